import csv
from io import StringIO

import pytest
from hypothesis import given, settings

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective
from bot.exporters.plan_csv import write_csv
from tests.samples import SMALL_PLAN
from tests.strategies import plans


def rows_of(plan: Plan) -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv(plan).decode("utf-8-sig"), newline=""), delimiter=";"))


def read_back(cell: str) -> str:
    """What a cell said, by the rule that the exporter documents."""
    stripped = cell.lstrip("'")
    return cell[1:] if stripped != cell and stripped[:1] in tuple("=+-@＝＋－＠") else cell


def test_each_action_is_a_row_under_french_headers() -> None:
    header, first, second = rows_of(SMALL_PLAN)
    assert dict(zip(header, first, strict=True)) == {
        "Référence": "II.B.1.4",
        "Axe": "Mobilisation",
        "Objectif": "Développer le « membership »",
        "Objectif spécifique": "Renforcer la participation",
        "Action": "Tenir des « 5 à 7 »",
        "Résultats visés": "Des membres se parlent",
        "Indicateurs": "Nombre de participants",
        "Responsables": "Coordination",
        "Partenaires et ressources": "CLSC",
        "2011-2012": "X",
        "2012-2013": "",
        "Notes": "Reportée.\nÀ reprendre.",
    }
    assert second[0] == "II.B.1.5"
    assert second[7] == "Coordination\nCA"


def test_excel_in_french_and_libreoffice_read_the_same_cells() -> None:
    data = write_csv(SMALL_PLAN)
    assert data.startswith(b'\xef\xbb\xbf"R\xc3\xa9f\xc3\xa9rence";"Axe";')
    assert data.endswith(b'"\r\n')


@settings(max_examples=40)
@given(plans())
def test_every_cell_reads_back_and_none_is_a_formula(plan: Plan) -> None:
    header, *rows = rows_of(plan)
    assert header[9:-1] == list(plan.fiscal_years)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    found = [[read_back(cell) for cell in row] for row in rows]
    actions = [(node, node.action) for node in plan.actions() if node.action is not None]
    assert len(found) == len(actions)
    for row, (node, action) in zip(found, actions, strict=True):
        assert row[0] == str(node.reference)
        assert row[1] == node.axis.title
        assert row[4] == action.title
        assert row[5].split("\n") == ([result.text for result in action.expected_results] or [""])
        assert row[7].split("\n") == (list(action.responsibles) or [""])
        assert [year for year, mark in zip(header[9:-1], row[9:-1], strict=True) if mark] == list(action.fiscal_years)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-tiret", "@tous", "'=1", "''@x", "＝1"])
def test_what_looks_like_a_formula_begins_with_an_apostrophe(title: str) -> None:
    _, row = rows_of(_with_axis(title))
    assert row[1] == f"'{title}"
    assert read_back(row[1]) == title


@pytest.mark.parametrize("title", ["'quoted'", "l'axe", "1-2", "a=b"])
def test_any_other_text_is_left_as_it_is(title: str) -> None:
    assert rows_of(_with_axis(title))[1][1] == title


def _with_axis(title: str) -> Plan:
    specific = SpecificObjective(1, "Spécifique", (Action(1, "Action"),))
    return Plan("Plan", Organization("Table"), axes=(Axis(1, title, (Objective(1, "Objectif", (specific,)),)),))
