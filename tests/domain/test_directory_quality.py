"""The directory's search against what members would type: the labelled queries of ``directory_queries.toml``."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.domain.directory import Directory, Group, MemberOrganization, Person
from bot.domain.directory_search import DirectoryIndex, Rank

QUERIES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("directory_queries.toml").read_text(encoding="utf-8"))
SETS = {name: QUERIES[name] for name in ("tuned", "held_out")}


@lru_cache(maxsize=1)
def index() -> DirectoryIndex:
    there = QUERIES["directory"]
    organizations = [
        MemberOrganization(at, name, tuple(others)) for at, (name, others) in enumerate(there["organizations"].items())
    ]
    people = [Person(at, name, function) for at, (name, function) in enumerate(there["people"].items())]
    groups = [Group(at, name) for at, name in enumerate(there["groups"])]
    directory = Directory(
        {each.id: each for each in organizations},
        {each.id: each for each in people},
        {each.id: each for each in groups},
    )
    return DirectoryIndex.build(directory)


def missed(queries: dict[str, list[str]], among: int) -> list[str]:
    """The queries of which no right answer is among the first ones, with what was found."""
    misses = []
    for text, right in queries.items():
        first = [hit.name for hit in index().search(text)[:among]]
        if not set(first) & set(right):
            misses.append(f"{text} -> {first}, not {right}")
    return misses


def test_every_right_answer_stands_in_the_directory() -> None:
    names = {entry.name for entry in index().entries}
    assert {name for queries in SETS.values() for right in queries.values() for name in right} <= names


@pytest.mark.parametrize("name", SETS)
def test_the_right_entry_comes_first_nineteen_times_in_twenty(name: str) -> None:
    assert len(SETS[name]) >= 30
    misses = missed(SETS[name], among=1)
    assert len(misses) <= len(SETS[name]) // 20, misses


@pytest.mark.parametrize("name", SETS)
def test_the_right_entry_is_always_among_the_first_three(name: str) -> None:
    assert missed(SETS[name], among=3) == []


def test_every_entry_is_found_first_by_its_whole_name_whatever_its_accents_and_its_case() -> None:
    for entry in index().entries:
        first = index().search(entry.name.upper())[0]
        assert (first.name, first.rank) == (entry.name, Rank.NAME)
