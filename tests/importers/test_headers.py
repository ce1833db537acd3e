import pytest

from bot.importers.headers import Meaning, read_header


def _meanings(*cells: str) -> list[Meaning]:
    columns = read_header(cells)
    assert columns is not None
    return [column.meaning for column in columns]


def test_the_first_word_of_a_header_says_what_it_is_about() -> None:
    assert _meanings(
        "Objectifs spécifiques", "Actions", "Résultats visés (en fonction des objectifs spécifiques)",
        "Indices de mesures des résultats", "Responsables", "Partenaires et ressources",
    ) == [
        Meaning.SPECIFIC_OBJECTIVE, Meaning.ACTION, Meaning.RESULTS, Meaning.INDICATORS, Meaning.RESPONSIBLES,
        Meaning.PARTNERS,
    ]  # fmt: skip


def test_headers_are_read_without_case_or_accents_and_in_any_order() -> None:
    assert _meanings("RESULTATS VISES", "ACTIONS", "2024-2025", "OBJECTIFS SPECIFIQUES") == [
        Meaning.RESULTS, Meaning.ACTION, Meaning.YEAR, Meaning.SPECIFIC_OBJECTIVE,
    ]  # fmt: skip


def test_english_headers_are_read_too() -> None:
    assert _meanings("Partners", "Measures of results", "Specific objective", "Action", "Responsible", "Outcomes") == [
        Meaning.PARTNERS, Meaning.INDICATORS, Meaning.SPECIFIC_OBJECTIVE, Meaning.ACTION, Meaning.RESPONSIBLES,
        Meaning.RESULTS,
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["2011 2012", "2011-2012", "2011 – 2012", "2011/2012", "2011-12"])
def test_a_year_is_two_years_however_they_are_joined(written: str) -> None:
    columns = read_header(["Objectif spécifique", "Action", written])
    assert columns is not None
    assert columns[2].year == "2011-2012"


@pytest.mark.parametrize("written", ["", "2014", "2011-2014", "Budget", "2012-2011"])
def test_a_header_without_a_meaning_is_stray(written: str) -> None:
    assert _meanings("Objectif spécifique", "Action", "Responsable", written)[-1] is Meaning.STRAY


def test_a_meaning_that_comes_twice_is_stray_the_second_time() -> None:
    assert _meanings("Objectif spécifique", "Action", "2011-2012", "2011 2012")[-1] is Meaning.STRAY


@pytest.mark.parametrize(
    "cells",
    [
        ["1. Revoir les objectifs spécifiques", "Faire un plan d'action", "Des résultats", "Des indices", "X"],
        ["Objectif spécifique 2", "Action 3", "Résultat 1"],
        ["Revoir chacun de nos objectifs spécifiques avec le milieu", "Actions", "Résultats"],
        ["Objectif spécifique", "Action"],
        ["Actions", "Résultats", "Indices"],
        ["Objectif A : Agir", "", ""],
        [],
    ],
)
def test_a_row_that_names_too_little_is_no_header(cells: list[str]) -> None:
    assert read_header(cells) is None
