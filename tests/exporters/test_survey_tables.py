"""Results in a spreadsheet: aggregates of an anonymous survey, rows of a nominal one; nothing in them runs."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO

from openpyxl import load_workbook

from bot.domain.directory import Directory, Group, GroupKind, MemberOrganization, Person
from bot.domain.survey import Breakdown, Condition, Question, QuestionKind, Response
from bot.domain.survey_results import Results, survey_results
from bot.exporters.survey_csv import write_csv_files
from bot.exporters.survey_tables import Table, tables_of
from bot.exporters.survey_xlsx import write_xlsx
from bot.texts.catalogue import texts_in
from tests.domain.survey_answered import EVERY_KIND, closed, every_kind

FRENCH = texts_in("fr")
DIRECTORY = Directory(
    organizations={3: MemberOrganization(3, "=Maison")},
    people={11: Person(11, "Claire Fortin", user_id=70)},
    groups={1: Group(1, "Table habitation", GroupKind.TABLE), 2: Group(2, "Table jeunesse", GroupKind.TABLE)},
)
SENT = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)


def tables(results: Results, responses: tuple[Response, ...] = ()) -> dict[str, Table]:
    return {each.name: each for each in tables_of(FRENCH, DIRECTORY, results, responses)}


def nominal() -> dict[str, Table]:
    survey = replace(closed(*EVERY_KIND), anonymous=False)
    responses = (
        Response("u70", 70, {1: 4, 5: (1, 3), 7: "=1+1"}, {}, SENT),
        Response("o3", None, {1: 2}, {}, SENT),
        Response("u99", 99, {}, {}, SENT),
    )
    return tables(survey_results(survey, [], 3, None, least=1), responses)


def test_an_anonymous_survey_gives_totals_and_comments_and_no_row_of_anybody() -> None:
    found = tables(every_kind())
    assert list(found) == ["donnees", "commentaires", "metadonnees", "codes"]
    rows = [row for row in found["donnees"].rows if row[1] == 5]
    assert [row[3:8] for row in rows] == [
        (1, "Locaux", 3, 0.4286, 7),
        (2, "Formation", 4, 0.5714, 7),
        (3, "=Prêt", 3, 0.4286, 7),
    ]
    assert sorted(row[2] for row in found["commentaires"].rows) == [f"=Remarque {each}" for each in range(7)]


def test_totals_are_parted_where_the_threshold_allows() -> None:
    parted = tables(every_kind(12, breakdown=Breakdown.GROUP))["donnees"].rows
    assert {row[0] for row in parted} == {"Toutes les réponses", "Table habitation", "Table jeunesse"}
    few = tables(every_kind(7, breakdown=Breakdown.GROUP))["donnees"].rows
    assert {row[0] for row in few} == {"Toutes les réponses"}


def test_a_nominal_survey_gives_a_row_for_each_who_answered() -> None:
    found = nominal()
    assert list(found) == ["donnees", "metadonnees", "codes"]
    assert found["donnees"].rows == (
        ("=Maison", "2013-05-30 18:30", 2, "", "", "", "", "", ""),
        ("Claire Fortin", "2013-05-30 18:30", 4, "", "", "", "1, 3", "", "=1+1"),
        ("membre du serveur 99", "2013-05-30 18:30", "", "", "", "", "", "", ""),
    )


def test_the_metadata_says_what_the_figures_are_of() -> None:
    found = every_kind()
    results = replace(found, survey=replace(found.survey, threshold=6))
    facts = {row[0]: row[1] for row in tables(results)["metadonnees"].rows}
    assert (facts["Sondage"], facts["Anonyme"], facts["Réponses"], facts["Invités"], facts["Seuil"]) == (
        "Vos attentes",
        "oui",
        7,
        30,
        6,
    )
    assert facts["Fermeture"] == "2013-06-03 09:00"


def test_the_codebook_says_each_code_and_the_condition_of_a_question() -> None:
    asked = Question(2, QuestionKind.YES_NO, "Pourquoi?", condition=Condition(1, frozenset({1, 2})), required=False)
    results = survey_results(closed(EVERY_KIND[0], asked), [], 0, None, least=1)
    rows = [row for row in tables(results)["codes"].rows if row[0] == 2]
    assert [row[3:] for row in rows] == [
        ("non", "si la réponse à la question 1 est parmi : 1, 2".replace(" :", "\xa0:"), 1, "Oui"),
        ("non", "si la réponse à la question 1 est parmi : 1, 2".replace(" :", "\xa0:"), 2, "Non"),
    ]


def test_a_workbook_has_a_sheet_for_each_and_runs_no_formula() -> None:
    book = load_workbook(BytesIO(write_xlsx(list(nominal().values()))))
    assert book.sheetnames == ["Données", "Métadonnées", "Codes"]
    cell = book["Données"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Maison", "s", True)
    assert book["Données"]["I3"].data_type == "s"
    assert book["Données"]["C3"].value == 4
    assert book["Données"].freeze_panes == "A2"


def test_a_control_character_does_not_keep_a_workbook_from_being_written() -> None:
    table = Table("donnees", "Données", ("a",), (("x\x00y",),))
    assert load_workbook(BytesIO(write_xlsx([table])))["Données"]["A2"].value == "xy"


def test_a_csv_file_for_each_runs_no_formula() -> None:
    files = dict(write_csv_files(list(nominal().values()), "resultats"))
    assert list(files) == ["resultats-donnees.csv", "resultats-metadonnees.csv", "resultats-codes.csv"]
    rows = list(csv.reader(StringIO(files["resultats-donnees.csv"].decode("utf-8-sig")), delimiter=";"))
    assert rows[1][0] == "'=Maison"
    assert rows[2][-1] == "'=1+1"
