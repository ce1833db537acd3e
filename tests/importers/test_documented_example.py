"""The plans that ``docs/format-markdown.md`` shows are read as it says."""

import re
from pathlib import Path

from bot.domain.plan import Plan
from bot.importers.markdown import read_markdown
from tests.importers.documents import actions

PAGE = Path(__file__).resolve().parents[2] / "docs/format-markdown.md"
BLOCK = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> list[bytes]:
    return [block.encode() for block in BLOCK.findall(PAGE.read_text(encoding="utf-8"))]


def counts(plan: Plan) -> tuple[int, ...]:
    """How many axes, objectives, specific objectives and actions."""
    depths = [len(node.reference.parts) for node in plan.walk()]
    return tuple(depths.count(depth) for depth in (1, 2, 3, 4))


def test_ones_own_form_leaves_no_doubt() -> None:
    draft = read_markdown(examples()[0])
    assert draft.doubts == ()
    assert (draft.plan.title, counts(draft.plan)) == ("Plan d'action 2026-2028", (1, 2, 3, 4))
    organization = draft.plan.organization
    assert organization.name == "Table de quartier des Érables"
    assert organization.mission.startswith("Améliorer")
    assert len(organization.objectives) == 2
    assert [(group.name, group.active) for group in organization.working_groups] == [
        ("Comité Habitation", True),
        ("Comité Transport", False),
    ]
    assert [action.fiscal_years for action in actions(draft)][:2] == [("2026-2027", "2027-2028"), ("2027-2028",)]


def test_the_exact_form_leaves_none_with_several_items_in_a_cell() -> None:
    draft = read_markdown(examples()[1])
    assert draft.doubts == ()
    assert counts(draft.plan) == (1, 1, 1, 1)
    (action,) = actions(draft)
    assert [result.text for result in action.expected_results] == ["De nouveaux liens", "Plus de bénévoles"]
    assert action.responsibles == ("Coordination", "Comité Habitation")
    assert [note.text for note in action.notes] == ["Revue en juin"]
    (note,) = draft.plan.axes[0].objectives[0].notes
    assert note.text == "Cet objectif sera revu à l'automne 2027."


def test_in_ones_own_form_a_break_between_two_names_leaves_nothing_to_confirm() -> None:
    draft = read_markdown(examples()[0].replace(b"Coordination | Arrondissement", b"Coordination | CLSC<br>CSSS"))
    assert draft.doubts == ()
    assert any(action.partners == ("CLSC", "CSSS") for action in actions(draft))
