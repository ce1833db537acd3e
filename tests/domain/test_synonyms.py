"""The words of the field, and the file that holds them."""

import pytest

from bot.domain.synonyms import Synonyms, shipped_synonyms, to_phrase
from bot.domain.text_folding import content_words


def phrase(text: str) -> tuple[str, ...]:
    return to_phrase(content_words(text))


def test_what_is_on_the_left_means_what_is_on_the_right_and_not_the_reverse() -> None:
    synonyms = Synonyms.read("# un commentaire\n\nargent, Sous : financement, subventions\n")
    assert synonyms.meanings[phrase("sous")] == (phrase("financement"), phrase("subvention"))
    assert phrase("financement") not in synonyms.meanings


def test_lines_about_the_same_word_add_up_and_none_means_itself() -> None:
    synonyms = Synonyms.read("budget : budget, revenus\nbudgets : financement\n")
    assert synonyms.meanings[phrase("budget")] == (phrase("revenus"), phrase("financement"))


def test_an_expression_is_known_by_its_words_without_the_stop_words() -> None:
    synonyms = Synonyms.read("conseil d'administration : CA\n")
    assert synonyms.meanings[phrase("Conseil administration")] == (("ca",),)
    assert synonyms.longest == 2


def test_a_lone_word_keeps_its_accents_for_suggestions() -> None:
    assert Synonyms.read("Déontologie, code de vie : éthique\n").words == {"deontologie": "déontologie"}


@pytest.mark.parametrize("line", ["argent", "argent :", ": financement", "argent, : financement", "les : financement"])
def test_a_line_without_words_on_both_sides_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        Synonyms.read(f"# premier\n{line}\n")


def test_the_shipped_file_is_read() -> None:
    assert ("bottin",) in shipped_synonyms().meanings[phrase("annuaire")]
