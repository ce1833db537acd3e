"""The directory's desk, as it stands today where the guild is, in the member's language."""

import discord

from bot.domain.access import Scope
from bot.domain.clock import Clock, local_day
from bot.domain.directory_search import EntryKind
from bot.edge.access import standing_of
from bot.edge.access_table import ACCESS
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import directory_places as places
from bot.views.directory_parts import Desk
from bot.views.directory_places import CardPlace


def desk_of(interaction: discord.Interaction, held: Knowledge, clock: Clock, *, names_people: bool = True) -> Desk:
    """What makes the directory's cards for that member."""
    today = local_day(clock.now(), held.snapshot.settings.time_zone)
    return Desk(texts_for(interaction.locale), held.snapshot, today, names_people=names_people)


def may_seat(interaction: discord.Interaction, held: Knowledge, desk: Desk, place: CardPlace) -> bool:
    """Whether the member may add people to the group of that card."""
    if place.kind is not EntryKind.GROUP:
        return False
    standing = standing_of(held, interaction, desk.on)
    scope = standing.scope(ACCESS[f"{places.FEATURE} {places.SEAT}"])
    return scope is Scope.ALL or (scope is Scope.TABLE and place.id in standing.tables)
