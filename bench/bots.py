"""A bot in a process of its own, on a playground in this one."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import psutil

from bench.bare import ANSWERS_VARIABLE, API_BASE_VARIABLE, TOKEN_VARIABLE
from bench.sleeper import REMINDERS_VARIABLE
from bot.playground.server import Playground

ROOT: Final = Path(__file__).resolve().parents[1]
_MIB: Final = 2**20
_START_SECONDS: Final = 120.0
_STILL: Final = 0.25


class Kind(Protocol):
    """How a kind of bot is started: its arguments, and what its environment says besides."""

    @property
    def arguments(self) -> Sequence[str]: ...

    def environment(self, world: Playground) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Courroie:
    """The real bot, by its real entry, on an SQLite file."""

    database: Path

    @property
    def arguments(self) -> Sequence[str]:
        return ("-m", "bot", "run")

    def environment(self, world: Playground) -> dict[str, str]:
        return {
            "COURROIE_STORAGE__URL": f"sqlite:///{self.database}",
            "COURROIE_DISCORD__TOKEN": world.token,
            "COURROIE_DISCORD__API_BASE": world.api_base,
        }


@dataclass(frozen=True, slots=True)
class Bare:
    """``bench/bare.py``, with the answers that a file holds."""

    answers: Path

    @property
    def arguments(self) -> Sequence[str]:
        return ("-m", "bench.bare")

    def environment(self, world: Playground) -> dict[str, str]:
        return {
            ANSWERS_VARIABLE: str(self.answers),
            TOKEN_VARIABLE: world.token,
            API_BASE_VARIABLE: world.api_base,
        }


@dataclass(frozen=True, slots=True)
class Sleeper:
    """``bench/sleeper.py``, with the reminders that a file holds."""

    reminders: Path

    @property
    def arguments(self) -> Sequence[str]:
        return ("-m", "bench.sleeper")

    def environment(self, world: Playground) -> dict[str, str]:
        return {
            REMINDERS_VARIABLE: str(self.reminders),
            TOKEN_VARIABLE: world.token,
            API_BASE_VARIABLE: world.api_base,
        }


def write_answers(file: Path, views: dict[str, Any], choices: list[Any]) -> Bare:
    """A bare bot that answers with these components and choices."""
    file.write_text(json.dumps({"views": views, "choices": choices}), encoding="utf-8")
    return Bare(file)


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that is ready on ``world``; ``seconds`` is what it took from the start of its process."""

    world: Playground
    process: psutil.Process
    seconds: float

    @property
    def resident(self) -> float:
        """Resident memory, in MiB."""
        return float(self.process.memory_info().rss) / _MIB

    @property
    def processor(self) -> float:
        """Seconds of processor time that the bot has used."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    async def settled(self, rest: float) -> float:
        """Resident memory once it has not moved for ``rest`` seconds, in MiB."""
        before, now = 0.0, self.resident
        while abs(now - before) > _STILL:
            await asyncio.sleep(rest)
            before, now = now, self.resident
        return now


@asynccontextmanager
async def running(
    kind: Kind, folder: Path, guilds: int = 1, *, prepare: Callable[[Playground], Awaitable[None]] | None = None
) -> AsyncIterator[Running]:
    """Start a playground and the bot on it, wait until it is ready, and stop both at the end.

    ``prepare`` readies the playground, and what the bot finds at its start.
    """
    async with Playground(guilds=guilds) as world:
        if prepare is not None:
            await prepare(world)
        with (folder / "bots.log").open("ab") as log:
            began = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                sys.executable, *kind.arguments, cwd=folder, env=clean_environment() | kind.environment(world), stdout=log, stderr=log
            )  # fmt: skip
        try:
            await world.ready(seconds=_START_SECONDS)
            yield Running(world, psutil.Process(process.pid), time.perf_counter() - began)
        finally:
            process.terminate()
            await process.wait()


def clean_environment() -> dict[str, str]:
    """This process's environment, less what would change how a bot starts (``PYTHONDONTWRITEBYTECODE``…)."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COURROIE_", "DISCORD_", "PYTHON", "COV_CORE", "COVERAGE"))
    }
    return inherited | {"PYTHONPATH": str(ROOT)}
