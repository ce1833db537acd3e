"""Flash polls: what one may be (Discord's limits, « Poll Create Request Object »), how it stands, and what is to be sent of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import InvalidSetting
from bot.domain.flash_poll_errors import InvalidFlashPoll
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.seen_text import seen
from bot.domain.setting_reading import read_offsets
from bot.domain.survey import FlashPoll
from bot.domain.validation import is_line

QUESTION_LENGTH: Final = 300
ANSWER_LENGTH: Final = 55
FEWEST_ANSWERS: Final = 2
MOST_ANSWERS: Final = 10
DEFAULT_HOURS: Final = 24
LONGEST_HOURS: Final = 32 * 24
BETWEEN: Final = ";"
"""Between answers that are written on one line."""

READ_AFTER: Final = timedelta(minutes=1)
"""How long after its end Discord is asked for the counts."""
READ_AGAIN_AFTER: Final = timedelta(minutes=10)
"""How long until they are asked for again, where they are not final yet."""
READ_WITHIN: Final = timedelta(days=7)
"""How long after its end they are still asked for."""

_HOUR: Final = timedelta(hours=1)


class Standing(StrEnum):
    """Where a flash poll is."""

    WAITING = "waiting"  # to be posted
    UNPOSTED = "unposted"  # it could not be, while it served
    OPEN = "open"
    COUNTING = "counting"
    KNOWN = "known"
    UNKNOWN = "unknown"  # nobody can tell any more: its message is gone, or Discord never gave the counts


@dataclass(frozen=True, slots=True)
class FlashPollDraft:
    """A poll as it was asked for."""

    question: str
    answers: tuple[str, ...]
    several: bool = False
    hours: int = DEFAULT_HOURS


def checked(draft: FlashPollDraft) -> FlashPollDraft:
    """The same, tidied.

    Raises:
        InvalidFlashPoll: ``blank``, ``too_long``, ``unwritable`` (of the question or an answer), ``few_answers``, ``many_answers``,
            ``same_answer``, ``hours``.
    """
    question = _line("question", draft.question, QUESTION_LENGTH)
    if not question:
        raise InvalidFlashPoll("question", "blank")
    answers = tuple(filter(None, (_line("answers", each, ANSWER_LENGTH) for each in draft.answers)))
    if len(answers) < FEWEST_ANSWERS:
        raise InvalidFlashPoll("answers", "few_answers")
    if len(answers) > MOST_ANSWERS:
        raise InvalidFlashPoll("answers", "many_answers", str(len(answers)))
    _refuse_repeated(answers)
    if not 1 <= draft.hours <= LONGEST_HOURS:
        raise InvalidFlashPoll("hours", "hours", str(draft.hours))
    return FlashPollDraft(question, answers, draft.several, draft.hours)


def read_answers(text: str) -> tuple[str, ...]:
    """The answers of a text: one a line, or on a single line with « ; » between them."""
    lines = text.strip().splitlines()
    parts = lines[0].split(BETWEEN) if len(lines) == 1 else lines
    return tuple(part.strip() for part in parts if part.strip())


def read_hours(text: str) -> int:
    """« 24 », « 24 h », « 3 jours », "2 days": whole hours, from one to 32 days; raise ``InvalidFlashPoll`` (``hours``)."""
    try:
        found = read_offsets(f"{text} h" if text.strip().isdecimal() else text)
    except InvalidSetting:
        found = ()
    if len(found) != 1 or found[0] % _HOUR or not _HOUR <= found[0] <= LONGEST_HOURS * _HOUR:
        raise InvalidFlashPoll("hours", "hours", text)
    return found[0] // _HOUR


def standing_of(poll: FlashPoll, now: datetime) -> Standing:
    """Where ``poll`` is at ``now``."""
    if poll.counts is not None:
        return Standing.KNOWN if poll.counts else Standing.UNKNOWN
    if poll.message_id is None:
        return Standing.WAITING if now < poll.ends_at else Standing.UNPOSTED
    if now < poll.ends_at:
        return Standing.OPEN
    return Standing.COUNTING if now < poll.ends_at + READ_WITHIN else Standing.UNKNOWN


def posting(poll: FlashPoll, now: datetime) -> Delivery:
    """The row that posts it: it serves until the hour at which it would have ended."""
    return Delivery(
        dedupe_key=f"flash:{poll.id}",
        topic=Topic.FLASH_POLL,
        subject=SubjectKind.FLASH_POLL,
        subject_id=poll.id,
        due_at=now,
        expires_at=poll.ends_at,
        destination=Place.SUBJECT,
    )


def reading(poll_id: int, ends_at: datetime) -> Delivery:
    """The row that reads its counts, once it has ended."""
    return Delivery(
        dedupe_key=f"flash:{poll_id}:result",
        topic=Topic.FLASH_POLL_RESULT,
        subject=SubjectKind.FLASH_POLL,
        subject_id=poll_id,
        due_at=ends_at + READ_AFTER,
        expires_at=ends_at + READ_WITHIN,
        destination=Place.SUBJECT,
    )


def read_again_at(ends_at: datetime | None, now: datetime) -> datetime:
    """When counts that are not final at ``now`` are read again: after the poll's end, where that is still to come."""
    if ends_at is not None and ends_at > now:
        return ends_at + READ_AFTER
    return now + READ_AGAIN_AFTER


def _line(field: str, given: str, most: int) -> str:
    text = " ".join(seen(given).split())
    if text and not is_line(text):
        raise InvalidFlashPoll(field, "unwritable", text)
    if len(text) > most:
        raise InvalidFlashPoll(field, "too_long", text)
    return text


def _refuse_repeated(answers: Iterable[str]) -> None:
    known: set[str] = set()
    for each in answers:
        if each.casefold() in known:
            raise InvalidFlashPoll("answers", "same_answer", each)
        known.add(each.casefold())
