"""The table of the outbox's states says every move that the code makes, and no other."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import outbox
from bot.domain.outbox import Row, State, SubjectKind
from storage.database import Database
from storage.models.outbox import Outbox
from storage.outbox import Settlement, cancel, claim, enqueue, give_back_orphans, settle
from storage.outbox_blocks import problem_of, retry_parked
from tests.storage.test_outbox import GUILD, delivery, only, put
from tests.storage.tools import NOW

ME = "me"
PLACE = "channel:5"
Move = Callable[[AsyncSession, Row], Awaitable[object]]


def _settled(session: AsyncSession, row: Row, state: State) -> Awaitable[object]:
    sent_at = NOW if state is State.SENT else None
    return settle(
        session, row, ME, Settlement(state, not_before=NOW, sent_at=sent_at, problem=problem_of(PLACE, 50013))
    )


MOVES: dict[str, Move] = {
    "enqueue": lambda session, _row: enqueue(session, GUILD, [delivery()]),
    "claim": lambda session, _row: claim(session, ME, NOW + timedelta(hours=1), 9),
    "cancel": lambda session, _row: cancel(session, GUILD, SubjectKind.ASSEMBLY, 1),
    "retry_parked": lambda session, _row: retry_parked(session, GUILD, PLACE, NOW),
    "give_back_orphans": lambda session, _row: give_back_orphans(session, NOW),
    "settle sent": lambda session, row: _settled(session, row, State.SENT),
    "settle pending": lambda session, row: _settled(session, row, State.PENDING),
    "settle parked": lambda session, row: _settled(session, row, State.PARKED),
    "settle expired": lambda session, row: _settled(session, row, State.EXPIRED),
    "settle cancelled": lambda session, row: _settled(session, row, State.CANCELLED),
}


def said() -> Iterator[tuple[str, str, str]]:
    """From, to, and by which function, as the table has them."""
    for line in (outbox.__doc__ or "").splitlines():
        if not line.startswith("| ") or line.startswith("| from"):
            continue
        before, after, who = (cell.strip() for cell in line.strip("|").split("|"))
        function = who.rpartition("(``")[2].partition("``)")[0].rpartition(".")[2] or who
        others = [each for each in State if each not in (State.SENT, State.CLAIMED)]
        for each in others if before == "any other" else before.split(", "):
            yield str(each), after, function.partition("``")[0]


async def _set(database: Database, state: State) -> None:
    owner = ME if state is State.CLAIMED else None
    problem = problem_of(PLACE, 50013) if state is State.PARKED else None
    values = {"state": state, "claimed_by": owner, "problem": problem, "not_before": NOW}
    async with database.transaction() as session:
        await session.execute(update(Outbox).values(values))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_table_says_every_move_and_no_other(database: Database) -> None:
    await put(database, delivery())
    seen = {("—", "pending", "enqueue")}
    for state, (name, move) in product(State, MOVES.items()):
        await _set(database, state)
        row = await only(database)
        async with database.transaction() as session:
            await move(session, row)
        after = (await only(database)).state
        if after is not state:
            seen.add((str(state), str(after), name.split()[0]))
    assert seen == set(said())
