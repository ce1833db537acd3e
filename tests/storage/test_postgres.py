"""The tests' own PostgreSQL: alone, unprivileged, and gone when they end."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from tests.postgres import Postgres, running_postgres

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


async def setting(database: Database, name: str) -> str:
    async with database.reading() as session:
        return str(await session.scalar(text(f"SHOW {name}")))


async def test_it_listens_on_a_socket_in_its_own_folder_only(database: Database, postgres: Postgres) -> None:
    assert await setting(database, "listen_addresses") == ""
    assert await setting(database, "unix_socket_directories") == str(postgres.folder)
    assert Path(await setting(database, "data_directory")).parent == postgres.folder


@pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator could start it as somebody else")
def test_it_belongs_to_nobody(database: Database, postgres: Postgres) -> None:
    assert (postgres.folder / "data").stat().st_uid != 0
    assert postgres.folder.stat().st_mode & 0o077 == 0


def test_nothing_of_it_is_left(database: Database) -> None:
    with running_postgres() as server:
        assert (server.folder / "data").exists()
    assert not server.folder.exists()
