"""The list of doubts that an import left, and the answers to each."""

import discord

from bot.domain.doubt import DoubtStatus
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, show
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.plans import confirm_read, doubts_of, settle
from bot.texts.catalogue import texts_for
from bot.views import doubts
from bot.views.custom_ids import CustomId
from bot.views.doubts import doubt_view, doubts_view


class Doubts:
    """The doubts' screens."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the menus and buttons of the doubts' screens."""
        router.add(doubts.FEATURE, doubts.LIST, 2, self._list)
        router.add(doubts.FEATURE, doubts.OPEN, 2, self._open)
        router.add(doubts.FEATURE, doubts.SETTLE, 4, self._settle)
        router.add(doubts.FEATURE, doubts.CONFIRM_PAGE, 4, self._confirm_page)

    async def show(self, interaction: discord.Interaction, plan_id: int, page: int = 0) -> None:
        """Show what nobody has settled in the plan."""
        await acknowledge(interaction)
        guild_id = guild_of(interaction)
        loaded = (await self._deps.snapshots.get(guild_id)).snapshot.plan_by_id(plan_id)
        found = await doubts_of(self._deps, guild_id, plan_id)
        await show(interaction, doubts_view(texts_for(interaction.locale), loaded, found, page))

    async def _list(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        plan_id, page = custom_id.args
        await self.show(interaction, int(plan_id), int(page))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        plan_id, page = (int(arg) for arg in custom_id.args)
        doubt_id, guild_id = int(chosen(interaction)), guild_of(interaction)
        found = {doubt.id: doubt for doubt in await doubts_of(self._deps, guild_id, plan_id)}
        if doubt_id not in found:  # somebody settled it meanwhile
            await self.show(interaction, plan_id, page)
            return
        loaded = (await self._deps.snapshots.get(guild_id)).snapshot.plan_by_id(plan_id)
        await show(interaction, doubt_view(texts_for(interaction.locale), loaded, found[doubt_id], page))

    async def _settle(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        plan_id, page, doubt_id, status = custom_id.args
        await settle(self._deps, guild_of(interaction), int(doubt_id), DoubtStatus(status), interaction.user.id)
        await self.show(interaction, int(plan_id), int(page))

    async def _confirm_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        plan_id, page, first, last = map(int, custom_id.args)
        await confirm_read(self._deps, guild_of(interaction), plan_id, first, last, interaction.user.id)
        await self.show(interaction, plan_id, page)
