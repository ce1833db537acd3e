"""A trial: a bot that stops comes back; starting over is at the same address, keeps a copy, and touches nobody else's data."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from sqlalchemy import Engine, event

from bot.cli.prompt import Conversation
from bot.cli.supervising import Supervised
from bot.cli.trying import Trial
from bot.domain.errors import DatabaseProblem
from bot.playground.clock import START
from bot.playground.page.host import StepRefused
from bot.playground.server import HOST, Playground
from bot.settings import Settings, StorageSettings
from storage.database import Database
from storage.restore import restore
from tests.cli.trials import play
from tests.storage.tools import fill, names
from tests.trials import settings_in, trial_in


@pytest.fixture
async def trial(tmp_path: Path) -> AsyncIterator[Trial]:
    async with trial_in(tmp_path) as found:
        yield found


class Heard:
    """What a supervision says."""

    def __init__(self, bot: Supervised | None) -> None:
        assert bot is not None
        self.away: list[tuple[float, BaseException | None]] = []
        self.back = asyncio.Event()
        bot._pauses = (0.01, 0.02, 0.03)
        bot.on_away = lambda seconds, why: self.away.append((seconds, why))
        bot.on_back = self.back.set

    async def returned(self) -> None:
        async with asyncio.timeout(30):
            await self.back.wait()


async def page_of(world: Playground, address: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status


async def answers(trial: Trial) -> bool:
    return (await trial.world.hand("membre").use("/plan axe II")).error is None


@contextmanager
def leaving(task: asyncio.Task[Any], statement: str) -> Iterator[None]:
    """Cancel a task once a statement that begins so is sent to the database."""
    loop = asyncio.get_running_loop()

    def leave(_connection: object, _cursor: object, sent: str, *_more: object) -> None:
        if sent.strip().startswith(statement):
            loop.call_soon_threadsafe(task.cancel)

    event.listen(Engine, "before_cursor_execute", leave)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", leave)


async def test_a_bot_that_is_killed_comes_back_and_answers(trial: Trial) -> None:
    heard = Heard(trial.bot)
    assert trial.bot is not None
    trial.bot.kill()
    await heard.returned()
    assert heard.away == [(0.01, None)]
    assert await answers(trial)


async def test_a_bot_that_ends_by_itself_comes_back(trial: Trial) -> None:
    heard = Heard(trial.bot)
    assert trial.app is not None
    await trial.app.client.close()
    await heard.returned()
    assert await answers(trial)


async def test_a_bot_that_breaks_is_told_of_with_what_broke_it(trial: Trial) -> None:
    heard = Heard(trial.bot)
    await trial.world.gateway.close(4004)  # no client comes back from « authentication failed »
    await heard.returned()
    ((_seconds, why),) = heard.away
    assert isinstance(why, discord.ConnectionClosed)
    assert await answers(trial)


async def test_a_bot_that_cannot_start_is_tried_again_after_longer_and_longer(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(trial.bot)
    assert trial.bot is not None
    tries = 0

    class Failing:
        def __init__(self, *_: object) -> None:
            nonlocal tries
            tries += 1
            if tries == 4:
                monkeypatch.undo()

        async def __aenter__(self) -> None:
            raise OSError("la base est débranchée")

        async def __aexit__(self, *_: object) -> None:
            raise AssertionError

    monkeypatch.setattr("bot.cli.supervising.building", Failing)
    trial.bot.kill()
    await heard.returned()
    assert [seconds for seconds, _ in heard.away] == [0.01, 0.02, 0.03, 0.03, 0.03]
    assert await answers(trial)


async def test_what_keeps_the_bot_from_starting_at_all_is_raised(tmp_path: Path) -> None:
    (tmp_path / "courroie.db").mkdir()
    with pytest.raises(DatabaseProblem):
        async with trial_in(tmp_path):
            raise AssertionError("it has started")


async def test_starting_over_gives_a_fresh_server_at_the_same_address(trial: Trial, tmp_path: Path) -> None:
    await play(trial, "remind")
    address, world = trial.world.page.address, trial.world
    assert await page_of(world, address) == 200
    made = await trial.start_over()
    await trial.renewed()
    assert trial.world is not world
    assert trial.world.page.address == address
    assert trial.world.page.world != world.page.world
    assert await page_of(trial.world, address) == 200
    assert not trial.world.hand("membre").sees("annonces")
    assert trial.world.clock.now() - START < timedelta(minutes=5)
    assert await answers(trial)
    assert made is not None
    assert made.file.parent == tmp_path
    await play(trial, "convene")


async def test_starting_over_is_the_same_on_either_database(
    blank_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where PostgreSQL's copy goes, in « var », while no folder is set
    async with Trial(Settings(storage=StorageSettings(url=blank_url))) as trial:
        assert await answers(trial)
        made = await trial.start_over()
        await trial.renewed()
        assert made is not None
        assert made.file.absolute().is_relative_to(tmp_path)
        assert made.rows > 100
        assert await answers(trial)


async def test_what_was_there_can_be_put_back(trial: Trial, tmp_path: Path) -> None:
    await play(trial, "convene")
    made = await trial.start_over()
    await trial.renewed()
    assert made is not None
    other = Database(f"sqlite:///{tmp_path / 'autre.db'}")
    restored = await restore(other, made.file)
    await other.close()
    assert restored.rows == made.rows


async def test_starting_over_twice_at_once_is_done_one_after_the_other(trial: Trial) -> None:
    await asyncio.gather(trial.start_over(), trial.start_over())
    await trial.renewed()
    assert await answers(trial)


@pytest.mark.parametrize("statement", ["SELECT guild.id", "SELECT version_num", "DROP TABLE", "CREATE TABLE"])
async def test_who_leaves_while_it_starts_over_leaves_it_whole(trial: Trial, statement: str) -> None:
    asked = asyncio.create_task(trial.start_over())
    with leaving(asked, statement):
        await asyncio.gather(asked, return_exceptions=True)
        assert asked.cancelled()
        await trial.renewed()
    assert trial.bot is not None
    assert await answers(trial)


async def test_a_bot_that_cannot_come_back_after_a_copy_that_failed_ends_the_trial(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.services.starting_over.back_up", full)
    monkeypatch.setattr("bot.cli.trying.prepared", full)
    with pytest.raises(OSError, match="No space"):
        await trial.start_over()
    with pytest.raises(OSError, match="No space"):
        await trial.failed


async def test_another_servers_data_keep_everything_as_it_is(trial: Trial, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'courroie.db'}")
    await fill(database, 5)
    await database.close()
    await play(trial, "ask")
    for locale, said in (("fr", "vrai serveur Discord"), ("en-US", "real Discord server")):
        with pytest.raises(StepRefused, match=said):
            await trial.world.page.host.reset(locale)
    assert trial.world.hand("membre").sees("plan")
    assert await answers(trial)
    assert not [name for name in names(tmp_path) if name.endswith(".courroie")]


async def test_a_copy_that_cannot_be_made_keeps_everything_as_it_is(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    await play(trial, "ask")

    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.services.starting_over.back_up", full)
    with pytest.raises(StepRefused, match="rien n'a été effacé"):
        await trial.world.page.host.reset("fr")
    assert trial.world.hand("membre").sees("plan")
    assert await answers(trial)


async def test_open_pages_come_back_to_the_fresh_server(trial: Trial) -> None:
    await play(trial, "ask")
    address = trial.world.page.address
    origin = trial.world.state.origin
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{address}socket?qui=membre&langue=fr", origin=origin) as page,
    ):
        assert (await page.receive_json())["push"] == "hello"
        await page.send_json({"id": 1, "op": "reset"})
        async with asyncio.timeout(30):
            while (frame := await page.receive()).type is aiohttp.WSMsgType.TEXT:
                heard = frame.json()
                assert heard.get("re") != 1 or heard["ok"]
        await trial.renewed()
        async with session.ws_connect(f"{address}socket?qui=membre&langue=fr", origin=origin) as again:
            hello = await again.receive_json()
    assert hello["push"] == "hello"
    assert hello["bot"] == {"connected": True, "renewing": False}


async def test_the_terminal_follows_to_the_fresh_server(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    conversation = Conversation(trial.world, trial)
    trial.on_renewed = conversation.begin_again
    await conversation.take("coordination")
    await trial.start_over()
    await trial.renewed()
    assert "Tout recommence à neuf" in capsys.readouterr().out
    await conversation.take("/plan axe II")
    await conversation.take("avance 7 jours")
    assert "le lundi 17 septembre 2012 à 10 h" in capsys.readouterr().out.replace("\xa0", " ")
    assert trial.world.hand("coordination").sees("plan")


async def test_a_port_that_is_taken_gives_way_to_a_free_one(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        async with Trial(settings_in(tmp_path), port) as trial:
            assert f":{port}/" not in trial.world.page.address
            assert await page_of(trial.world, trial.world.page.address) == 200
