"""What every test may ask for, and which of the long ones are run: a seeded sample, or all under COURROIE_THOROUGH."""

import os
import random

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import blank_url, database, migrated, postgres
from tests.postgres import roomy
from tests.promises import number_promises, promise_lines

__all__ = ["blank_url", "database", "migrated", "postgres"]

# Half of a test's time would be spent waiting for the disk: what is killed here is a process, never the machine.
if (_memory := roomy()) is not None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_memory))

THOROUGH = bool(os.environ.get("COURROIE_THOROUGH"))

# How long one example takes says more of the machine's load than of the code: benches measure time. A sample is always
# of the same examples, and of fewer.
settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("sampled", settings.get_profile("thorough"), max_examples=30, derandomize=True)
settings.load_profile("thorough" if THOROUGH else "sampled")

_SEED = 2011
_ONE_OF = 8
"""Of what is marked ``promise``, and of what runs on PostgreSQL and on SQLite too, one case in so many stays."""
_ROOMS = {
    "scenarios": 12,
    "delivery": 12,
    "services": 8,
    "storage": 9,
    "cli": 8,
    "bench": 4,
    "exporters": 3,
    "playground": 4,
}
"""Of the rooms where each test starts a bot, a database or a process, one case of each file in so many stays.

What is marked ``always`` stays too.
"""

_TOGETHER = {"browser": 40}
"""Of the rooms where even one case of each file would be long, one case of all in so many."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most of what is long, the same ones each time, one case of each at least: ``make check`` runs all of it."""
    number_promises(items)
    if THOROUGH:
        return
    known = {item.nodeid for item in items}
    groups: dict[tuple[str, int], list[pytest.Item]] = {}
    for item in items:
        file = item.nodeid.partition("::")[0]
        if item.get_closest_marker("always"):
            continue
        room = file.split("/")[1]
        share = _ROOMS.get(room)
        if room in _TOGETHER:
            groups.setdefault((room, _TOGETHER[room]), []).append(item)
        elif item.get_closest_marker("promise"):
            groups.setdefault((f"{file} promises", _ONE_OF), []).append(item)
        elif (on_sqlite := item.nodeid.replace("postgresql", "sqlite")) != item.nodeid and on_sqlite in known:
            groups.setdefault((f"{file} on PostgreSQL", _ONE_OF * (share or 1)), []).append(item)
        elif share is not None:
            groups.setdefault((file, share), []).append(item)
    left_out = {item for (name, share), found in groups.items() for item in _all_but_one_of(share, name, found)}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def _all_but_one_of(share: int, name: str, found: list[pytest.Item]) -> set[pytest.Item]:
    """All of a group but a sample that is always the same."""
    kept = random.Random(f"{_SEED} {name}").sample(found, -(-len(found) // share))  # noqa: S311 - a sample, no secret
    return set(found) - set(kept)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say of each promise how its cases did, where they were asked for."""
    if "promise" in (config.option.markexpr or ""):
        terminalreporter.section("promises")
        for line in promise_lines(terminalreporter):
            terminalreporter.write_line(line)
