"""A survey closes, early or when its time is over: what was answered is sealed, counted, and told.

Killed anywhere, it is open, and closed at the next look; or closed, and what the disk still holds is destroyed at the next look.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.clock import local_day
from bot.domain.errors import CourroieError
from bot.domain.journal import COURROIE, Act, Actor, Change, Subject
from bot.domain.outbox import SubjectKind
from bot.domain.survey import SealedAnswer, Survey, SurveyStatus
from bot.domain.survey_audience import invited_count
from bot.domain.survey_deliveries import results_delivery, update_delivery
from bot.domain.survey_errors import UnknownSurvey, WrongSurveyStatus
from bot.domain.survey_strata import merged_strata
from bot.services.deps import Deps
from bot.services.survey_measures import write_measure
from bot.services.traces import clean_ballots_now, clean_file
from storage.ballot_boxes import seal, sealed_answers
from storage.directory import load_directory
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal
from storage.outbox import cancel, enqueue
from storage.survey_closing import forget_reminders, settle_responses
from storage.survey_participation import invited_attendees
from storage.surveys import keep_survey, survey_by_id, surveys_to_close

_log = logging.getLogger(__name__)


async def close_survey(deps: Deps, guild_id: int, actor: Actor, survey_id: int) -> Survey:
    """End a published survey now; one that is closed already stays as it is.

    Raises:
        UnknownSurvey: where the guild has none of that id.
        WrongSurveyStatus: of a draft.
    """
    return await _close(deps, guild_id, actor, survey_id)


async def close_due_surveys(deps: Deps) -> int:
    """Close each survey whose end has passed, in every guild, each in a transaction of its own; give their count.

    One that cannot be closed keeps no other open; raise what kept it, once the others are closed.
    """
    async with deps.database.reading() as session:
        due = await surveys_to_close(session, deps.clock.now())
    problems: list[CourroieError] = []
    for guild_id, survey_id in due:
        try:
            await _close(deps, guild_id, COURROIE, survey_id, only_due=True)
        except CourroieError as problem:
            problems.append(problem)
    closed = len(due) - len(problems)
    if closed:
        _log.info("%d surveys are closed", closed)
    if problems:
        raise problems[0]
    return closed


async def _close(deps: Deps, guild_id: int, actor: Actor, survey_id: int, *, only_due: bool = False) -> Survey:
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        survey = await survey_by_id(session, guild_id, survey_id)
        if survey is None:
            raise UnknownSurvey(str(survey_id))
        if survey.status is SurveyStatus.DRAFT:
            raise WrongSurveyStatus(survey.status)
        # It may have been closed, or extended, since it was found to be due.
        is_done = survey.status is not SurveyStatus.OPEN or (only_due and not survey.is_over(at))
        if not is_done:
            survey = await _seal(session, survey, at)
            ended = {"status": str(SurveyStatus.OPEN)}, {"status": str(survey.status)}
            change = Change(Subject.SURVEY, Act.CHANGED, survey.id, survey.title, *ended)
            await write_journal(session, guild_id, actor, at, [change])
            await bump_revision(session, guild_id)
    if not is_done:
        await deps.snapshots.refresh(guild_id)
    await clean_ballots_now(deps)
    await clean_file(deps.database)
    return survey


async def _seal(session: AsyncSession, survey: Survey, at: datetime) -> Survey:
    """The survey once it is closed: counted, and told to where it stands."""
    await cancel(session, survey.guild_id, SubjectKind.SURVEY, survey.id)
    told = [update_delivery(survey, at), *([results_delivery(survey, at)] if survey.publish_results else [])]
    await enqueue(session, survey.guild_id, told)
    answered, answers = await _counted(session, survey, at)
    invited = await _invited(session, survey, at)
    closed = replace(
        survey, status=SurveyStatus.CLOSED, closed_at=at, changed_at=at, answered=answered, invited=invited
    )
    await keep_survey(session, closed)
    await write_measure(session, closed, answers, at)
    return closed


async def _counted(session: AsyncSession, survey: Survey, at: datetime) -> tuple[int, Sequence[SealedAnswer]]:
    if survey.box_id is None:
        return await settle_responses(session, survey.guild_id, survey.id), ()
    answered = await seal(session, survey.guild_id, survey.box_id, at, merged_strata(survey.threshold))
    await forget_reminders(session, survey.guild_id, survey.id)
    return answered or 0, await sealed_answers(session, survey.guild_id, survey.box_id)


async def _invited(session: AsyncSession, survey: Survey, at: datetime) -> int | None:
    directory = await load_directory(session, survey.guild_id)
    came = await invited_attendees(session, survey)
    return invited_count(survey, directory, local_day(at, survey.time_zone), came)
