"""When an assembly is, as people type it: a day with its hour, or what brings it back."""

from datetime import datetime

from bot.domain.assembly_errors import InvalidAssembly
from bot.domain.errors import UnreadableMoment
from bot.domain.moments import NO_TIME, read_day_and_time, read_moment
from bot.domain.recurrence import Recurrence, first_occurrence, read_recurrence
from bot.domain.wall_time import instant_of


def read_start(day: str, comes_back: str, now: datetime, zone: str) -> tuple[datetime, Recurrence | None]:
    """The wall time of an assembly; where it comes back, the first that the rule allows from the day on.

    Raises:
        UnreadableMoment: of the day; one without an hour is enough where the rule says it.
        UnreadableRecurrence: of what brings it back.
        InvalidAssembly: ``past``, ``never`` where the rule ends before.
    """
    if not comes_back:
        return _to_come(read_moment(day, now, zone).local, now, zone), None
    typed = read_recurrence(comes_back)
    begin, said = read_day_and_time(day, now, zone)
    at = typed.time or said
    if at is None:
        raise UnreadableMoment(day, NO_TIME, begin)
    first = first_occurrence(typed.recurrence, datetime.combine(begin, at), at)
    if first is None:
        raise InvalidAssembly("start_local", "never", comes_back)
    return _to_come(first, now, zone), typed.recurrence


def _to_come(local: datetime, now: datetime, zone: str) -> datetime:
    if instant_of(local, zone) <= now:
        raise InvalidAssembly("start_local", "past", local.isoformat())
    return local
