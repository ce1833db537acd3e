"""Pictures of results: of the size of a phone, opaque, with something drawn; everything of them is said in words too."""

import re
import subprocess
import sys
import threading
from io import BytesIO

import pytest
from hypothesis import given, settings
from matplotlib.image import imread
from numpy import unique

from bot.domain.survey import Question, QuestionKind, SealedAnswer
from bot.domain.survey_results import Results, survey_results
from bot.exporters.survey_chart import WIDTH, draw_page
from bot.exporters.survey_sheet import drawable, words_width, wrapped
from bot.texts.catalogue import texts_in
from bot.texts.survey_pages import pages_of
from bot.texts.survey_pictures import ALT_LENGTH, alt_text
from tests.domain.survey_answered import RESULTS, closed, every_kind, longest

FRENCH, ENGLISH = texts_in("fr"), texts_in("en")


def picture(results: Results, page: int = 0) -> bytes:
    return draw_page(FRENCH, results, pages_of(results)[page])


def test_every_kind_of_question_is_drawn_opaque_and_as_wide_as_a_phone_needs() -> None:
    results = every_kind()
    pages = pages_of(results)
    assert [[piece.found.question.number for piece in page] for page in pages] == [[1, 2, 3], [4, 5, 6]]
    for page in pages:
        pixels = imread(BytesIO(draw_page(FRENCH, results, page)), format="png")
        height, width, _channels = pixels.shape
        assert width == WIDTH
        assert 300 < height < 1500
        assert pixels[..., 3].min() == 1
        assert len(unique(pixels.reshape(-1, 4), axis=0)) > 50


def test_the_same_results_are_the_same_bytes_and_others_are_not() -> None:
    assert picture(every_kind(7)) == picture(every_kind(7))
    assert picture(every_kind(7)) != picture(every_kind(8))
    assert draw_page(ENGLISH, every_kind(7), pages_of(every_kind(7))[0]) != picture(every_kind(7))


def test_pictures_are_drawn_in_several_threads_at_once() -> None:
    alone, made = picture(every_kind()), []
    threads = [threading.Thread(target=lambda: made.append(picture(every_kind()))) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [alone] * 4


def test_what_no_font_has_and_what_mathematics_would_be_is_drawn_as_words() -> None:
    asked = Question(1, QuestionKind.ONE, "$x^{$ 漢字 🎉 \\frac{?", options=("_{", "🎉"))
    answers = [SealedAnswer(1, 1)] * 6
    assert picture(survey_results(closed(asked), answers, 6, None))
    assert drawable("Réseautage 🎉 漢") == "Réseautage □"
    assert drawable("🎉") == "□"


def test_a_word_wider_than_a_line_is_cut_and_none_is_lost() -> None:
    lines = wrapped("Anticonstitutionnellement " * 3 + "x" * 90, 34, 400, bold=True)
    assert all(words_width(line, 34, bold=True) <= 400 for line in lines)
    assert "".join("".join(lines).split()) == "Anticonstitutionnellement" * 3 + "x" * 90


def test_many_choices_go_on_over_several_pictures() -> None:
    asked = Question(
        1, QuestionKind.ONE, "Lequel?", options=tuple(f"Choix {each} " + "mot " * 18 for each in range(25))
    )
    results = survey_results(closed(asked), [SealedAnswer(1, each % 25 + 1) for each in range(50)], 50, None)
    pages = pages_of(results)
    assert [code for page in pages for piece in page for code in piece.codes] == list(range(1, 26))
    assert [page[0].continued for page in pages] == [False, *[True] * (len(pages) - 1)]


def test_the_words_say_every_count_of_the_picture() -> None:
    results = every_kind()
    first, second = (alt_text(FRENCH, results, page) for page in pages_of(results))
    assert (
        "1. La Table m'aide à travailler avec les autres. moyenne 2,6 sur 5 · médiane 2 · 29 % d'accord (n = 7)"
        in first.replace("\xa0", " ")
    )
    assert "Locaux : 3; Formation : 4; =Prêt : 3." in second.replace("\xa0", " ")
    assert "100% yes (n = 7); Yes: 7; No: 0." in alt_text(ENGLISH, results, pages_of(results)[1]).replace("\xa0", " ")


@given(RESULTS)
def test_the_words_of_any_picture_fit(results: Results) -> None:
    for t in (FRENCH, ENGLISH):
        for page in pages_of(results):
            said = alt_text(t, results, page, "Image 1 sur 3")
            assert len(said) <= ALT_LENGTH
            assert not said.endswith("…")


def test_the_words_say_the_wave_before_too() -> None:
    asked = closed(Question(1, QuestionKind.LIKERT, "Et alors?"))
    before = survey_results(asked, [SealedAnswer(1, 3)] * 6, 6, None)
    now = survey_results(asked, [SealedAnswer(1, 5)] * 7, 7, None, previous=before)
    said = alt_text(FRENCH, now, pages_of(now)[0]).replace("\xa0", " ")
    assert said.endswith("Vague précédente : moyenne 3 sur 5 · médiane 3 · 0 % d'accord (n = 6).")


def test_the_longest_wordings_are_cut_and_no_figure_is() -> None:
    results = longest()
    for page in pages_of(results):
        said = alt_text(FRENCH, results, page, "Image 10 sur 10").replace("\xa0", " ")
        assert len(said) <= ALT_LENGTH
        codes = sum(len(piece.codes) for piece in page)
        # The first is how many have answered.
        now = re.sub(r" \(avant : [^)]*\)", "", said)
        assert now.count(" : 2 000") + now.count(" : 0") == 1 + codes


@settings(max_examples=10)
@given(RESULTS)
def test_any_results_can_be_drawn(results: Results) -> None:
    for page in pages_of(results)[:2]:
        assert draw_page(FRENCH, results, page).startswith(b"\x89PNG")


@pytest.mark.parametrize("heavy", ["matplotlib", "openpyxl"])
def test_a_bot_that_shows_no_results_pays_for_none(heavy: str) -> None:
    read = f"import sys, bot.app; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", read], check=False).returncode == 0
