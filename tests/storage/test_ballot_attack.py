"""The attacker: somebody who has the whole closed database, every backup and every published result tells nobody's answer.

Each member's answers are theirs alone, and the attacker knows in which order they answered. They are to guess which answers go
together, and whose they are, from every row, from the order in which rows lie, from every byte, and from what is published.
"""

import gzip
import json
import logging
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.clock import SettableClock
from bot.domain.journal import COURROIE
from bot.domain.survey import Answers, Question, QuestionKind, Survey, Value
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.survey_closing import close_survey
from bot.services.survey_results import results_of
from storage.backup import back_up
from storage.database import Database
from storage.models import BallotBox, OpenBallot, SealedAnswer
from tests.storage.attacker import FALSE_ALARM, correlation, every_byte, marks_of_voice, telling
from tests.storage.survey_rows import GUILD, answer_all, publish
from tests.storage.tools import NOW, contents

pytestmark = pytest.mark.promise

USERS = [712_000_000_000_000_101 + 7919 * number for number in range(12)]
CLOSINGS = 12
QUESTIONS = (
    Question(1, QuestionKind.ONE, "Laquelle?", options=tuple(f"Choix {code}" for code in range(1, 13))),
    Question(2, QuestionKind.ONE, "Et laquelle?", options=tuple(f"Autre {code}" for code in range(1, 13))),
    Question(3, QuestionKind.SHORT, "Pourquoi?", required=False),
    Question(4, QuestionKind.LONG, "Que changer?", required=False),
)


def ballots(draw: random.Random) -> dict[int, Answers]:
    """Each member's answers, which nobody else gives, in the order in which they answer."""
    first, second = draw.sample(range(1, 13), 12), draw.sample(range(1, 13), 12)
    order = draw.sample(range(12), 12)
    return {
        USERS[who]: {1: first[who], 2: second[who], 3: f"raison de {who:02}", 4: f"idée de {who:02}"} for who in order
    }


async def closed(database: Database, said: Mapping[int, Answers]) -> Survey:
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10))
    survey = await publish(database, questions=QUESTIONS)
    await answer_all(database, survey, said)
    return await close_survey(deps, GUILD, COURROIE, survey.id)


def orders_of(rows: Sequence[tuple[int, Value]], said: Mapping[int, Answers]) -> list[float]:
    """What the order of ``rows`` (a question's number, an answer) tells: of who answered when, and of which answers go together."""
    arrived = {user_id: float(position) for position, user_id in enumerate(said)}
    whose = {(number, value): user_id for user_id, answers in said.items() for number, value in answers.items()}
    places: dict[int, dict[int, float]] = {number: {} for number in range(1, 5)}
    for position, (number, value) in enumerate(rows):
        places[number][whose[number, value]] = float(position)
    by_member = [[places[number][user] for user in USERS] for number in places]
    when = [arrived[user] for user in USERS]
    return [
        *(correlation(each, when) for each in by_member),
        *(correlation(by_member[0], each) for each in by_member[1:]),
    ]


async def as_stored(session: AsyncSession, box_id: int | None, order: str) -> list[tuple[int, Value]]:
    found = text(f"SELECT number, value FROM sealed_answer WHERE box_id = :box ORDER BY {order}")  # noqa: S608
    rows = await session.execute(found, {"box": box_id})
    return [
        (number, json.loads(value) if isinstance(value, str) and value[:1] in '"0123456789' else value)
        for number, value in rows
    ]


def ways(database: Database) -> tuple[str, ...]:
    """The orders in which rows can be read: by their ids, as the engine gives them, as they lie on the disk."""
    return ("id", "box_id") if database.dialect == "sqlite" else ("id", "ctid", "xmin::text, ctid")


async def told_by_orders(database: Database) -> float:
    """What the most telling order tells over many closings, in standard deviations of what chance gives."""
    draw = random.Random(2014)  # noqa: S311 - which answers are given, no secret
    told: dict[tuple[str, int], list[float]] = {}
    for _closing in range(CLOSINGS):
        said = ballots(draw)
        survey = await closed(database, said)
        for way in ways(database):
            async with database.reading() as session:
                rows = await as_stored(session, survey.box_id, way)
            for number, each in enumerate(orders_of(rows, said)):
                told.setdefault((way, number), []).append(each)
        for number, each in enumerate(await published_orders(database, survey, said)):
            told.setdefault(("published", number), []).append(each)
    return max(map(telling, told.values()))


async def published_orders(database: Database, survey: Survey, said: Mapping[int, Answers]) -> list[float]:
    """What the order of the comments that are published tells of who answered when."""
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10))
    results = await results_of(deps, GUILD, survey.id, publicly=True)
    arrived = {
        comment: float(position) for position, each in enumerate(said.values()) for comment in (each[3], each[4])
    }
    found = [each.comments for each in results.questions if each.comments]
    assert len(found) == 2
    return [correlation([arrived[comment] for comment in comments], range(len(comments))) for comments in found]


async def test_no_order_tells_who_answered_when_nor_which_answers_go_together(database: Database) -> None:
    assert await told_by_orders(database) < FALSE_ALARM


async def test_answers_that_are_not_shuffled_are_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same attack, on a closing that parts the ballots as they came: it can tell."""
    drawn = iter(range(10**9))
    monkeypatch.setattr("storage.ballot_boxes.secrets.token_hex", lambda _bytes: f"{next(drawn):032}")
    monkeypatch.setattr("storage.ballot_boxes.random.SystemRandom", Unshuffled)
    assert await told_by_orders(database) > FALSE_ALARM


class Unshuffled:
    """In the place of ``SystemRandom``."""

    def shuffle(self, rows: list[object]) -> None:
        """Leave them as they are."""


async def test_everything_that_is_left_names_nobody_and_joins_nothing(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Every row, every byte, every backup made before, meanwhile and after, and all that was logged."""
    said = ballots(random.Random(7))  # noqa: S311
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10))
    survey = await publish(database, questions=QUESTIONS)
    copies = [gzip.decompress((await back_up(database, tmp_path / "before.courroie", NOW)).file.read_bytes())]
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.WARNING, "aiosqlite"):
        await answer_all(database, survey, said)
        copies.append(gzip.decompress((await back_up(database, tmp_path / "open.courroie", NOW)).file.read_bytes()))
        async with database.reading() as session:
            salts = (await session.scalars(select(BallotBox.salt))).all()
            ids = (await session.scalars(select(OpenBallot.id))).all()
        await close_survey(deps, GUILD, COURROIE, survey.id)
    copies.append(gzip.decompress((await back_up(database, tmp_path / "closed.courroie", NOW)).file.read_bytes()))
    everything = b"".join([await every_byte(database), *copies, repr(await contents(database)).encode()])
    voices = [mark for user_id in USERS for mark in marks_of_voice(user_id, [salt for salt in salts if salt])]
    assert [mark for mark in voices if mark in everything] == []
    assert [each for each in ids if each.encode() in everything] == []
    joined = [f'raison de {who:02}", "4"' for who in range(12)]
    assert [each for each in joined if each.encode() in everything] == []
    assert "raison de" not in caplog.text
    assert [user_id for user_id in USERS if str(user_id) in caplog.text] == []
    async with database.reading() as session:
        rows = (await session.scalars(select(SealedAnswer))).all()
    assert len(rows) == 4 * len(USERS)
    assert {each.stratum for each in rows} == {""}
