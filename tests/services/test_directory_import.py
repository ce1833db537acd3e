"""A directory from a sheet: all of it or nothing, journaled, on both databases."""

from datetime import date

import pytest
from sqlalchemy import event, select

from bot.domain.clock import SettableClock, local_day
from bot.domain.directory_sheet import Sheet
from bot.domain.errors import SheetNotReady
from bot.domain.journal import SHELL, ActorKind
from bot.importers.directory_csv import read_directory_csv
from bot.services.deps import Deps
from bot.services.directory_import import Decisions, import_directory, preview_directory
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.models import JournalEntry
from tests.storage.tools import contents

GUILD = 1
NOTHING_DECIDED = Decisions()


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(), Snapshots(database, 5))


def sheet(*lines: str) -> Sheet:
    return read_directory_csv("\n".join(lines).encode())


SMALL = sheet(
    "type;nom;autres noms;organisation;représente;table;depuis;rattachée à",
    "table;Sous-comité;;;;;;Table jeunesse",
    "table;Table jeunesse;;;;;;",
    "organisation;Carrefour;CJE;;;;;",
    "personne;Rachid Benali;;CJE;CJE;Table jeunesse;2012-09-01;",
    "mandat;Rachid Benali;;;;Table jeunesse;2012-10-01;",
)


async def test_what_a_sheet_says_is_there_with_its_ties(deps: Deps) -> None:
    assert await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED) > 0
    directory = (await deps.snapshots.get(GUILD)).snapshot.directory
    (carrefour,), (rachid,) = directory.organizations.values(), directory.people.values()
    below, table = directory.groups.values()
    (tie,), (term,) = directory.representations, directory.terms
    assert (carrefour.other_names, rachid.organization_id, below.parent_id) == (("CJE",), carrefour.id, table.id)
    assert (tie.person_id, tie.organization_id, tie.group_id) == (rachid.id, carrefour.id, table.id)
    assert (term.person_id, term.group_id) == (rachid.id, table.id)
    async with deps.database.reading() as session:
        entries = (await session.scalars(select(JournalEntry))).all()
    assert {entry.actor_kind for entry in entries} == {ActorKind.SHELL}


async def test_the_same_sheet_again_writes_nothing(deps: Deps) -> None:
    await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED)
    before = await contents(deps.database)
    assert await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED) == 0
    assert await contents(deps.database) == before


async def test_an_organisation_that_a_sheet_says_has_left_is_represented_no_more(deps: Deps) -> None:
    await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED)
    left = sheet("type;nom;active", "organisation;Carrefour;non")
    await import_directory(deps, GUILD, SHELL, left, NOTHING_DECIDED)
    (tie,) = (await deps.snapshots.get(GUILD)).snapshot.directory.representations
    assert tie.until == local_day(deps.clock.now(), "America/Toronto")


async def test_a_sheet_s_term_ends_the_one_before_and_corrects_its_own(deps: Deps) -> None:
    await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED)
    header = "type;nom;table;depuis;jusqu'au"
    own, next_one = (
        "mandat;Rachid Benali;Table jeunesse;2012-10-01;2013-05-31",
        "mandat;Ana Silva;Table jeunesse;2013-03-01;",
    )
    for rows, ends in (((own,), [date(2013, 5, 31)]), ((next_one, "personne;Ana Silva"), [date(2013, 2, 28), None])):
        await import_directory(deps, GUILD, SHELL, sheet(header, *rows), NOTHING_DECIDED)
        directory = (await deps.snapshots.get(GUILD)).snapshot.directory
        assert [term.ends_on for term in directory.terms] == ends


async def test_a_preview_writes_nothing(deps: Deps) -> None:
    before = await contents(deps.database)
    assert (await preview_directory(deps, GUILD, SMALL, NOTHING_DECIDED)).ready
    assert await contents(deps.database) == before


async def test_a_fault_found_at_the_last_moment_writes_nothing(deps: Deps) -> None:
    before = await contents(deps.database)
    wrong = Sheet((*SMALL.rows, *sheet("type;nom", "club;Inconnu").rows))
    with pytest.raises(SheetNotReady):
        await import_directory(deps, GUILD, SHELL, wrong, NOTHING_DECIDED)
    assert await contents(deps.database) == before


async def test_a_failure_in_the_middle_leaves_nothing(deps: Deps) -> None:
    def fail(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO board_term"):
            raise LookupError("cut")

    before = await contents(deps.database)
    event.listen(deps.database.engine.sync_engine, "before_cursor_execute", fail)
    with pytest.raises(LookupError, match="cut"):
        await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED)
    event.remove(deps.database.engine.sync_engine, "before_cursor_execute", fail)
    assert await contents(deps.database) == before


async def test_a_sheet_of_one_guild_is_not_seen_by_another(deps: Deps) -> None:
    await import_directory(deps, GUILD, SHELL, SMALL, NOTHING_DECIDED)
    assert (await deps.snapshots.get(2)).snapshot.directory.organizations == {}
    reading = await preview_directory(deps, 2, SMALL, NOTHING_DECIDED)
    assert [planned.id for planned in reading.organizations] == [None]
