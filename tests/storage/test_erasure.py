"""Erasing somebody leaves nothing of them: each personal column holds a mark, and no mark is found afterwards."""

import gzip
import json
import logging
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.domain.clock import SettableClock
from bot.domain.errors import UnknownEntry
from bot.domain.journal import COURROIE, Act, Actor, ActorKind, Subject
from bot.domain.personal_data import DataKind, Effect
from bot.exporters.directory_csv import write_directory_csv
from bot.exporters.personal_data import write_personal_data
from bot.services.deps import Deps
from bot.services.personal_data import erase_person, personal_data_of
from bot.services.snapshots import Snapshots
from bot.texts.catalogue import texts_in
from storage.backup import back_up
from storage.database import Database
from storage.erasure import erase
from storage.models import ActionEvent, JournalEntry
from storage.personal_data import REGISTER
from storage.personal_records import Record
from storage.sqlite import Journal
from tests.storage.markers import ANOTHER, Mark, Planting
from tests.storage.test_no_trace import on_disk
from tests.storage.tools import NOW, contents, same_database

GUILD, ELSEWHERE = 1, 2
USER, PERSON = 712_000_000_000_000_001, 810_000_000_000_000_001
NEIGHBOUR = 712_000_000_000_000_777
OF_PERSON = {record.kind for record in REGISTER for owner in record.owners if owner.key == "person_id"}
NAMING_AN_ENTRY = {DataKind.LINK_REQUEST, DataKind.ANSWER}
"""A member's rows that point to an entry, their own or another's."""


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def planted(database: Database, *without: DataKind) -> Planting:
    """Somebody's rows of every kind, and a neighbour's beside them."""
    mine = Planting(1, GUILD, USER, PERSON)
    neighbour = Planting(2, GUILD, NEIGHBOUR, PERSON + 1)
    async with database.transaction() as session:
        await mine.plant(session, *without)
        await neighbour.plant(session, DataKind.PRIVACY_OFFICER)  # a guild has one
    return mine


async def dump(database: Database, folder: Path) -> str:
    """Everything in a new backup, which takes every table that the database has."""
    file = folder / "copie.courroie"
    await back_up(database, file, NOW)
    return gzip.decompress(file.read_bytes()).decode()


def found_in(text: str, marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.text in text]


async def test_every_personal_column_is_marked(database: Database) -> None:
    mine = await planted(database)
    personal = {(record.kind, column) for record in REGISTER for column in record.personal}
    marked = {(mark.kind, mark.column) for mark in mine.marks}
    assert {column for _kind, column in personal - marked} == {
        *("is_member", "in_good_standing", "everything"),  # a yes or a no is nobody's mark
        *("actor_kind", "carrier_kind", "answer"),  # a code
        *("organization_id", "working_group_id", "item_id"),  # the guild's own things, which stay
    }


@pytest.mark.parametrize("whom", [{"user_id": USER}, {"person_id": PERSON}], ids=["by member", "by entry"])
async def test_nothing_of_an_erased_person_is_left(
    deps: Deps, database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture, whom: dict[str, int]
) -> None:
    mine = await planted(database)
    before = await dump(database, tmp_path)
    assert found_in(before, mine.marks) == mine.marks
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.WARNING, "aiosqlite"):
        await erase_person(deps, GUILD, COURROIE, **whom)
    assert found_in(await dump(database, tmp_path), mine.marks) == []
    assert found_in(repr(await contents(database)), mine.marks) == []
    assert found_in(caplog.text, mine.marks) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_nothing_of_an_erased_person_is_left_in_sqlites_file(deps: Deps, database: Database) -> None:
    mine = await planted(database)
    before = on_disk(database)
    assert [mark for mark in mine.marks if mark.column != "id" and mark.on_disk not in before] == []
    await erase_person(deps, GUILD, COURROIE, user_id=USER)
    left = on_disk(database)
    assert [mark for mark in mine.marks if mark.on_disk in left] == []


async def taken_away(deps: Deps, user_id: int) -> str:
    """The file that the member takes away."""
    data = await personal_data_of(deps, GUILD, user_id)
    snapshot = (await deps.snapshots.get(GUILD)).snapshot
    return write_personal_data(texts_in("fr"), data, snapshot, NOW).decode()


async def test_the_file_that_one_takes_away_has_every_mark_and_nobody_elses(deps: Deps, database: Database) -> None:
    mine = await planted(database)
    neighbours = Planting(2, GUILD, NEIGHBOUR, PERSON + 1)
    async with database.transaction() as session:
        await Planting(4, ELSEWHERE, USER, PERSON + 2).plant(session)
    text = await taken_away(deps, USER)
    assert [mark for mark in mine.marks if mark not in found_in(text, mine.marks)] == []
    mention = next(each for each in json.loads(text)["held"] if each["kind"] == DataKind.JOURNAL_MENTION)
    assert mention["rows"][0]["before"] == {"lead_id": PERSON}  # nothing else of somebody else's change
    for another in (str(neighbours.user_id), str(neighbours.person_id), "MARK-2-", "MARK-4-", f"dit par {ANOTHER}"):
        assert another not in text
    await erase_person(deps, GUILD, Actor.member(USER), user_id=USER)
    assert found_in((await taken_away(deps, USER)).replace(str(USER), "", 1), mine.marks) == []


async def test_the_directory_that_goes_out_has_forgotten_them(deps: Deps, database: Database) -> None:
    mine = await planted(database)

    async def gone_out() -> str:
        return write_directory_csv((await deps.snapshots.get(GUILD)).snapshot.directory).decode()

    assert DataKind.CARD in {mark.kind for mark in found_in(await gone_out(), mine.marks)}
    await erase_person(deps, GUILD, COURROIE, user_id=USER)
    assert found_in(await gone_out(), mine.marks) == []


async def test_nobody_else_is_touched(deps: Deps, database: Database) -> None:
    """Neither a neighbour in the guild nor the same member in another guild."""
    async with database.transaction() as session:
        await Planting(2, GUILD, NEIGHBOUR, PERSON + 1).plant(session)
        await Planting(3, ELSEWHERE, USER, PERSON + 2).plant(session)
    before = await contents(database)
    async with database.transaction() as session:
        await Planting(1, GUILD, USER, PERSON).plant(session, DataKind.PRIVACY_OFFICER)
    await erase_person(deps, GUILD, COURROIE, user_id=USER)
    after = await contents(database)
    for table, rows in before.items():
        if table != "guild":  # its revision moved
            assert [row for row in rows if row not in after[table]] == []


async def test_what_is_not_theirs_stays_and_acts_are_kept(deps: Deps, database: Database) -> None:
    await planted(database)
    before = await contents(database)
    await erase_person(deps, GUILD, COURROIE, user_id=USER)
    after = await contents(database)
    gone = {
        table: len(before[table]) - len(after[table]) for table in before if len(before[table]) != len(after[table])
    }
    removed = Counter(record.table for record in REGISTER if record.effect is Effect.ROW_GOES)
    assert gone == removed | {"journal_entry": -1}  # the erasure itself
    async with database.reading() as session:
        said = (await session.scalars(select(ActionEvent.evidence_text))).all()
    assert f"dit par {ANOTHER}" in said


@pytest.mark.parametrize("record", REGISTER, ids=lambda record: str(record.kind))
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_each_rule_is_needed(database: Database, record: Record) -> None:
    """Without it, something of the person is found in the very table that it is about."""
    mine = await planted(database)
    # Rows that point to an entry go with it, or keep it from going: the entry must stay for the rule to be missed.
    spared = {record.kind, DataKind.CARD} if record.kind in OF_PERSON | NAMING_AN_ENTRY else {record.kind}
    async with database.transaction() as session:
        kept = [each for each in REGISTER if each.kind not in spared]
        await erase(session, GUILD, user_id=USER, register=kept)
    left = repr((await contents(database))[record.table])
    assert found_in(left, [mark for mark in mine.marks if mark.kind == record.kind]) != []


@pytest.mark.parametrize(
    ("actor", "known"),
    [
        (Actor.member(USER), Actor(ActorKind.FORGOTTEN)),
        (Actor.member(NEIGHBOUR), Actor.member(NEIGHBOUR)),
        (COURROIE, COURROIE),
    ],
    ids=["oneself", "the coordination", "by itself"],
)
async def test_the_journal_says_that_somebody_was_erased_and_not_who(
    deps: Deps, database: Database, actor: Actor, known: Actor
) -> None:
    await planted(database)
    await erase_person(deps, GUILD, actor, user_id=USER)
    async with database.reading() as session:
        erasures = select(JournalEntry).where(JournalEntry.act == Act.ERASED)
        entry = (await session.scalars(erasures)).one()
    assert (entry.subject, entry.happened_at, entry.actor_kind, entry.actor_id) == (
        *(Subject.PERSON, NOW),
        *(known.kind, known.user_id),
    )
    said = (entry.subject_id, entry.label, entry.before, entry.after, entry.person_id, entry.user_id)
    assert said == (None, "", None, None, None, None)


@pytest.mark.parametrize("owner", ["subject_id", "person_id", "user_id"])
async def test_a_journal_entry_is_theirs_by_any_id_of_theirs(deps: Deps, database: Database, owner: str) -> None:
    await planted(database, DataKind.JOURNAL_OF_ENTRY)
    entry = {"guild_id": GUILD, "happened_at": NOW, "actor_kind": "shell", "subject": "person", "act": "changed"}
    mine = {owner: USER if owner == "user_id" else PERSON, "label": "MARK", "before": {"name": "MARK"}}
    async with database.transaction() as session:
        await session.execute(insert(JournalEntry).values(entry | mine))
    await erase_person(deps, GUILD, COURROIE, person_id=PERSON)
    assert "'MARK'" not in repr(await contents(database))


async def test_somebody_whom_the_history_alone_knows_can_be_erased(deps: Deps, database: Database) -> None:
    mine = await planted(database, *OF_PERSON - {DataKind.JOURNAL_ABOUT}, *NAMING_AN_ENTRY)
    of_member = [mark for mark in mine.marks if mark.text != str(PERSON)]
    assert {mark.kind for mark in mine.marks} >= {DataKind.IMPORT, DataKind.EVENT, DataKind.SETTLED_DOUBT}
    await erase_person(deps, GUILD, Actor.member(USER), user_id=USER)
    assert found_in(repr(await contents(database)), of_member) == []


async def test_a_stranger_leaves_nothing_behind(deps: Deps, database: Database) -> None:
    await planted(database)
    before = (await contents(database))["journal_entry"]
    erased = await erase_person(deps, GUILD, Actor.member(5), user_id=5)
    assert (erased.counts, (await contents(database))["journal_entry"]) == ({}, before)


async def test_an_entry_of_another_guild_cannot_be_erased(deps: Deps, database: Database) -> None:
    await planted(database)
    async with database.transaction() as session:
        await Planting(3, ELSEWHERE, USER, PERSON + 2).plant(session)
    before = await contents(database)
    with pytest.raises(UnknownEntry):
        await erase_person(deps, GUILD, COURROIE, person_id=PERSON + 2)
    assert await contents(database) == before


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_whoever_reads_for_long_keeps_nobody_from_being_erased(
    database: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are gone; that the file still holds what they were is said to whoever looks after the server."""
    monkeypatch.setattr("storage.sqlite.own_journal", lambda: Journal("WAL", "3"))
    async with same_database(database, patience=0.1) as hurried:
        mine = await planted(hurried)
        async with database.reading() as session:
            await session.scalar(select(JournalEntry.id))
            deps = Deps(hurried, SettableClock(NOW), Snapshots(hurried, 10))
            await erase_person(deps, GUILD, COURROIE, user_id=USER)
    assert "could not be written anew" in caplog.text
    assert found_in(repr(await contents(database)), mine.marks) == []


async def test_what_is_held_in_memory_forgets_at_once(deps: Deps, database: Database) -> None:
    await planted(database)
    before = (await deps.snapshots.get(GUILD)).snapshot
    assert PERSON in before.directory.people
    await erase_person(deps, GUILD, COURROIE, person_id=PERSON)
    held = deps.snapshots.peek(GUILD)
    assert held is not None
    assert held.snapshot.revision > before.revision  # other processes look at it
    assert PERSON not in held.snapshot.directory.people
    assert held.snapshot.settings.privacy_officer is None
