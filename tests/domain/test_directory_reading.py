"""A directory's sheet, read against what is held already."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.directory import (
    BoardTerm,
    Directory,
    Group,
    MemberOrganization,
    OrganizationKind,
    Person,
    Representation,
)
from bot.domain.directory_planned import Reading
from bot.domain.directory_reading import read_sheet
from bot.domain.directory_sheet import RemarkCode
from bot.importers.directory_csv import read_directory_csv

CJE = MemberOrganization(1, "Carrefour jeunesse-emploi", ("CJE",), member_since=date(2010, 5, 1))
CLAIRE = Person(5, "Claire Fortin", "Coordonnatrice", "claire@exemple.org", organization_id=1)
HABITATION = Group(7, "Table habitation")
HELD = Directory({1: CJE}, {5: CLAIRE}, {7: HABITATION}, (Representation(3, 5, 1, 7, date(2011, 1, 1)),))


def reading(
    *lines: str, held: Directory = HELD, merged: tuple[int, ...] = (), separate: tuple[int, ...] = ()
) -> Reading:
    return read_sheet(read_directory_csv("\n".join(lines).encode()), held, merged=merged, separate=separate)


def remarks(found: Reading) -> list[tuple[RemarkCode, int, str]]:
    return [(remark.code, remark.line, remark.column) for remark in found.remarks]


def test_a_new_organisation_is_planned_with_all_its_cells() -> None:
    found = reading(
        "type;nom;autres noms;genre;en règle;membre depuis",
        "organisation;CLSC de Lachine;CLSC; Institution ;non;mai 2012",
    )
    (planned,) = found.organizations
    assert (planned.id, planned.draft.name, planned.draft.other_names) == (None, "CLSC de Lachine", ("CLSC",))
    assert planned.draft.kind is OrganizationKind.INSTITUTION
    assert not planned.draft.in_good_standing
    assert planned.draft.member_since == date(2012, 5, 1)
    assert found.ready


def test_an_organisation_is_recognised_by_its_acronym_and_keeps_what_empty_cells_leave_out() -> None:
    found = reading("type;nom;en règle;membre depuis", "organisation;cje;non;")
    (planned,) = found.organizations
    assert (planned.id, planned.draft.name, planned.draft.other_names) == (1, "Carrefour jeunesse-emploi", ("CJE",))
    assert planned.draft.member_since == date(2010, 5, 1)
    assert not planned.draft.in_good_standing
    assert remarks(found) == [(RemarkCode.OTHER_NAME, 2, "nom")]


def test_a_name_that_only_resembles_an_entry_waits_for_a_decision() -> None:
    lines = ("type;nom", "organisation;Carrefour jeunesse emplois")
    undecided = reading(*lines)
    (resemblance,) = undecided.resemblances
    assert (resemblance.line, resemblance.id, resemblance.name) == (2, 1, "Carrefour jeunesse-emploi")
    assert not undecided.ready
    merged, apart = reading(*lines, merged=(2,)), reading(*lines, separate=(2,))
    assert (merged.ready, merged.organizations[0].id) == (True, 1)
    assert merged.organizations[0].draft.other_names == ("CJE", "Carrefour jeunesse emplois")
    assert (apart.ready, apart.organizations[0].id) == (True, None)


def test_a_person_may_name_an_organisation_and_a_table_that_come_further_down() -> None:
    found = reading(
        "type,nom,organisation,représente,table,depuis",
        "personne,Rachid Benali,Entraide,,Comité neuf,2013-02-01",
        "organisation,Entraide,,,,",
        "table,Comité neuf,,,,",
    )
    (person,) = found.people
    (tie,) = found.representations
    assert person.organization == "entraide"
    assert (tie.person, tie.organization, tie.group, tie.since) == (
        "rachid benali",
        "entraide",
        "comite neuf",
        date(2013, 2, 1),
    )
    assert found.ready


def test_several_rows_are_one_person_with_several_representations() -> None:
    found = reading(
        "type;nom;fonction;représente;table",
        "personne;Mireille Gagnon;Bénévole;en son nom;",
        "personne;mireille  gagnon;;CJE;Table habitation",
    )
    (person,) = found.people
    assert person.draft.function == "Bénévole"
    assert [(tie.organization, tie.group) for tie in found.representations] == [(None, None), (1, 7)]


def test_what_the_directory_holds_already_is_not_planned_again() -> None:
    found = reading("type;nom;représente;table;depuis", "personne;Claire Fortin;CJE;Table habitation;2011-01-01")
    assert found.representations == ()
    assert found.people[0].id == 5


def test_a_last_day_ends_the_representation_that_is_held() -> None:
    found = reading("type;nom;représente;table;jusqu'au", "personne;Claire Fortin;CJE;Table habitation;2013-06-30")
    (tie,) = found.representations
    assert (tie.id, tie.until) == (3, date(2013, 6, 30))


def test_a_committee_under_another_has_no_seat_unless_it_is_said() -> None:
    header, rows = "type;nom;rattachée à;siège au CA", ("table;Aînés", "table;Loyers;Aînés", "table;Parcs;Aînés;oui")
    assert [group.draft.recognised for group in reading(header, *rows).groups] == [True, False, True]


def test_who_left_a_table_may_sit_there_again() -> None:
    left = replace(HELD, representations=(Representation(3, 5, 1, 7, date(2011, 1, 1), date(2012, 6, 30)),))
    (tie,) = reading(
        "type;nom;représente;table", "personne;Claire Fortin;CJE;Table habitation", held=left
    ).representations
    assert (tie.id, tie.until) == (None, None)
    dated = "type;nom;représente;table;depuis;jusqu'au"
    again = "personne;Claire Fortin;CJE;Table habitation;2011-01-01;2012-06-30"
    assert reading(dated, again, held=left).representations == ()
    (corrected,) = reading(dated, again.replace("06-30", "05-31"), held=left).representations
    assert (corrected.id, corrected.until) == (3, date(2012, 5, 31))


def test_a_term_gets_its_last_day_and_runs_into_no_other() -> None:
    held = replace(HELD, terms=(BoardTerm(1, 7, 5, date(2012, 6, 1)),))
    header = "type;nom;table;depuis;jusqu'au"
    row = "mandat;Claire Fortin;Table habitation;2012-06-01;"
    assert reading(header, row, held=held).terms == ()
    (ended,) = reading(header, row + "2013-05-31", held=held).terms
    assert ended.ends_on == date(2013, 5, 31)
    before = "mandat;Claire Fortin;Table habitation;2011-06-01;"
    assert remarks(reading(header, before, held=held)) == [(RemarkCode.SEAT_TAKEN, 2, "jusqu'au")]
    assert remarks(reading(header, before + "2012-06-01", held=held)) == [(RemarkCode.SEAT_TAKEN, 2, "jusqu'au")]
    assert remarks(reading(header, before + "2012-05-31", held=held)) == []
    new = "type;nom;table;depuis;jusqu'au", "table;Table aînés;;;", "mandat;Claire Fortin;Table aînés;2012;"
    taken = reading(*new, "mandat;Claire Fortin;Table aînés;2011;")
    assert remarks(taken) == [(RemarkCode.SEAT_TAKEN, 4, "jusqu'au")]


@pytest.mark.parametrize(
    ("header", "row", "code", "column"),
    [
        ("type;nom", "club;CLSC", RemarkCode.UNKNOWN_TYPE, "type"),
        ("type;nom", "organisation;", RemarkCode.BLANK_NAME, "nom"),
        ("type;nom;membre depuis", "organisation;CLSC;jadis", RemarkCode.BAD_DATE, "membre depuis"),
        ("type;nom;en règle", "organisation;CLSC;peut-être", RemarkCode.BAD_ANSWER, "en règle"),
        ("type;nom;courriel", "personne;Luc Roy;luc arobas", RemarkCode.BAD_EMAIL, "courriel"),
        ("type;nom", f"organisation;{'a' * 201}", RemarkCode.TOO_LONG, "nom"),
        (
            "type;nom;organisation",
            "personne;Luc Roy;Personne ne connaît",
            RemarkCode.UNKNOWN_ORGANIZATION,
            "organisation",
        ),
        ("type;nom;représente", "personne;Luc Roy;Personne ne connaît", RemarkCode.UNKNOWN_ORGANIZATION, "représente"),
        ("type;nom;table", "personne;Luc Roy;Table ronde", RemarkCode.UNKNOWN_GROUP, "table"),
        ("type;nom;rattachée à", "table;Sous-comité;Table ronde", RemarkCode.UNKNOWN_GROUP, "rattachée à"),
        ("type;nom;rattachée à", "table;Sous-comité;Sous-comité", RemarkCode.PARENT_LOOP, "rattachée à"),
        ("type;nom;table;depuis", "mandat;Luc Roy;Table habitation;2013", RemarkCode.UNKNOWN_PERSON, "nom"),
        ("type;nom;table", "mandat;Claire Fortin;Table habitation", RemarkCode.BAD_DATE, "depuis"),
        (
            "type;nom;table;depuis;jusqu'au",
            "mandat;Claire Fortin;Table habitation;2013;2012",
            RemarkCode.ENDS_BEFORE,
            "jusqu'au",
        ),
    ],
)
def test_what_cannot_be_read_blocks_with_its_line_and_column(
    header: str, row: str, code: RemarkCode, column: str
) -> None:
    found = reading(header, row)
    assert (code, 2, column) in remarks(found)
    assert not found.ready


@pytest.mark.parametrize(
    ("header", "row", "code", "line", "column"),
    [
        ("type;nom;genre", "organisation;CLSC;club", RemarkCode.KIND_OTHER, 2, "genre"),
        ("type;nom;couleur", "organisation;CLSC;bleu", RemarkCode.STRAY_COLUMN, 1, "couleur"),
        ("type;nom", "organisation;CLSC;de trop", RemarkCode.EXTRA_CELLS, 2, ""),
        ("type;nom;courriel", "organisation;CLSC;a@b.ca", RemarkCode.NOT_FOR_THIS, 2, "courriel"),
        ("type;nom", "organisation;CLSC\norganisation;clsc", RemarkCode.SAME_TWICE, 3, "nom"),
        ("type;nom", "table;Aînés\ntable;aines", RemarkCode.SAME_TWICE, 3, "nom"),
    ],
)
def test_what_is_left_aside_is_said_and_stops_nothing(
    header: str, row: str, code: RemarkCode, line: int, column: str
) -> None:
    found = reading(header, row)
    assert (code, line, column) in remarks(found)
    assert found.ready


def test_an_unknown_table_comes_with_the_nearest_names() -> None:
    (remark,) = reading("type;nom;table", "personne;Luc Roy;Tables habitation").remarks
    assert remark.values == ("Table habitation",)


def test_a_line_is_counted_as_a_text_editor_counts_it() -> None:
    found = reading("type;nom;autres noms", 'organisation;CLSC;"sur\ndeux lignes"', "organisation;")
    assert remarks(found) == [(RemarkCode.BLANK_NAME, 4, "nom")]
