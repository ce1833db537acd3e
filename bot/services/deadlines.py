"""Due dates of the plan's actions: planned, moved, withdrawn, answered; and brought back where they come back."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_answers import Answer, state_after
from bot.domain.deadline_deliveries import AFTER_SILENCE, answer_told
from bot.domain.directory import Carrier, RecordKind
from bot.domain.errors import CourroieError, InvalidDeadline, UnknownEntry
from bot.domain.journal import COURROIE, Act, Actor
from bot.domain.outbox import SubjectKind
from bot.domain.recurrence import Recurrence
from bot.domain.wall_time import instant_of
from bot.services.deadline_writing import DeadlineWriting, writing_deadlines
from bot.services.deps import Deps
from storage.action_events import add_state
from storage.deadlines import end_series, recurring_series, series_of
from storage.outbox import cancel

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """A due date before it is planned. ``carrier`` None is whoever carries the action, ``offsets`` None the guild's own."""

    item_id: int
    due_local: datetime
    recurrence: Recurrence | None = None
    carrier: Carrier | None = None
    offsets: tuple[timedelta, ...] | None = None


async def plan_deadline(deps: Deps, guild_id: int, actor: Actor, draft: DeadlineDraft) -> Deadline:
    """Plan a due date, the first of its recurrence where it comes back, and the reminders of it.

    Raises:
        UnknownEntry: where no active plan of the guild has that action.
        InvalidDeadline: ``past`` where it is over already.
    """
    async with writing_deadlines(deps, guild_id, actor) as writing:
        if writing.seen.action_by_id(draft.item_id) is None:
            raise UnknownEntry(RecordKind.ACTION, str(draft.item_id))
        zone, comes_back = writing.settings.time_zone, draft.recurrence is not None
        deadline = Deadline(
            id=0,
            guild_id=guild_id,
            item_id=draft.item_id,
            due_local=draft.due_local,
            time_zone=zone,
            due_at=_to_come(writing, draft.due_local, zone),
            rule=draft.recurrence.rule if draft.recurrence else None,
            slot_local=draft.due_local if comes_back else None,
            offsets=draft.offsets,
            carrier=draft.carrier,
        )
        added = await writing.add(deadline)
        await writing.extend(added.series_key)
        return added


async def move_deadline(deps: Deps, guild_id: int, actor: Actor, deadline_id: int, due_local: datetime) -> Deadline:
    """Correct the day of a due date; its unsent reminders move with it. Of a recurrence, that occurrence alone.

    Raises:
        DeadlineOver: it is waited for no more.
        InvalidDeadline: ``past``.
    """
    async with writing_deadlines(deps, guild_id, actor) as writing:
        before = await writing.open_deadline(deadline_id)
        after = _moved(writing, before, due_local)
        if after == before:
            return before
        await writing.keep(after)
        await writing.replan(after)
        await writing.extend(after.series_key)
        writing.journal(Act.CHANGED, before, after)
        return after


async def withdraw_deadline(
    deps: Deps, guild_id: int, actor: Actor, deadline_id: int, *, series: bool = False
) -> Deadline:
    """Wait for a due date no more, nor for those that follow it where ``series``; raise ``DeadlineOver``."""
    async with writing_deadlines(deps, guild_id, actor) as writing:
        before = await writing.open_deadline(deadline_id)
        if series and before.series_key is not None:
            await end_series(writing.session, guild_id, before.series_key)
            for each in await series_of(writing.session, guild_id, before.series_key):
                if each.status is DeadlineStatus.OPEN and each.due_at >= before.due_at and each.id != before.id:
                    await _withdraw(writing, each)
        after = await _withdraw(writing, replace(before, rule=None) if series else before)
        if not series:
            await writing.extend(before.series_key)
        writing.journal(Act.REMOVED, before, None)
        return after


async def answer_deadline(
    deps: Deps,
    guild_id: int,
    user_id: int,
    deadline_id: int,
    answer: Answer,
    note: str = "",
    due_local: datetime | None = None,
) -> Deadline:
    """Say where the action is: an event of the action, what it makes unnecessary, and a word for the coordination, at once.

    Raises:
        DeadlineOver: it is waited for no more.
        InvalidDeadline: ``no_reason`` where a blocked action has no note, ``past`` for a day to come that is over.
    """
    if answer is Answer.BLOCKED and not note.strip():
        raise InvalidDeadline("no_reason")
    async with writing_deadlines(deps, guild_id, Actor.member(user_id)) as writing:
        before = await writing.open_deadline(deadline_id)
        after = replace(before, answered_at=writing.at)
        if answer is Answer.DONE:
            after = replace(after, status=DeadlineStatus.MET)
        elif answer is Answer.POSTPONED and due_local is not None:
            after = _moved(writing, after, due_local)
        await writing.keep(after)
        if answer in {Answer.DONE, Answer.POSTPONED}:
            await writing.replan(after)
        else:
            await cancel(writing.session, guild_id, SubjectKind.DEADLINE, after.id, topics=AFTER_SILENCE)
        await writing.extend(after.series_key)
        state = state_after(answer, before)
        event_id = await add_state(writing.session, guild_id, before.item_id, state, note.strip(), user_id, writing.at)
        await writing.tell(*answer_told(after, answer, event_id, writing.at))
        writing.journal(Act.CHANGED, before, after, answer=str(answer))
        return after


async def extend_deadlines(deps: Deps) -> int:
    """Bring back what comes back, in every guild; give how many due dates were added. It may be done again at any time."""
    async with deps.database.reading() as session:
        series = await recurring_series(session)
    added = 0
    for guild_id, key in series:
        try:
            async with writing_deadlines(deps, guild_id, COURROIE) as writing:
                added += len(await writing.extend(key))
        except CourroieError:
            _log.exception("the recurrence %s of guild %d could not be extended", key, guild_id)
    return added


async def _withdraw(writing: DeadlineWriting, deadline: Deadline) -> Deadline:
    after = replace(deadline, status=DeadlineStatus.CANCELLED)
    await writing.keep(after)
    await writing.stop(after)
    return after


def _moved(writing: DeadlineWriting, before: Deadline, due_local: datetime) -> Deadline:
    return replace(before, due_local=due_local, due_at=_to_come(writing, due_local, before.time_zone))


def _to_come(writing: DeadlineWriting, due_local: datetime, zone: str) -> datetime:
    due_at = instant_of(due_local, zone)
    if due_at <= writing.at:
        raise InvalidDeadline("past", due_local.isoformat(timespec="minutes"))
    return due_at
