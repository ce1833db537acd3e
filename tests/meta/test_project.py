"""What ``pyproject.toml`` promises: the command, the licence, locks that follow it, warnings that stop, one place that commits."""

import re
import tomllib
import warnings
from importlib.metadata import entry_points

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.__main__ import main
from tests.meta.tree import PACKAGES, ROOT, python_files

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
    return dict(re.findall(r"^([\w.-]+)==([^ ;\\\n]+)", read(f"requirements/{name}.txt"), re.MULTILINE))


@pytest.mark.parametrize(("lock", "group"), [("run", "build"), ("dev", "build"), ("dev", "dev")])
def test_a_lock_has_what_the_project_asks_for(lock: str, group: str) -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"][group]
    wanted = [Requirement(each) for each in asked if isinstance(each, str)]
    found = locked(lock)
    assert [
        str(each) for each in wanted if found.get(canonicalize_name(each.name), "absent") not in each.specifier
    ] == []


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
    """``session.begin()`` commits on leaving."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in python_files(*PACKAGES)
        if re.search(r"\.(commit|begin|begin_nested|autocommit)\(", path.read_text(encoding="utf-8"))
    }
    assert found == {"storage/database.py", "storage/migrate.py"}
