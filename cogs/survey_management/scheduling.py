"""When and where a draft is asked, and which indicator of the plan it measures."""

from dataclasses import replace
from datetime import timedelta

import discord

from bot.domain.errors import OutdatedControl, UnreadableLength
from bot.domain.plan_indicators import Measurable, measurables_meant
from bot.domain.survey import SurveyDraft
from bot.domain.survey_reading import open_length, read_dates
from bot.edge.forms import open_form
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen, chosen_ids
from bot.services.snapshots import Knowledge
from bot.views import survey_editing_dates as dates
from bot.views import survey_editing_indicator as measures
from bot.views import survey_management_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.survey_management_places import FEATURE, id_in, number_in
from cogs.survey_management.desk import Change, Desk, Typed


class Scheduling:
    """Dates, channel, indicator."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the forms and the controls of these screens."""
        router.add(FEATURE, places.WHEN, places.ARITY, self._when)
        router.add(FEATURE, places.CHANNEL, places.ARITY, self._channel)
        add_form(router, FEATURE, places.DATES, places.ARITY, self._dates_form, self._dates)
        router.add(FEATURE, places.AFTER, places.PAGED_ARITY, self._after)
        router.add(FEATURE, places.FOLLOW, places.ARITY, self._follow)
        add_form(router, FEATURE, places.LASTS, places.LASTS_ARITY, self._length_form, self._lasts)
        router.add(FEATURE, places.MEASURES, places.MEASURES_ARITY, self._measures)
        add_form(router, FEATURE, places.WORDS, places.ARITY, self._words_form, self._words)
        router.add(FEATURE, places.MEASURE, places.ARITY, self._measure)
        router.add(FEATURE, places.UNMEASURE, places.ARITY, self._unmeasure)

    async def _when(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        await show(interaction, dates.dates_view(seen.t, seen.snapshot, seen.survey))

    async def _channel(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        (channel_id,) = chosen_ids(interaction)
        await acknowledge(interaction)
        await self._change(interaction, custom_id, lambda draft: replace(draft, channel_id=channel_id))

    async def _dates_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        return dates.dates_form(seen.t, seen.survey)

    async def _dates(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        said = read_dates(
            typed[dates.OPENS], typed[dates.CLOSES], typed[dates.COMES_BACK], self._desk.now, seen.survey.time_zone
        )

        def dated(draft: SurveyDraft) -> SurveyDraft:
            return replace(
                draft,
                opens_local=said.opens_local,
                closes_local=said.closes_local,
                rule=said.rule,
                open_minutes=said.open_minutes,
                after_assembly_id=None,
            )

        await self._change(interaction, custom_id, dated)

    async def _after(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen, page = await self._desk.draft(interaction, custom_id), number_in(custom_id, 1)
        await show(interaction, dates.after_view(seen.t, seen.snapshot, seen.survey, self._desk.now, page))

    async def _follow(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        value = chosen(interaction)
        if not value.isdecimal():
            raise OutdatedControl(custom_id.encode())
        seen = await self._desk.draft(interaction, custom_id)
        await open_form(interaction, dates.length_form(seen.t, seen.survey, int(value)))

    async def _length_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        return dates.length_form(seen.t, seen.survey, number_in(custom_id, 1))

    async def _lasts(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        assembly_id, length = number_in(custom_id, 1), open_length(typed[dates.LENGTH])
        if length is None:
            raise UnreadableLength(typed[dates.LENGTH])
        minutes = length // timedelta(minutes=1)
        await acknowledge(interaction)

        def following(draft: SurveyDraft) -> SurveyDraft:
            return replace(
                draft,
                opens_local=None,
                closes_local=None,
                rule=None,
                after_assembly_id=assembly_id,
                open_minutes=minutes,
            )

        await self._change(interaction, custom_id, following)

    async def _change(self, interaction: discord.Interaction, custom_id: CustomId, change: Change) -> None:
        """Change when or where, and show it."""
        await self._desk.change(interaction, id_in(custom_id), change)
        await self._when(interaction, custom_id)

    async def _measures(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await self._show_measures(interaction, custom_id, custom_id.args[2], number_in(custom_id, 1))

    async def _words_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        return measures.words_form(seen.t, seen.survey)

    async def _words(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        await self._show_measures(interaction, custom_id, typed[measures.WORDS])

    async def _show_measures(
        self, interaction: discord.Interaction, custom_id: CustomId, words: str = "", page: int = 0
    ) -> None:
        seen = await self._desk.draft(interaction, custom_id)
        found = _meant(seen.held, words)
        await show(interaction, measures.measures_view(seen.t, seen.snapshot, seen.survey, found, words, page))

    async def _measure(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        value = chosen(interaction)
        if not value.isdecimal():
            raise OutdatedControl(custom_id.encode())
        await self._measuring(interaction, custom_id, int(value))

    async def _unmeasure(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._measuring(interaction, custom_id, None)

    async def _measuring(self, interaction: discord.Interaction, custom_id: CustomId, item_id: int | None) -> None:
        await acknowledge(interaction)
        await self._desk.change(interaction, id_in(custom_id), lambda draft: replace(draft, item_id=item_id))
        await self._desk.show_card(interaction, id_in(custom_id))


def _meant(held: Knowledge, words: str) -> list[Measurable]:
    """What words mean in every plan of the guild, the roundtable's own first."""
    return [each for loaded in held.snapshot.plans for each in measurables_meant(held.index_of(loaded), words)]
