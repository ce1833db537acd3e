"""Making surveys, and changing what was published. Each act is one transaction, with all that it makes necessary to send."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.clock import local_day
from bot.domain.directory import RecordKind
from bot.domain.errors import UnknownEntry
from bot.domain.journal import COURROIE, Act, Actor
from bot.domain.survey import AudienceKind, Survey, SurveyDraft, SurveyStatus
from bot.domain.survey_audience import invited_count
from bot.domain.survey_changes import (
    Wording,
    archived,
    copied,
    draft_of,
    drafted,
    extended,
    published,
    redrafted,
    worded,
)
from bot.domain.survey_draft import checked
from bot.domain.survey_errors import InvalidSurvey, UnknownSurvey, WrongSurveyStatus
from bot.services.deps import Deps
from bot.services.survey_writing import SurveyWriting, writing_surveys
from storage.assemblies import assembly_by_id
from storage.survey_participation import count_answered, invited_attendees
from storage.survey_schedule import has_item, has_wave
from storage.surveys import keep_survey, remove_survey, survey_by_id

__all__ = [
    "SurveyStanding",
    "Wording",
    "abandon_draft",
    "archive_survey",
    "copy_survey",
    "correct_draft",
    "correct_wording",
    "draft_survey",
    "extend_survey",
    "publish_survey",
    "survey_standing",
]


@dataclass(frozen=True, slots=True)
class SurveyStanding:
    """A survey with how many have answered so far, or in all, and of how many it is asked (None: unknown)."""

    survey: Survey
    answered: int
    invited: int | None


async def draft_survey(deps: Deps, guild_id: int, actor: Actor, draft: SurveyDraft) -> int:
    """Keep a draft, which the coordination alone sees; give its id.

    Raises:
        InvalidSurvey: of what cannot be (``survey_draft.checked``).
        UnknownEntry: of a table that the guild does not have.
    """
    said = checked(draft)
    async with writing_surveys(deps, guild_id, actor) as writing:
        await _require_known(writing, said)
        added = await writing.add(drafted(guild_id, said, writing.settings.time_zone, writing.at))
    return added.id


async def correct_draft(
    deps: Deps, guild_id: int, actor: Actor, survey_id: int, change: Callable[[SurveyDraft], SurveyDraft]
) -> Survey:
    """Say a draft anew; ``change`` is given it as it stands, so that two who change it at once lose nothing.

    Raises:
        InvalidSurvey, UnknownEntry: as ``draft_survey``.
        WrongSurveyStatus: where it is a draft no more.
    """
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        if survey.status is not SurveyStatus.DRAFT:
            raise WrongSurveyStatus(survey.status)
        said = checked(change(draft_of(survey)))
        await _require_known(writing, said)
        await _require_free(writing, said, but=survey_id)
        after = redrafted(survey, said, writing.at)
        await writing.change(survey, after)
    return after


async def abandon_draft(deps: Deps, guild_id: int, survey_id: int) -> None:
    """Forget a draft; raise ``WrongSurveyStatus`` where it is a draft no more."""
    async with writing_surveys(deps, guild_id, COURROIE) as writing:
        survey = await writing.survey(survey_id)
        if survey.status is not SurveyStatus.DRAFT:
            raise WrongSurveyStatus(survey.status)
        await remove_survey(writing.session, guild_id, survey_id)
        writing.touched = True


async def publish_survey(deps: Deps, guild_id: int, actor: Actor, survey_id: int) -> Survey:
    """Publish it: it opens now, at its date, or at the end of its assembly, by itself.

    Raises:
        InvalidSurvey: of what it lacks, of times that cannot be, and ``nobody`` where nobody could answer.
        UnknownEntry: of a table that is there no more.
        WrongSurveyStatus: where it is a draft no more.
    """
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        assembly_id = survey.after_assembly_id
        assembly = await assembly_by_id(writing.session, guild_id, assembly_id) if assembly_id is not None else None
        after = published(survey, writing.at, writing.settings.surveys.threshold, assembly)
        await _require_known(writing, draft_of(survey))
        await _require_free(writing, draft_of(after), but=survey_id)
        _require_somebody(writing, after)
        return await writing.publish(after)


async def correct_wording(deps: Deps, guild_id: int, actor: Actor, survey_id: int, wording: Wording) -> Survey:
    """Correct words of a published survey, visibly; raise as ``survey_changes.worded``."""
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        after = worded(survey, wording, writing.at)
        if after != survey:
            await writing.change(survey, after)
    return after


async def extend_survey(deps: Deps, guild_id: int, actor: Actor, survey_id: int, closes_local: datetime) -> Survey:
    """Close it later; its reminder moves too. Raise as ``survey_changes.extended``."""
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        after = extended(survey, closes_local, writing.at)
        await writing.change(survey, after)
    return after


async def copy_survey(deps: Deps, guild_id: int, actor: Actor, survey_id: int) -> int:
    """Begin the next wave: a draft with the same questions, compared with this one; give its id.

    Raises:
        WrongSurveyStatus: of a draft, which there is nothing to compare with.
    """
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        if survey.status is SurveyStatus.DRAFT:
            raise WrongSurveyStatus(survey.status)
        said = checked(copied(survey))
        added = await writing.add(drafted(guild_id, said, writing.settings.time_zone, writing.at))
    return added.id


async def archive_survey(deps: Deps, guild_id: int, actor: Actor, survey_id: int) -> Survey:
    """Put a closed survey away; it brings no next wave. Raise ``WrongSurveyStatus`` of any other."""
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        after = archived(survey, writing.at)
        await keep_survey(writing.session, after)
        before, becomes = {"status": str(survey.status)}, {"status": str(after.status)}
        writing.journal(after, Act.CHANGED, before, becomes)
    return after


async def survey_standing(deps: Deps, guild_id: int, survey_id: int) -> SurveyStanding:
    """A survey, and how many have answered so far; raise ``UnknownSurvey``."""
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        survey = await survey_by_id(session, guild_id, survey_id)
        if survey is None:
            raise UnknownSurvey(str(survey_id))
        if survey.status in (SurveyStatus.CLOSED, SurveyStatus.ARCHIVED):
            return SurveyStanding(survey, survey.answered or 0, survey.invited)
        attendees = await invited_attendees(session, survey)
        answered = await count_answered(session, survey)
    on = local_day(deps.clock.now(), survey.time_zone)
    return SurveyStanding(survey, answered, invited_count(survey, snapshot.directory, on, attendees))


async def _require_known(writing: SurveyWriting, said: SurveyDraft) -> None:
    """Raise where what the draft names is not the guild's."""
    audience, guild_id = said.audience, writing.guild_id
    if audience.kind is AudienceKind.GROUP and audience.id is not None and audience.id not in writing.directory.groups:
        raise UnknownEntry(RecordKind.GROUP, str(audience.id))
    if audience.kind is AudienceKind.PRESENT and audience.id is not None:
        await _require_assembly(writing, audience.id)
    if said.after_assembly_id is not None:
        await _require_assembly(writing, said.after_assembly_id)
    if said.item_id is not None and not await has_item(writing.session, guild_id, said.item_id):
        raise InvalidSurvey("item_id", "unknown_item")
    if said.previous_id is not None:
        await writing.survey(said.previous_id)


async def _require_assembly(writing: SurveyWriting, assembly_id: int) -> None:
    if await assembly_by_id(writing.session, writing.guild_id, assembly_id) is None:
        raise InvalidSurvey("after_assembly_id", "assembly_over")


async def _require_free(writing: SurveyWriting, said: SurveyDraft, *, but: int) -> None:
    """Raise where another survey of the same waves opens at the same moment."""
    if said.previous_id is None or said.opens_local is None:
        return
    if await has_wave(writing.session, writing.guild_id, said.previous_id, said.opens_local, but=but):
        raise InvalidSurvey("opens_local", "same_wave")


def _require_somebody(writing: SurveyWriting, survey: Survey) -> None:
    """Raise where nobody could answer: of a table that has neither members written down nor a role, or without any organisation."""
    if survey.by_organization and not any(each.active for each in writing.directory.organizations.values()):
        raise InvalidSurvey("by_organization", "nobody_counts")
    if survey.audience.kind is not AudienceKind.GROUP:
        return
    group = writing.directory.groups.get(survey.audience.id or 0)
    on = local_day(survey.opens_at or writing.at, survey.time_zone)
    seated = group is not None and any(writing.directory.seated_at(group.id, on))
    if group is None or (not seated and group.role_id is None):
        raise InvalidSurvey("audience", "nobody")
