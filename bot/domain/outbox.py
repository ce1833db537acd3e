"""What is to be sent, when, and what became of it.

A row of the outbox is in one of these states, and only these move it from one to the next:

| from             | to        | who, and when                                                                                  |
|------------------|-----------|------------------------------------------------------------------------------------------------|
| —                | pending   | the use case that makes it necessary, in its own transaction (``storage.outbox.enqueue``)      |
| pending          | claimed   | a worker, once it is due, with a lease (``claim``); also a claimed row whose lease ran out      |
| claimed          | sent      | the worker: Discord took it (``settle``)                                                       |
| claimed          | pending   | the worker: it failed for now, it is not yet the hour, or it was given back (``settle``)       |
| claimed          | parked    | the worker: Discord refuses it for good; the administration is told once (``settle``)          |
| claimed          | expired   | the worker: it would serve no more; the administration is told (``settle``)                    |
| claimed          | cancelled | the worker: there is nothing more to say (``settle``)                                          |
| pending, claimed | cancelled | the use case that makes it unnecessary, in its own transaction (``cancel``)                    |
| cancelled        | pending   | the use case that makes it necessary again (``enqueue``)                                       |
| parked           | pending   | the administration, which mended the place, while it still serves (``retry_parked``)           |
| any other        | sent      | the worker whose row it was no more: Discord had taken it all the same (``settle``)            |

Sent and expired are the end, but for that. A claimed row whose lease ran out may have been sent: ``uncertain_since`` says since when.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

NONCE_LENGTH: Final = 25
"""What Discord takes at most (its reference, « Create Message »)."""
NONCE_WINDOW: Final = timedelta(minutes=2)
"""How long a nonce is counted on: Discord says « the past few minutes »."""
LEASE: Final = timedelta(minutes=3)
"""How long a worker has to settle what it claimed; longer than any attempt may take."""
LATE_AFTER: Final = timedelta(minutes=10)
"""From when on what is posted says that it comes late."""


class State(StrEnum):
    """Where a row is; the table above says how it came there."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    PARKED = "parked"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Topic(StrEnum):
    """What a row is about: each has its handler in ``bot/delivery/topics``."""

    CONVOCATION = "convocation"
    ASSEMBLY_UPDATE = "assembly_update"  # what was posted of an assembly follows its changes
    ASSEMBLY_EVENT = "assembly_event"  # the Discord event follows too
    ASSEMBLY_REMINDER = "assembly_reminder"
    ASSEMBLY_CHANGE = "assembly_change"  # whoever answered is told
    CHECK_IN = "check_in"
    MOTION = "motion"
    MOTION_RESULT = "motion_result"
    DEADLINE_REMINDER = "deadline_reminder"
    DEADLINE_FOLLOW_UP = "deadline_follow_up"
    DEADLINE_SILENCE = "deadline_silence"
    DEADLINE_ANSWER = "deadline_answer"
    DEADLINE_UPDATE = "deadline_update"  # the last message that asked says who answered
    DIGEST = "digest"
    SURVEY_OPENING = "survey_opening"
    SURVEY_REMINDER = "survey_reminder"  # in its channel, or to a member who has not answered
    SURVEY_UPDATE = "survey_update"  # what was posted of a survey follows its changes, and its end
    SURVEY_RESULTS = "survey_results"
    FLASH_POLL = "flash_poll"
    FLASH_POLL_RESULT = "flash_poll_result"  # its votes are read once it has ended
    REFUSAL_REPORT = "refusal_report"
    EXPIRY_REPORT = "expiry_report"


class SubjectKind(StrEnum):
    """What sort of thing a row's ``subject_id`` is."""

    ASSEMBLY = "assembly"
    MOTION = "motion"
    DEADLINE = "deadline"
    SURVEY = "survey"
    FLASH_POLL = "flash_poll"
    GUILD = "guild"
    DELIVERY = "delivery"


class Place(StrEnum):
    """Where a row goes; resolved when it is sent, by the settings as they are then."""

    ANNOUNCEMENTS = "announcements"
    COORDINATION = "coordination"
    MEMBER = "member"  # the direct messages of ``user_id``
    SUBJECT = "subject"  # wherever its handler says: the channel of a table, of the message to change, of a responsible
    OWNER = "owner"  # the direct messages of whoever owns the guild


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to send, before it is a row. ``dedupe_key`` is given once in a guild, whatever happens.

    ``variant`` is a word for the topic's handler (``P7D``). Past ``expires_at`` it is not sent any more.
    """

    dedupe_key: str
    topic: Topic
    subject: SubjectKind
    subject_id: int
    due_at: datetime
    expires_at: datetime
    destination: Place
    user_id: int | None = None
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as the outbox holds it."""

    id: int
    guild_id: int
    delivery: Delivery
    state: State
    attempts: int = 0
    claimed_by: str | None = None
    uncertain_since: datetime | None = None
    sent_at: datetime | None = None
    late: bool = False
    duplicates_prevented: int = 0
    channel_id: int | None = None
    message_id: int | None = None
    problem: str | None = None

    @property
    def reference(self) -> str:
        """What the delivered message carries, so that it can be found again."""
        return f"o{self.id}"

    @property
    def nonce(self) -> str:
        """What Discord recognises a repeat by: 25 characters, always the same for this row."""
        return sha256(f"{self.guild_id}:{self.id}:{self.delivery.dedupe_key}".encode()).hexdigest()[:NONCE_LENGTH]

    @property
    def lane(self) -> "Lane":
        """What is sent one after the other: all that goes to one place of one guild."""
        mine = self.delivery
        subject_id = mine.subject_id if mine.destination is Place.SUBJECT else None
        return self.guild_id, mine.destination, mine.user_id, subject_id


Lane = tuple[int, str, int | None, int | None]
"""A guild, a place, its member, and the subject where only its handler knows the place."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the outbox of a guild (or of all) says of itself, counted in its rows."""

    pending: int = 0
    due: int = 0
    sent: int = 0
    late: int = 0
    retried: int = 0
    parked: int = 0
    expired: int = 0
    cancelled: int = 0
    duplicates_prevented: int = 0
    blocks: Sequence["Block"] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Block:
    """A place that Discord refuses, since when, with which code, and when it is tried again. ``place`` is ``channel:1`` or ``user:1``."""

    guild_id: int
    place: str
    code: int
    since: datetime
    retry_at: datetime


_BACK_OFF: Final = (2, 8, 30, 120, 480, 1800)


def back_off(attempts: int) -> timedelta:
    """How long to wait after that many failed attempts, from 1 on."""
    return timedelta(seconds=_BACK_OFF[min(attempts, len(_BACK_OFF)) - 1])
