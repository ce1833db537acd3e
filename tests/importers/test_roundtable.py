import pytest

from bot.domain.doubt import DoubtKind
from bot.domain.plan import WorkingGroup
from bot.importers.draft import Draft
from bot.importers.markdown import read_markdown
from tests.importers.documents import HEADINGS, doubts, table

_TABLE = HEADINGS + table("1. Agir | Un | | | CA | | X | |")


def _read(front: str) -> Draft:
    return read_markdown(f"{front}\n\n{_TABLE}".encode())


def test_the_name_is_spelled_as_the_text_spells_it() -> None:
    draft = _read("Table**Du**Quartier\n\nLa Table Du Quartier est une table.\n\nPlan d'action 2011")
    assert draft.plan.organization.name == "Table Du Quartier"
    (doubt,) = doubts(draft, DoubtKind.PARTY_ALIAS)
    assert (doubt.line, doubt.found, doubt.values) == (1, "TableDuQuartier", ("Table Du Quartier",))


def test_a_name_that_the_text_never_repeats_is_kept() -> None:
    draft = _read("# Le Regroupement\n\n**Plan d'action triennal\n2011-2014**\n\nUne longue présentation.")
    assert draft.plan.organization.name == "Le Regroupement"
    assert draft.plan.title == "Plan d'action triennal 2011-2014"
    assert draft.plan.organization.description == "Une longue présentation."
    assert not doubts(draft, DoubtKind.PARTY_ALIAS)


@pytest.mark.parametrize(
    "title",
    ["Plan d'action 2024-2027", "PLAN DE TRAVAIL 2024", "Plan du comité", "Notre plan d'action", "2024 Action Plan"],
)
def test_a_title_is_a_short_line_that_says_plan(title: str) -> None:
    plan = _read(f"La table\n\n{title}\n\nUne longue présentation.").plan
    assert (plan.title, plan.organization.name) == (title, "La table")
    assert plan.organization.description == "Une longue présentation."


def test_a_presentation_that_speaks_of_a_plan_is_no_title() -> None:
    text = "Ce texte présente le plan d'action de la table : " + "il est long. " * 10
    plan = _read(f"La table\n\n{text}\n\nPlan d'action 2024").plan
    assert plan.title == "Plan d'action 2024"
    assert plan.organization.description == text.strip()


def test_a_document_without_a_presentation_is_called_by_its_years() -> None:
    plan = read_markdown(_TABLE.encode()).plan
    assert (plan.title, plan.organization.name) == ("2011-2014", "2011-2014")


def test_sections_are_told_by_their_titles() -> None:
    draft = _read(
        "Table\n\nPlan d'action\n\nMISSION :\nAider.\n\n- Mobiliser\n- Agir\n\n## Historique\n\nUn.\n\nDeux.\n\n"
        "OBJECTIFS\n\n- O1;\n- O2.\n\nSTRUCTURE\n\nNeuf personnes.\n\n- TABLE A\n- ~~TABLE B~~\n\nEt puis.\n\n"
        "PLAN D'ACTION\n\nPour trois ans :\n\n- P1\n\nVoici les axes :\n\nAxe I : Le quartier\n\nAxe III : Le reste"
    )
    organization = draft.plan.organization
    assert organization.mission == "Aider.\nMobiliser\nAgir"
    assert organization.history == "Un.\nDeux."
    assert organization.objectives == ("O1;", "O2.")
    assert organization.structure == "Neuf personnes.\nEt puis."
    assert organization.working_groups == (WorkingGroup("TABLE A"), WorkingGroup("TABLE B", active=False))
    assert draft.plan.introduction == "Pour trois ans :\nVoici les axes :"
    assert draft.plan.objectives == ("P1",)
    assert [(axis.number, axis.title, len(axis.objectives)) for axis in draft.plan.axes] == [
        (1, "Le quartier", 1),
        (3, "Le reste", 0),
    ]


def test_a_table_that_was_struck_out_is_inactive() -> None:
    draft = _read("Table\n\nSTRUCTURE\n\n* ~~LE COMITE~~\n* LA ~~TABLE~~ NEUVE")
    assert draft.plan.organization.working_groups == (
        WorkingGroup("LE COMITE", active=False),
        WorkingGroup("LA TABLE NEUVE"),
    )


def test_a_table_listed_twice_is_kept_once_and_doubted() -> None:
    draft = _read("Table\n\nSTRUCTURE\n\n- LE COMITE\n- LE COMITE")
    assert draft.plan.organization.working_groups == (WorkingGroup("LE COMITE"),)
    assert [doubt.found for doubt in doubts(draft, DoubtKind.UNREAD)] == ["LE COMITE"]
