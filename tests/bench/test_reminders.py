"""The bench of reminders runs on both bots, and counts what came of each."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bench.measures import Pair
from bench.reminders import QUICK_REMINDERS, Delivered, ReminderCounts, Reminders, Round, Waiting, count, reminders
from bench.report_reminders import render_reminders
from bench.scheduled import Reminder
from bot.playground.json_types import JSON

DUE = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
TOGETHER = DUE + timedelta(seconds=10)


def reminded(lost: int = 0, rate: float = 46.5, with_pending: float = 1.1) -> Reminders:
    courroie = Delivered(late=[20.0, 30.0], rates=[rate], processor=[12.0], lost=lost)
    sleeper = Delivered(late=[2.0, 3.0], rates=[52.0], processor=[0.8], refused=19)
    seconds, resident = Pair(with_pending, 1.0), Pair(60.0, 40.0)
    waiting = Waiting(seconds, Pair(100.0, 98.0)), Waiting(Pair(0.2, 0.2), resident)
    return Reminders(ReminderCounts(), courroie, sleeper, *waiting)


async def test_both_bots_say_everything_once(tmp_path: Path) -> None:
    done = await reminders(tmp_path, QUICK_REMINDERS)
    for delivered in (done.courroie, done.sleeper):
        assert (delivered.lost, delivered.doubled) == (0, 0)
        assert len(delivered.late) == QUICK_REMINDERS.spaced
        assert min(*delivered.late, *delivered.rates) > 0
    assert "| rappels perdus | 0 | 0 | | 0 | oui |" in render_reminders(done)
    for waiting in (done.courroie_waiting, done.sleeper_waiting):
        assert min(waiting.seconds.courroie, waiting.seconds.bare, waiting.resident.courroie, waiting.resident.bare) > 0


def message(at: datetime, milliseconds: int) -> JSON:
    return {"id": str(discord.utils.time_snowflake(at + timedelta(milliseconds=milliseconds)))}


def counted(posted: dict[int, list[JSON]]) -> Delivered:
    planned = [Reminder(DUE, 1), Reminder(DUE, 2), Reminder(TOGETHER, 1), Reminder(TOGETHER, 2)]
    delivered = Delivered()
    count(Round(planned, posted, refused=3, processor=1.5), delivered)
    return delivered


def test_lateness_is_that_of_the_reminders_that_were_spaced_and_the_rate_of_those_at_once() -> None:
    first, second = (
        [message(DUE, 12), message(TOGETHER, 400)],
        [message(DUE, 7), message(TOGETHER, 500)],
    )
    delivered = counted({1: first, 2: second})
    assert delivered.late == [12.0, 7.0]
    assert delivered.rates == [pytest.approx(2 / 0.5)]
    assert (delivered.lost, delivered.doubled, delivered.refused, delivered.processor) == (0, 0, 3, [1.5])


def test_what_never_came_is_lost_and_what_came_again_is_double() -> None:
    twice = [message(DUE, 12), message(TOGETHER, 400), message(TOGETHER, 450)]
    delivered = counted({1: twice, 2: []})
    assert (delivered.lost, delivered.doubled) == (2, 1)


def test_the_share_of_what_discord_allows_is_aimed_at() -> None:
    row = "| part des 50 par seconde que Discord permet | {}"
    assert row.format("0,93 | 1,04 | 0,89 × | ≥ 0,90 | oui |") in render_reminders(reminded())
    assert row.format("0,80 | 1,04 | 0,77 × | ≥ 0,90 | **non** |") in render_reminders(reminded(rate=40.0))


def test_what_is_lost_misses_the_aim() -> None:
    tables = render_reminders(reminded(lost=1))
    assert "| rappels perdus | 1 | 0 | | 0 | **non** |" in tables
    assert "| rappels en double | 0 | 0 | | 0 | oui |" in tables


def test_what_is_pending_is_told_with_and_without() -> None:
    row = "| Courroie, du démarrage du processus à READY (s) | {}"
    assert row.format("1,10 | 1,00 | 1,10 × | ≤ 1,10 × | oui |") in render_reminders(reminded())
    tables = render_reminders(reminded(with_pending=1.2))
    assert row.format("1,20 | 1,00 | 1,20 × | ≤ 1,10 × | **non** |") in tables
    assert "| boucle, mémoire résidente, au repos (Mio) | 60 | 40 | 1,50 × | | |" in tables
