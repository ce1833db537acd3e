"""What a due date makes necessary to send: reminders before it and at it, then what follows silence.

Keys carry the wall time that it falls on: a due date that moves is reminded of anew, and what was sent for it stays sent.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_answers import Answer
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.reminder_deliveries import iso_duration, outside_quiet
from bot.domain.wall_time import instant_before

AT_DUE: Final = timedelta(0)
STILL_SERVES: Final = timedelta(days=7)
"""How long after a due date its own reminder is still worth posting."""
ANSWER_SERVES: Final = timedelta(days=7)
SILENCE_SERVES: Final = timedelta(days=14)
_MINUTE: Final = timedelta(minutes=1)
ASKING: Final = (Topic.DEADLINE_REMINDER, Topic.DEADLINE_FOLLOW_UP)
"""What asks whoever is responsible, in a channel."""
TO_BE_STOPPED: Final = (Topic.DEADLINE_REMINDER, Topic.DEADLINE_FOLLOW_UP, Topic.DEADLINE_SILENCE)
"""What a due date that moved, was met or was withdrawn makes unnecessary; answers go on being told."""
AFTER_SILENCE: Final = (Topic.DEADLINE_FOLLOW_UP, Topic.DEADLINE_SILENCE)


def reminders(deadline: Deadline, settings: GuildSettings, now: datetime) -> list[Delivery]:
    """The reminders of an open due date that are still to come."""
    return [each for each in every_reminder(deadline, settings) if each.due_at > now]


def every_reminder(deadline: Deadline, settings: GuildSettings) -> list[Delivery]:
    """Its reminders, so long before it and at it, past ones too; of two that the quiet hours bring to one instant, the nearer to it."""
    by_instant: dict[datetime, timedelta] = {}
    for offset in sorted({*offsets_of(deadline, settings), AT_DUE}, reverse=True):
        by_instant[_instant(deadline, offset, settings)] = offset
    return [_reminder(deadline, by_instant[at], at) for at in sorted(by_instant)]


def offsets_of(deadline: Deadline, settings: GuildSettings) -> tuple[timedelta, ...]:
    """How long before it one is reminded: as it says itself, else as the guild does."""
    return settings.reminder_offsets if deadline.offsets is None else deadline.offsets


def follow_up(deadline: Deadline, settings: GuildSettings, now: datetime) -> Delivery:
    """Whoever is responsible is asked once more, after the guild's delay from ``now`` on."""
    return _after(deadline, Topic.DEADLINE_FOLLOW_UP, "follow_up", Place.SUBJECT, _later(settings, now))


def silence(deadline: Deadline, settings: GuildSettings, now: datetime) -> Delivery:
    """The coordination is told, after the same delay, that nobody answered."""
    return _after(deadline, Topic.DEADLINE_SILENCE, "silence", Place.COORDINATION, _later(settings, now))


def answer_told(deadline: Deadline, answer: Answer, event_id: int, now: datetime) -> list[Delivery]:
    """What was answered is told at once, and said on the message that asked; ``event_id`` is the ``action_event`` that says it."""
    return [
        _of_answer(deadline, Topic.DEADLINE_ANSWER, "answer", answer, event_id, now),
        _of_answer(deadline, Topic.DEADLINE_UPDATE, "update", answer, event_id, now),
    ]


def _of_answer(deadline: Deadline, topic: Topic, name: str, answer: Answer, event_id: int, now: datetime) -> Delivery:
    return Delivery(
        dedupe_key=f"deadline:{deadline.id}:{name}:{event_id}",
        topic=topic,
        subject=SubjectKind.DEADLINE,
        subject_id=deadline.id,
        due_at=now,
        expires_at=now + ANSWER_SERVES,
        destination=Place.SUBJECT,
        variant=f"{answer}:{event_id}",
    )


def answer_in(delivery: Delivery) -> tuple[Answer, int]:
    """The answer that a row of ``answer_told`` is about, and its event."""
    answer, _colon, event_id = delivery.variant.partition(":")
    return Answer(answer), int(event_id)


def is_silent(deadline: Deadline | None) -> bool:
    """Whether nobody has answered since it was due; not of one that is met, withdrawn or gone."""
    if deadline is None or deadline.status is not DeadlineStatus.OPEN:
        return False
    return deadline.answered_at is None or deadline.answered_at < deadline.due_at


def key_of(deadline: Deadline) -> str:
    """What the keys of everything planned for a due date begin with."""
    return f"deadline:{deadline.id}:{deadline.due_local:%Y%m%dT%H%M}"


def variant_of(offset: timedelta) -> str:
    """« P7D », « PT2H », « PT0S »: how long before, as ISO 8601 writes it."""
    return iso_duration(offset) if offset else "PT0S"


def is_at_due(delivery: Delivery) -> bool:
    """Whether a reminder is the one that comes when it is due."""
    return delivery.variant == variant_of(AT_DUE)


def _instant(deadline: Deadline, offset: timedelta, settings: GuildSettings) -> datetime:
    """When it is told ``offset`` before: whole days are counted on the wall clock, out of quiet hours."""
    wanted = instant_before(deadline.due_local, offset, deadline.time_zone)
    until = deadline.due_at if offset else deadline.due_at + STILL_SERVES
    # Where the clocks change in between, a whole day on the wall may be less than what is left of it.
    wanted = min(wanted, until - _MINUTE)
    return outside_quiet(settings.quiet_hours, wanted, until, settings.time_zone)


def _later(settings: GuildSettings, now: datetime) -> datetime:
    at = now.replace(second=0, microsecond=0) + timedelta(days=settings.follow_up.delay_days)
    return outside_quiet(settings.quiet_hours, at, at + SILENCE_SERVES, settings.time_zone)


def _reminder(deadline: Deadline, offset: timedelta, at: datetime) -> Delivery:
    variant = variant_of(offset)
    return Delivery(
        dedupe_key=f"{key_of(deadline)}:reminder:{variant}",
        topic=Topic.DEADLINE_REMINDER,
        subject=SubjectKind.DEADLINE,
        subject_id=deadline.id,
        due_at=at,
        expires_at=deadline.due_at if offset else deadline.due_at + STILL_SERVES,
        destination=Place.SUBJECT,
        variant=variant,
    )


def _after(deadline: Deadline, topic: Topic, name: str, destination: Place, at: datetime) -> Delivery:
    return Delivery(
        dedupe_key=f"{key_of(deadline)}:{name}",
        topic=topic,
        subject=SubjectKind.DEADLINE,
        subject_id=deadline.id,
        due_at=at,
        expires_at=at + SILENCE_SERVES,
        destination=destination,
        variant=name,
    )
