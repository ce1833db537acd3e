"""`/gerer sondage publier`, `fermer`, and what is done of a published survey: reworded, extended, closed, copied, archived."""

from collections.abc import Iterable
from dataclasses import replace

import discord

from bot.domain.errors import OutdatedControl
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_errors import WrongSurveyStatus
from bot.domain.survey_reading import read_extension
from bot.edge.forms import open_form
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.services.survey_closing import close_survey
from bot.services.surveys import (
    Wording,
    archive_survey,
    copy_survey,
    correct_wording,
    extend_survey,
    publish_survey,
    survey_standing,
)
from bot.texts.catalogue import texts_for
from bot.views import survey_editing as heading
from bot.views import survey_management_changing as views
from bot.views import survey_management_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.survey_management_places import FEATURE, id_in, number_in
from bot.views.survey_management_publishing import publishing_view
from cogs.survey_management.desk import Desk, Typed, writer


class Publishing:
    """A survey is told, then looked after."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the forms and the controls of these screens."""
        router.add(FEATURE, places.PUBLISH, places.ARITY, self._ask_to_publish)
        router.add(FEATURE, places.PUBLISHED, places.ARITY, self._publish)
        router.add(FEATURE, places.REWORD, places.PAGED_ARITY, self._wordings)
        router.add(FEATURE, places.REWORDED, places.ARITY, self._reword)
        add_form(router, FEATURE, places.WORDING, places.WORDING_ARITY, self._wording_form, self._correct)
        add_form(router, FEATURE, places.HEADING, places.ARITY, self._heading_form, self._entitle)
        add_form(router, FEATURE, places.EXTEND, places.ARITY, self._extend_form, self._extend)
        router.add(FEATURE, places.CLOSE, places.ARITY, self._ask_to_close)
        router.add(FEATURE, places.CLOSED, places.ARITY, self._close)
        router.add(FEATURE, places.COPY, places.ARITY, self._copy)
        router.add(FEATURE, places.ARCHIVE, places.ARITY, self._archive)

    async def show_publishing(self, interaction: discord.Interaction, survey_id: int) -> None:
        """Show what publishing a draft would do; raise ``WrongSurveyStatus`` where it is one no more."""
        await acknowledge(interaction)
        guild_id = guild_of(interaction)
        snapshot = (await self._desk.deps.snapshots.get(guild_id)).snapshot
        standing = await survey_standing(self._desk.deps, guild_id, survey_id)
        require(standing.survey, SurveyStatus.DRAFT)
        t, draft = texts_for(interaction.locale), standing.survey
        await show(
            interaction, publishing_view(t, snapshot, draft, standing.invited, snapshot.settings.surveys.threshold)
        )

    async def show_closing(self, interaction: discord.Interaction, survey_id: int) -> None:
        """Show what closing a survey at once would do; raise ``WrongSurveyStatus`` where it is not open."""
        await acknowledge(interaction)
        standing = await survey_standing(self._desk.deps, guild_of(interaction), survey_id)
        require(standing.survey, SurveyStatus.OPEN)
        t = texts_for(interaction.locale)
        await show(interaction, views.close_view(t, standing.survey, standing.answered, standing.invited))

    async def _ask_to_publish(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.show_publishing(interaction, id_in(custom_id))

    async def _publish(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        survey = await publish_survey(self._desk.deps, *writer(interaction), id_in(custom_id))
        _ = texts_for(interaction.locale).gettext
        receipt = (
            _("C'est publié : il s'ouvrira de lui-même.") if survey.is_to_come(self._desk.now) else _("C'est publié.")
        )
        await self._desk.show_card(interaction, survey.id, receipt=receipt)

    async def _wordings(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        standing = await survey_standing(self._desk.deps, guild_of(interaction), id_in(custom_id))
        require(standing.survey, SurveyStatus.OPEN)
        t, page = texts_for(interaction.locale), number_in(custom_id, 1)
        await show(interaction, views.wordings_view(t, standing.survey, standing.answered, page))

    async def _reword(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        seen = await self._desk.seen(interaction, custom_id)
        number = chosen(interaction)
        question = seen.survey.question(int(number)) if number.isdecimal() else None
        if question is None:
            raise OutdatedControl(custom_id.encode())
        await open_form(interaction, views.wording_form(seen.t, seen.survey, question))

    async def _wording_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.seen(interaction, custom_id)
        question = seen.survey.question(number_in(custom_id, 1))
        if question is None:
            raise OutdatedControl(custom_id.encode())
        return replace(views.wording_form(seen.t, seen.survey, question), custom_id=custom_id.encode())

    async def _correct(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await self._reworded(interaction, custom_id, Wording(texts={number_in(custom_id, 1): typed[views.TEXT]}))

    async def _heading_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.seen(interaction, custom_id)
        return views.published_heading_form(seen.t, seen.survey)

    async def _entitle(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        wording = Wording(title=typed[heading.NAME], introduction=typed[heading.INTRODUCTION])
        await self._reworded(interaction, custom_id, wording)

    async def _reworded(self, interaction: discord.Interaction, custom_id: CustomId, wording: Wording) -> None:
        await acknowledge(interaction)
        await correct_wording(self._desk.deps, *writer(interaction), id_in(custom_id), wording)
        _ = texts_for(interaction.locale).gettext
        await self._desk.show_card(interaction, id_in(custom_id), receipt=_("C'est corrigé; les membres le verront."))

    async def _extend_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.seen(interaction, custom_id)
        return views.extend_form(seen.t, seen.survey)

    async def _extend(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        survey = (await self._desk.seen(interaction, custom_id)).survey
        closes = read_extension(typed[views.CLOSES], survey.closes_local, self._desk.now, survey.time_zone)
        await extend_survey(self._desk.deps, *writer(interaction), survey.id, closes)
        _ = texts_for(interaction.locale).gettext
        await self._desk.show_card(interaction, survey.id, receipt=_("C'est prolongé."))

    async def _ask_to_close(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.show_closing(interaction, id_in(custom_id))

    async def _close(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await close_survey(self._desk.deps, *writer(interaction), id_in(custom_id))
        _ = texts_for(interaction.locale).gettext
        await self._desk.show_card(interaction, id_in(custom_id), receipt=_("C'est fermé."))

    async def _copy(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.seen(interaction, custom_id)
        begun = draft_after(seen.snapshot.surveys, seen.survey)
        _ = seen.t.gettext
        if begun is not None:  # pressed twice, or by somebody else before
            await self._desk.show_card(interaction, begun.id, receipt=_("Une copie était déjà commencée : la voici."))
            return
        survey_id = await copy_survey(self._desk.deps, *writer(interaction), seen.survey.id)
        await self._desk.show_card(interaction, survey_id, receipt=_("C'est copié : voici le brouillon."))

    async def _archive(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        survey = await archive_survey(self._desk.deps, *writer(interaction), id_in(custom_id))
        seen = await self._desk.seen(interaction, custom_id)
        later = any(each.previous_id == survey.id and each.rule for each in seen.snapshot.surveys)
        receipt = views.archived_sentence(seen.t, stops=bool(survey.rule) and not later)
        await self._desk.show_card(interaction, id_in(custom_id), receipt=receipt)


def draft_after(surveys: Iterable[Survey], survey: Survey) -> Survey | None:
    """The draft that was copied from ``survey`` already, the latest; None where there is none."""
    drafts = (each for each in surveys if each.previous_id == survey.id and each.status is SurveyStatus.DRAFT)
    return next(iter(drafts), None)


def require(survey: Survey, status: SurveyStatus) -> None:
    """Raise ``WrongSurveyStatus`` where the survey stands otherwise."""
    if survey.status is not status:
        raise WrongSurveyStatus(survey.status)
