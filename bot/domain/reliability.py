"""What the outbox says of itself to whoever looks after the server."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outbox import Ledger, SubjectKind, Topic


@dataclass(frozen=True, slots=True)
class Parked:
    """What is set aside because Discord refuses ``place`` with ``code`` (0 for a setting that nobody chose).

    ``count`` rows, the oldest of which was due at ``since``.
    """

    guild_id: int
    place: str
    code: int
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Missed:
    """A row that would have served no more when it could be sent."""

    topic: Topic
    subject: SubjectKind
    subject_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Reliability:
    """A guild's ledger, or that of all guilds; what is set aside; when something is to be sent next."""

    ledger: Ledger
    parked: tuple[Parked, ...] = ()
    next_due: datetime | None = None
