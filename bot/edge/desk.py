"""The directory's desk, as it stands today where the guild is, in the member's language."""

import discord

from bot.domain.clock import Clock, local_day
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views.directory_parts import Desk


def desk_of(interaction: discord.Interaction, held: Knowledge, clock: Clock, *, names_people: bool = True) -> Desk:
    """What makes the directory's cards for that member."""
    today = local_day(clock.now(), held.snapshot.settings.time_zone)
    return Desk(texts_for(interaction.locale), held.snapshot, today, names_people=names_people)
