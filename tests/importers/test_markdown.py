from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.doubt import DoubtKind
from bot.domain.errors import UnreadableFile
from bot.domain.reference import to_letters
from bot.importers.draft import Draft
from bot.importers.markdown import read_markdown
from tests.importers.documents import HEADER, HEADINGS, actions, doubts, read, table
from tests.strategies import texts

_EMPTY_CELLS = " | " * 8


def _titles(draft: Draft) -> dict[str, str]:
    return {str(node.reference): node.item.title for node in draft.plan.walk()}


def test_headings_may_be_lines_or_rows_of_the_table() -> None:
    row = "1. Agir | Un | | | CA | | X | |"
    lines = _titles(read_markdown((HEADINGS + table(row)).encode()))
    as_rows = (
        f"| Axe I – Le quartier {_EMPTY_CELLS} |\n|" + "--|" * 9 + f"\n| Objectif A : Se connaître {_EMPTY_CELLS} |\n"
    )
    rows = _titles(read_markdown(f"{as_rows}| {HEADER} |\n| {row} |\n".encode()))
    assert lines == rows == {"I": "Le quartier", "I.A": "Se connaître", "I.A.1": "Agir", "I.A.1.1": "Un"}


def test_headings_are_read_without_case_whatever_their_number_or_dash() -> None:
    document = "## AXE 4 : Quatre\n\n**objectif c - Trois**\n\n" + table("7) Agir | Un | | | CA | | X | |")
    assert list(_titles(read_markdown(document.encode()))) == ["IV", "IV.C", "IV.C.7", "IV.C.7.1"]


def test_english_headings_are_read_too() -> None:
    header = "Action | Specific objective | Outcomes | Responsible | 2024-2025"
    document = "Axis II: Us\n\nObjective B: Meet\n\n" + table("Call | 1. Talk | More calls | CA | x", header=header)
    draft = read_markdown(document.encode())
    assert _titles(draft) == {"II": "Us", "II.B": "Meet", "II.B.1": "Talk", "II.B.1.1": "Call"}
    (action,) = actions(draft)
    assert (action.responsibles, action.fiscal_years) == (("CA",), ("2024-2025",))


def test_a_plan_may_have_any_number_of_years_in_any_order() -> None:
    years = [f"{first} {first + 1}" for first in (2028, 2024, 2026, 2025, 2027)]
    header = " | ".join(["Actions", *years[:2], "Objectifs spécifiques", *years[2:]])
    draft = read(table("Un | X | X | 1. Agir | | X | ", header=header))
    assert draft.plan.fiscal_years == ("2024-2025", "2025-2026", "2026-2027", "2027-2028", "2028-2029")
    assert actions(draft)[0].fiscal_years == ("2024-2025", "2025-2026", "2028-2029")


def test_a_plan_may_have_any_number_of_axes_and_objectives() -> None:
    one = table("1. Agir | Un | | | CA | | X | |")
    document = "".join(
        f"Axe {axis} : Axe\n\n" + "".join(f"Objectif {to_letters(letter)} : But\n\n{one}\n" for letter in range(1, 30))
        for axis in range(1, 8)
    )
    draft = read_markdown(document.encode())
    assert [len(axis.objectives) for axis in draft.plan.axes] == [29] * 7
    assert "VII.AC.1.1" in _titles(draft)


def test_a_continued_table_goes_on_with_its_objective() -> None:
    draft = read(
        table("1. Agir | Un | | | CA | | X | |"),
        HEADINGS + table("| Deux | | | CA | | X | |", "2. Voir | Trois | | | CA | | X | |"),
    )
    assert list(_titles(draft)) == ["I", "I.A", "I.A.1", "I.A.1.1", "I.A.1.2", "I.A.2", "I.A.2.1"]


def test_a_table_without_a_header_goes_on_with_the_columns_above() -> None:
    draft = read(table("1. Agir | Un | | | CA | | X | |"), "| 2. Voir | Deux | | | CA | | | X | |\n|" + "--|" * 9)
    assert actions(draft)[1].fiscal_years == ("2012-2013",)


def test_a_repeated_specific_objective_goes_on_and_one_without_a_number_takes_the_next() -> None:
    rows = ["1. Agir | Un | | | CA | | X | |", "1. agir. | Deux | | | CA | | X | |", "Voir | Trois | | | CA | | X | |"]
    rows.append("Voir | Quatre | | | CA | | X | |")
    assert list(_titles(read(table(*rows)))) == [
        "I",
        "I.A",
        "I.A.1",
        "I.A.1.1",
        "I.A.1.2",
        "I.A.2",
        "I.A.2.1",
        "I.A.2.2",
    ]


def test_a_specific_objective_may_have_no_action() -> None:
    draft = read(table("1. Agir | | | | | | | |"))
    assert list(_titles(draft)) == ["I", "I.A", "I.A.1"]
    assert not draft.doubts


def test_numbers_may_skip() -> None:
    document = "Axe III : Trois\n\nObjectif D : But\n\n" + table("4. Agir | Un | | | CA | | X | |")
    assert list(_titles(read_markdown(document.encode()))) == ["III", "III.D", "III.D.4", "III.D.4.1"]


def test_a_heading_that_comes_back_otherwise_is_a_doubt() -> None:
    draft = read(table("1. Agir | Un | | | CA | | X | |"), "Axe I – Le quartier\n\nObjectif A : Autre chose\n")
    assert [doubt.found for doubt in doubts(draft, DoubtKind.UNREAD)] == ["Objectif A : Autre chose"]
    assert _titles(draft)["I.A"] == "Se connaître"


def test_rows_before_any_objective_or_specific_objective_are_doubts() -> None:
    orphan = table("| Un | | | CA | | X | |")
    assert [doubt.found for doubt in doubts(read(orphan), DoubtKind.UNREAD)] == ["| | Un | | | CA | | X | | |"]
    assert doubts(read_markdown(orphan.encode()), DoubtKind.UNREAD)


def test_two_titles_for_one_number_are_refused() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(table("1. Agir | Un | | | CA | | X | |", "1. Voir | Deux | | | CA | | X | |"))
    assert (refused.value.reason, refused.value.detail) == ("plan_duplicate_number", "I.A.1")
    assert refused.value.line == 12


@pytest.mark.parametrize(
    "text", ["Une lettre.\n", "| a | b |\n|--|--|\n| 1 | 2 |\n", "Axe I : Un\n\nObjectif A : But\n"]
)
def test_a_document_without_a_table_of_actions_is_no_plan(text: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_markdown(text.encode())
    assert refused.value.reason == "no_table"


@pytest.mark.parametrize("line", ["Axe IIX : Rien", "Axe 0 : Rien", "Axe 12345 : Rien", "Axe : Rien"])
def test_an_axis_without_a_number_is_no_heading(line: str) -> None:
    draft = read(table("1. Agir | Un | | | CA | | X | |"), line)
    assert [doubt.found for doubt in doubts(draft, DoubtKind.LOOSE_LINE)] == [line]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.one_of(texts(), st.sampled_from([HEADINGS, f"| {HEADER} |", "|--|--|", "| 1. Agir | Un |", "Notes :"])))
)
def test_any_text_is_a_draft_or_is_refused(lines: list[str]) -> None:
    with suppress(UnreadableFile):
        read(*lines, table("1. Agir | Un | | | CA | | X | |"), *lines)


def test_the_text_is_never_corrected() -> None:
    draft = read(table("1. Informier  le milieu | pour L'embauche  *vite* | Ils sont,, là | | CA | | X | |"))
    assert _titles(draft)["I.A.1"] == "Informier  le milieu"
    assert _titles(draft)["I.A.1.1"] == "pour L'embauche  *vite*"
    assert actions(draft)[0].expected_results[0].text == "Ils sont,, là"


def test_two_thousand_actions_are_read() -> None:
    row = "| Effectuer la Tournée des organismes {n} | Le milieu est informé Diminution des doublons | Nombre {n} | Coordination CA | Membres | X | X |"
    document = "".join(
        f"Objectif {to_letters(letter)} : But\n\n"
        + table("1. Agir | | | | | | | |", *(row.format(n=n) for n in range(100)))
        for letter in range(1, 21)
    )
    draft = read_markdown(f"Axe I : Un\n\n{document}".encode())
    assert len(actions(draft)) == 2000


def test_items_that_a_line_break_parts_need_nobody_to_confirm_them() -> None:
    row = "1. Agir | Écrire | Ils savent<br>Elles lisent | Deux textes• Un envoi | CA; Coordination | Milieu<br>Membres | X | X | X"
    draft = read(table(row))
    (written,) = actions(draft)
    assert [statement.text for statement in written.expected_results] == ["Ils savent", "Elles lisent"]
    assert [statement.text for statement in written.indicators] == ["Deux textes", "Un envoi"]
    assert (written.responsibles, written.partners) == (("CA", "Coordination"), ("Milieu", "Membres"))
    assert draft.doubts == ()


def test_a_converters_backslash_is_markdowns_and_not_the_plans() -> None:
    row = r"1\. Agir | Écrire 2\* | Ils \*savent\* | A \| B | CA | Milieu | X | X | X"
    draft = read(table(row))
    (written,) = actions(draft)
    assert draft.plan.axes[0].objectives[0].specific_objectives[0].title == "Agir"
    assert written.title == "Écrire 2*"
    assert [statement.text for statement in written.expected_results] == ["Ils *savent*"]
    assert [statement.text for statement in written.indicators] == ["A | B"]
