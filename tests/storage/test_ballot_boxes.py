"""Secret ballots: one a voice, sealed when the box closes, with nothing left that joins the two."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import DatabaseProblem
from bot.domain.survey import Answers, SealedAnswer
from bot.domain.survey_strata import all_one, merged_strata
from storage import ballot_boxes
from storage.ballot_boxes import cast, count_cast, have_cast, open_box, seal, sealed_answers
from storage.database import Database
from storage.models import BallotBox, BallotParticipation, Base, Guild, OpenBallot
from tests.storage.tools import NOW, contents, same_database

GUILD = 1


async def new_box(database: Database) -> int:
    async with database.transaction() as session:
        if await session.get(Guild, GUILD) is None:
            await session.execute(insert(Guild).values(id=GUILD, revision=0, created_at=NOW))
        return await open_box(session, GUILD)


async def say(database: Database, box_id: int, voice: str, code: int, stratum: str = "") -> bool:
    async with database.transaction() as session:
        return await cast(session, GUILD, box_id, voice, {1: code}, user_id=int(voice[1:]), stratum=stratum)


async def close(database: Database, box_id: int) -> int | None:
    async with database.transaction() as session:
        return await seal(session, GUILD, box_id, NOW, all_one)


async def test_a_voice_casts_one_ballot(database: Database) -> None:
    box_id = await new_box(database)
    assert await say(database, box_id, "u7", 4)
    assert not await say(database, box_id, "u7", 5)
    assert await close(database, box_id) == 1
    async with database.reading() as session:
        assert await sealed_answers(session, GUILD, box_id) == (SealedAnswer(1, 4),)


async def test_a_voice_that_answers_from_two_devices_at_once_is_counted_once(database: Database) -> None:
    box_id = await new_box(database)
    async with same_database(database) as other:
        done = await asyncio.gather(*(say(each, box_id, "u7", code) for code, each in enumerate([database, other] * 5)))
    assert sorted(done) == [False] * 9 + [True]


async def test_a_ballot_is_counted_before_the_closing_or_refused(database: Database) -> None:
    """Whatever comes first: what was accepted is in what was sealed."""
    box_id = await new_box(database)
    async with same_database(database) as other:
        voices = [say(database, box_id, f"u{number}", number) for number in range(8)]
        more = [say(other, box_id, f"u{number}", number) for number in range(8, 16)]
        cast_before, sealed = await asyncio.gather(asyncio.gather(*voices, *more), close(other, box_id))
    async with database.reading() as session:
        found = await sealed_answers(session, GUILD, box_id)
    assert sum(cast_before) == sealed == len(found)
    assert not await say(database, box_id, "u99", 1)


async def test_nobody_closes_a_box_in_which_a_ballot_is_being_cast(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the instant when it was seen to be open: else the ballot would be in no count, after its voice was told that it counts."""
    box_id = await new_box(database)
    async with same_database(database, patience=0.1) as other:

        async def closed_meanwhile(session: AsyncSession, guild_id: int, of: int) -> str | None:
            salt = await seen_open(session, guild_id, of)
            with pytest.raises(DatabaseProblem):
                await close(other, of)
            return salt

        seen_open = ballot_boxes._salt
        monkeypatch.setattr(ballot_boxes, "_salt", closed_meanwhile)
        assert await say(database, box_id, "u7", 4)
        assert await close(other, box_id) == 1


async def test_who_has_cast_is_known_while_the_box_is_open_and_never_after(database: Database) -> None:
    box_id = await new_box(database)
    await say(database, box_id, "u7", 4)
    async with database.reading() as session:
        assert await have_cast(session, GUILD, box_id, ["u7", "u8"]) == {"u7"}
        assert await count_cast(session, GUILD, box_id) == 1
        assert await sealed_answers(session, GUILD, box_id) == ()
    await close(database, box_id)
    async with database.reading() as session:
        assert await have_cast(session, GUILD, box_id, ["u7", "u8"]) == frozenset()
        assert await session.scalar(select(BallotBox.salt)) is None
        assert (await session.scalars(select(BallotParticipation))).all() == []
        assert (await session.scalars(select(OpenBallot))).all() == []


async def test_a_box_closes_once(database: Database) -> None:
    box_id = await new_box(database)
    await say(database, box_id, "u7", 4)
    assert await close(database, box_id) == 1
    assert await close(database, box_id) is None
    async with database.reading() as session:
        assert len(await sealed_answers(session, GUILD, box_id)) == 1


async def test_a_small_stratum_is_kept_apart_no_more_and_a_comment_has_none(database: Database) -> None:
    box_id = await new_box(database)
    for number in range(9):
        stratum = "school" if number < 6 else "city"
        async with database.transaction() as session:
            said: Answers = {1: number, 2: f"Mot {number}"}
            await cast(session, GUILD, box_id, f"u{number}", said, user_id=number, stratum=stratum)
    async with database.transaction() as session:
        await seal(session, GUILD, box_id, NOW, merged_strata(3))
    async with database.reading() as session:
        found = await sealed_answers(session, GUILD, box_id)
    assert Counter(each.stratum for each in found if each.number == 1) == {"school": 6, "city": 3}
    assert {each.stratum for each in found if each.number == 2} == {""}


async def test_what_a_voice_is_called_says_nothing_from_one_box_to_the_next(database: Database) -> None:
    for box_id in (await new_box(database), await new_box(database)):
        await say(database, box_id, "u7", 4)
    async with database.reading() as session:
        first, second = await session.scalars(select(BallotParticipation.voice))
    assert first != second


async def test_no_table_of_ballots_has_an_instant_or_counts_its_rows(database: Database) -> None:
    """Ids are drawn; nothing is written down of when."""
    tables = [Base.metadata.tables[name] for name in ("open_ballot", "ballot_participation", "sealed_answer")]
    assert {column.name for table in tables for column in table.columns} == {
        *("guild_id", "box_id", "id", "voice", "user_id", "stratum", "answers", "number", "value"),
    }
    assert not any(column.autoincrement is True for table in tables for column in table.columns)
    box_id = await new_box(database)
    for number in range(200):
        await say(database, box_id, f"u{number}", number)
    ballots = (await contents(database))["open_ballot"]
    said = [row[-1]["1"] for row in ballots]
    assert sorted(said) == list(range(200))
    assert said != list(range(200))
