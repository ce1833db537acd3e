"""`courroie demo`: whole screens, as a member would see them, in French and in English."""

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from tests.scenarios.golden import require_golden

SAY = {
    "axe.fr.txt": ["--say", "/plan axe II"],
    "axe.en.txt": ["--locale", "en-US", "--say", "/plan axis 2"],
    "chercher.fr.txt": ["--say", "/plan chercher bottin"],
    "chercher.en.txt": ["--locale", "en-US", "--say", "/plan search directory"],
    "voir.fr.txt": ["--say", "/plan voir II.B.1.4", "--say", "/plan voir I.A.3", "--say", "/plan voir II.Z"],
    "voir.en.txt": ["--locale", "en-US", "--say", "/plan view II.B.1.4", "--say", "/plan view II.Z"],
    "aide.fr.txt": ["--say", "/aide", "--say", "/apropos"],
    "aide.en.txt": ["--locale", "en-US", "--say", "/help", "--say", "/about"],
    "doutes.fr.txt": ["--as", "coordination", "--say", "/gerer plan doutes", "--say", "/aide"],
    "doutes.en.txt": ["--as", "coordination", "--locale", "en-US", "--say", "/manage plan doubts", "--say", "/help"],
}


@pytest.mark.parametrize("name", SAY)
def test_screens_are_as_they_were_judged(name: str) -> None:
    done = CliRunner().invoke(app, ["demo", *SAY[name]])
    assert done.exit_code == 0, done.output
    require_golden(name, done.output)


def test_a_command_that_discord_would_not_send_says_why_and_fails() -> None:
    done = CliRunner().invoke(app, ["demo", "--say", "/plan axes II"])
    assert done.exit_code == 1
    assert "Possible" in done.output
    assert "Traceback" not in done.output
