from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from storage.database import Database
from storage.models import Guild


async def stored(database: Database, instant: datetime) -> datetime:
    async with database.transaction() as session:
        await session.execute(insert(Guild).values(id=1, revision=0, created_at=instant))
    async with database.reading() as session:
        return (await session.scalars(select(Guild.created_at))).one()


async def test_a_naive_datetime_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive datetime"):
        await stored(database, datetime(2012, 9, 10, 14, 0))  # noqa: DTZ001  # the naive one on purpose


async def test_an_instant_comes_back_in_utc_to_the_microsecond(database: Database) -> None:
    montreal = timezone(timedelta(hours=-4))
    found = await stored(database, datetime(2012, 9, 10, 22, 30, 15, 123456, tzinfo=montreal))
    assert found.isoformat() == "2012-09-11T02:30:15.123456+00:00"
    assert found.tzinfo is UTC
