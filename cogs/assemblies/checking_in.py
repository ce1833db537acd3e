"""« Je suis présent »: a member checks in; the count that everyone reads follows."""

import discord

from bot.domain.journal import Actor
from bot.edge.attendance import follow_check_in
from bot.edge.posted import Following, begin, tell_apart
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.services.deps import Deps
from bot.services.gatherings import check_in
from bot.texts.catalogue import texts_for
from bot.views import assembly_places as places
from bot.views.assembly_places import FEATURE, id_in
from bot.views.assembly_presence import checked_in_view
from bot.views.custom_ids import CustomId


class CheckingIn:
    """Takes the button."""

    def __init__(self, deps: Deps, following: Following) -> None:
        self._deps = deps
        self._following = following

    def route(self, router: Router) -> None:
        """Take the button."""
        router.add(FEATURE, places.HERE, places.ARITY, self._here)

    async def _here(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await begin(interaction)
        deps, guild_id, user_id = self._deps, guild_of(interaction), interaction.user.id
        gathering = await check_in(deps, guild_id, Actor.member(user_id), id_in(custom_id), user_id=user_id)
        snapshot = (await deps.snapshots.get(guild_id)).snapshot
        receipt = checked_in_view(texts_for(interaction.locale), snapshot, gathering, user_id)
        await tell_apart(interaction, receipt, lambda: follow_check_in(deps, self._following, interaction, gathering))
