"""The part of a long text that is shown around the words found."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Axis, Node
from bot.domain.reference import Reference
from bot.domain.search_excerpt import LONGEST, excerpt

FILLING = "mobiliser le milieu autour de priorités communes " * 5


def node(title: str) -> Node:
    return Node(Reference(1), Axis(1, title))


def test_a_short_text_is_shown_whole() -> None:
    shown = excerpt(node("Le bottin des ressources"), {"bottin": 1.0})
    assert (shown.text, shown.spans) == ("Le bottin des ressources", ((3, 9),))


def test_a_long_text_is_cut_around_the_first_word_found() -> None:
    shown = excerpt(node(f"{FILLING}puis le bottin {FILLING}"), {"bottin": 1.0})
    [(start, end)] = shown.spans
    assert shown.text[start:end] == "bottin"
    assert start < LONGEST / 2
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")


def test_a_word_found_at_the_start_keeps_the_start() -> None:
    shown = excerpt(node(f"Bottin : {FILLING}"), {"bottin": 1.0})
    assert shown.text.startswith("Bottin")
    assert len(shown.text) <= LONGEST


def test_a_text_without_the_words_is_shown_from_its_start() -> None:
    assert excerpt(node(FILLING.strip()), {"bottin": 1.0}).text.startswith("mobiliser")


@given(st.lists(st.sampled_from(["bottin", "a", "é" * 50, "x" * 200, "mot", ",", "🙂"]), min_size=1, max_size=60))
@settings(max_examples=200, deadline=None)
def test_an_excerpt_stays_short_and_its_spans_are_the_words(pieces: list[str]) -> None:
    shown = excerpt(node(" ".join(pieces)), {"bottin": 1.0})
    assert len(shown.text) <= LONGEST
    assert {shown.text[start:end] for start, end in shown.spans} <= {"bottin"}
