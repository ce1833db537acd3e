"""What the coordination reads and tries before it publishes a survey: its questions written out, and a trial that leaves nothing."""

import discord

from bot.domain.survey_standing import Beginning
from bot.edge.reading import knowledge, knowledge_at_once
from bot.edge.replies import show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from bot.views import survey_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.survey_answering import before_view, going_on_view, trial_end_view
from bot.views.survey_places import FEATURE, page_in, survey_in
from bot.views.survey_preview import preview_view
from cogs.surveys.steps import asked_by


class Trying:
    """Shows the questions, and takes trial answers: nothing of them is written anywhere."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the buttons and the trial's forms."""
        router.add(FEATURE, places.PREVIEW, places.PREVIEW_ARITY, self._preview)
        router.add(FEATURE, places.TRIAL, places.ARITY, self._begin)
        add_form(router, FEATURE, places.TRIAL_STEP, places.STEP_ARITY, self._build, self._accept)

    async def _preview(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        survey = held.snapshot.survey_by_id(survey_in(custom_id))
        kept_months = held.snapshot.settings.retention.journal_months
        await show(interaction, preview_view(texts_for(interaction.locale), survey, kept_months, page_in(custom_id)))

    async def _begin(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        survey = held.snapshot.survey_by_id(survey_in(custom_id))
        t = texts_for(interaction.locale)
        _ = t.gettext
        organization = _("votre organisation") if survey.by_organization else ""
        kept_months = held.snapshot.settings.retention.journal_months
        await show(interaction, before_view(t, Beginning(survey, organization), kept_months, trial=True))

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._deps.snapshots)
        return asked_by(held.snapshot, custom_id, drafts=True).form(interaction, custom_id, trial=True)

    async def _accept(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        asked = asked_by(held.snapshot, custom_id, drafts=True)
        told = asked.told(typed)
        given, step = {**asked.given, **told}, asked.following(told)
        t = texts_for(interaction.locale)
        if step is None:
            await show(interaction, trial_end_view(t, asked.survey, given))
        else:
            await show(interaction, going_on_view(t, asked.survey, step, given, trial=True))
