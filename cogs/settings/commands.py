"""The commands of `/reglages`."""

import discord
from discord import app_commands

from bot.domain.guild_settings import SettingKey
from bot.domain.journal import Actor
from bot.edge.channel_checks import channel_of
from bot.edge.command_texts import L
from bot.edge.replies import acknowledge
from bot.edge.router import Router
from bot.services.deps import Deps
from bot.views.settings_places import Place, Way
from cogs.settings.panel import Panels
from cogs.settings.steps import Steps, guild_seen


class SettingsCommands(app_commands.Group):
    """The guided set-up, all the settings, and the panel."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(
            name=L("reglages"),
            description=L("Préparer Courroie pour ce serveur"),
            default_permissions=discord.Permissions(manage_guild=True),
        )
        self._deps = deps
        self._panels = Panels(deps)
        self._steps = Steps(deps, self._panels)

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of these screens."""
        self._steps.route(router)

    @app_commands.command(
        name=L("assistant"), description=L("Préparer Courroie pas à pas; reprend là où vous en étiez")
    )
    async def assistant(self, interaction: discord.Interaction) -> None:
        """Go on with the guided set-up."""
        await self._steps.resume(interaction)

    @app_commands.command(name=L("voir"), description=L("Voir tous les réglages, et en changer un"))
    async def show(self, interaction: discord.Interaction) -> None:
        """Show every setting, and what is missing."""
        await self._steps.show_summary(interaction)

    @app_commands.command(name=L("panneau"), description=L("Publier et épingler de nouveau le panneau de boutons"))
    @app_commands.rename(channel=L("salon"))
    @app_commands.describe(channel=L("Le salon du panneau; par défaut, celui où il est déjà"))
    async def panel(self, interaction: discord.Interaction, channel: discord.TextChannel | None = None) -> None:
        """Post the panel and pin it, in place of the one that stood; ask where, while nobody has said."""
        guild = guild_seen(interaction)
        settings = (await self._deps.snapshots.get(guild.id)).snapshot.settings
        place = Place(SettingKey.PANEL, Way.ALONE)
        channel_id = channel.id if channel else channel_of(settings, SettingKey.PANEL)
        if channel_id is None:
            await self._steps.show_step(interaction, place, settings)
            return
        await acknowledge(interaction)
        posted = await self._panels.post(guild, Actor.member(interaction.user.id), channel_id)
        await self._steps.show_step(interaction, place, posted, saved=True)
