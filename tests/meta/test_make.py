"""From a clean clone with only Python and make: which Python is taken, and what is said where one is not enough."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Stands in for a Python: its version, whether it can make environments, and what it was asked to do.
FAKE_PYTHON = """#!/bin/sh
case "$*" in
  *"version_info <"*) exit {too_old} ;;
  *"version_info[:2]"*) echo 3.12 ;;
  --version) echo "Python {version}" ;;
  *"import venv, ensurepip"*) exit {no_venv} ;;
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  "-m pip"*) echo "$*" >> asked ;;
esac
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "une copie neuve"
    (folder / "requirements").mkdir(parents=True)
    (folder / "bin").mkdir()
    shutil.copy(ROOT / "requirements/venv.sh", folder / "requirements")
    for command in ("sh", "dirname", "cat", "rm", "mkdir", "cp", "touch"):
        (folder / "bin" / command).symlink_to(str(shutil.which(command)))
    return folder


def fake_python(
    tree: Path, name: str = "python3", *, version: str = "3.12.1", too_old: bool = False, no_venv: bool = False
) -> None:
    path = tree / "bin" / name
    path.write_text(FAKE_PYTHON.format(version=version, too_old=int(too_old), no_venv=int(no_venv)))
    path.chmod(0o755)


def make_venv(tree: Path, system: str = "debian") -> "subprocess.CompletedProcess[str]":
    (tree / "os-release").write_text(f'ID=something\nID_LIKE="{system}"\n')
    environ = {"PATH": str(tree / "bin"), "OS_RELEASE": str(tree / "os-release")}
    return subprocess.run(
        ["sh", "requirements/venv.sh", "run"], cwd=tree, env=environ, capture_output=True, text=True, check=False
    )


def test_an_environment_is_made_and_filled_in_a_path_with_spaces(tree: Path) -> None:
    fake_python(tree)
    done = make_venv(tree)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tree / ".venv/run.stamp").exists()
    assert (tree / ".venv/home").read_text() == str(tree)
    assert [line.split()[2] for line in (tree / "asked").read_text().splitlines()] == ["install", "install"]
    assert "--require-hashes -r requirements/run.txt" in (tree / "asked").read_text()


def test_an_environment_that_works_is_kept(tree: Path) -> None:
    fake_python(tree)
    make_venv(tree)
    (tree / ".venv/kept").touch()
    assert "Environnement" not in make_venv(tree).stdout
    assert (tree / ".venv/kept").exists()


def test_an_environment_that_was_moved_is_made_again(tree: Path) -> None:
    fake_python(tree)
    make_venv(tree)
    (tree / ".venv/from-before").touch()
    moved = tree.rename(tree.with_name("ailleurs"))
    assert make_venv(moved).returncode == 0
    assert not (moved / ".venv/from-before").exists()


@pytest.mark.parametrize(
    ("system", "package"),
    [("debian", "python3-venv"), ("ubuntu debian", "python3-venv"), ("fedora", "python3-libs"), ("none", "ensurepip")],
)
def test_where_venv_is_missing_a_sentence_names_the_package(tree: Path, system: str, package: str) -> None:
    fake_python(tree, no_venv=True)
    done = make_venv(tree, system)
    french, english = done.stderr.splitlines()
    assert done.returncode == 1
    assert french.startswith("Il manque à Python 3.12")
    assert english.startswith("Python 3.12 cannot make")
    assert package in french
    assert package in english
    assert not (tree / ".venv").exists()


def test_a_python_that_is_too_old_gives_way_to_a_newer_one(tree: Path) -> None:
    fake_python(tree, "python3", version="3.9.2", too_old=True)
    fake_python(tree, "python3.12")
    assert "(Python 3.12.1)" in make_venv(tree).stdout


def test_when_every_python_is_too_old_a_sentence_says_so(tree: Path) -> None:
    fake_python(tree, version="3.9.2", too_old=True)
    done = make_venv(tree)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("Courroie demande Python 3.11 ou plus récent; ici : Python 3.9.2.")


def test_without_any_python_a_sentence_says_so(tree: Path) -> None:
    assert "aucun Python / no Python" in make_venv(tree).stderr


def test_what_ci_runs_is_make_check_where_nothing_may_be_missing(tree: Path) -> None:
    (tree / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", tree / ".ci")
    (tree / "bin/bash").symlink_to(str(shutil.which("bash")))
    for name, does in (("make", 'echo "$PWD: make $*, CI=$CI"'), ("chromium", "")):
        (tree / "bin" / name).write_text(f"#!/bin/sh\n{does}\n")
        (tree / "bin" / name).chmod(0o755)
    done = subprocess.run(
        ["bash", str(tree / ".ci/run")], env={"PATH": str(tree / "bin")}, capture_output=True, text=True, check=False
    )
    assert done.stdout == f"{tree}: make check, CI=1\n", done.stderr


def test_every_task_has_its_line_of_help() -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    shown = subprocess.run(["make", "help"], cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
    tasks = [line.split()[1] for line in shown.splitlines()]
    assert tasks == (
        ["help", "run", "test", "coverage", "check", "fmt", "bench", "golden", "screenshots", "messages", "lock"]
    )
