"""`courroie demo`: whole screens, as a member would see them, in French and in English."""

import socket
import tempfile
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.cli.scenario import Presses, Types, Waits
from bot.cli.scenarios import partage, scenario_names
from bot.domain.errors import FileNotWritten
from bot.playground.server import HOST, Playground
from tests.playground.conformity import require_alt_text, require_conformity
from tests.scenarios.golden import require_golden

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
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
def test_screens_are_as_they_were_judged(name: str, worlds: list[Playground]) -> None:
    done = CliRunner().invoke(app, ["demo", *SAY[name]])
    assert (done.exit_code, done.stderr) == (0, "")
    require_golden(name, done.stdout)
    (world,) = worlds
    assert len(world.requests.of("POST", CALLBACK)) == SAY[name].count("--say")


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("locale", ["fr", "en-US"])
def test_scenarios_are_as_they_were_judged(name: str, locale: str, worlds: list[Playground]) -> None:
    done = CliRunner().invoke(app, ["demo", "--scenario", name, "--locale", locale])
    assert (done.exit_code, done.stderr) == (0, "")
    require_golden(f"{name}.{locale[:2]}.txt", done.stdout)
    (world,) = worlds
    require_conformity(world.requests)
    require_alt_text(world.requests)


def test_a_scenario_stops_where_a_step_cannot_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (Types("membre", "/aide"), Presses("membre", "Fermer"), Types("membre", "/apropos"))
    monkeypatch.setattr(partage, "SCENARIO", steps)
    done = CliRunner().invoke(app, ["demo", "--scenario", "partage"])
    assert (done.exit_code, done.stderr) == (1, "")
    said = done.stdout.replace("\xa0", " ")
    assert "\n> Mireille (membre) appuie sur « Fermer »\n\n« Fermer » n'est pas à l'écran." in said
    assert "tape « /apropos »" not in said


def test_time_that_passes_is_said_and_stands_until_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (Types("membre", "/aide"), Waits(timedelta(days=7), told="On attend."), Waits(timedelta(hours=1)))
    monkeypatch.setattr(partage, "SCENARIO", steps)
    done = CliRunner().invoke(app, ["demo", "--scenario", "partage"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.replace("\xa0", " ").endswith(
        "\nOn attend.\n\n(7 jours plus tard, le lundi 17 septembre 2012 à 10 h 1)\n\n"
        "(1 heure plus tard, le lundi 17 septembre 2012 à 11 h 1)\n\n"
    )


@pytest.mark.parametrize(
    ("locale", "wrong", "why"),
    [
        ("fr", "/plan axes II", "« axes » n'existe pas ici. Possible : axe"),
        (
            "fr",
            "axe II",
            "Une commande commence par une barre oblique, comme « /aide ». Vouliez-vous dire « /plan axe II »?",
        ),
        ("fr", "", "Une commande commence par une barre oblique"),
        ("fr", "/gerer plan doutes", "Discord ne propose pas « /gerer » à ce membre."),
        ("fr", "/rien", "Discord ne connaît pas la commande « rien »."),
        ("en-US", "/plan axis", "“number” is missing."),
        ("en-US", "/plan axis 2 plan:1 plan:2", "“plan” is given twice."),
    ],
)
def test_what_discord_would_not_send_says_why_fails_and_stops_nothing(locale: str, wrong: str, why: str) -> None:
    done = CliRunner().invoke(app, ["demo", "--locale", locale, "--say", wrong, "--say", "/aide"])
    assert (done.exit_code, done.stderr) == (1, "")
    said = done.stdout.replace("\xa0", " ")
    assert said.startswith(f"> {wrong}\n\n{why}")
    assert "\n> /aide\n\n  " in said


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--say", "/aide", "--as", "président"],
        ["--say", "/aide", "--locale", "de"],
        ["--say", "/aide", "--scenario", "partage"],
        ["--scenario", "rien"],
    ],
)
def test_a_demonstration_that_is_asked_wrongly_is_a_wrong_usage(words: list[str]) -> None:
    done = CliRunner().invoke(app, ["demo", *words])
    assert (done.exit_code, done.stdout) == (2, "")


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, worlds: list[Playground]) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threads = set(threading.enumerate())
    assert CliRunner().invoke(app, ["demo", "--say", "/plan axe II"]).exit_code == 0
    assert list(tmp_path.iterdir()) == []
    assert set(threading.enumerate()) <= threads
    (world,) = worlds
    assert not world.gateway.connected
    with socket.socket() as again:
        assert again.connect_ex((HOST, int(world.state.origin.rpartition(":")[2]))) != 0


def test_a_demonstration_heeds_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURROIE_STORAGE__URL", "mysql://hote/base")
    monkeypatch.setenv("DISCORD_TOKEN", "unjeton")
    assert CliRunner().invoke(app, ["demo", "--say", "/aide"]).exit_code == 0


def test_what_a_scenario_shows_is_kept_in_a_folder_with_its_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = (Types("administration", "/gerer plan exporter format:CSV"),)
    monkeypatch.setattr(partage, "SCENARIO", steps)
    folder = tmp_path / "a" / "b"
    done = CliRunner().invoke(app, ["demo", "--scenario", "partage", "--save", str(folder)])
    assert (done.exit_code, done.stderr) == (0, "")
    (sheet,) = folder.glob("partage.fr-1-*.csv")
    assert b"II" in sheet.read_bytes()
    kept = (folder / "partage.fr.txt").read_text(encoding="utf-8")
    assert done.stdout.startswith(kept)
    assert f"Gardé : {folder / 'partage.fr.txt'}, {sheet}".replace(" ", "\xa0") in done.stdout.replace(" ", "\xa0")


def test_a_folder_that_cannot_be_made_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(partage, "SCENARIO", (Types("membre", "/aide"),))
    (tmp_path / "plein").write_text("")
    done = CliRunner().invoke(app, ["demo", "--scenario", "partage", "--save", str(tmp_path / "plein" / "ici")])
    assert done.exit_code == 1
    assert isinstance(done.exception, FileNotWritten)


def test_only_a_scenario_is_kept(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["demo", "--say", "/aide", "--save", str(tmp_path)])
    assert done.exit_code == 2
