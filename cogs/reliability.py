"""`/reglages fiabilite`, and « Réessayer »: what became of what was to be sent, and trying again what Discord refused."""

import discord
from discord import app_commands

from bot.edge.command_texts import L
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, show
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.reliability import reliability_of, retry_place
from bot.texts.catalogue import texts_for
from bot.views import reliability as views
from bot.views.custom_ids import CustomId


class Reliability:
    """The outbox's own ledger."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        self._deps = deps
        parent.add_command(
            app_commands.Command(
                name=L("fiabilite"),
                description=L("Ce qui a été envoyé, ce qui ne l'a pas été, pourquoi, et quoi faire"),
                callback=self.reliability,
            )
        )

    def route(self, router: Router) -> None:
        """Take the buttons and the menu of these screens."""
        router.add(views.FEATURE, views.SHOW, 1, self._show)
        router.add(views.FEATURE, views.RETRY, 1, self._retry)
        router.add(views.FEATURE, views.AGAIN, 0, self._again)

    async def reliability(self, interaction: discord.Interaction) -> None:
        """Show the ledger of the guild."""
        await self._show_ledger(interaction)

    async def _show(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show_ledger(interaction, int(custom_id.args[0]))

    async def _retry(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        count = await retry_place(self._deps, guild_of(interaction), custom_id.args[0])
        await show(interaction, views.retried_view(texts_for(interaction.locale), count))

    async def _again(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        await acknowledge(interaction)
        count = await retry_place(self._deps, guild_of(interaction), chosen(interaction))
        await self._show_ledger(interaction, again=count)

    async def _show_ledger(self, interaction: discord.Interaction, page: int = 0, *, again: int | None = None) -> None:
        await acknowledge(interaction)
        guild_id = guild_of(interaction)
        found = await reliability_of(self._deps, guild_id)
        settings = (await self._deps.snapshots.get(guild_id)).snapshot.settings
        channels = interaction.guild.channels if interaction.guild else ()
        names = {channel.id: channel.name for channel in channels}
        view = views.reliability_view(texts_for(interaction.locale), settings, found, names, page, again=again)
        await show(interaction, view)
