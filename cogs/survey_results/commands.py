"""The commands of results, and what their screens' controls do."""

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.domain.journal import Actor
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_errors import ResultsWithheld
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, attached, show, show_apart
from bot.edge.router import Router, chosen
from bot.edge.suggesting import Choices, suggestions
from bot.edge.survey_choices import dated_label, survey_choices, survey_meant
from bot.exporters.door import file_stem
from bot.exporters.survey_door import SurveyFormat, draw, write_tables
from bot.exporters.survey_tables import tables_of
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.services.survey_publication import publish_results
from bot.services.survey_results import participation_of, responses_of, results_of
from bot.texts.catalogue import Texts, texts_for
from bot.texts.survey_results import published_before_text, published_now_text, unpublished_text
from bot.views import survey_results_places as places
from bot.views.custom_ids import CustomId
from bot.views.layout import layout
from bot.views.message import message_view
from bot.views.survey_posted import survey_channel
from bot.views.survey_results import Drawn, exported_screen, results_page, waiting_screen
from bot.views.survey_results_places import FEATURE, ResultsPlace, read_part, survey_in

_SURVEY = L("Le sondage")


class SurveyResults:
    """What surveys came to, for the coordination, and for everyone what was published of it."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        self._deps = deps
        show_it: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=L("resultats"), description=L("La participation et les résultats d'un sondage"), callback=self.results
        )
        take_it: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=L("exporter"),
            description=L("Emporter les résultats d'un sondage dans un fichier"),
            callback=self.export,
        )
        for command in (show_it, take_it):
            command.autocomplete("survey")(self._suggest_survey)
            parent.add_command(command)

    def route(self, router: Router) -> None:
        """Take the buttons and the menu of these screens."""
        router.add(FEATURE, places.SHOW, places.SHOW_ARITY, self._turn)
        router.add(FEATURE, places.PART, 1, self._pick_part)
        router.add(FEATURE, places.PUBLISH, 1, self._publish)
        router.add(FEATURE, places.EXPORT, places.EXPORT_ARITY, self._export)
        router.add(FEATURE, places.PUBLIC, places.PUBLIC_ARITY, self._turn_public)

    @suggestions
    async def _suggest_survey(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        label = dated_label(texts_for(interaction.locale), self._deps.clock.now())
        return survey_choices(_published(held), typed, label) if held else []

    @app_commands.rename(survey=L("sondage"))
    @app_commands.describe(survey=_SURVEY)
    async def results(self, interaction: discord.Interaction, survey: app_commands.Range[str, 1, 100]) -> None:
        """Show the results, or how many have answered where they are not to be seen yet."""
        await self._show(interaction, ResultsPlace(await self._meant(interaction, survey)))

    @app_commands.rename(survey=L("sondage"))
    @app_commands.describe(survey=_SURVEY, format=L("Un classeur, ou un fichier CSV par feuille"))
    @app_commands.choices(
        format=[
            app_commands.Choice(name=L("XLSX, un classeur"), value=SurveyFormat.XLSX),
            app_commands.Choice(name=L("CSV, un fichier par feuille"), value=SurveyFormat.CSV),
        ]
    )
    async def export(
        self,
        interaction: discord.Interaction,
        survey: app_commands.Range[str, 1, 100],
        format: str = SurveyFormat.XLSX,  # noqa: A002 - the option's name
    ) -> None:
        """Give the results as files."""
        await self._give(interaction, await self._meant(interaction, survey), SurveyFormat(format))

    async def _meant(self, interaction: discord.Interaction, given: str) -> int:
        held = await knowledge(interaction, self._deps.snapshots)
        label = dated_label(texts_for(interaction.locale), self._deps.clock.now())
        return survey_meant(_published(held), given, label).id

    async def _turn(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, ResultsPlace.read(custom_id))

    async def _turn_public(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place = ResultsPlace.read(custom_id)
        survey = (await knowledge(interaction, self._deps.snapshots)).snapshot.survey_by_id(place.survey_id)
        if not survey.publish_results:
            await show(interaction, message_view(unpublished_text(texts_for(interaction.locale))))
            return
        await self._show(interaction, place)

    async def _pick_part(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, ResultsPlace(survey_in(custom_id), stratum=read_part(chosen(interaction))))

    async def _show(self, interaction: discord.Interaction, place: ResultsPlace) -> None:
        await acknowledge(interaction)
        t, guild_id = texts_for(interaction.locale), guild_of(interaction)
        part = await participation_of(self._deps, guild_id, place.survey_id)
        if part.survey.status is SurveyStatus.OPEN and (part.survey.anonymous or place.public):
            await show(interaction, layout(waiting_screen(t, part.survey, part.answered, part.invited)))
            return
        results = await results_of(self._deps, guild_id, place.survey_id, publicly=place.public)
        directory = (await knowledge(interaction, self._deps.snapshots)).snapshot.directory
        # Thousands of comments are made safe and parted into pages: nobody else waits for that either.
        page = await asyncio.to_thread(results_page, t, directory, results, place)
        await show(interaction, layout(page.screen), await _files(t, [page.drawn] if page.drawn else []))

    async def _publish(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        """Have the results posted where the survey was asked, once; say where they are where they were."""
        await acknowledge(interaction)
        t, guild_id, survey_id = texts_for(interaction.locale), guild_of(interaction), survey_in(custom_id)
        actor = Actor.member(interaction.user.id)
        posted = await publish_results(self._deps, guild_id, actor, survey_id)
        held = await self._deps.snapshots.get(guild_id)
        survey = held.snapshot.survey_by_id(survey_id)
        if posted is not None:
            said = published_before_text(t, guild_id, posted.channel_id or 0, posted.message_id or 0)
        else:
            said = published_now_text(t, survey_channel(held.snapshot, survey))
        await show_apart(interaction, message_view(said))

    async def _export(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._give(interaction, survey_in(custom_id), SurveyFormat(custom_id.args[1]))

    async def _give(self, interaction: discord.Interaction, survey_id: int, file_format: SurveyFormat) -> None:
        await acknowledge(interaction)
        t, guild_id = texts_for(interaction.locale), guild_of(interaction)
        results = await results_of(self._deps, guild_id, survey_id)
        if results.withheld:
            raise ResultsWithheld(results.answered, results.least)
        directory = (await knowledge(interaction, self._deps.snapshots)).snapshot.directory
        tables = tables_of(t, directory, results, await responses_of(self._deps, guild_id, survey_id))
        stem = f"resultats-{file_stem(results.survey.title) or results.survey.id}"
        files = await asyncio.to_thread(write_tables, tables, stem, file_format)
        names = [name for name, _data in files]
        said = exported_screen(t, results.survey, names)
        await show(interaction, layout(said), [attached(name, data, name) for name, data in files])


def _published(held: Knowledge) -> list[Survey]:
    return [each for each in held.snapshot.surveys if each.status is not SurveyStatus.DRAFT]


async def _files(t: Texts, drawn: Sequence[Drawn]) -> list[discord.File]:
    """The pictures, drawn in a thread: nobody waits for them but who asked."""
    made = [(each.picture, await asyncio.to_thread(draw, t, each.results, each.page, each.heading)) for each in drawn]
    return [attached(picture.file_name, data, picture.alt) for picture, data in made]
