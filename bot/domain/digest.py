"""What comes in a week, and when it is said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.assembly import Assembly
from bot.domain.deadline_due import DueAction, due_between
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey
from bot.domain.survey_coming import coming_surveys
from bot.domain.wall_time import instant_of, local_of

AHEAD: Final = timedelta(days=7)
STILL_SERVES: Final = timedelta(days=28)
"""Long, for what it says is gathered when it is sent; the next one takes its place."""
_WEEK: Final = timedelta(days=7)
_WEEKS_PLANNED: Final = 4


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """What falls in the week that begins: assemblies, due dates, surveys that close or open, each by date."""

    assemblies: tuple[Assembly, ...] = ()
    dues: tuple[DueAction, ...] = ()
    surveys: tuple[Survey, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.assemblies and not self.dues and not self.surveys


def coming_digests(guild_id: int, settings: GuildSettings, now: datetime) -> list[Delivery]:
    """The digests of the weeks to come, one a week (ISO 8601); none where the guild wants none.

    Several are planned ahead: after an outage that lasted over one of them, the week's own is still posted, late.
    """
    digest = settings.digest
    if digest.channel_id is None:
        return []
    here = local_of(now, settings.time_zone)
    day = here.date() + timedelta(days=(digest.weekday - here.weekday()) % _WEEK.days)
    walls = (datetime.combine(day, digest.at) + week * _WEEK for week in range(_WEEKS_PLANNED + 1))
    coming = [_digest(guild_id, local, instant_of(local, settings.time_zone)) for local in walls]
    return [each for each in coming if each.due_at > now][:_WEEKS_PLANNED]


def _digest(guild_id: int, local: datetime, due_at: datetime) -> Delivery:
    year, week, _weekday = local.isocalendar()
    return Delivery(
        dedupe_key=f"digest:{year}-W{week:02}",
        topic=Topic.DIGEST,
        subject=SubjectKind.GUILD,
        subject_id=guild_id,
        due_at=due_at,
        expires_at=due_at + STILL_SERVES,
        destination=Place.SUBJECT,
    )


def week_ahead(snapshot: GuildSnapshot, now: datetime) -> WeekAhead:
    """What comes in the seven days from ``now`` on, as the guild knows it."""
    end = now + AHEAD
    coming = (each for each in snapshot.assemblies if each.is_coming and now <= each.starts_at < end)
    assemblies = tuple(sorted(coming, key=lambda each: (each.starts_at, each.id)))
    return WeekAhead(assemblies, tuple(due_between(snapshot, now, end)), coming_surveys(snapshot, now, end))
