"""What every test may ask for, and which of the long ones are run: a seeded sample, or all under COURROIE_THOROUGH."""

import os
import random
from collections.abc import Iterator

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

_ONE_OF = 4
_SCENARIOS_ONE_OF = 2
_SEED = 2011


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most of what is long, the same ones each time: ``make check`` runs all of it.

    Of each test marked ``promise``, a quarter of its cases stays, one at least; of each file, a quarter of what runs on
    PostgreSQL and on SQLite too stays on PostgreSQL; of each file of scenarios, which start a whole bot for each case, one half.
    """
    number_promises(items)
    if THOROUGH:
        return
    known = {item.nodeid for item in items}
    long: dict[str, list[pytest.Item]] = {}
    scenarios: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("promise"):
            long.setdefault(item.nodeid.partition("[")[0], []).append(item)
        elif (on_sqlite := item.nodeid.replace("postgresql", "sqlite")) != item.nodeid and on_sqlite in known:
            long.setdefault(f"{item.nodeid.partition('::')[0]} on PostgreSQL", []).append(item)
        elif item.nodeid.startswith("tests/scenarios/"):
            scenarios.setdefault(item.nodeid.partition("::")[0], []).append(item)
    left_out = {*_all_but_one_of(_ONE_OF, long), *_all_but_one_of(_SCENARIOS_ONE_OF, scenarios)}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def _all_but_one_of(share: int, groups: dict[str, list[pytest.Item]]) -> Iterator[pytest.Item]:
    """Of each group, all but a sample that is always the same: one in ``share``, one at least."""
    for name, found in groups.items():
        kept = random.Random(f"{_SEED} {name}").sample(found, -(-len(found) // share))  # noqa: S311 - a sample, no secret
        yield from set(found) - set(kept)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say of each promise how its cases did, where they were asked for."""
    if "promise" in (config.option.markexpr or ""):
        terminalreporter.section("promises")
        for line in promise_lines(terminalreporter):
            terminalreporter.write_line(line)
