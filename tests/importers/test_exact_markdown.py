import pytest

from bot.domain.errors import UnreadableFile
from bot.domain.plan import Party
from bot.exporters.markdown import write_markdown
from bot.importers.draft import Draft
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan
from tests.importers.documents import actions

_WRITTEN = write_markdown(read_markdown(shipped_plan()).plan).decode()
_ROW = "|  | 2. Fêter les 10 ans de l'organisme |"


def _edited(old: str, new: str) -> Draft:
    assert old in _WRITTEN
    return read_markdown(_WRITTEN.replace(old, new).encode())


def test_an_edited_title_is_read_as_written() -> None:
    draft = _edited("Fêter les 10 ans", "Fêter CLSC Organisateur communautaire")
    assert "Fêter CLSC Organisateur communautaire de l'organisme" in [action.title for action in actions(draft)]
    assert not draft.doubts


def test_a_new_party_comes_last() -> None:
    draft = _edited("| CLSC<br>Organisateur communautaire |", "| CLSC<br>Bibliothèque Saint-Pierre |")
    assert draft.plan.parties[-1] == Party("Bibliothèque Saint-Pierre")


def test_windows_line_ends_change_nothing() -> None:
    assert read_markdown(_WRITTEN.replace("\n", "\r\n").encode()) == read_markdown(_WRITTEN.encode())


@pytest.mark.parametrize(
    "line",
    [
        "### Budget",
        "Un paragraphe sous les tableaux",
        "|  | Sans numéro |  |  |  |  |  |  |  |  |",
        "|  | 9. Trop court |",
        "| 8. Deux | 9. à la fois |  |  |  |  |  |  |  |  |",
        "|  | 9. Mot sous une année |  |  |  |  | hier |  |  |  |",
        "| 8. Objectif avec un responsable |  |  |  | CA |  |  |  |  |  |",
        "## Axe X sans titre",
    ],
)
def test_a_line_that_is_not_of_the_form_is_a_doubt(line: str) -> None:
    draft = _edited(_ROW, f"{line}\n{_ROW}")
    assert [doubt.found for doubt in draft.doubts] == [line]
    assert draft.plan == read_markdown(_WRITTEN.encode()).plan


def test_a_section_that_is_unknown_is_a_doubt_line_by_line() -> None:
    draft = _edited("### Mission\n", "### Budget\n\n500 $\n\n### Mission\n")
    assert [doubt.found for doubt in draft.doubts] == ["### Budget", "500 $"]


def test_a_number_that_comes_twice_is_refused() -> None:
    with pytest.raises(UnreadableFile) as refused:
        _edited(_ROW, _ROW.replace("2.", "1."))
    assert (refused.value.reason, refused.value.detail) == ("plan_duplicate_number", "II.A.1.1")
