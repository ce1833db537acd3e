"""Screens of results: as complete as their pictures, within Discord's limits, and silent where the threshold is."""

from dataclasses import replace

import pytest
from hypothesis import given

from bot.domain.directory import Directory, Group, GroupKind
from bot.domain.errors import OutdatedControl
from bot.domain.survey import Breakdown, Question, QuestionKind, SealedAnswer
from bot.domain.survey_results import Results, survey_results
from bot.playground.limits import message_errors
from bot.texts.catalogue import texts_in
from bot.texts.survey_pages import pages_of
from bot.texts.survey_pictures import alt_text
from bot.views.custom_ids import CustomId, decode
from bot.views.layout import Screen, layout
from bot.views.survey_results import results_page
from bot.views.survey_results_places import SHOW_ARITY, ResultsPlace, read_part, written_part
from bot.views.survey_results_posted import posted_results
from tests.domain.survey_answered import RESULTS, closed, every_kind, longest

FRENCH = texts_in("fr")
DIRECTORY = Directory(
    groups={1: Group(1, "Table habitation", GroupKind.TABLE), 2: Group(2, "Table jeunesse", GroupKind.TABLE)}
)


def text_of(screen: Screen) -> str:
    return "\n".join([screen.title, screen.subtitle, *(each.text for each in screen.blocks), *screen.notes]).replace(
        "\xa0", " "
    )


def pages(results: Results, **place: object) -> list[Screen]:
    """Every page, one after the other."""
    found: list[Screen] = []
    at = replace(ResultsPlace(7), **place)  # type: ignore[arg-type]
    while True:
        screen = results_page(FRENCH, DIRECTORY, results, at.at(len(found))).screen
        found.append(screen)
        if not any(each.label == "Page suivante" for each in screen.controls):
            return found


def fits(screen: Screen) -> bool:
    files = [each.file_name for each in screen.pictures]
    return not message_errors({"flags": 1 << 15, "components": layout(screen).to_components()}, files=files)  # type: ignore[no-untyped-call]


def test_every_count_of_a_picture_is_in_the_words_beside_it() -> None:
    first, second, comments = pages(every_kind())
    text = text_of(first)
    assert "Résultats : Vos attentes\n7 réponses sur 30 personnes invitées (23 %)" in text
    assert (
        "**1. La Table m'aide à travailler avec les autres.**\nmoyenne 2,6 sur 5 · médiane 2 · 29 % d'accord (n = 7)"
        in text
    )
    assert "- 1 (Pas du tout d'accord) : 2 (29 %)\n- 2 : 2 (29 %)\n- 3 : 1 (14 %)" in text
    assert "7 : 0 (0 %) · 8 : 0 (0 %)" in text
    assert "plusieurs choix possibles (n = 7)\n- Locaux : 3 (43 %)" in text_of(second)
    assert [each.file_name for each in first.pictures] == ["resultats-7-1.png"]
    assert "7 commentaires, dans un ordre mêlé" in text_of(comments)
    assert text_of(comments).count("\n- =Remarque") == 7
    assert not comments.pictures


def test_four_answers_are_withheld_and_say_why() -> None:
    (screen,) = pages(every_kind(4))
    assert "4 personnes ont répondu; les résultats se montrent à partir de 5" in text_of(screen)
    assert not screen.pictures
    posted, drawn = posted_results(FRENCH, every_kind(4))
    assert "Merci aux 4 personnes qui ont répondu!" in text_of(posted)
    assert "les résultats se montrent à partir de 5, pour que personne ne puisse être reconnu." in text_of(posted)
    assert (drawn, posted.controls) == ([], [])


def test_a_part_is_shown_by_its_name_without_comments() -> None:
    results = every_kind(12, breakdown=Breakdown.GROUP)
    whole = pages(results)[0]
    assert [each.label for each in whole.choices] == ["Toutes les réponses", "Table habitation", "Table jeunesse"]
    parted = pages(results, stratum="g1")
    assert all("Table habitation" in each.subtitle for each in parted)
    assert "(n = 6)" in text_of(parted[0])
    assert "Remarque" not in "".join(map(text_of, parted))


def test_a_part_that_is_not_to_be_shown_is_not_offered_nor_found_by_its_control() -> None:
    results = every_kind(7, breakdown=Breakdown.GROUP)
    whole = pages(results)[0]
    assert list(whole.choices) == []
    assert "Une partie de moins de 5 réponses n'est pas montrée" in text_of(whole)
    (forged,) = pages(results, stratum="g2")
    assert "n =" not in text_of(forged)


def test_what_everyone_reads_has_no_filter_and_no_export() -> None:
    results = every_kind(12, breakdown=Breakdown.GROUP)
    screens = pages(results, public=True)
    assert all(not each.choices for each in screens)
    assert {control.label for each in screens for control in each.controls} <= {"Page suivante", "Page précédente"}


def test_the_message_in_the_channel_thanks_and_shows_every_picture() -> None:
    posted, drawn = posted_results(FRENCH, every_kind())
    assert "Merci aux 7 personnes qui ont répondu!" in text_of(posted)
    assert "n = 7\nLe matin : 4 (57 %) · Le soir : 3 (43 %)" in text_of(posted)
    assert len(posted.pictures) == len(drawn) == len(pages_of(every_kind()))
    assert "7 commentaires, dans un ordre mêlé" in text_of(posted)
    assert "Remarque" not in text_of(posted)
    assert [each.label for each in posted.controls] == ["Voir tous les résultats"]


def test_the_message_in_the_channel_says_of_which_question_too_few_answered() -> None:
    asked = closed(Question(1, QuestionKind.YES_NO, "Oui?"), Question(2, QuestionKind.YES_NO, "Et encore?"))
    found = survey_results(asked, [*[SealedAnswer(1, 1)] * 7, *[SealedAnswer(2, 1)] * 3], 7, None)
    told = text_of(posted_results(FRENCH, found)[0])
    assert "**2. Et encore?**\nMoins de 5 réponses : le résultat n'est pas montré" in told


def test_a_wave_is_compared_in_words() -> None:
    asked = closed(Question(1, QuestionKind.LIKERT, "Et alors?"))
    before = survey_results(asked, [SealedAnswer(1, 3)] * 6, 6, None)
    now = survey_results(asked, [SealedAnswer(1, 5)] * 7, 7, None, previous=before)
    assert "Vague précédente : moyenne 3 sur 5 · médiane 3 · 0 % d'accord (n = 6)" in text_of(pages(now)[0])


def test_a_wave_is_compared_choice_by_choice_in_words_and_in_the_picture() -> None:
    asked = closed(Question(1, QuestionKind.ONE, "Quand?", options=("Le matin", "Le soir")))
    before = survey_results(asked, [SealedAnswer(1, 1)] * 6, 6, None)
    now = survey_results(asked, [SealedAnswer(1, 2)] * 7, 7, None, previous=before)
    assert "- Le matin : 0 (0 %; avant : 100 %)\n- Le soir : 7 (100 %; avant : 0 %)" in text_of(pages(now)[0])
    said = alt_text(FRENCH, now, pages_of(now)[0]).replace("\xa0", " ")
    assert "Le matin : 0 (avant : 100 %)" in said
    assert "avant" not in text_of(posted_results(FRENCH, now)[0])


@given(RESULTS)
def test_any_page_of_any_results_fits_in_a_message(results: Results) -> None:
    for screen in (*pages(results), *pages(results, public=True), posted_results(FRENCH, results)[0]):
        assert fits(screen)


def test_the_longest_of_results_fit_on_every_page() -> None:
    screens = pages(longest())
    assert all(fits(screen) for screen in screens)
    assert fits(posted_results(FRENCH, longest())[0])


@pytest.mark.parametrize("stratum", [None, "", "g12", "community", "none"])
def test_a_place_is_read_back(stratum: str | None) -> None:
    place = ResultsPlace(10**18, 12, stratum)
    assert ResultsPlace.read(decode(place.control(), SHOW_ARITY)) == place
    assert read_part(written_part(stratum)) == stratum


def test_a_control_of_another_form_is_outdated() -> None:
    with pytest.raises(OutdatedControl):
        ResultsPlace.read(CustomId("results", "show", ("x", "0", "*")))
