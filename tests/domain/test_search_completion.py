"""What is offered while the words of a search are being typed."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search import SearchIndex
from bot.domain.search_completion import complete_words
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan


@lru_cache(maxsize=1)
def index() -> SearchIndex:
    return SearchIndex.build(read_markdown(shipped_plan()).plan)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("bott", ["bottin"]),
        ("BOTT", ["bottin"]),
        ("ethi", ["éthique"]),
        ("carte interac", ["carte interactive"]),
        ("l'infol", ["l'infolettre"]),
        ("xylo", []),
    ],
)
def test_the_last_word_is_completed_with_the_plans_own(typed: str, offered: list[str]) -> None:
    assert complete_words(index(), typed, 25) == offered


def test_a_plural_is_left_out_where_there_is_a_singular() -> None:
    assert "communication" in complete_words(index(), "commun", 25)
    assert "communications" not in complete_words(index(), "commun", 25)


def test_what_the_plan_says_most_comes_first_and_opens_the_list() -> None:
    assert complete_words(index(), "co", 1) == ["coordination"]
    assert complete_words(index(), "", 1) == ["coordination"]
    assert complete_words(index(), "carte ", 1) == ["carte coordination"]


def test_neither_stop_words_nor_numbers_are_offered() -> None:
    assert complete_words(index(), "2012", 25) == []
    assert "de" not in complete_words(index(), "d", 1000)


@given(st.text(max_size=30), st.integers(0, 25))
def test_what_is_offered_goes_on_from_what_was_typed(typed: str, most: int) -> None:
    offered = complete_words(index(), typed, most)
    assert len(offered) <= most
    assert len(set(offered)) == len(offered)
