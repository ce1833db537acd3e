"""The board's seats and terms."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.directory import BoardTerm
from bot.domain.directory_drafts import GroupDraft
from bot.domain.errors import InvalidEntry
from bot.services.board import elect, end_term
from bot.services.deps import Deps
from bot.services.directory_groups import correct_group
from storage.database import Database
from tests.services.directories import COORDINATION, TODAY, TOMORROW, deps_of, directory_of, journal, roundtable


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def terms(deps: Deps) -> tuple[BoardTerm, ...]:
    return (await directory_of(deps)).terms


async def test_whoever_is_elected_takes_the_seat_on_that_day(deps: Deps) -> None:
    ids = await roundtable(deps)
    term = await elect(deps, 1, COORDINATION, ids.habitation, ids.luc, TOMORROW, date(2014, 6, 1))
    assert await terms(deps) == (
        BoardTerm(ids.term, ids.habitation, ids.claire, date(2012, 6, 1), TODAY),
        BoardTerm(term, ids.habitation, ids.luc, TOMORROW, date(2014, 6, 1)),
    )
    ended, begun = (await journal(deps))[-2:]
    assert (ended.act, ended.label, ended.person_id) == ("changed", "Table habitation", ids.claire)
    assert (ended.before, ended.after) == ({"ends_on": None}, {"ends_on": TODAY.isoformat()})
    assert (begun.act, begun.person_id) == ("added", ids.luc)


async def test_whoever_is_elected_from_the_same_day_takes_the_others_place(deps: Deps) -> None:
    ids = await roundtable(deps)
    assert await elect(deps, 1, COORDINATION, ids.habitation, ids.luc, date(2012, 6, 1), None) == ids.term
    assert await terms(deps) == (BoardTerm(ids.term, ids.habitation, ids.luc, date(2012, 6, 1)),)
    entry = (await journal(deps))[-1]
    assert (entry.before, entry.after) == ({"person_id": ids.claire}, {"person_id": ids.luc})


async def test_a_table_that_is_not_recognised_has_no_seat(deps: Deps) -> None:
    ids = await roundtable(deps)
    await correct_group(deps, 1, COORDINATION, ids.lutte, GroupDraft("Comité de lutte", recognised=False))
    with pytest.raises(InvalidEntry) as refused:
        await elect(deps, 1, COORDINATION, ids.lutte, ids.luc, TODAY, None)
    assert refused.value.reason == "no_seat"


async def test_a_term_ends_neither_before_it_starts_nor_into_the_next(deps: Deps) -> None:
    ids = await roundtable(deps)
    for ends_on, reason in ((date(2010, 1, 1), "ends_before"), (None, "seat_taken"), (TODAY, "seat_taken")):
        with pytest.raises(InvalidEntry) as refused:
            await elect(deps, 1, COORDINATION, ids.habitation, ids.luc, date(2011, 1, 1), ends_on)
        assert (refused.value.field, refused.value.reason) == ("ends_on", reason)
    earlier = await elect(deps, 1, COORDINATION, ids.habitation, ids.luc, date(2011, 1, 1), date(2012, 5, 31))
    with pytest.raises(InvalidEntry):
        await end_term(deps, 1, COORDINATION, earlier, date(2012, 6, 1))
    with pytest.raises(InvalidEntry):
        await end_term(deps, 1, COORDINATION, ids.term, date(2012, 5, 31))
    await end_term(deps, 1, COORDINATION, earlier, date(2012, 1, 31))
    assert [term.ends_on for term in await terms(deps)] == [None, date(2012, 1, 31)]


async def test_a_term_may_be_of_one_day_and_holds_on_its_last(deps: Deps) -> None:
    ids = await roundtable(deps)
    await end_term(deps, 1, COORDINATION, ids.term, date(2012, 6, 1))
    directory = await directory_of(deps)
    held = [directory.term_of(ids.habitation, date(2012, 6, day)) for day in (1, 2)]
    assert [term and term.person_id for term in held] == [ids.claire, None]
    assert directory.term_of(ids.habitation, date(2012, 5, 31)) is None


async def test_a_table_s_seat_is_not_another_s(deps: Deps) -> None:
    ids = await roundtable(deps)
    await elect(deps, 1, COORDINATION, ids.lutte, ids.luc, date(2011, 1, 1), None)
    assert {term.group_id: term.ends_on for term in await terms(deps)} == {ids.habitation: None, ids.lutte: None}


GUILDS = count(100)
DAYS = st.dates(date(2012, 1, 1), date(2012, 1, 20))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(elections=st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=5))
async def test_a_seat_is_never_two_peoples_on_one_day(
    database: Database, elections: list[tuple[date, date | None]]
) -> None:
    deps = deps_of(database)
    guild_id = next(GUILDS)
    ids = await roundtable(deps, guild_id)
    for starts_on, ends_on in elections:
        try:
            await elect(deps, guild_id, COORDINATION, ids.lutte, ids.luc, starts_on, ends_on)
        except InvalidEntry:
            continue
    held = [term for term in (await directory_of(deps, guild_id)).terms if term.group_id == ids.lutte]
    for number in range(1, 31):
        assert sum(term.holds_on(date(2012, 1, number)) for term in held) <= 1
