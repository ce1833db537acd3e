"""The promises of the outbox, and how each did: a line for each at the end of ``pytest -m promise``."""

from collections import Counter
from typing import Final

import pytest

PROMISES: Final = {
    1: "no due reminder is lost and none is posted twice, wherever the process is killed",
    2: "a crash between « sent » and « recorded » posts once; past the nonce's window the history is searched first",
    3: "429, 5xx, dropped answers, resets and time-outs are tried again, with back-off, until a deadline",
    4: "a permanent refusal parks the row, is told once with what to do, and costs no stream of requests",
    5: "after an outage of any length what still serves is posted late and says so; nothing after the event",
    6: "once a cancellation is confirmed nothing starts sending; edits reach whatever is unsent",
    7: "two processes on one PostgreSQL never double-send; on SQLite a second one refuses to start and says why",
    8: "each occurrence fires once at Lachine's wall time, over 2010-2040, clock changes included",
    9: "SIGKILL loses no acknowledged write; the database passes its check after each",
    10: "a burst goes out at 90 % or more of what Discord allows, commands are answered meanwhile, a long queue costs nothing",
}
_PROMISE: Final = "promise"
_OUTCOMES: Final = ("passed", "failed", "error", "skipped")


def number_promises(items: list[pytest.Item]) -> None:
    """Have each case's report say which promise it is about; 0 for one of another issue."""
    for item in items:
        marker = item.get_closest_marker(_PROMISE)
        if marker is not None:
            item.user_properties.append((_PROMISE, marker.args[0] if marker.args else 0))


def promise_lines(reporter: pytest.TerminalReporter) -> list[str]:
    """A line for each promise: how many of its cases passed, and what else became of them."""
    counts: dict[object, Counter[str]] = {}
    for outcome in _OUTCOMES:
        for report in reporter.stats.get(outcome, []):
            number = dict(report.user_properties).get(_PROMISE)
            counts.setdefault(number, Counter())[outcome] += 1
    lines = [_line(f"{number:>2}. {sentence}", counts.get(number)) for number, sentence in PROMISES.items()]
    return [*lines, _line("    the promises of earlier issues", counts.get(0))]


def _line(what: str, found: Counter[str] | None) -> str:
    said = ", ".join(f"{found[each]} {each}" for each in _OUTCOMES if found[each]) if found else "not run"
    return f"{what}: {said}"
