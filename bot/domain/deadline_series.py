"""The occurrences of a due date that comes back: which ones are to be there now.

They are rows, tied by ``series_key``, each at the wall time (``slot_local``) that the rule gives it, wherever it was moved since.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_deliveries import STILL_SERVES
from bot.domain.recurrence import FAR_ENOUGH, Recurrence, occurrences
from bot.domain.wall_time import instant_of, local_of

# They are looked for each hour; this lets the machine be off for as long.
_MARGIN: Final = timedelta(days=2)


def missing_occurrences(
    series: Sequence[Deadline], offsets: Sequence[timedelta], now: datetime
) -> tuple[Deadline, ...]:
    """The occurrences that a series lacks at ``now``, in order; ``offsets`` are the guild's own reminders.

    The first that is still to come is always there, and so is each whose first reminder comes before long. What an outage went
    past is left out where it would serve no more. None where the series was ended.
    """
    last = max(series, key=_slot)
    if last.rule is None:
        return ()
    first = min(map(_slot, series))
    ahead = max(offsets if last.offsets is None else last.offsets, default=timedelta(0)) + _MARGIN
    awaited = any(each.status is DeadlineStatus.OPEN and each.due_at > now for each in series)
    missing = []
    beyond = local_of(now, last.time_zone) + FAR_ENOUGH
    for slot in occurrences(Recurrence(last.rule), first, after=_slot(last), before=beyond):
        due_at = instant_of(slot, last.time_zone)
        if due_at > now and awaited and due_at > now + ahead:
            break
        if due_at > now - STILL_SERVES:
            missing.append(_occurrence(last, slot, due_at))
        awaited = awaited or due_at > now
    return tuple(missing)


def _occurrence(last: Deadline, slot: datetime, due_at: datetime) -> Deadline:
    return replace(
        last,
        id=0,
        due_local=slot,
        due_at=due_at,
        slot_local=slot,
        status=DeadlineStatus.OPEN,
        answered_at=None,
        followed_up_at=None,
    )


def _slot(deadline: Deadline) -> datetime:
    return deadline.slot_local or deadline.due_local
