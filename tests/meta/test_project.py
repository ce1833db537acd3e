"""What ``pyproject.toml`` promises: the command, the licence, locks that follow it, warnings that stop, one place that commits."""

import re
import tomllib
import warnings
from importlib.metadata import distributions, entry_points

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.__main__ import main
from tests.meta.tree import ROOT, python_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_courroie_is_python_m_bot() -> None:
    (command,) = entry_points(group="console_scripts", name="courroie")
    assert command.load() is main


def test_the_licence_is_mit() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert read("LICENSE").startswith("MIT License\n")


def locked(name: str) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([^ ;\\\n]+)", read(f"requirements/{name}.txt"), re.MULTILINE)
    return dict(pins)


@pytest.mark.parametrize(("lock", "group"), [("run", "build"), ("dev", "build"), ("dev", "dev")])
def test_a_lock_has_what_the_project_asks_for(lock: str, group: str) -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"][group]
    wanted = [Requirement(each) for each in asked if isinstance(each, str)]
    found = locked(lock)
    assert [
        str(each) for each in wanted if found.get(canonicalize_name(each.name), "absent") not in each.specifier
    ] == []


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_a_package_that_is_asked_for_with_an_extra_is_locked_with_it(lock: str) -> None:
    """pip 23 refuses the lock otherwise, from the day a newer version of that package is out."""
    text = read(f"requirements/{lock}.txt")
    pinned = {
        canonicalize_name(name): extras for name, extras in re.findall(r"^([\w.-]+)(\[[\w,]+\])?==", text, re.MULTILINE)
    }
    asked = {
        (canonicalize_name(needed.name), extra)
        for installed in distributions()
        if canonicalize_name(installed.name) in pinned
        for each in installed.requires or ()
        if (needed := Requirement(each)).name and (needed.marker is None or needed.marker.evaluate({"extra": ""}))
        for extra in needed.extras
    }
    assert {(name, extra) for name, extra in asked if name in pinned and extra not in pinned[name]} == set()


def test_a_warning_stops_a_test() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("anything", stacklevel=1)


def test_no_warning_is_let_through_but_discord_pys_own() -> None:
    assert PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"] == [
        "error",
        "ignore:'audioop' is deprecated:DeprecationWarning",
    ]


def test_the_diagram_of_the_layers_has_every_layer() -> None:
    contracts = {each["name"]: each for each in PROJECT["tool"]["importlinter"]["contracts"]}
    layers = contracts["The layers: a room imports only from below"]["layers"]
    rooms = {room.strip() for layer in layers for room in layer.split("|")} | {"bot.playground"}
    diagram = read("CONTRIBUTING.md").partition("```mermaid")[2].partition("```")[0]
    assert {room for room in rooms if not re.search(rf"\b{re.escape(room)}\b", diagram)} == set()


def test_only_the_database_and_its_migrations_begin_or_commit() -> None:
    """``session.begin()`` commits on leaving. Cogs have no session: an import contract holds that."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in python_files("bot", "storage")
        if re.search(r"\.(commit|begin|begin_nested|autocommit)\(", path.read_text(encoding="utf-8"))
    }
    assert found == {"storage/database.py", "storage/migrate.py"}
