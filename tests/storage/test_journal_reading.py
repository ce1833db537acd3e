"""The journal is read by guild, by person, by thing and by date, a page at a time in both directions, on both databases."""

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.journal import COURROIE, SHELL, Act, Actor, Change, Subject
from bot.domain.journal_query import Cursor, JournalFilter, JournalPage
from storage.database import Database
from storage.guilds import lock_guild
from storage.journal import write_journal
from storage.journal_reading import read_journal
from tests.storage.tools import NOW

ALL = JournalFilter()
CLAIRE, RACHID = 500, 501
HOUR = timedelta(hours=1)


async def write(
    database: Database, *changes: Change, actor: Actor = SHELL, guild_id: int = 1, at: timedelta = timedelta()
) -> None:
    async with database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        await write_journal(session, guild_id, actor, NOW + at, changes)


async def page(
    database: Database, wanted: JournalFilter = ALL, cursor: Cursor | None = None, limit: int = 10
) -> JournalPage:
    async with database.reading() as session:
        return await read_journal(session, 1, wanted, cursor, limit=limit)


async def labels(database: Database, wanted: JournalFilter = ALL) -> list[str]:
    return [entry.change.label for entry in (await page(database, wanted)).entries]


def organizations(names: Iterable[str]) -> list[Change]:
    return [Change(Subject.ORGANIZATION, Act.ADDED, number, name) for number, name in enumerate(names, 1)]


async def test_an_entry_is_read_as_it_was_written(database: Database) -> None:
    change = Change(
        Subject.GROUP,
        Act.CHANGED,
        7,
        "Table Habitation",
        {"lead_id": None, "active": True, "other_names": ["Habitation", "é"]},
        {"lead_id": 12, "active": False, "other_names": []},
        person_id=12,
        user_id=CLAIRE,
    )
    await write(database, change, actor=Actor.member(RACHID))
    (entry,) = (await page(database)).entries
    assert (entry.happened_at, entry.actor, entry.change) == (NOW, Actor.member(RACHID), change)


async def test_a_guild_reads_its_own_alone(database: Database) -> None:
    await write(database, *organizations("A"))
    await write(database, *organizations("B"), guild_id=2)
    assert await labels(database) == ["A"]


async def test_a_person_finds_what_they_did_and_what_was_done_about_them(database: Database) -> None:
    await write(database, *organizations(["par Claire"]), actor=Actor.member(CLAIRE))
    await write(database, Change(Subject.SETTING, Act.CHANGED, label="nomme Claire", user_id=CLAIRE))
    await write(database, Change(Subject.GROUP, Act.CHANGED, 12, label="confiée à Claire", person_id=3))
    await write(database, Change(Subject.PERSON, Act.REMOVED, 3, label="sa fiche"))
    await write(database, Change(Subject.ORGANIZATION, Act.CHANGED, 3, label="du même numéro"), actor=COURROIE)
    await write(database, *organizations(["par Rachid"]), actor=Actor.member(RACHID))
    by_or_about = JournalFilter(user_id=CLAIRE, person_id=3)
    assert await labels(database, by_or_about) == ["sa fiche", "confiée à Claire", "nomme Claire", "par Claire"]
    assert await labels(database, JournalFilter(user_id=CLAIRE)) == ["nomme Claire", "par Claire"]


async def test_a_sort_of_thing_and_a_stretch_of_time_narrow_it_down(database: Database) -> None:
    for hours in range(4):
        await write(database, *organizations([f"{hours} h"]), at=hours * HOUR)
    await write(database, Change(Subject.PLAN, Act.ADDED, 1, "plan"), at=2 * HOUR)
    stretch = JournalFilter(since=NOW + HOUR, before=NOW + 3 * HOUR)
    assert await labels(database, stretch) == ["plan", "2 h", "1 h"]
    assert await labels(database, JournalFilter(subject=Subject.PLAN, since=NOW, before=NOW + 3 * HOUR)) == ["plan"]


async def test_pages_follow_one_another_down_and_up_again_whatever_comes_meanwhile(database: Database) -> None:
    await write(database, *organizations("ABCDE"))
    first = await page(database, limit=2)
    assert shown(first) == ("ED", False, True)
    await write(database, *organizations("F"))
    second = await page(database, cursor=Cursor(first.entries[-1].id), limit=2)
    assert shown(second) == ("CB", True, True)
    last = await page(database, cursor=Cursor(second.entries[-1].id), limit=2)
    assert shown(last) == ("A", True, False)
    assert shown(await page(database, cursor=Cursor(last.entries[0].id, newer=True), limit=2)) == ("CB", True, True)
    back = await page(database, cursor=Cursor(second.entries[0].id, newer=True), limit=3)
    assert shown(back) == ("FED", False, True)


def shown(read: JournalPage) -> tuple[str, bool, bool]:
    return "".join(entry.change.label for entry in read.entries), read.has_newer, read.has_older
