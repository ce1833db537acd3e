"""What a row of a due date comes to when it is rendered: whatever was planned, only what still serves is said. On both databases."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery.effects import Effect, Nothing, Post
from bot.delivery.handler import Due, Receipt
from bot.delivery.topics.followup import HANDLERS
from bot.domain.clock import SettableClock
from bot.domain.deadline import Deadline
from bot.domain.deadline_answers import Answer
from bot.domain.deadline_deliveries import follow_up, reminders, silence
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import Delivery, Row, State, SubjectKind, Topic
from bot.services.deadline_writing import writing_deadlines
from bot.services.deadlines import DeadlineDraft, answer_deadline, plan_deadline
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.texts.catalogue import texts_in
from storage.database import Database
from storage.outbox_rows import rows_of
from tests.services.directories import CLAIRE, COORDINATION, deps_of, roundtable

GUILD = 1
DAY = timedelta(days=1)
DUE = datetime(2012, 10, 30, 13, tzinfo=UTC)


@pytest.fixture
async def deps(database: Database) -> AsyncIterator[Deps]:
    deps = deps_of(database)
    for key, channel in ((SettingKey.ANNOUNCEMENTS_CHANNEL, 51), (SettingKey.COORDINATION_CHANNEL, 52)):
        await change_setting(deps, GUILD, SHELL, key, channel)
    yield deps
    await deps.snapshots.close()


async def planned(deps: Deps) -> Deadline:
    ids = await roundtable(deps)
    draft = DeadlineDraft(ids.action, datetime.fromisoformat("2012-10-30T09:00"), offsets=(2 * DAY,))
    return await plan_deadline(deps, GUILD, COORDINATION, draft)


def at(deps: Deps, instant: datetime) -> None:
    assert isinstance(deps.clock, SettableClock)
    deps.clock.at = instant


async def every_row(deps: Deps, deadline: Deadline) -> dict[str, Row]:
    async with deps.database.reading() as session:
        found = await rows_of(session, GUILD, SubjectKind.DEADLINE, deadline.id)
    return {row.delivery.variant: row for row in found if row.state is State.PENDING}


async def rendered(deps: Deps, delivery: Delivery) -> Effect:
    snapshot = (await deps.snapshots.get(GUILD)).snapshot
    async with deps.database.reading() as session:
        row = Row(1, GUILD, delivery, State.CLAIMED)
        due = Due(row, session, snapshot, texts_in("fr"), deps.clock.now(), late=False)
        return await HANDLERS[delivery.topic].render(due)


async def sent(deps: Deps, delivery: Delivery) -> None:
    async with deps.database.transaction() as session:
        row = Row(1, GUILD, delivery, State.CLAIMED)
        await HANDLERS[delivery.topic].sent(session, row, Receipt(51, 99), deps.clock.now())


def all_of(deadline: Deadline, settings: Any) -> list[Delivery]:  # noqa: ANN401 - a guild's settings
    return [
        *reminders(deadline, settings, DUE - 30 * DAY),
        follow_up(deadline, settings, DUE),
        silence(deadline, settings, DUE),
    ]


async def test_while_nobody_has_answered_each_is_posted_in_its_place(deps: Deps) -> None:
    deadline = await planned(deps)
    at(deps, DUE + DAY)
    effects = [await rendered(deps, each) for each in all_of(deadline, deps.snapshots.defaults)]
    assert [each.channel_id for each in effects if isinstance(each, Post)] == [52, 52, 52, 52]


@pytest.mark.parametrize("answer", [Answer.DONE, Answer.IN_PROGRESS, Answer.BLOCKED])
async def test_once_somebody_has_answered_what_waited_on_silence_is_not_said(deps: Deps, answer: Answer) -> None:
    deadline = await planned(deps)
    at(deps, DUE + DAY)
    await answer_deadline(deps, GUILD, CLAIRE, deadline.id, answer, "Voilà")
    first, second, asked, told = [await rendered(deps, each) for each in all_of(deadline, deps.snapshots.defaults)]
    assert isinstance(asked, Nothing)
    assert isinstance(told, Nothing)
    assert isinstance(first, Nothing) is isinstance(second, Nothing) is (answer is Answer.DONE)


async def test_only_the_reminder_of_the_day_itself_waits_for_an_answer_and_only_where_there_is_none(deps: Deps) -> None:
    deadline = await planned(deps)
    before, of_the_day = reminders(deadline, deps.snapshots.defaults, DUE - 30 * DAY)
    at(deps, DUE)
    await sent(deps, before)
    assert "follow_up" not in await every_row(deps, deadline)
    await sent(deps, of_the_day)
    waits = (await every_row(deps, deadline))["follow_up"]
    assert (waits.delivery.topic, waits.delivery.due_at) == (Topic.DEADLINE_FOLLOW_UP, DUE + 3 * DAY)
    at(deps, DUE + 3 * DAY)
    await sent(deps, waits.delivery)
    assert (await every_row(deps, deadline))["silence"].delivery.due_at == DUE + 6 * DAY


async def test_an_answer_stops_what_waits_on_silence_at_once(deps: Deps) -> None:
    deadline = await planned(deps)
    async with writing_deadlines(deps, GUILD, COORDINATION) as writing:
        await writing.tell(*all_of(deadline, deps.snapshots.defaults)[2:])
    assert {"follow_up", "silence"} <= set(await every_row(deps, deadline))
    await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.IN_PROGRESS)
    assert not {"follow_up", "silence"} & set(await every_row(deps, deadline))
    assert {"P2D", "PT0S"} <= set(await every_row(deps, deadline))


async def test_nothing_waits_on_silence_once_somebody_has_answered(deps: Deps) -> None:
    deadline = await planned(deps)
    of_the_day = reminders(deadline, deps.snapshots.defaults, DUE - 30 * DAY)[-1]
    at(deps, DUE)
    await answer_deadline(deps, GUILD, CLAIRE, deadline.id, Answer.BLOCKED, "Pas de salle")
    await sent(deps, of_the_day)
    assert "follow_up" not in await every_row(deps, deadline)
