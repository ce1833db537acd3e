"""Words as they are compared: no accents, no capitals, no elisions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.stemming import stem
from bot.domain.text_folding import content_words, fold, folded_words, stop_words, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L'éthique d’Œuvrer", ["ethique", "oeuvrer"]),
        ("Concert'Action aujourd'hui", ["concertaction", "aujourdhui"]),
        ("qu'on s'inscrive jusqu'ici", ["on", "inscrive", "ici"]),
        ("Comités/Tables 2013-2014", ["comites", "tables", "2013", "2014"]),
        ("e\u0301te\u0301 ＦＵＬＬ 1^{ère}", ["ete", "full", "1", "ere"]),
        ("l' et 'seul'", ["l", "et", "seul"]),
        ("_…!", []),
    ],
)
def test_a_text_becomes_its_folded_words(text: str, folded: list[str]) -> None:
    assert folded_words(text) == folded


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_each_word_says_where_it_stands(text: str) -> None:
    assert [fold(text[word.start : word.end]) for word in words(text)] == folded_words(text)


def test_stop_words_and_lone_letters_say_nothing_but_lone_digits_do() -> None:
    assert content_words("Comment fêter les 10 ans de l'organisme x 3 ?") == ("feter", "10", "ans", "organisme", "3")


def test_stop_words_are_written_folded() -> None:
    assert all(fold(word) == word for word in stop_words())


@pytest.mark.parametrize(
    ("one", "other"),
    [("subvention", "subventions"), ("evaluer", "evaluation"), ("fete", "feter"), ("citoyen", "citoyenne")],
)
def test_words_of_a_family_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
