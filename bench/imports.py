"""What importing each library costs, one after the other in the order in which Courroie meets them."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from bench.bots import clean_environment

# Each is imported after those above it: what they share is counted once, with the first.
LIBRARIES: Final = {
    "discord.py (aiohttp)": "import discord.ui, discord.app_commands",
    "SQLAlchemy, aiosqlite": "import sqlalchemy.ext.asyncio, sqlalchemy.orm, sqlalchemy.dialects.sqlite.aiosqlite",
    "pydantic-settings (pydantic)": "import pydantic_settings",
    "APScheduler": "import apscheduler.schedulers.asyncio, apscheduler.triggers.cron",
    "RapidFuzz": "import rapidfuzz.process, rapidfuzz.distance",
    "snowballstemmer": "import snowballstemmer",
    "Babel": "import babel.messages.mofile, babel.messages.pofile",
    "Typer": "import typer",
    "Courroie": "import bot.cli.main, bot.app",
    "Alembic": "import alembic.command, alembic.config",
    "markdown-it-py": "import markdown_it",
    "asyncpg": "import asyncpg",
}
_MEASURED: Final = """
import json, sys, time
import psutil
me = psutil.Process()
costs = []
for statement in json.loads(sys.argv[1]):
    memory, began = me.memory_info().rss, time.perf_counter()
    exec(statement)
    costs.append((1000 * (time.perf_counter() - began), (me.memory_info().rss - memory) / 2**20))
print(json.dumps(costs))
"""


@dataclass(frozen=True, slots=True)
class ImportCost:
    """Milliseconds and MiB that one library adds."""

    name: str
    milliseconds: float
    mebibytes: float


def import_costs(times: int) -> list[ImportCost]:
    """The median costs of ``times`` fresh processes."""
    _measured()  # so that every module is compiled
    runs = [_measured() for _ in range(times)]
    return [
        ImportCost(name, *(median(run[at][column] for run in runs) for column in range(2)))
        for at, name in enumerate(LIBRARIES)
    ]


def _measured() -> Sequence[Sequence[float]]:
    statements = json.dumps(list(LIBRARIES.values()))
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, statements],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    costs: list[list[float]] = json.loads(done.stdout)
    return costs
