"""`/aide` and `/apropos`: what Courroie can do, and whom it serves."""

import discord
from discord import app_commands

from bot.edge.access import is_coordination
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import share, show
from bot.edge.router import Router
from bot.services.snapshots import Snapshots
from bot.texts.catalogue import texts_for
from bot.views import about
from bot.views.about import about_view
from bot.views.custom_ids import CustomId
from bot.views.help import FEATURE, SHOW, help_view


class HelpCommands:
    """The two commands that a newcomer tries first."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def install(self, tree: app_commands.CommandTree, router: Router) -> None:
        """Add the commands, and take the buttons of `/apropos`."""
        tree.add_command(
            app_commands.Command(
                name=L("aide"), description=L("Ce que Courroie peut faire pour vous"), callback=self.help
            )
        )
        tree.add_command(
            app_commands.Command(
                name=L("apropos"),
                description=L("La table de quartier : mission, structure, tables et comités"),
                callback=self.about,
            )
        )
        router.add(FEATURE, SHOW, 0, self._help)
        router.add(about.FEATURE, about.PAGE, 1, self._turn_page)
        router.add(about.FEATURE, about.SHARE, 1, self._share)

    async def help(self, interaction: discord.Interaction) -> None:
        """Show what Courroie can do, by need."""
        await self._show_help(interaction)

    async def _help(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - it carries nothing
        await self._show_help(interaction)

    async def _show_help(self, interaction: discord.Interaction) -> None:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        may = {
            "coordination": is_coordination(held, interaction),
            "administration": interaction.permissions.manage_guild,
        }
        await show(interaction, help_view(texts_for(interaction.locale), **may))

    async def about(self, interaction: discord.Interaction) -> None:
        """Show the roundtable as its plan presents it."""
        await self._show_page(interaction, 0)

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show_page(interaction, int(custom_id.args[0]))

    async def _show_page(self, interaction: discord.Interaction, page: int) -> None:
        snapshot = (await knowledge(interaction, self._snapshots)).snapshot
        organization, officer = snapshot.plan_for(None).plan.organization, snapshot.settings.privacy_officer
        await show(interaction, about_view(texts_for(interaction.locale), organization, officer, page))

    async def _share(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        snapshot = (await knowledge(interaction, self._snapshots)).snapshot
        organization, officer = snapshot.plan_for(None).plan.organization, snapshot.settings.privacy_officer
        page, shared_by = int(custom_id.args[0]), interaction.user.display_name
        await share(
            interaction, about_view(texts_for(interaction.locale), organization, officer, page, shared_by=shared_by)
        )
