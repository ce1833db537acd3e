"""What becomes of a survey: drafted, published, reworded, extended, archived, asked again; each gives what it is afterwards.

``at`` is the instant of the change. What closes it is ``bot.services.survey_closing``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.journal import Facts
from bot.domain.survey import (
    INTRODUCTION_LENGTH,
    TITLE_LENGTH,
    Audience,
    AudienceKind,
    Question,
    Survey,
    SurveyDraft,
    SurveyStatus,
)
from bot.domain.survey_draft import SHORTEST_MINUTES, checked, one_line, question_text, some_lines
from bot.domain.survey_errors import InvalidSurvey, WrongSurveyStatus
from bot.domain.survey_recurrence import check_rule, next_opening
from bot.domain.wall_time import instant_of, local_of

_MINUTE: Final = timedelta(minutes=1)
_INTRODUCTION_SHOWN: Final = 80
_DRAFT_FIELDS: Final = tuple(each.name for each in fields(SurveyDraft))


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to correct once a survey is published; None, and questions that ``texts`` does not name, stay as they are."""

    title: str | None = None
    introduction: str | None = None
    texts: Mapping[int, str] = field(default_factory=dict)


def drafted(guild_id: int, draft: SurveyDraft, time_zone: str, at: datetime) -> Survey:
    """A DRAFT, whose id is to come."""
    said: dict[str, Any] = {name: getattr(draft, name) for name in _DRAFT_FIELDS}
    return Survey(id=0, guild_id=guild_id, status=SurveyStatus.DRAFT, time_zone=time_zone, changed_at=at, **said)


def draft_of(survey: Survey) -> SurveyDraft:
    """What is decided of a survey, as it was said."""
    said: dict[str, Any] = {name: getattr(survey, name) for name in _DRAFT_FIELDS}
    return SurveyDraft(**said)


def redrafted(survey: Survey, draft: SurveyDraft, at: datetime) -> Survey:
    """A draft said anew; raise ``WrongSurveyStatus`` where it is a draft no more."""
    _require(survey, SurveyStatus.DRAFT)
    return replace(drafted(survey.guild_id, draft, survey.time_zone, at), id=survey.id)


def published(survey: Survey, at: datetime, threshold: int, assembly: Assembly | None = None) -> Survey:
    """Published at ``at``: it is open, or opens by itself later. ``assembly`` is the one after which it opens, where there is one.

    Raises:
        WrongSurveyStatus: where it is a draft no more.
        InvalidSurvey: of what it lacks, and of times that cannot be.
    """
    _require(survey, SurveyStatus.DRAFT)
    checked(draft_of(survey))
    if not survey.questions:
        raise InvalidSurvey("questions", "no_question")
    if survey.audience.kind is not AudienceKind.EVERYONE and survey.audience.id is None:
        raise InvalidSurvey("audience", "no_audience")
    timed = _opened_after(survey, assembly, at) if survey.after_assembly_id is not None else _timed(survey, at)
    check_rule(timed)
    return replace(timed, status=SurveyStatus.OPEN, published_at=at, changed_at=at, threshold=threshold)


def following_assembly(survey: Survey, assembly: Assembly, at: datetime) -> Survey:
    """A survey that is to open after an assembly which has changed: at its new end; a draft again where it is cancelled.

    The same where it has opened already.
    """
    if not survey.is_to_come(at) or survey.after_assembly_id != assembly.id:
        return survey
    if assembly.status is AssemblyStatus.CANCELLED:
        return replace(
            survey,
            status=SurveyStatus.DRAFT,
            after_assembly_id=None,
            opens_local=None,
            closes_local=None,
            opens_at=None,
            closes_at=None,
            box_id=None,
            published_at=None,
            changed_at=at,
        )
    if max(assembly.ends_at, at) == survey.opens_at:
        return survey
    return replace(_from_instant(survey, max(assembly.ends_at, at)), changed_at=at)


def worded(survey: Survey, wording: Wording, at: datetime) -> Survey:
    """A published survey whose words are corrected: what was published stays beside what is read now.

    Raises:
        WrongSurveyStatus: of a draft, and of what takes answers no more.
        InvalidSurvey: of words that cannot be (``blank``, ``too_long``, ``unwritable``, ``unknown_question``).
    """
    _require_open(survey, at)
    after = replace(
        survey,
        title=survey.title if wording.title is None else _title(wording.title),
        introduction=survey.introduction
        if wording.introduction is None
        else some_lines("introduction", wording.introduction, INTRODUCTION_LENGTH),
        questions=tuple(_reworded(each, wording.texts.get(each.number), at) for each in survey.questions),
    )
    unknown = set(wording.texts) - {each.number for each in survey.questions}
    if unknown:
        raise InvalidSurvey("texts", "unknown_question", number=min(unknown))
    return survey if after == survey else replace(_traced(survey, after, at), changed_at=at)


def extended(survey: Survey, closes_local: datetime, at: datetime) -> Survey:
    """A published survey that closes later.

    Raises:
        WrongSurveyStatus: of a draft, and of what is over.
        InvalidSurvey: ``not_later``, ``past``, ``waves_overlap``.
    """
    _require_open(survey, at)
    closes_local = closes_local.replace(second=0, microsecond=0, fold=0)
    closes_at = instant_of(closes_local, survey.time_zone)
    if survey.closes_at is not None and closes_at <= survey.closes_at:
        raise InvalidSurvey("closes_local", "not_later")
    if closes_at <= at:
        raise InvalidSurvey("closes_local", "past")
    following = next_opening(survey)
    if following is not None and following < closes_local:
        raise InvalidSurvey("closes_local", "waves_overlap")
    # ``open_minutes`` stays: the next wave is open as long as this one was meant to be.
    return replace(survey, closes_local=closes_local, closes_at=closes_at, changed_at=at)


def archived(survey: Survey, at: datetime) -> Survey:
    """A closed survey put away; it brings no next wave. Raise ``WrongSurveyStatus`` of any other."""
    _require(survey, SurveyStatus.CLOSED)
    return replace(survey, status=SurveyStatus.ARCHIVED, changed_at=at)


def copied(survey: Survey) -> SurveyDraft:
    """What to ask again, compared with this one: the same questions as they read now, without its dates."""
    of_assembly = survey.audience.kind is AudienceKind.PRESENT
    return replace(
        draft_of(survey),
        questions=anew(survey.questions),
        audience=Audience(AudienceKind.PRESENT) if of_assembly else survey.audience,
        opens_local=None,
        closes_local=None,
        after_assembly_id=None,
        rule=None,
        previous_id=survey.id,
    )


def anew(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions as they read now, without what they read before."""
    return tuple(replace(each, published_text=None, corrected_at=None) for each in questions)


def opened_from(survey: Survey, opens_local: datetime) -> Survey:
    """The survey open from that wall time on, for its ``open_minutes``."""
    at = instant_of(opens_local, survey.time_zone)
    return replace(_from_instant(survey, at), opens_local=opens_local)


def survey_facts(survey: Survey) -> Facts:
    """What the journal says of it, in few fields."""
    return {
        "title": survey.title,
        "introduction": survey.introduction[:_INTRODUCTION_SHOWN],
        "status": str(survey.status),
        "opens_local": _written(survey.opens_local),
        "closes_local": _written(survey.closes_local),
        "anonymous": survey.anonymous,
        "questions": [each.text for each in survey.questions],
    }


def _timed(survey: Survey, at: datetime) -> Survey:
    opens_at = at if survey.opens_local is None else instant_of(survey.opens_local, survey.time_zone)
    if opens_at < at - _MINUTE:
        raise InvalidSurvey("opens_local", "past")
    if survey.rule is not None and survey.opens_local is None:
        raise InvalidSurvey("opens_local", "no_opening")
    if survey.closes_local is None:
        if survey.open_minutes is None:
            raise InvalidSurvey("closes_local", "no_end")
        return replace(_from_instant(survey, opens_at), opens_local=survey.opens_local)
    closes_at = instant_of(survey.closes_local, survey.time_zone)
    if closes_at <= at:
        raise InvalidSurvey("closes_local", "past")
    if closes_at <= opens_at:
        raise InvalidSurvey("closes_local", "closes_first")
    minutes = round((closes_at - opens_at) / _MINUTE)
    if minutes < SHORTEST_MINUTES:
        raise InvalidSurvey("closes_local", "too_short")
    return replace(survey, opens_at=opens_at, closes_at=closes_at, open_minutes=minutes)


def _opened_after(survey: Survey, assembly: Assembly | None, at: datetime) -> Survey:
    if assembly is None or assembly.is_done(at):
        raise InvalidSurvey("after_assembly_id", "assembly_over")
    if not assembly.is_coming:
        raise InvalidSurvey("after_assembly_id", "assembly_draft")
    if survey.open_minutes is None:
        raise InvalidSurvey("open_minutes", "no_end")
    return _from_instant(survey, assembly.ends_at)


def _from_instant(survey: Survey, opens_at: datetime) -> Survey:
    """Open from ``opens_at`` on, for ``open_minutes``, to the minute."""
    closes_at = opens_at + timedelta(minutes=survey.open_minutes or SHORTEST_MINUTES)
    closes_local = local_of(closes_at, survey.time_zone).replace(second=0, microsecond=0)
    return replace(
        survey,
        opens_at=opens_at,
        closes_at=instant_of(closes_local, survey.time_zone),
        opens_local=local_of(opens_at, survey.time_zone),
        closes_local=closes_local,
    )


def _reworded(question: Question, text: str | None, at: datetime) -> Question:
    if text is None:
        return question
    said = question_text(text, question.number)
    if said == question.text:
        return question
    published_text = question.text if question.published_text is None else question.published_text
    return replace(question, text=said, published_text=published_text, corrected_at=at)


def _traced(before: Survey, after: Survey, at: datetime) -> Survey:
    """``after``, with the title and the introduction that were published beside those that are read now."""
    if (before.title, before.introduction) == (after.title, after.introduction):
        return after
    title, introduction = before.published_title, before.published_introduction
    if title is None and after.title != before.title:
        title = before.title
    if introduction is None and after.introduction != before.introduction:
        introduction = before.introduction
    return replace(after, published_title=title, published_introduction=introduction, corrected_at=at)


def _title(given: str) -> str:
    title = one_line("title", given, TITLE_LENGTH)
    if not title:
        raise InvalidSurvey("title", "blank")
    return title


def _require(survey: Survey, status: SurveyStatus) -> None:
    if survey.status is not status:
        raise WrongSurveyStatus(survey.status)


def _require_open(survey: Survey, at: datetime) -> None:
    """Raise ``WrongSurveyStatus`` of a draft, and of one that is over, were it not closed yet."""
    _require(survey, SurveyStatus.OPEN)
    if survey.is_over(at):
        raise WrongSurveyStatus(SurveyStatus.CLOSED)


def _written(local: datetime | None) -> str | None:
    return None if local is None else local.isoformat(timespec="minutes")
