"""Due dates: planned, moved, withdrawn, answered, brought back; on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.clock import SettableClock
from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_answers import Answer
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.errors import DeadlineOver, InvalidDeadline, UnknownEntry
from bot.domain.outbox import Row, State, SubjectKind, Topic
from bot.domain.plan import ActionState
from bot.domain.recurrence import Recurrence
from bot.services.deadlines import (
    DeadlineDraft,
    answer_deadline,
    extend_deadlines,
    move_deadline,
    plan_deadline,
    withdraw_deadline,
)
from bot.services.deps import Deps
from storage.database import Database
from storage.deadlines import deadline_by_id
from storage.models import ActionEvent
from storage.outbox_rows import rows_of
from tests.services.directories import CLAIRE, COORDINATION, Roundtable, deps_of, journal, roundtable
from tests.storage.tools import contents

GUILD = 1
DUE = datetime.fromisoformat("2012-10-30T09:00")
DAY = timedelta(days=1)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


def at(deps: Deps, instant: datetime) -> None:
    assert isinstance(deps.clock, SettableClock)
    deps.clock.at = instant


async def planned(deps: Deps, ids: Roundtable, **more: Any) -> Deadline:  # noqa: ANN401 - each field has its own type
    return await plan_deadline(deps, GUILD, COORDINATION, DeadlineDraft(ids.action, DUE, **more))


async def rows(deps: Deps, deadline: Deadline) -> list[Row]:
    async with deps.database.reading() as session:
        return list(await rows_of(session, GUILD, SubjectKind.DEADLINE, deadline.id))


async def waiting(deps: Deps, deadline: Deadline) -> list[str]:
    return [
        row.delivery.dedupe_key.split(":", 2)[2] for row in await rows(deps, deadline) if row.state is State.PENDING
    ]


async def open_ones(deps: Deps) -> tuple[Deadline, ...]:
    return (await deps.snapshots.get(GUILD)).snapshot.deadlines


async def events(deps: Deps) -> list[ActionEvent]:
    async with deps.database.reading() as session:
        return list(await session.scalars(select(ActionEvent).order_by(ActionEvent.id)))


async def test_a_due_date_is_held_in_memory_and_journaled_and_its_reminders_wait(deps: Deps) -> None:
    ids = await roundtable(deps)
    deadline = await planned(deps, ids, carrier=Carrier(CarrierKind.PERSON, ids.luc), offsets=(2 * DAY,))
    assert await open_ones(deps) == (deadline,)
    assert deadline.due_at == datetime(2012, 10, 30, 13, tzinfo=UTC)
    assert await waiting(deps, deadline) == ["20121030T0900:reminder:P2D", "20121030T0900:reminder:PT0S"]
    entry = (await journal(deps))[-1]
    assert (entry.subject, entry.act, entry.label, entry.person_id) == ("deadline", "added", "II.B.1.4", ids.luc)
    assert entry.after == {"due": "2012-10-30T09:00", "offsets": [2880], "carrier": "person", "person_id": ids.luc}


async def test_the_guild_s_own_reminders_serve_where_it_has_none(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps))
    assert [each.rsplit(":", 1)[1] for each in await waiting(deps, deadline)] == ["P14D", "P7D", "P1D", "PT0S"]


async def test_what_is_past_or_is_no_action_is_not_planned(deps: Deps) -> None:
    ids = await roundtable(deps)
    before = await contents(deps.database)
    with pytest.raises(InvalidDeadline) as caught:
        await plan_deadline(
            deps, GUILD, COORDINATION, DeadlineDraft(ids.action, datetime.fromisoformat("2012-09-10T10:00"))
        )
    assert caught.value.reason == "past"
    with pytest.raises(UnknownEntry):
        await plan_deadline(deps, GUILD, COORDINATION, DeadlineDraft(404, DUE))
    assert await contents(deps.database) == before


async def test_moving_it_moves_what_is_unsent(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps), offsets=(DAY,))
    moved = await move_deadline(deps, GUILD, COORDINATION, deadline.id, DUE + 7 * DAY)
    assert await open_ones(deps) == (moved,)
    assert await waiting(deps, deadline) == ["20121106T0900:reminder:P1D", "20121106T0900:reminder:PT0S"]
    assert moved.due_at == datetime(2012, 11, 6, 14, tzinfo=UTC)
    entry = (await journal(deps))[-1]
    assert (entry.act, entry.before, entry.after) == (
        "changed",
        {"due": "2012-10-30T09:00"},
        {"due": "2012-11-06T09:00"},
    )
    back = await move_deadline(deps, GUILD, COORDINATION, deadline.id, DUE)
    assert await waiting(deps, back) == ["20121030T0900:reminder:P1D", "20121030T0900:reminder:PT0S"]


async def test_moving_it_to_where_it_is_changes_nothing(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps))
    before = await contents(deps.database)
    await move_deadline(deps, GUILD, COORDINATION, deadline.id, DUE)
    assert await contents(deps.database) == before


async def test_withdrawing_it_stops_what_is_unsent(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps))
    await withdraw_deadline(deps, GUILD, COORDINATION, deadline.id)
    assert await open_ones(deps) == ()
    assert await waiting(deps, deadline) == []
    assert (await journal(deps))[-1].act == "removed"
    with pytest.raises(DeadlineOver) as caught:
        await move_deadline(deps, GUILD, COORDINATION, deadline.id, DUE + DAY)
    assert caught.value.status is DeadlineStatus.CANCELLED


async def test_done_is_an_event_that_ends_it_and_is_told(deps: Deps) -> None:
    ids = await roundtable(deps)
    deadline = await planned(deps, ids)
    await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.DONE, " Fait le 12. ")
    (event,) = await events(deps)
    assert (event.item_id, event.kind, event.value) == (ids.action, "state", "done")
    assert (event.evidence_text, event.actor_id, event.evidence_author_id) == ("Fait le 12.", CLAIRE, None)
    assert await open_ones(deps) == ()
    assert await waiting(deps, deadline) == [f"answer:{event.id}", f"update:{event.id}"]
    snapshot = (await deps.snapshots.get(GUILD)).snapshot
    assert snapshot.plans[0].states == {ids.action: ActionState.DONE}
    with pytest.raises(DeadlineOver):
        await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.IN_PROGRESS)
    assert len(await events(deps)) == 1


async def test_in_progress_leaves_it_open_and_its_reminders_as_they_are(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps), offsets=(DAY,))
    after = await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.IN_PROGRESS)
    assert after.status is DeadlineStatus.OPEN
    assert after.answered_at == deps.clock.now()
    (event,) = await events(deps)
    assert (event.value, event.evidence_text) == ("in_progress", None)
    waits = await waiting(deps, deadline)
    assert sorted(waits) == sorted(
        [f"answer:{event.id}", f"update:{event.id}", "20121030T0900:reminder:P1D", "20121030T0900:reminder:PT0S"]
    )


async def test_postponed_moves_it(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps), offsets=(DAY,))
    await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.POSTPONED, "La salle est prise", DUE + 30 * DAY)
    (moved,) = await open_ones(deps)
    assert moved.due_local == DUE + 30 * DAY
    assert [event.value for event in await events(deps)] == ["postponed"]
    assert "20121129T0900:reminder:PT0S" in await waiting(deps, deadline)
    assert "20121030T0900:reminder:PT0S" not in await waiting(deps, deadline)
    with pytest.raises(InvalidDeadline):
        await answer_deadline(
            deps, GUILD, CLAIRE, deadline.id, Answer.POSTPONED, "", datetime.fromisoformat("2012-09-01T09:00")
        )
    assert len(await events(deps)) == 1


async def test_blocked_says_by_what(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps))
    with pytest.raises(InvalidDeadline) as caught:
        await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.BLOCKED, "  ")
    assert caught.value.reason == "no_reason"
    assert await events(deps) == []
    await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.BLOCKED, "Pas de budget")
    assert [(event.value, event.evidence_text) for event in await events(deps)] == [("blocked", "Pas de budget")]


async def test_what_comes_back_comes_back_once_it_is_met(deps: Deps) -> None:
    first = await planned(deps, await roundtable(deps), recurrence=Recurrence("FREQ=YEARLY"))
    await answer_deadline(deps, GUILD, CLAIRE, first.id, Answer.DONE)
    (second,) = await open_ones(deps)
    assert (second.due_local, second.series_key) == (datetime.fromisoformat("2013-10-30T09:00"), first.series_key)
    assert "20131030T0900:reminder:P14D" in await waiting(deps, second)
    assert [event.value for event in await events(deps)] == ["ongoing"]


async def test_what_comes_back_comes_back_each_night_once_it_is_past_and_once_only(deps: Deps) -> None:
    await planned(deps, await roundtable(deps), recurrence=Recurrence("FREQ=MONTHLY"), offsets=(DAY,))
    assert await extend_deadlines(deps) == 0
    at(deps, datetime(2012, 10, 30, 13, tzinfo=UTC))
    assert await extend_deadlines(deps) == 1
    assert await extend_deadlines(deps) == 0
    assert [each.due_local for each in await open_ones(deps)] == [DUE, datetime.fromisoformat("2012-11-30T09:00")]


async def test_withdrawing_one_leaves_those_that_follow_and_withdrawing_the_series_does_not(deps: Deps) -> None:
    first = await planned(deps, await roundtable(deps), recurrence=Recurrence("FREQ=MONTHLY"), offsets=(DAY,))
    await withdraw_deadline(deps, GUILD, COORDINATION, first.id)
    (second,) = await open_ones(deps)
    assert second.due_local == datetime.fromisoformat("2012-11-30T09:00")
    await withdraw_deadline(deps, GUILD, COORDINATION, second.id, series=True)
    at(deps, datetime(2013, 6, 1, tzinfo=UTC))
    assert await extend_deadlines(deps) == 0
    assert await open_ones(deps) == ()
    assert await waiting(deps, second) == []


async def test_those_that_were_there_already_are_withdrawn_with_the_series_and_stay_so(deps: Deps) -> None:
    first = await planned(deps, await roundtable(deps), recurrence=Recurrence("FREQ=WEEKLY"), offsets=(60 * DAY,))
    assert len(await open_ones(deps)) > 1
    await withdraw_deadline(deps, GUILD, COORDINATION, first.id, series=True)
    assert await open_ones(deps) == ()
    at(deps, datetime(2013, 3, 1, tzinfo=UTC))
    assert await extend_deadlines(deps) == 0


async def test_an_occurrence_that_was_moved_is_brought_back_on_the_rule_s_day(deps: Deps) -> None:
    first = await planned(deps, await roundtable(deps), recurrence=Recurrence("FREQ=MONTHLY"), offsets=(DAY,))
    await move_deadline(deps, GUILD, COORDINATION, first.id, DUE + 3 * DAY)
    await answer_deadline(deps, GUILD, CLAIRE, first.id, Answer.DONE)
    assert [each.due_local for each in await open_ones(deps)] == [datetime.fromisoformat("2012-11-30T09:00")]


async def test_another_guild_s_due_date_is_not_there(deps: Deps) -> None:
    deadline = await planned(deps, await roundtable(deps))
    await roundtable(deps, 2)
    with pytest.raises(DeadlineOver):
        await withdraw_deadline(deps, 2, COORDINATION, deadline.id)
    async with deps.database.reading() as session:
        assert await deadline_by_id(session, 2, deadline.id) is None
        assert await deadline_by_id(session, GUILD, deadline.id) == deadline
    assert {row.delivery.topic for row in await rows(deps, deadline)} == {Topic.DEADLINE_REMINDER}
