"""`/sondage`: straight to the one survey that is to be answered, or to the list of them."""

from collections.abc import Iterable
from typing import Any

import discord
from discord import app_commands

from bot.domain.errors import OutdatedControl
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_standing import Mine, Where
from bot.edge.access import role_ids_of
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.router import Router, chosen
from bot.edge.suggesting import Choices, suggestions
from bot.edge.survey_choices import survey_choices, survey_meant
from bot.services.deps import Deps
from bot.services.my_surveys import surveys_for
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import survey_places as places
from bot.views.custom_ids import CustomId
from bot.views.survey_places import FEATURE, page_in
from bot.views.surveys import surveys_view
from cogs.surveys.answering import Answering
from cogs.surveys.trying import Trying


class SurveyCommands:
    """The command that everyone has, and what goes with it."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._answering = Answering(deps)
        self._trying = Trying(deps)

    def install(self, tree: app_commands.CommandTree, router: Router) -> None:
        """Add the command, and take the buttons, menus and forms."""
        command: app_commands.Command[Any, ..., Any] = app_commands.Command(
            name=L("sondage"),
            description=L("Répondre à un sondage, en reprendre un, voir les résultats publiés"),
            callback=self.show,
        )
        command.autocomplete("which")(self._suggest)
        tree.add_command(command)
        self._answering.route(router)
        self._trying.route(router)
        router.add(FEATURE, places.LIST, places.LIST_ARITY, self._list)
        router.add(FEATURE, places.OPEN, places.OPEN_ARITY, self._open)

    @suggestions
    async def _suggest(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        return survey_choices(_told(held), typed) if held is not None else []

    @app_commands.rename(which=L("lequel"))
    @app_commands.describe(which=L("Un sondage; sans rien, celui qui attend votre réponse"))
    async def show(
        self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """Show the page before a survey's first question, or the list of surveys."""
        if which:
            held = await knowledge(interaction, self._deps.snapshots)
            await self._answering.begin(interaction, survey_meant(_told(held), which).id)
            return
        mine = await self._mine(interaction)
        waiting = [each for each in mine if each.where in (Where.TO_ANSWER, Where.BEGUN)]
        if len(waiting) == 1:
            await self._answering.begin(interaction, waiting[0].survey.id)
        else:
            await show(interaction, surveys_view(texts_for(interaction.locale), mine))

    async def _list(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        mine = await self._mine(interaction)
        await show(interaction, surveys_view(texts_for(interaction.locale), mine, page_in(custom_id)))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        value = chosen(interaction)
        if not value.isdecimal():
            raise OutdatedControl(custom_id.encode())
        await self._answering.begin(interaction, int(value))

    async def _mine(self, interaction: discord.Interaction) -> tuple[Mine, ...]:
        await acknowledge(interaction)
        return await surveys_for(self._deps, guild_of(interaction), interaction.user.id, role_ids_of(interaction))


def _told(held: Knowledge) -> Iterable[Survey]:
    """The surveys that members know of, the latest first."""
    hidden = (SurveyStatus.DRAFT, SurveyStatus.ARCHIVED)
    return [each for each in held.snapshot.surveys if each.status not in hidden]
