"""By what voice a member answers a survey, if they may: the survey as it stands now, and what the directory says of them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.clock import local_day
from bot.domain.directory import Directory
from bot.domain.errors import OutdatedControl
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_audience import is_invited, participant_of, stratum_of
from bot.domain.survey_errors import NotInvited, SurveyNotOpen, UnknownSurvey
from storage.survey_participation import invited_attendees
from storage.survey_responses import standing_of


@dataclass(frozen=True, slots=True)
class Voice:
    """A member's voice. ``organization`` is the name of whom they answer for, "" where they answer for themselves."""

    survey: Survey
    participant: str
    organization: str
    stratum: str


def told_survey(snapshot: GuildSnapshot, survey_id: int) -> Survey:
    """The survey, where members may know of it; raise ``UnknownSurvey``: a draft is the coordination's alone."""
    survey = snapshot.survey_by_id(survey_id)
    if survey.status is SurveyStatus.DRAFT:
        raise UnknownSurvey(str(survey_id))
    return survey


def require_open(survey: Survey, now: datetime) -> None:
    """Raise ``SurveyNotOpen`` where it takes no answer now."""
    if survey.is_over(now):
        raise SurveyNotOpen(closed_at=survey.closed_at or survey.closes_at)
    if not survey.is_open(now):
        raise SurveyNotOpen(opens_at=survey.opens_at)


async def voice_of(
    session: AsyncSession,
    snapshot: GuildSnapshot,
    user_id: int,
    role_ids: Collection[int],
    survey_id: int,
    now: datetime,
    *,
    hold: bool = False,
) -> Voice:
    """By what voice the member answers, where they may; raise as ``begin_answer`` does (``bot.services.survey_answers``)."""
    survey = await as_it_stands(session, told_survey(snapshot, survey_id), hold=hold)
    require_open(survey, now)
    today = local_day(now, survey.time_zone)
    if not await _is_invited(session, survey, snapshot.directory, user_id, role_ids, today):
        raise NotInvited
    participant = participant_of(survey, snapshot.directory, user_id)
    organization = ""
    if survey.by_organization:
        organization = snapshot.directory.organizations[int(participant[1:])].name
    return Voice(survey, participant, organization, stratum_of(survey, snapshot.directory, user_id, today))


def require_same(snapshot: GuildSnapshot, standing: Survey) -> None:
    """Raise ``OutdatedControl`` where the snapshot holds what was published before: other questions, perhaps with names or without.

    A survey that an assembly's cancellation made a draft again may be published anew, by another process, seconds before.
    """
    if snapshot.survey_by_id(standing.id).published_at != standing.published_at:
        raise OutdatedControl(str(standing.id))


async def as_it_stands(session: AsyncSession, survey: Survey, *, hold: bool = False) -> Survey:
    """The survey, with what may have changed since the snapshot was read; raise ``UnknownSurvey`` where it is gone."""
    standing = await standing_of(session, survey.guild_id, survey.id, hold=hold)
    if standing is None:
        raise UnknownSurvey(str(survey.id))
    return replace(
        survey,
        status=standing.status,
        published_at=standing.published_at,
        opens_at=standing.opens_at,
        closes_at=standing.closes_at,
        closed_at=standing.closed_at,
        box_id=standing.box_id,
        posted_channel_id=standing.posted_channel_id,
        message_id=standing.message_id,
    )


async def _is_invited(
    session: AsyncSession,
    survey: Survey,
    directory: Directory,
    user_id: int,
    role_ids: Collection[int],
    today: date,
) -> bool:
    came = await invited_attendees(session, survey)
    return is_invited(survey, directory, user_id=user_id, role_ids=role_ids, on=today, attendees=came)
