"""What a start says: how the database is kept; never the token, however much the log says."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.playground.server import Playground
from bot.texts.catalogue import texts_in
from bot.texts.maintenance import journal_sentence
from storage.sqlite import own_journal


def environ(folder: Path, **more: str) -> dict[str, str]:
    own = {"COURROIE_STORAGE__URL": f"sqlite:///{folder / 'courroie.db'}", "DISCORD_TOKEN": ""}
    return os.environ | own | more


def courroie(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "bot", *words]
    done = subprocess.run(
        command, env=environ(folder), cwd=folder, input="q\n", capture_output=True, text=True, check=False
    )
    return done.stdout


@pytest.mark.parametrize("words", [("run",), ("db", "check")])
def test_how_sqlite_keeps_its_journal_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    journal = own_journal()
    assert journal_sentence(texts_in("fr"), journal.mode, journal.sqlite_version) in courroie(tmp_path, *words)


def test_a_journal_that_is_not_wal_says_why() -> None:
    assert "can corrupt a database before SQLite 3.51.3" in journal_sentence(texts_in("en"), "TRUNCATE", "3.40.1")
    assert journal_sentence(texts_in("en"), "WAL", "3.51.3") == "SQLite 3.51.3: WAL journal."


async def test_neither_the_token_nor_what_members_type_is_said_even_at_the_debug_level(tmp_path: Path) -> None:
    log = tmp_path / "courroie.log"  # a pipe that nobody reads fills, and what writes to it stops
    async with Playground() as world:
        with log.open("wb") as output:
            running = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                env=environ(
                    tmp_path,
                    DISCORD_TOKEN=world.token,
                    COURROIE_DISCORD__API_BASE=world.api_base,
                    COURROIE_LOG__LEVEL="DEBUG",
                ),
                stdout=output,
                stderr=output,
                cwd=tmp_path,
            )
        await world.ready(seconds=30)
        await world.gateway.close(4000)
        await world.ready(seconds=30)
        shown = await world.hand("coordination").use("/bottin chercher Zoé Marqueterie")
        running.send_signal(signal.SIGINT)
        await asyncio.wait_for(running.wait(), 20)
    assert shown.error is None
    logged = log.read_text(encoding="utf-8")
    assert "DEBUG asyncio" in logged
    assert "INFO discord.gateway" in logged
    assert [secret for secret in (world.token, "Marqueterie", "Zo\\u00e9") if secret in logged] == []


def test_the_databases_driver_is_quiet_however_much_the_log_says() -> None:
    """It would write every value that it is given, people's names too."""
    code = (
        "import logging; from bot.cli.setup import set_up_logging; set_up_logging('DEBUG'); "
        "print(logging.getLogger('aiosqlite').isEnabledFor(logging.DEBUG), logging.getLogger('bot').isEnabledFor(10))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.split() == ["False", "True"]
