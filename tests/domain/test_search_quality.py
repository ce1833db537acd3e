"""The search against what members would type: the labelled queries of ``search_queries.toml``, on the shipped plan."""

import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from bot.domain.reference_grammar import resolve
from bot.domain.search import SearchIndex
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan

QUERIES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("search_queries.toml").read_text(encoding="utf-8")
)


@lru_cache(maxsize=1)
def index() -> SearchIndex:
    return SearchIndex.build(read_markdown(shipped_plan()).plan)


def missed(queries: dict[str, list[str]], among: int) -> list[str]:
    """The queries of which no right answer is among the first ones, with what was found."""
    misses = []
    for text, right in queries.items():
        first = [str(hit.node.reference) for hit in index().search(text)[:among]]
        if not set(first) & set(right):
            misses.append(f"{text} -> {first}, not {right}")
    return misses


TUNED = QUERIES["tuned"]
UNTUNED = QUERIES["held_out"] | QUERIES["blind"]


def test_the_set_is_large_and_nearly_half_of_it_was_never_tuned_on() -> None:
    assert len(TUNED) >= 90
    assert len(UNTUNED) >= 80
    assert not TUNED.keys() & UNTUNED.keys()


def test_every_right_answer_stands_in_the_plan() -> None:
    for right in (TUNED | UNTUNED).values():
        assert [str(resolve(index().plan, reference).reference) for reference in right] == right


@pytest.mark.parametrize("queries", [TUNED, UNTUNED], ids=["tuned", "untuned"])
def test_the_right_action_comes_first_nine_times_in_ten(queries: dict[str, list[str]]) -> None:
    misses = missed(queries, among=1)
    assert len(misses) <= len(queries) // 10, misses


@pytest.mark.parametrize("queries", [TUNED, UNTUNED], ids=["tuned", "untuned"])
def test_the_right_action_is_among_the_first_three_forty_nine_times_in_fifty(queries: dict[str, list[str]]) -> None:
    misses = missed(queries, among=3)
    assert len(misses) <= len(queries) // 50, misses
