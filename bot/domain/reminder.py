"""How a member wants to be reminded by direct message."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.guild_settings import QuietHours


class Fallback(StrEnum):
    """What is done where Discord refuses a direct message: a mention in the channel, a word to the coordination, or nothing."""

    CHANNEL = "channel"
    COORDINATION = "coordination"
    NOTHING = "nothing"


class Remindable(StrEnum):
    """What « Me le rappeler » may be about."""

    ASSEMBLY = "assembly"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class ReminderPreference:
    """``everything``: of every assembly; else of what was asked for alone. None is the guild's own rule."""

    user_id: int
    everything: bool = False
    offsets: tuple[timedelta, ...] | None = None
    quiet_hours: QuietHours | None = None
    paused_until: datetime | None = None
    fallback: Fallback = Fallback.NOTHING
    locale: str = "fr"
