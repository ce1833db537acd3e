from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.models import Guild
from tests.storage.tools import names

SOMEBODY = "Zoé Marqueterie"


async def reason_of_reading(url: str) -> str:
    database = Database(url, patience=1)
    with pytest.raises(DatabaseProblem) as caught:
        async with database.reading() as session:
            await session.scalar(select(Guild.id))
    await database.close()
    return caught.value.reason


async def test_a_folder_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    assert await reason_of_reading(f"sqlite:///{tmp_path / 'nowhere' / 'courroie.db'}") == "unreachable"


async def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert await reason_of_reading(f"sqlite:///{tmp_path / 'courroie.db'}") == "unreachable"
    assert names(tmp_path) == []


async def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert await reason_of_reading(f"sqlite:///{tmp_path}") == "unreachable"


async def test_a_server_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    assert await reason_of_reading(f"postgresql://postgres@/courroie?host={tmp_path}") == "unreachable"


@pytest.mark.parametrize("blank_url", ["postgresql"], indirect=True)
async def test_a_database_that_the_server_does_not_have_is_unreachable(blank_url: str) -> None:
    assert await reason_of_reading(blank_url.replace("fresh_", "absent_")) == "unreachable"


async def test_a_file_of_something_else_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "courroie.db"
    file.write_text("Plan d'action triennal\n" * 100)
    assert await reason_of_reading(f"sqlite:///{file}") == "damaged"


@pytest.mark.parametrize("url", ["mysql://localhost/courroie", "courroie.db", "", "oracle:x"])
def test_a_url_of_neither_database_is_unsupported(url: str) -> None:
    with pytest.raises(DatabaseProblem, match="unsupported"):
        Database(url)


@pytest.mark.parametrize("url", ["sqlite:///x.db", "sqlite+aiosqlite:///x.db", "sqlite+pysqlite:///x.db"])
def test_the_driver_goes_without_saying(url: str) -> None:
    assert Database(url).url.drivername == "sqlite+aiosqlite"


async def test_a_row_that_is_refused_is_logged_without_what_it_holds(database: Database) -> None:
    """PostgreSQL quotes it whole, and an error that nobody expected is logged with what caused it."""
    refused = text("INSERT INTO organization (guild_id, id, name) VALUES (1, 1, :name)")
    with pytest.raises(IntegrityError) as error:
        async with database.transaction() as session:
            await session.execute(refused, {"name": SOMEBODY})
    logged = "".join(format_exception(error.value))
    assert "null" in logged.lower()
    assert SOMEBODY not in logged
