"""What every screen of `/gerer sondage` does: read the guild's surveys, show the card of one, change a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import discord

from bot.domain.journal import Actor
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Question, Survey, SurveyDraft, SurveyStatus
from bot.domain.survey_editing import question_marked
from bot.domain.survey_errors import WrongSurveyStatus
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.survey_choices import dated_label, survey_meant
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.services.surveys import correct_draft, survey_standing
from bot.texts.catalogue import Texts, texts_for
from bot.views.custom_ids import CustomId
from bot.views.survey_editing import draft_view
from bot.views.survey_management import published_view
from bot.views.survey_management_places import id_in, number_in

Typed = dict[str, str]
Change = Callable[[SurveyDraft], SurveyDraft]
Statuses = frozenset[SurveyStatus]
ANY: Final[Statuses] = frozenset(SurveyStatus)
DRAFTS: Final[Statuses] = frozenset({SurveyStatus.DRAFT})
RUNNING: Final[Statuses] = frozenset({SurveyStatus.OPEN})


@dataclass(frozen=True, slots=True)
class Seen:
    """One survey as a screen reads it, in the language of who uses it."""

    t: Texts
    held: Knowledge
    survey: Survey

    @property
    def snapshot(self) -> GuildSnapshot:
        """All that is held of the guild."""
        return self.held.snapshot


@dataclass(frozen=True, slots=True)
class Desk:
    """The coordination's way to a guild's surveys."""

    deps: Deps

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self.deps.clock.now()

    async def meant(self, interaction: discord.Interaction, given: str, among: Statuses) -> Survey:
        """The survey of that sort that was chosen or typed; raise ``UnknownSurvey``."""
        held = await knowledge(interaction, self.deps.snapshots)
        label = dated_label(texts_for(interaction.locale), self.now)
        return survey_meant(surveys_among(held, among), given, label)

    async def seen(self, interaction: discord.Interaction, custom_id: CustomId) -> Seen:
        """The survey that a control is about; raise ``UnknownSurvey`` where it is gone."""
        held = await knowledge_at_once(interaction, self.deps.snapshots)
        return Seen(texts_for(interaction.locale), held, held.snapshot.survey_by_id(id_in(custom_id)))

    async def draft(self, interaction: discord.Interaction, custom_id: CustomId) -> Seen:
        """The draft that a control is about; raise ``WrongSurveyStatus`` where it is one no more."""
        seen = await self.seen(interaction, custom_id)
        if seen.survey.status is not SurveyStatus.DRAFT:
            raise WrongSurveyStatus(seen.survey.status)
        return seen

    async def change(self, interaction: discord.Interaction, survey_id: int, change: Change) -> Survey:
        """Change a draft, whatever it has become meanwhile."""
        return await correct_draft(self.deps, *writer(interaction), survey_id, change)

    async def show_card(
        self, interaction: discord.Interaction, survey_id: int, page: int = 0, *, question: int = 0, receipt: str = ""
    ) -> None:
        """Show the card of a survey as it stands now."""
        await acknowledge(interaction)
        guild_id, t = guild_of(interaction), texts_for(interaction.locale)
        snapshot = (await self.deps.snapshots.get(guild_id)).snapshot
        survey = snapshot.survey_by_id(survey_id)
        if survey.status is SurveyStatus.DRAFT:
            await show(interaction, draft_view(t, snapshot, survey, page, question=question, receipt=receipt))
            return
        standing = await survey_standing(self.deps, guild_id, survey_id)
        view = published_view(
            t, snapshot, standing.survey, self.now, standing.answered, standing.invited, page, receipt
        )
        await show(interaction, view)


def surveys_among(held: Knowledge, among: Statuses) -> list[Survey]:
    """The guild's surveys that stand so, the latest first."""
    return [each for each in held.snapshot.surveys if each.status in among]


def question_in(custom_id: CustomId, draft: Survey) -> Question | None:
    """The question that a control is about; None where it was moved, edited or removed since."""
    return question_marked(draft.questions, number_in(custom_id, 1), custom_id.args[2])


def writer(interaction: discord.Interaction) -> tuple[int, Actor]:
    """In which guild somebody writes, and who."""
    return guild_of(interaction), Actor.member(interaction.user.id)
