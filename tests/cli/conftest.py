"""The command line in this process; what its playgrounds hear is held against Discord's own document."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import playing, trying
from bot.cli.main import main
from bot.playground.clock import PlaygroundClock
from bot.playground.server import Playground
from tests.cli.command_line import Courroie, Done
from tests.playground.conformity import require_conformity
from tests.scenarios.stage import keep_discord_addresses


@pytest.fixture(autouse=True)
def worlds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Playground]]:
    """The playgrounds that the test has made by commands, in their order."""
    made: list[Playground] = []

    class Kept(Playground):
        def __init__(
            self, port: int = 0, *, clock: PlaygroundClock | None = None, page_token: str | None = None
        ) -> None:
            super().__init__(port, clock=clock, page_token=page_token)
            made.append(self)

    keep_discord_addresses(monkeypatch)
    for module in (playing, trying):
        monkeypatch.setattr(module, "Playground", Kept)
    yield made
    for world in made:
        require_conformity(world.requests)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"COURROIE_STORAGE__URL": f"sqlite:///{tmp_path / 'courroie.db'}", "DISCORD_TOKEN": ""}


@pytest.fixture
def courroie(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Courroie:
    """The command line in this very process: a second sooner than in one of its own."""

    def run(*words: str, **more: str) -> Done:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["courroie", *words])
        for name, value in (environ | more).items():
            monkeypatch.setenv(name, value)
        capfd.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        said = capfd.readouterr()
        return Done(words, code, said.out, said.err)

    return run
