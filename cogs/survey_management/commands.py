"""The commands of `/gerer sondage` that make a survey and look after it."""

from typing import Any, Final

import discord
from discord import app_commands

from bot.edge.command_texts import L
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.suggesting import Choices, suggestions
from bot.edge.survey_choices import dated_label, survey_choices
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from bot.texts.survey_templates import SurveyTemplate
from cogs.survey_management.desk import ANY, DRAFTS, RUNNING, Desk, Statuses, surveys_among
from cogs.survey_management.drafting import Drafting
from cogs.survey_management.publishing import Publishing
from cogs.survey_management.questions import Questions
from cogs.survey_management.scheduling import Scheduling

_NO_TEMPLATE: Final = "none"
AnyCommand = app_commands.Command[Any, ..., Any]


class SurveyManagement:
    """Surveys are made, published, looked after and closed. ``parent`` is `/gerer sondage`."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        self._snapshots = deps.snapshots
        self._desk = Desk(deps)
        self._drafting = Drafting(self._desk)
        self._publishing = Publishing(self._desk)
        parent.add_command(
            app_commands.Command(
                name=L("creer"),
                description=L("Préparer un sondage; rien ne part avant « Publier »"),
                callback=self.create,
            )
        )
        for command, suggest in (
            (self._modify(), self._suggest_any),
            (self._publish(), self._suggest_draft),
            (self._close(), self._suggest_running),
        ):
            command.autocomplete("which")(suggest)
            parent.add_command(command)

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of these screens."""
        for part in (self._drafting, self._publishing, Questions(self._desk), Scheduling(self._desk)):
            part.route(router)

    def _modify(self) -> AnyCommand:
        said = L("Un sondage : le préparer, voir où il en est, le corriger, le prolonger, le copier")
        return app_commands.Command(name=L("modifier"), description=said, callback=self.modify)

    def _publish(self) -> AnyCommand:
        said = L("Voir ce que fera la publication d'un sondage, puis la confirmer")
        return app_commands.Command(name=L("publier"), description=said, callback=self.publish)

    def _close(self) -> AnyCommand:
        said = L("Fermer un sondage avant sa fin; vous le confirmez d'abord")
        return app_commands.Command(name=L("fermer"), description=said, callback=self.close)

    @suggestions
    async def _suggest_any(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._suggested(interaction, typed, ANY)

    @suggestions
    async def _suggest_draft(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._suggested(interaction, typed, DRAFTS)

    @suggestions
    async def _suggest_running(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._suggested(interaction, typed, RUNNING)

    def _suggested(self, interaction: discord.Interaction, typed: str, among: Statuses) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        label = dated_label(texts_for(interaction.locale), self._desk.now)
        return survey_choices(surveys_among(held, among), typed, label)

    @app_commands.rename(template=L("modele"))
    @app_commands.describe(template=L("Un modèle à reprendre et à changer; sans rien, question par question"))
    @app_commands.choices(
        template=[
            app_commands.Choice(name=L("Question par question"), value=_NO_TEMPLATE),
            app_commands.Choice(name=L("La Tournée des organismes"), value=SurveyTemplate.TOUR),
            app_commands.Choice(name=L("Satisfaction, attentes et besoins des membres"), value=SurveyTemplate.MEMBERS),
            app_commands.Choice(name=L("Les services aux tables et comités"), value=SurveyTemplate.SERVICES),
            app_commands.Choice(name=L("Après l'assemblée"), value=SurveyTemplate.AFTER_ASSEMBLY),
            app_commands.Choice(name=L("La gouvernance de la table de quartier"), value=SurveyTemplate.GOVERNANCE),
        ]
    )
    async def create(self, interaction: discord.Interaction, template: str = _NO_TEMPLATE) -> None:
        """Begin a draft."""
        await self._drafting.begin(interaction, None if template == _NO_TEMPLATE else SurveyTemplate(template))

    @app_commands.rename(which=L("sondage"))
    @app_commands.describe(which=L("Le sondage, par son titre"))
    async def modify(self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100]) -> None:
        """Show the card of a survey."""
        survey = await self._desk.meant(interaction, which, ANY)
        await self._desk.show_card(interaction, survey.id)

    @app_commands.rename(which=L("sondage"))
    @app_commands.describe(which=L("Le brouillon, par son titre"))
    async def publish(self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100]) -> None:
        """Show what publishing a draft would do."""
        survey = await self._desk.meant(interaction, which, DRAFTS)
        await self._publishing.show_publishing(interaction, survey.id)

    @app_commands.rename(which=L("sondage"))
    @app_commands.describe(which=L("Le sondage ouvert, par son titre"))
    async def close(self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100]) -> None:
        """Show what closing a survey would do."""
        survey = await self._desk.meant(interaction, which, RUNNING)
        await self._publishing.show_closing(interaction, survey.id)
