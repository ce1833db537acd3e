"""What surveys do by themselves: the next wave of one that comes back, and whom it reminds as the directory changes."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.clock import local_day
from bot.domain.errors import CourroieError
from bot.domain.journal import COURROIE
from bot.domain.outbox import Delivery, State, SubjectKind, Topic
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_audience import reminded_users
from bot.domain.survey_changes import anew, draft_of, drafted, opened_from
from bot.domain.survey_deliveries import reminder_deliveries, to_come
from bot.domain.survey_recurrence import due_opening, rule_from
from bot.services.deps import Deps
from bot.services.survey_writing import SurveyWriting, writing_surveys
from storage.outbox_rows import rows_of
from storage.survey_participation import invited_attendees
from storage.survey_schedule import has_wave, last_waves, open_surveys
from storage.surveys import survey_by_id

_log = logging.getLogger(__name__)
_WAITING: Final = (State.PENDING, State.CLAIMED)


async def open_due_waves(deps: Deps) -> int:
    """Publish the next wave of each survey that comes back, a little before it opens; give how many were.

    Done each hour, and again at any time: a wave that is there is not made twice. After an outage the latest alone is, if it is
    not over.
    """
    async with deps.database.reading() as session:
        going = await last_waves(session)
    return await _each(deps, going, _open_wave_of)


async def refresh_survey_reminders(deps: Deps) -> int:
    """Remind whoever is invited by the directory as it is now; give of how many surveys that changed. Done each hour."""
    async with deps.database.reading() as session:
        standing = await open_surveys(session, deps.clock.now())
    return await _each(deps, standing, _remind_of)


async def _each(deps: Deps, found: list[tuple[int, int]], do: Callable[[Deps, int, int], Awaitable[bool]]) -> int:
    """Do it of each survey; one that fails keeps no other from being done."""
    done = 0
    for guild_id, survey_id in found:
        try:
            done += await do(deps, guild_id, survey_id)
        except CourroieError:
            _log.exception("survey %d of guild %d could not be looked after", survey_id, guild_id)
    return done


async def _open_wave_of(deps: Deps, guild_id: int, survey_id: int) -> bool:
    async with deps.database.reading() as session:
        found = await survey_by_id(session, guild_id, survey_id)
    if found is None or due_opening(found, deps.clock.now()) is None:
        return False
    async with writing_surveys(deps, guild_id, COURROIE) as writing:
        survey = await writing.survey(survey_id)
        opens_local = due_opening(survey, writing.at)
        if opens_local is None or await has_wave(writing.session, guild_id, survey.id, opens_local):
            return False
        said = replace(
            draft_of(survey),
            questions=anew(survey.questions),
            closes_local=None,
            rule=rule_from(survey, opens_local),
            previous_id=survey.id,
        )
        wave = opened_from(drafted(guild_id, said, survey.time_zone, writing.at), opens_local)
        added = await writing.add(_published(writing, wave))
        await writing.publish(added)
    return True


def _published(writing: SurveyWriting, wave: Survey) -> Survey:
    return replace(
        wave, status=SurveyStatus.OPEN, published_at=writing.at, threshold=writing.settings.surveys.threshold
    )


async def _remind_of(deps: Deps, guild_id: int, survey_id: int) -> bool:
    now = deps.clock.now()
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        survey = await survey_by_id(session, guild_id, survey_id)
        if survey is None:
            return False
        attendees = await invited_attendees(session, survey)
        rows = await rows_of(session, guild_id, SubjectKind.SURVEY, survey_id)
    users = reminded_users(survey, snapshot.directory, local_day(now, survey.time_zone), attendees)
    wanted = to_come(reminder_deliveries(survey, snapshot.settings, users), now)
    waiting = [row.delivery for row in rows if row.delivery.topic is Topic.SURVEY_REMINDER and row.state in _WAITING]
    if _planned(wanted) == _planned(to_come(waiting, now)):
        return False
    async with writing_surveys(deps, guild_id, COURROIE) as writing:
        await writing.replan_reminders(await writing.survey(survey_id))
    return True


def _planned(deliveries: Iterable[Delivery]) -> frozenset[tuple[str, datetime]]:
    return frozenset((each.dedupe_key, each.due_at) for each in deliveries)
