"""The command line on a database of its own: what it says, what it writes, how it ends."""

import asyncio
import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.importers.shipped import shipped_plan
from tests.cli.command_line import Courroie, Done
from tests.playground.conformity import conforming_playground

SOURCE = Path(
    os.environ.get("COURROIE_SOURCE_PLAN")
    or Path(__file__).resolve().parents[2] / "../shared/data/000_a65be29b04a79028.txt"
)


@pytest.fixture
def process(tmp_path: Path, environ: dict[str, str]) -> Courroie:
    """The command line in a process of its own, with what is typed at its prompt."""

    def run(*words: str, given: str = "", **more: str) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=os.environ | environ | more,
            input=given,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "plan.md"
    file.write_bytes(shipped_plan())
    return str(file)


@pytest.mark.skipif(not SOURCE.is_file(), reason="the roundtable's original document is not beside this repository")
def test_the_source_is_checked_with_its_counts_and_the_lines_of_its_doubts(courroie: Courroie, tmp_path: Path) -> None:
    done = courroie("plan", "check", str(SOURCE.resolve()))
    said = done.stdout.replace("\xa0", " ")
    assert done.returncode == 0
    assert "3 axes, 9 objectifs, 16 objectifs spécifiques, 45 actions" in said
    assert "Ligne 138\n    La ligne « 3. Élections, Lachine Est » n'est rattachée à rien." in said
    assert not (tmp_path / "courroie.db").exists()


def test_an_import_is_said_and_the_same_again_changes_nothing(courroie: Courroie, plan: str) -> None:
    first = courroie("plan", "import", plan, "--guild", "5")
    assert "Le plan est en place (version 1)." in first.stdout
    second = courroie("plan", "import", plan, "--guild", "5")
    assert "Ce plan est déjà en place" in second.stdout
    assert (first.returncode, second.returncode) == (0, 0)


def test_a_corrected_file_says_what_changes(courroie: Courroie, plan: str) -> None:
    courroie("plan", "import", plan, "--guild", "5")
    Path(plan).write_bytes(shipped_plan().replace(b"Informier", b"Informer"))
    done = courroie("plan", "import", plan, "--guild", "5")
    assert "1 reformulation" in done.stdout
    assert "I.A.3.1 reformulé" in done.stdout
    assert "(version 2)" in done.stdout


def test_a_plan_leaves_whole_and_another_guild_has_none(courroie: Courroie, plan: str) -> None:
    courroie("plan", "import", plan, "--guild", "5")
    done = courroie("plan", "export", "--guild", "5", "--format", "json")
    assert [len(axis["objectives"]) for axis in json.loads(done.stdout)["axes"]] == [2, 4, 3]
    other = courroie("plan", "export", "--guild", "6", "--format", "json")
    assert other.returncode == 1
    assert other.stdout == ""
    assert "n'a pas encore de plan" in other.stderr


def test_a_plan_of_another_title_can_take_the_place_of_one(courroie: Courroie, plan: str) -> None:
    courroie("plan", "import", plan, "--guild", "5")
    Path(plan).write_bytes(shipped_plan().replace(b"Plan d'action triennal", b"Plan d'action revu"))
    done = courroie("plan", "import", plan, "--guild", "5", "--replace", "Plan d'action triennal 2011-2014")
    assert "Changement dans le titre du plan" in done.stdout
    assert "(version 2)" in done.stdout
    unknown = courroie("plan", "import", plan, "--guild", "5", "--replace", "Inconnu")
    assert unknown.returncode == 1
    assert "Inconnu" in unknown.stderr


def test_an_export_is_written_whole_to_its_file(courroie: Courroie, plan: str, tmp_path: Path) -> None:
    courroie("plan", "import", plan, "--guild", "5")
    done = courroie("plan", "export", "--guild", "5", "--format", "csv", "--output", "plan.csv")
    assert "Le plan est dans plan.csv" in done.stdout.replace("\xa0", " ")
    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as written:
        assert len(list(csv.reader(written, delimiter=";"))) == 1 + 45
    assert not list(tmp_path.glob("*.partial"))


def test_an_export_to_a_file_that_cannot_be_written_is_a_sentence(courroie: Courroie, plan: str) -> None:
    courroie("plan", "import", plan, "--guild", "5")
    done = courroie("plan", "export", "--guild", "5", "--format", "csv", "--output", "absent/plan.csv")
    assert done.returncode == 1
    assert "absent/plan.csv" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("plan", "check", "absent.md"), "ne peut pas être ouvert"),
        (("plan", "check", "."), "ne peut pas être ouvert"),
        (("db", "restore", "absent.courroie"), "ne peut pas être lu"),
        (("db", "backup", "copie.courroie"), "pas encore de base de données"),
    ],
)
def test_bad_input_is_one_sentence_and_no_traceback(courroie: Courroie, words: tuple[str, ...], sentence: str) -> None:
    done = courroie(*words)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_one_sentence_that_names_it(courroie: Courroie) -> None:
    done = courroie("db", "current", COURROIE_STORAGE__URL="mysql://hote/base")
    assert done.returncode == 1
    assert "COURROIE_STORAGE__URL" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_database_is_made_checked_copied_and_restored(courroie: Courroie, plan: str) -> None:
    assert "créée" in courroie("db", "upgrade").stdout
    assert "à jour" in courroie("db", "upgrade").stdout
    assert "à jour" in courroie("db", "current").stdout
    assert "rien à signaler" in courroie("db", "check").stdout
    courroie("plan", "import", plan, "--guild", "5")
    assert "Copie faite et relue" in courroie("db", "backup", "copie.courroie").stdout
    refused = courroie("db", "restore", "copie.courroie")
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    restored = courroie("db", "restore", "copie.courroie", "--force")
    assert "est en place" in restored.stdout
    assert courroie("plan", "export", "--guild", "5", "--format", "markdown").returncode == 0


def test_a_check_of_a_database_that_waits_for_migrations_fails(courroie: Courroie) -> None:
    assert courroie("db", "check").returncode == 1


def test_without_a_token_a_prompt_answers(process: Courroie) -> None:
    typed = "/plan axe II\n3\n?\nen\n/plan axis 2\ncoordination\n/manage plan doubts\n1\n99\nbonjour\nq\n"
    done = process("run", given=typed)
    assert done.returncode == 0, done.stderr
    said = done.stdout.replace("\xa0", " ")
    for text in (
        "Aucun jeton de Discord",
        "Axe II : Mobilisation et soutien organisationnel",
        "Objectif II.B : Développer le « membership »",
        "/plan axe numero:",
        "Axis II: Mobilisation",
        "85 doubts to review",
        "Line 5",
        "Nothing on the screen has that number.",
        "begins with a slash",
    ):
        assert text in said, text
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["utf-8:strict", "latin-1"])
def test_what_a_terminal_sends_wrongly_or_cannot_show_stops_nothing(
    environ: dict[str, str], tmp_path: Path, encoding: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        env=os.environ | environ | {"PYTHONIOENCODING": encoding},
        input=b"/plan voir \xff\xfe\n/aide\n",
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"/plan axe" in done.stdout


async def test_the_prompt_is_left_with_control_c(environ: dict[str, str], tmp_path: Path) -> None:
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env=os.environ | environ,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=tmp_path,
    )
    assert running.stdout is not None
    await asyncio.wait_for(running.stdout.readuntil(b"membre (fr) > "), 30)
    running.send_signal(signal.SIGINT)
    _said, logged = await asyncio.wait_for(running.communicate(), 20)
    assert (running.returncode, logged) == (130, b"")


async def test_where_nobody_can_type_the_page_stays_until_it_is_stopped(
    environ: dict[str, str], tmp_path: Path
) -> None:
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--port", "0"),
        env=os.environ | environ,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=tmp_path,
    )
    assert running.stdout is not None
    said = (await asyncio.wait_for(running.stdout.readuntil(b"membre (fr) > "), 30)).decode()
    address = next(word for word in said.split() if "/essai/" in word)
    async with aiohttp.ClientSession() as http, http.get(address) as answer:
        assert "static/js/main.js" in await answer.text()
    running.send_signal(signal.SIGINT)
    _said, logged = await asyncio.wait_for(running.communicate(), 20)
    assert (running.returncode, logged) == (130, b"")


def test_the_prompt_finds_its_plan_again_at_the_next_start(process: Courroie) -> None:
    process("run", given="q\n")
    done = process("run", given="/plan axe II\nq\n")
    assert "20 actions" in done.stdout
    assert "à jour" in done.stdout


def test_a_discord_that_does_not_answer_is_a_sentence(process: Courroie) -> None:
    done = process("run", DISCORD_TOKEN="unjeton", COURROIE_DISCORD__API_BASE="http://127.0.0.1:9/api/v10")
    assert done.returncode == 1
    assert "Discord ne répond pas." in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_token_that_discord_refuses_is_a_sentence_without_the_token(process: Courroie) -> None:
    token = "abcdef-not-a-real-token"
    async with conforming_playground() as world:
        done = await asyncio.to_thread(process, "run", DISCORD_TOKEN=token, COURROIE_DISCORD__API_BASE=world.api_base)
    assert done.returncode == 1
    assert "Discord refuse le jeton du bot." in done.stderr
    assert token not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


async def test_with_a_token_the_bot_runs_until_it_is_stopped(process: Courroie, tmp_path: Path) -> None:
    async with conforming_playground() as world:
        environ = {"DISCORD_TOKEN": world.token, "COURROIE_DISCORD__API_BASE": world.api_base}
        running = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=os.environ | environ | {"COURROIE_STORAGE__URL": f"sqlite:///{tmp_path / 'courroie.db'}"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=tmp_path,
        )
        await world.ready(seconds=30)
        shown = await world.hand("membre").use("/aide")
        running.send_signal(signal.SIGINT)
        said, logged = await asyncio.wait_for(running.communicate(), 20)
    assert shown.error is None
    assert "Courroie se connecte à Discord" in said.decode()
    assert world.token not in said.decode() + logged.decode()
    assert running.returncode == 130
