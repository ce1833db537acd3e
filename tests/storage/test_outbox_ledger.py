"""The ledger is the outbox's own rows, counted, on both databases."""

from datetime import timedelta

from sqlalchemy import update

from bot.domain.outbox import Block, Delivery, Ledger, Place, State, SubjectKind, Topic
from bot.domain.reliability import Missed, Parked
from storage.database import Database
from storage.guilds import lock_guild
from storage.models import Outbox
from storage.outbox import enqueue
from storage.outbox_blocks import block, retry_parked
from storage.outbox_ledger import guilds_of_outbox, ledger_of, missed_between, next_due_of, parked_at, parked_of
from tests.storage.tools import NOW

HOUR = timedelta(hours=1)
PLACE = "channel:12"


async def row(database: Database, key: str, guild_id: int = 1, due: timedelta = HOUR, **became: object) -> None:
    """A row that is due after ``due``, and what became of it."""
    delivery = Delivery(
        key, Topic.CONVOCATION, SubjectKind.ASSEMBLY, 5, NOW + due, NOW + due + 24 * HOUR, Place.ANNOUNCEMENTS
    )
    async with database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        await enqueue(session, guild_id, [delivery])
        if became:
            mine = (Outbox.guild_id == guild_id, Outbox.dedupe_key == key)
            await session.execute(update(Outbox).where(*mine).values(became))


async def ledger(database: Database, guild_id: int | None = 1) -> Ledger:
    async with database.reading() as session:
        return await ledger_of(session, guild_id, NOW)


async def test_where_there_is_nothing_all_is_zero(database: Database) -> None:
    assert await ledger(database) == await ledger(database, None) == Ledger()


async def test_each_row_is_counted_by_what_became_of_it(database: Database) -> None:
    await row(database, "waits")
    await row(database, "due", due=-HOUR)
    await row(database, "sending", due=-HOUR, state=State.CLAIMED, attempts=1)
    await row(database, "sent", state=State.SENT, attempts=1)
    await row(database, "late", state=State.SENT, late=True, attempts=3, duplicates_prevented=2)
    await row(database, "parked", state=State.PARKED, problem=f"{PLACE}|50013", attempts=1)
    await row(database, "expired", state=State.EXPIRED, attempts=2)
    await row(database, "cancelled", state=State.CANCELLED)
    counted = Ledger(
        pending=3, due=2, sent=2, late=1, retried=2, parked=1, expired=1, cancelled=1, duplicates_prevented=2
    )
    assert await ledger(database) == counted
    await row(database, "elsewhere", guild_id=2, state=State.SENT)
    assert await ledger(database) == counted
    assert (await ledger(database, None)).sent == 3
    async with database.reading() as session:
        assert await guilds_of_outbox(session) == (1, 2)
        assert await next_due_of(session, 1) == NOW - HOUR
        assert await next_due_of(session, 2) is None


async def test_what_is_set_aside_is_told_by_place_and_by_refusal(database: Database) -> None:
    for number in range(3):
        await row(database, f"a{number}", state=State.PARKED, problem=f"{PLACE}|50013", due=number * HOUR)
    await row(database, "b", state=State.PARKED, problem=f"{PLACE}|10003", due=5 * HOUR)
    await row(database, "c", state=State.PARKED, problem="setting:announcements_channel|0", due=6 * HOUR)
    await row(database, "d", guild_id=2, state=State.PARKED, problem=f"{PLACE}|50013")
    async with database.reading() as session:
        assert await parked_of(session, 1) == (
            Parked(1, PLACE, 50013, 3, NOW),
            Parked(1, PLACE, 10003, 1, NOW + 5 * HOUR),
            Parked(1, "setting:announcements_channel", 0, 1, NOW + 6 * HOUR),
        )
        assert await parked_at(session, 1, PLACE) == 4
        assert await parked_at(session, 1, "channel:1") == 0


async def test_the_blocks_are_the_guilds_own(database: Database) -> None:
    async with database.transaction() as session:
        await lock_guild(session, 1, NOW)
        await block(session, 1, PLACE, 50013, NOW)
    (found,) = (await ledger(database)).blocks
    assert found == Block(1, PLACE, 50013, NOW, found.retry_at)
    assert (await ledger(database, 2)).blocks == ()


async def test_trying_again_sends_what_was_set_aside_there_and_still_serves(database: Database) -> None:
    await row(database, "serves", state=State.PARKED, problem=f"{PLACE}|50013")
    await row(database, "over", state=State.PARKED, problem=f"{PLACE}|50013", due=-48 * HOUR)
    await row(database, "other", state=State.PARKED, problem="channel:123|50013")
    async with database.transaction() as session:
        await block(session, 1, PLACE, 50013, NOW)
        assert await retry_parked(session, 1, PLACE, NOW) == 1
    counted = await ledger(database)
    assert (counted.pending, counted.parked, counted.blocks) == (1, 2, ())


async def test_what_was_given_up_is_told_by_when_that_was(database: Database) -> None:
    for key, given_up in (("before", -HOUR), ("within", HOUR / 2), ("after", HOUR)):
        await row(database, key, due=-3 * HOUR, state=State.EXPIRED, not_before=NOW + given_up)
    await row(database, "sent", state=State.SENT, not_before=NOW)
    async with database.reading() as session:
        assert await missed_between(session, 1, NOW, NOW + HOUR) == (
            Missed(Topic.CONVOCATION, SubjectKind.ASSEMBLY, 5, NOW - 3 * HOUR),
        )
        assert await missed_between(session, 2, NOW, NOW + HOUR) == ()
