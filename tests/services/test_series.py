"""Assemblies that come back: drafts ahead of time, convened by themselves, moved and ended with those that follow."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind
from bot.domain.outbox import SubjectKind, Topic
from bot.domain.recurrence import Recurrence
from bot.services.assemblies import (
    abandon_draft,
    cancel_assembly,
    correct_draft,
    draft_assembly,
    modify_assembly,
    postpone_assembly,
    publish_assembly,
)
from bot.services.deps import Deps
from bot.services.series import convene_due_occurrences, extend_series
from storage.database import Database
from tests.services.assembly_tools import draft, go_to, held, journal_acts, keys, rows, waiting
from tests.services.directories import COORDINATION, deps_of
from tests.storage.tools import same_database

SECOND_TUESDAY = Recurrence("FREQ=MONTHLY;BYDAY=2TU")
FIRST = datetime.fromisoformat("2012-10-09T18:00")
TUESDAYS = [
    datetime.fromisoformat(f"{day}T18:00")
    for day in ("2012-10-09", "2012-11-13", "2012-12-11", "2013-01-08", "2013-02-12", "2013-03-12", "2013-04-09")
]
NOVEMBER_5 = datetime(2012, 11, 5, 14, 0, tzinfo=UTC)
"""Nine in the morning at Lachine, eight days before November 13."""


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def begun(deps: Deps, rule: Recurrence = SECOND_TUESDAY) -> tuple[Assembly, ...]:
    """A board that meets on the second Tuesday: its assemblies, the first one convened."""
    said = draft(FIRST, AssemblyKind.BOARD)
    first = await draft_assembly(deps, 1, COORDINATION, said, rule)
    await publish_assembly(deps, 1, COORDINATION, first)
    return await held(deps)


def starts(assemblies: tuple[Assembly, ...], *statuses: AssemblyStatus) -> list[datetime]:
    return [each.start_local for each in assemblies if not statuses or each.status in statuses]


async def test_until_it_is_published_a_series_brings_nothing(deps: Deps) -> None:
    first = await draft_assembly(deps, 1, COORDINATION, draft(FIRST, AssemblyKind.BOARD), SECOND_TUESDAY)
    assert starts(await held(deps)) == [FIRST]
    go_to(deps, NOVEMBER_5 - timedelta(days=30))
    assert (await extend_series(deps), await convene_due_occurrences(deps)) == (0, 0)
    assert [each.status for each in await held(deps)] == [AssemblyStatus.DRAFT]
    await abandon_draft(deps, 1, first)
    snapshot = (await deps.snapshots.get(1)).snapshot
    assert (snapshot.assemblies, snapshot.series) == ((), ())


async def test_a_draft_said_anew_takes_its_series_with_it(deps: Deps) -> None:
    first = await draft_assembly(deps, 1, COORDINATION, draft(FIRST, AssemblyKind.BOARD), SECOND_TUESDAY)
    monday = datetime.fromisoformat("2012-10-01T19:00")
    said = draft(monday, AssemblyKind.BOARD, title="CA")
    await correct_draft(deps, 1, COORDINATION, first, said, Recurrence("FREQ=MONTHLY;BYDAY=1MO"))
    await publish_assembly(deps, 1, COORDINATION, first)
    found = await held(deps)
    assert starts(found)[:3] == [monday, *(datetime.fromisoformat(f"2012-{day}T19:00") for day in ("11-05", "12-03"))]
    assert {each.title for each in found} == {"CA"}


async def test_once_published_its_next_ones_are_there_as_drafts(deps: Deps) -> None:
    found = await begun(deps)
    assert starts(found) == TUESDAYS
    assert [each.status for each in found] == [AssemblyStatus.CONVENED, *[AssemblyStatus.DRAFT] * 6]
    assert [each.slot_local for each in found] == TUESDAYS
    assert {each.series_id for each in found} == {(await deps.snapshots.get(1)).snapshot.series[0].id}
    # 18 h stays 18 h: the clocks went back on November 4.
    assert found[1].starts_at - found[0].starts_at == timedelta(days=35, hours=1)
    assert await waiting(deps, found[1].id) == []


async def test_the_nights_bring_more_and_never_twice(deps: Deps) -> None:
    await begun(deps)
    go_to(deps, NOVEMBER_5, days=8)
    assert await extend_series(deps) == 0
    go_to(deps, NOVEMBER_5, days=9)
    assert await extend_series(deps) == 1
    assert await extend_series(deps) == 0
    assert starts(await held(deps)) == [*TUESDAYS, datetime.fromisoformat("2013-05-14T18:00")]


async def test_each_is_convened_by_itself_a_day_before_its_notice(deps: Deps) -> None:
    await begun(deps)
    go_to(deps, NOVEMBER_5 - timedelta(minutes=1))
    assert await convene_due_occurrences(deps) == 0
    go_to(deps, NOVEMBER_5)
    assert (await convene_due_occurrences(deps), await convene_due_occurrences(deps)) == (1, 0)
    second = (await held(deps))[1]
    assert (second.status, second.convened_at) == (AssemblyStatus.CONVENED, NOVEMBER_5)
    assert keys(await waiting(deps, second.id, Topic.CONVOCATION, Topic.ASSEMBLY_REMINDER)) == [
        "convocation",
        "20121113T1800:reminder:P7D",
        "20121113T1800:reminder:P1D",
    ]
    assert (await journal_acts(deps))[-1] == ("courroie", "added", second.id)


async def test_after_an_outage_it_is_convened_late_but_never_once_it_has_begun(deps: Deps) -> None:
    found = await begun(deps)
    go_to(deps, found[1].starts_at, hours=-2)
    assert await convene_due_occurrences(deps) == 1
    go_to(deps, found[2].starts_at, minutes=1)
    assert await convene_due_occurrences(deps) == 0
    assert (await held(deps))[2].status is AssemblyStatus.DRAFT


async def test_one_that_is_moved_or_cancelled_leaves_the_others_and_does_not_come_back(deps: Deps) -> None:
    found = await begun(deps)
    moved = datetime.fromisoformat("2012-11-20T18:00")
    await postpone_assembly(deps, 1, COORDINATION, found[1].id, moved)
    await cancel_assembly(deps, 1, COORDINATION, found[2].id)
    assert await extend_series(deps) == 0
    after = await held(deps)
    assert starts(after) == [FIRST, moved, *TUESDAYS[2:]]
    assert [each.status for each in after[1:3]] == [AssemblyStatus.DRAFT, AssemblyStatus.CANCELLED]
    go_to(deps, NOVEMBER_5)
    assert await convene_due_occurrences(deps) == 0
    go_to(deps, NOVEMBER_5, days=7)
    assert await convene_due_occurrences(deps) == 1


async def test_this_and_those_that_follow_are_cancelled(deps: Deps) -> None:
    found = await begun(deps)
    await cancel_assembly(deps, 1, COORDINATION, found[3].id, following=True)
    after = await held(deps)
    assert [(each.start_local, each.status) for each in after][:4] == [
        (TUESDAYS[0], AssemblyStatus.CONVENED),
        (TUESDAYS[1], AssemblyStatus.DRAFT),
        (TUESDAYS[2], AssemblyStatus.DRAFT),
        (TUESDAYS[3], AssemblyStatus.CANCELLED),
    ]
    assert len(after) == 4
    go_to(deps, NOVEMBER_5, days=60)
    assert await extend_series(deps) == 0


async def test_this_and_those_that_follow_are_moved_as_a_series_of_their_own(deps: Deps) -> None:
    found = await begun(deps)
    go_to(deps, NOVEMBER_5 + timedelta(days=28))
    assert await convene_due_occurrences(deps) == 1
    wednesday = datetime.fromisoformat("2012-12-12T19:30")
    moved = await postpone_assembly(deps, 1, COORDINATION, found[2].id, wednesday, following=True)
    assert (moved.status, moved.start_local) == (AssemblyStatus.POSTPONED, wednesday)
    after = await held(deps)
    wednesdays = [datetime.fromisoformat(f"2013-{day}T19:30") for day in ("01-09", "02-13", "03-13", "04-10")]
    assert starts(after)[:7] == [*TUESDAYS[:2], wednesday, *wednesdays]
    old, new = (await deps.snapshots.get(1)).snapshot.series
    assert (old.ended_local, new.rule, new.first_local) == (TUESDAYS[2], "FREQ=MONTHLY;BYDAY=2WE", wednesday)
    assert {each.series_id for each in after[2:]} == {new.id}
    assert "20121212T1930:reminder:P1D" in keys(await waiting(deps, moved.id))
    assert (await extend_series(deps), await convene_due_occurrences(deps)) == (0, 0)
    go_to(deps, datetime(2013, 1, 1, 14, 0, tzinfo=UTC))
    assert await convene_due_occurrences(deps) == 1


async def test_what_follows_and_was_convened_is_moved_and_told_too(deps: Deps) -> None:
    found = await begun(deps)
    await publish_assembly(deps, 1, COORDINATION, found[1].id)
    await cancel_assembly(deps, 1, COORDINATION, found[2].id)
    own_day = datetime.fromisoformat("2013-01-21T18:00")
    await postpone_assembly(deps, 1, COORDINATION, found[3].id, own_day)
    later = datetime.fromisoformat("2012-10-10T18:00")
    await postpone_assembly(deps, 1, COORDINATION, found[0].id, later, following=True)
    after = {each.id: each for each in await held(deps)}
    second, third, fourth = (after[each.id] for each in found[1:4])
    assert (second.status, second.start_local) == (
        AssemblyStatus.POSTPONED,
        datetime.fromisoformat("2012-11-14T18:00"),
    )
    assert keys(await waiting(deps, second.id, Topic.ASSEMBLY_UPDATE)) == ["update:1"]
    assert third.status is AssemblyStatus.CANCELLED
    assert fourth.start_local == own_day
    assert await extend_series(deps) == 0
    slots = [each.slot_local for each in after.values()]
    assert len(set(slots)) == len(slots)


async def test_this_and_those_that_follow_are_modified_and_so_is_what_comes(deps: Deps) -> None:
    found = await begun(deps)
    said = draft(found[1].start_local, AssemblyKind.BOARD, place="En ligne")
    await modify_assembly(deps, 1, COORDINATION, found[1].id, said, following=True)
    go_to(deps, NOVEMBER_5, days=9)
    await extend_series(deps)
    assert [each.place for each in await held(deps)] == ["Salle du CLSC", *["En ligne"] * 7]


async def test_a_rule_that_counts_brings_no_more_than_it_says(deps: Deps) -> None:
    found = await begun(deps, Recurrence("FREQ=MONTHLY;BYDAY=2TU;COUNT=4"))
    assert starts(found) == TUESDAYS[:4]
    await postpone_assembly(deps, 1, COORDINATION, found[2].id, TUESDAYS[2] + timedelta(days=1), following=True)
    assert len(await held(deps)) == 4
    go_to(deps, NOVEMBER_5, days=100)
    assert await extend_series(deps) == 0


async def test_a_draft_of_a_series_given_up_does_not_come_back(deps: Deps) -> None:
    found = await begun(deps)
    await abandon_draft(deps, 1, found[1].id)
    assert await extend_series(deps) == 0
    assert (await held(deps))[1].status is AssemblyStatus.CANCELLED
    assert await rows(deps, SubjectKind.ASSEMBLY, found[1].id) == []


async def test_two_processes_at_once_convene_one_once(deps: Deps) -> None:
    await begun(deps)
    go_to(deps, NOVEMBER_5)
    async with same_database(deps.database) as other:
        done = await asyncio.gather(
            convene_due_occurrences(deps), convene_due_occurrences(replace(deps, database=other))
        )
    assert sum(done) == 1
    assert len([act for act in await journal_acts(deps) if act[1] == "added"]) == 2
