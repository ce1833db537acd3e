"""House rules that a reader would otherwise have to hold: size, time, leftovers, and nothing of one machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meta.tree import PACKAGES, ROOT, python_files, texts

FILE_LINES = 300
FUNCTION_LINES = 60
SOURCES = python_files(*PACKAGES)
CLOCKS = {ROOT / "bot/domain/clock.py", ROOT / "bot/playground/clock.py"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_file_reads_in_one_sitting() -> None:
    lines = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*PACKAGES, "tests", "bench")
    }
    assert {name: count for name, count in lines.items() if count > FILE_LINES} == {}


def test_a_function_fits_a_screen() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in python_files(*PACKAGES, "tests", "bench")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES
    ]
    assert long == []


def readings_of_the_machines_clock(tree: ast.AST) -> Iterator[int]:
    """The lines that ask the machine what time it is, by whatever name its modules were imported."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        asked = (owner, node.attr)
        if asked in {("time", "time"), ("time", "time_ns")} or (
            owner in {"datetime", "date", "dt"} and node.attr in {"now", "utcnow", "today"}
        ):
            yield node.lineno


@pytest.mark.parametrize("path", sorted(set(SOURCES) - CLOCKS), ids=name_of)
def test_only_a_clock_asks_the_machine_for_the_time(path: Path) -> None:
    assert list(readings_of_the_machines_clock(parse(path))) == []


@pytest.mark.parametrize("code", ["datetime.now(UTC)", "datetime.datetime.utcnow()", "date.today()", "time.time()"])
def test_a_reading_of_the_machines_clock_is_found(code: str) -> None:
    assert list(readings_of_the_machines_clock(ast.parse(code))) == [1]


# One letter of each needle stands in brackets, so that no needle finds itself here.
FORBIDDEN = {
    "a registry's host": r"pyp[i]\.org|pythonhoste[d]\.org|debia[n]\.org|npmj[s]\.(org|com)",
    "an index of packages": r"--inde[x]-url|--find-link[s]",
    "a path of one machine": r"(?<![\w.])/(wor[k]|roo[t]|opt/pyp[i])/",
    "something left to do": r"\bTOD[O]\b|\bFIXM[E]\b",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_tree_does_not_hold(what: str) -> None:
    needle = re.compile(FORBIDDEN[what])
    found = [
        f"{name}:{number}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if needle.search(line)
    ]
    assert found == []
