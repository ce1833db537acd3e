from collections import Counter

import pytest

from bot.domain.doubt import DoubtKind
from bot.domain.plan import Organization, Party
from bot.domain.validation import plan_problems
from bot.importers.draft import Draft
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan
from tests.importers.documents import actions, doubts, source_plan


@pytest.fixture(scope="module", params=["shipped", "original"])
def draft(request: pytest.FixtureRequest) -> Draft:
    return read_markdown(shipped_plan() if request.param == "shipped" else source_plan())


def _organization(draft: Draft) -> Organization:
    return draft.plan.organization


def test_the_plan_has_its_axes_objectives_and_actions(draft: Draft) -> None:
    depths = [len(node.reference.parts) for node in draft.plan.walk()]
    assert [depths.count(depth) for depth in (1, 2, 3, 4)] == [3, 9, 16, 45]
    second = [len(node.reference.parts) for node in draft.plan.walk() if node.reference.axis == 2]
    assert [second.count(depth) for depth in (3, 4)] == [6, 20]
    assert not plan_problems(draft.plan)


def test_each_year_has_its_actions(draft: Draft) -> None:
    assert draft.plan.fiscal_years == ("2011-2012", "2012-2013", "2013-2014")
    years = [sum(year in action.fiscal_years for action in actions(draft)) for year in draft.plan.fiscal_years]
    assert years == [31, 40, 42]


def test_seventeen_actions_have_no_responsible_and_each_is_a_doubt(draft: Draft) -> None:
    missing = [str(node.reference) for node in draft.plan.actions() if node.action and not node.action.responsibles]
    assert len(missing) == 17
    assert [str(doubt.reference) for doubt in doubts(draft, DoubtKind.NO_RESPONSIBLE)] == missing


def test_the_three_shifted_rows_are_read_under_their_columns(draft: Draft) -> None:
    by_reference = {str(node.reference): node.action for node in draft.plan.actions() if node.action}
    pushed, moved, under_year = (by_reference[reference] for reference in ("II.B.1.4", "II.B.1.5", "II.D.1.4"))
    assert [len(pushed.expected_results), pushed.indicators[0].text] == [
        2,
        "Participation aux activités de Concert'Action",
    ]
    assert pushed.responsibles == ("Coordination", "Adjointe aux communications")
    assert pushed.partners == moved.partners == ("CA",)
    assert moved.expected_results == ()
    assert under_year.partners == ("Adjointe aux communications", "Membres")
    for action in (pushed, moved, under_year):
        assert action.fiscal_years == ("2012-2013", "2013-2014")
    assert [doubt.line for doubt in doubts(draft, DoubtKind.SHIFTED_CELLS)] == [156, 157, 189]


def test_stray_columns_are_no_year(draft: Draft) -> None:
    found = [(doubt.line, doubt.found) for doubt in doubts(draft, DoubtKind.STRAY_COLUMN)]
    assert found == [(151, ""), (167, "2014"), (175, "2014")]


def test_each_note_is_at_its_place(draft: Draft) -> None:
    places: dict[str, list[str]] = {}
    for node in draft.plan.walk():
        for note in getattr(node.item, "notes", ()):
            places.setdefault(str(node.reference), []).append(note.text.split()[0])
    assert places == {
        "I.B.3.1": ["L'objectif"],
        "II.B.1": ["Évaluation"],
        "II.C": ["objectif", "1^{ère}", "Action"],
        "III.B.1": ["évaluation"],
        "III.C": ["En", "Lors", "En", "En", "Poste"],
    }
    ambiguous = [(doubt.line, doubt.values) for doubt in doubts(draft, DoubtKind.NOTE_AMBIGUOUS)]
    assert ambiguous == [(178, ("II.C.1",)), (180, ("II.C.1.1", "II.C.1.2", "II.C.2.1"))]


def test_states_are_proposed_only(draft: Draft) -> None:
    proposed = [(doubt.line, doubt.values[0]) for doubt in doubts(draft, DoubtKind.STATE_PROPOSED)]
    assert proposed == [(162, "done"), (178, "postponed"), (180, "in_progress"), (229, "reached"), (231, "reached")]


def test_loose_lines_are_doubts(draft: Draft) -> None:
    loose = [(doubt.line, doubt.found) for doubt in doubts(draft, DoubtKind.LOOSE_LINE)]
    assert loose == [(111, "z"), (138, "3. Élections, Lachine Est")]
    assert not doubts(draft, DoubtKind.UNREAD)


def test_rows_without_an_action_are_doubts(draft: Draft) -> None:
    assert [doubt.line for doubt in doubts(draft, DoubtKind.NO_ACTION)] == [108, 109]
    titles = {str(node.reference): len(getattr(node.item, "actions", ())) for node in draft.plan.walk()}
    assert titles["III.C.2"] == 0


def test_each_repair_is_a_doubt(draft: Draft) -> None:
    assert Counter(doubt.kind for doubt in draft.doubts) == {
        DoubtKind.PARTIES_SPLIT: 27,
        DoubtKind.STATEMENTS_SPLIT: 10,
        DoubtKind.NO_RESPONSIBLE: 17,
        DoubtKind.NOTE_PLACED: 9,
        DoubtKind.STATE_PROPOSED: 5,
        DoubtKind.PARTY_ALIAS: 4,
        DoubtKind.SHIFTED_CELLS: 3,
        DoubtKind.STRAY_COLUMN: 3,
        DoubtKind.NOTE_AMBIGUOUS: 2,
        DoubtKind.LOOSE_LINE: 2,
        DoubtKind.NO_ACTION: 2,
        DoubtKind.CONVERSION_MARK: 1,
    }
    split = {doubt.line: doubt.values for doubt in doubts(draft, DoubtKind.STATEMENTS_SPLIT)}
    assert split[97] == ("Le milieu est mieux informé", "Diminution des dédoublements")


def test_one_party_has_one_name(draft: Draft) -> None:
    assert draft.plan.parties[:2] == (
        Party("Coordination"),
        Party("Adjointe aux communications", ("Adj. aux Communications", "Adj. aux communications")),
    )
    assert len(draft.plan.parties) == 23
    assert len(doubts(draft, DoubtKind.PARTY_ALIAS)) == 4


def test_the_roundtable_presents_itself(draft: Draft) -> None:
    organization = _organization(draft)
    assert organization.name == "Concert'Action Lachine"
    assert organization.description.startswith("CONCERT'ACTION LACHINE est une table")
    assert [len(text.split("\n")) for text in (organization.mission, organization.history, organization.structure)] == [
        4,
        3,
        5,
    ]
    assert len(organization.objectives) == 3
    assert len(organization.working_groups) == 9
    assert [group.name for group in organization.working_groups if not group.active] == [
        "LE COMITE DE LUTTE CONTRE LA PAUVRETE"
    ]


def test_the_plan_presents_itself(draft: Draft) -> None:
    assert draft.plan.title == "Plan d'action triennal 2011-2014"
    assert len(draft.plan.introduction.split("\n")) == 2
    assert len(draft.plan.objectives) == 6


def test_only_one_name_differs_between_the_shipped_plan_and_the_original() -> None:
    shipped, original = shipped_plan().decode().split("\n"), source_plan().decode().split("\n")
    differing = [number for number, (one, other) in enumerate(zip(shipped, original, strict=True), 1) if one != other]
    assert differing == [233]
    assert shipped[232].endswith("pour L'embauche de [personne].")
