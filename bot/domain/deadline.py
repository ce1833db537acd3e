"""Due dates of the plan's actions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.directory import Carrier


class DeadlineStatus(StrEnum):
    """OPEN until somebody says that it is met, or that it is not to be waited for any more."""

    OPEN = "open"
    MET = "met"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One due date. ``rule`` is an RRULE in local wall time; ``series_key`` ties the occurrences of one recurrence together.

    ``offsets`` None are the guild's own; ``carrier`` None is whoever carries the action. ``answered_at`` is the last answer to it.
    """

    id: int
    guild_id: int
    item_id: int
    due_local: datetime
    time_zone: str
    due_at: datetime
    status: DeadlineStatus = DeadlineStatus.OPEN
    rule: str | None = None
    series_key: str | None = None
    slot_local: datetime | None = None
    offsets: tuple[timedelta, ...] | None = None
    carrier: Carrier | None = None
    answered_at: datetime | None = None
    followed_up_at: datetime | None = None
