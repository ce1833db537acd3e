"""The results of a survey, as far as whoever asks may see them. Nothing is written here."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Response, Survey, SurveyStatus
from bot.domain.survey_audience import first_day, invited_count
from bot.domain.survey_errors import ResultsNotReady, UnknownSurvey, WrongSurveyStatus
from bot.domain.survey_results import SEEN_BY_ALL, Results, survey_results
from bot.services.deps import Deps
from storage.survey_participation import count_answered, invited_attendees
from storage.survey_results import answers_of, sent_responses
from storage.surveys import survey_by_id

_OVER = (SurveyStatus.CLOSED, SurveyStatus.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Participation:
    """How many have answered a survey so far, of how many invited; None where that is unknown."""

    survey: Survey
    answered: int
    invited: int | None


async def results_of(deps: Deps, guild_id: int, survey_id: int, *, publicly: bool = False) -> Results:
    """What may be shown of a survey's answers: to the coordination, or to everyone (``publicly``).

    Raises:
        UnknownSurvey: the guild has none of that id.
        WrongSurveyStatus: it is a draft.
        ResultsNotReady: it still takes answers, and is anonymous or asked for publicly.
    """
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        return await read_results(session, snapshot, survey_id, publicly=publicly)


async def participation_of(deps: Deps, guild_id: int, survey_id: int) -> Participation:
    """How many have answered so far, whatever the survey; raise ``UnknownSurvey``."""
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        return await _participation(session, snapshot, await _survey(session, guild_id, survey_id))


async def responses_of(deps: Deps, guild_id: int, survey_id: int) -> tuple[Response, ...]:
    """Who answered what to a nominal survey, by participant; nothing of an anonymous one; raise ``UnknownSurvey``."""
    async with deps.database.reading() as session:
        survey = await _survey(session, guild_id, survey_id)
        return () if survey.anonymous else await sent_responses(session, survey)


async def read_results(
    session: AsyncSession, snapshot: GuildSnapshot, survey_id: int, *, publicly: bool = False
) -> Results:
    """As ``results_of``, in a reading of its caller's."""
    survey = await _survey(session, snapshot.guild_id, survey_id)
    if survey.status is SurveyStatus.DRAFT:
        raise WrongSurveyStatus(survey.status)
    if survey.status not in _OVER and (survey.anonymous or publicly):
        raise ResultsNotReady(survey.closes_at)
    previous = None
    if survey.previous_id is not None:
        before = await survey_by_id(session, snapshot.guild_id, survey.previous_id)
        if before is not None and before.status in _OVER and (before.publish_results or not publicly):
            previous = await _read(session, snapshot, before, publicly=publicly)
    return await _read(session, snapshot, survey, publicly=publicly, previous=previous)


async def _read(
    session: AsyncSession, snapshot: GuildSnapshot, survey: Survey, *, publicly: bool, previous: Results | None = None
) -> Results:
    part = await _participation(session, snapshot, survey)
    least = survey.threshold if survey.anonymous or publicly else SEEN_BY_ALL
    answers = await answers_of(session, survey)
    return survey_results(survey, answers, part.answered, part.invited, least=least, previous=previous)


async def _participation(session: AsyncSession, snapshot: GuildSnapshot, survey: Survey) -> Participation:
    if survey.status in _OVER and survey.answered is not None:
        return Participation(survey, survey.answered, survey.invited)
    answered = await count_answered(session, survey)
    return Participation(survey, answered, await _invited(session, snapshot, survey))


async def _invited(session: AsyncSession, snapshot: GuildSnapshot, survey: Survey) -> int | None:
    came = await invited_attendees(session, survey)
    return invited_count(survey, snapshot.directory, first_day(survey), came)


async def _survey(session: AsyncSession, guild_id: int, survey_id: int) -> Survey:
    found = await survey_by_id(session, guild_id, survey_id)
    if found is None:
        raise UnknownSurvey(str(survey_id))
    return found
