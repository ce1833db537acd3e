"""The tree as git has it, for the tests that hold the house to its rules."""

import subprocess
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ("bot", "cogs", "storage")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git follows; skips the test in a tree that git does not know."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this tree is no git repository")
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def texts() -> dict[str, str]:
    """The tracked files that are text, by their path from the root."""
    found = {}
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return found


def python_files(*folders: str) -> list[Path]:
    """The Python files under ``folders``, whether git follows them yet or not."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
