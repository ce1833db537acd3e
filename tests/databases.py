"""Fixtures that give each test a database of its own, on SQLite and on PostgreSQL.

``database`` is migrated and empty. A test that makes sense on one of the two only says so:
``@pytest.mark.parametrize("database", ["sqlite"], indirect=True)``.
"""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import upgrade
from tests.postgres import NoPostgres, Postgres, running_postgres

BOTH = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    try:
        with running_postgres() as server:
            yield server
    except NoPostgres as problem:
        if "CI" in os.environ:
            raise
        pytest.skip(f"no PostgreSQL here: {problem}")


@pytest.fixture(params=BOTH)
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'courroie.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture(scope="session")
def migrated() -> dict[str, str]:
    """What each database's migrated template is, once a test has made it: a file, a name."""
    return {}


@pytest.fixture(params=BOTH)
async def database(
    request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, migrated: dict[str, str]
) -> AsyncIterator[Database]:
    """A migrated database with no guild in it."""
    if request.param == "sqlite":
        if "sqlite" not in migrated:
            template = tmp_path_factory.mktemp("template") / "courroie.db"
            await _migrate(f"sqlite:///{template}")
            migrated["sqlite"] = str(template)
        file = tmp_path / "courroie.db"
        shutil.copy(migrated["sqlite"], file)
        found = Database(f"sqlite:///{file}")
        yield found
        await found.close()
        return
    server: Postgres = request.getfixturevalue("postgres")
    if "postgresql" not in migrated:
        migrated["postgresql"] = server.create()
        await _migrate(server.url(migrated["postgresql"]))
    name = server.create(template=migrated["postgresql"])
    found = Database(server.url(name))
    yield found
    await found.close()
    server.drop(name)


async def _migrate(url: str) -> None:
    template = Database(url)
    await upgrade(template)
    await template.close()
