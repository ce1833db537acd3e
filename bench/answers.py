"""Answers to a survey, through the bot's own use case and as bare inserts of the same rows, one transaction each."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from json import dumps
from pathlib import Path
from secrets import token_hex
from statistics import median
from time import perf_counter
from typing import Final

from bench.databases import make_database, shipped
from bench.measures import Pair, no_collection
from bot.domain.clock import SettableClock
from bot.domain.survey import Answers, Question, QuestionKind, Survey
from bot.domain.survey_answers import written_answers
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.survey_answers import cast_answers
from storage.database import Database
from storage.sqlite import own_journal
from tests.services.answering_tools import opened

_GUILD: Final = int(Playground().guild_id)
_QUESTIONS: Final = (
    *(Question(number, QuestionKind.SATISFACTION, f"Le service {number}") for number in range(1, 8)),
    Question(8, QuestionKind.LONG, "Un mot?", required=False),
)
_ANSWERS: Final[Answers] = {**dict.fromkeys(range(1, 8), 4), 8: "Une salle plus grande aiderait, le mardi surtout."}

_INSERT_RESPONSE: Final = """
    INSERT INTO survey_response (guild_id, survey_id, participant, user_id, stratum, answers, draft, submitted_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How much is measured: ``rounds`` of ``members`` who answer, ``in_flight`` at any instant."""

    members: int = 500
    in_flight: int = 50
    rounds: int = 5


QUICK_ANSWERS: Final = AnswerCounts(members=6, in_flight=3, rounds=1)


@dataclass(slots=True)
class Kept:
    """Answers a second of each round, of the bot and of the bare inserts; ``missing``, how many of the bot's were not there after."""

    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    missing: int = 0

    @property
    def rates(self) -> Pair:
        """The medians."""
        return Pair(median(self.ours), median(self.bare))


@dataclass(frozen=True, slots=True)
class AnswerRates:
    """Both kinds of survey."""

    counts: AnswerCounts
    anonymous: Kept
    nominal: Kept


async def answers(folder: Path, counts: AnswerCounts) -> AnswerRates:
    """Both, on one SQLite file each, a round of the bot and one of the bare inserts in turn."""
    return AnswerRates(
        counts,
        await _kept(folder / "anonymous.db", counts, anonymous=True),
        await _kept(folder / "nominal.db", counts, anonymous=False),
    )


async def _kept(file: Path, counts: AnswerCounts, *, anonymous: bool) -> Kept:
    database = Database(f"sqlite:///{await make_database(file, shipped())}")
    kept = Kept()
    try:
        deps = Deps(database, SettableClock(), Snapshots(database, 1))
        for _round in range(counts.rounds):
            ours, bare = [await _opened(deps, anonymous=anonymous) for _which in range(2)]
            with no_collection():
                kept.ours.append(await _answered(deps, ours, counts))
                kept.bare.append(await asyncio.to_thread(_inserted, file, bare, counts.members))
            kept.missing += counts.members - _count(file, ours)
    finally:
        await database.close()
    return kept


async def _opened(deps: Deps, *, anonymous: bool) -> Survey:
    return await opened(deps, _GUILD, questions=_QUESTIONS, anonymous=anonymous)


async def _answered(deps: Deps, survey: Survey, counts: AnswerCounts) -> float:
    """Everybody answers; answers a second."""
    members: Iterator[int] = iter(range(1, counts.members + 1))

    async def one_after_the_other() -> None:
        for member in members:
            await cast_answers(deps, survey.guild_id, member, (), survey.id, _ANSWERS)

    began = perf_counter()
    await asyncio.gather(*(one_after_the_other() for _ in range(counts.in_flight)))
    return counts.members / (perf_counter() - began)


def _inserted(file: Path, survey: Survey, members: int) -> float:
    """The same rows, by sqlite3 alone, as safe on the disk: nothing read, checked or hashed; answers a second."""
    rows = [list(_rows(survey, member)) for member in range(1, members + 1)]
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("foreign_keys=ON", "synchronous=FULL", f"journal_mode={own_journal().mode}"):
            connection.execute(f"PRAGMA {pragma}")
        began = perf_counter()
        for inserts in rows:
            connection.execute("BEGIN IMMEDIATE")
            for statement, values in inserts:
                connection.execute(statement, values)
            connection.execute("COMMIT")
        return members / (perf_counter() - began)


def _rows(survey: Survey, member: int) -> Iterator[tuple[str, Sequence[object]]]:
    written = dumps(written_answers(_ANSWERS))
    if survey.anonymous:
        took_part = survey.guild_id, survey.box_id, token_hex(32), member
        yield "INSERT INTO ballot_participation (guild_id, box_id, voice, user_id) VALUES (?, ?, ?, ?)", took_part
        ballot = survey.guild_id, survey.box_id, token_hex(16), "", written
        yield "INSERT INTO open_ballot (guild_id, box_id, id, stratum, answers) VALUES (?, ?, ?, ?, ?)", ballot
        return
    response = survey.guild_id, survey.id, f"u{member}", member, "", written, "{}", "2012-09-10 14:00:00"
    yield _INSERT_RESPONSE, response


def _count(file: Path, survey: Survey) -> int:
    with closing(sqlite3.connect(file)) as connection:
        if survey.anonymous:
            found = connection.execute("SELECT count(*) FROM open_ballot WHERE box_id = ?", (survey.box_id,))
        else:
            found = connection.execute("SELECT count(*) FROM survey_response WHERE survey_id = ?", (survey.id,))
        return int(found.fetchone()[0])
