import pytest

from bot.domain.doubt import DoubtKind
from tests.importers.documents import doubts, read, table

_TWO = table("1. Agir | Un | | | CA | | X | |", "| Deux | | | CA | | X | |", "2. Voir | Trois | | | CA | | X | |")
_ONE = table("3. Dire | Quatre | | | CA | | X | |")


def _places(*parts: str) -> dict[str, str]:
    """Where each note went, by its text."""
    plan = read(*parts).plan
    return {
        note.text: str(node.reference) for node in plan.walk() for note in getattr(node.item, "notes", ())
    }  # fmt: skip


@pytest.mark.parametrize(
    ("note", "place"),
    [
        ("Rien à dire.", "I.A"),
        ("L'objectif I.A.2 action 1 est faite au besoin.", "I.A.2.1"),
        ("Voir I.A.1.2 à ce sujet.", "I.A.1.2"),
        ("Pour I.A.3, rien.", "I.A"),
        ("objectif 2 reportée à 2013-2014", "I.A"),
        ("Objectif 1, action 2 : amorcée.", "I.A"),
        ("L'objectif I.Z.9 n'existe pas.", "I.A"),
    ],
)
def test_a_note_goes_to_the_place_it_names_or_to_what_its_tables_cover(note: str, place: str) -> None:
    assert _places(_TWO, f"Notes : {note}") == {note: place}


def test_a_note_after_one_table_is_about_its_specific_objective() -> None:
    assert _places(_TWO, "Notes :\n", _ONE, "Notes : Bien.") == {"Bien.": "I.A.3"}
    assert _places(_TWO, _ONE, "Notes : Bien.") == {"Bien.": "I.A"}


@pytest.mark.parametrize(
    ("note", "candidate"),
    [
        ("objectif 2 reportée à 2013-2014", "I.A.2"),
        ("Objectif 1, action 2 : amorcée.", "I.A.1.2"),
        ("Action 2 : en cours.", "I.A.1.2"),
    ],
)
def test_part_of_a_reference_is_a_doubt_and_its_state_is_proposed_there(note: str, candidate: str) -> None:
    draft = read(_TWO, f"Notes : {note}")
    (ambiguous,) = doubts(draft, DoubtKind.NOTE_AMBIGUOUS)
    assert (str(ambiguous.reference), ambiguous.values) == ("I.A", (candidate,))
    (proposed,) = doubts(draft, DoubtKind.STATE_PROPOSED)
    assert str(proposed.reference) == candidate


def test_a_note_that_names_its_own_level_is_sure() -> None:
    assert not doubts(read(_ONE, "Notes : objectif 3 : bien."), DoubtKind.NOTE_AMBIGUOUS)


def test_a_note_that_fits_several_places_stays_above_and_names_them() -> None:
    draft = read(_TWO, "Notes : Action 1 et 2 : réflexion amorcée.")
    (doubt,) = doubts(draft, DoubtKind.NOTE_AMBIGUOUS)
    assert doubt.values == ("I.A.1.1", "I.A.1.2", "I.A.2.1")
    assert str(doubt.reference) == "I.A"
    draft = read(_TWO, "Notes : Voir I.A.1 et I.A.2.")
    assert doubts(draft, DoubtKind.NOTE_AMBIGUOUS)[0].values == ("I.A.1", "I.A.2")


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("objectif 1 reportée à 2013-2014", "postponed"),
        ("Cet objectif est atteint pour le moment.", "reached"),
        ("Cet objectif n'est pas atteint.", "not_reached"),
        ("Objectif partiellement atteint.", "partly_reached"),
        ("La réflexion a été amorcée.", "in_progress"),
        ("L'activité a été annulée.", "dropped"),
        ("L'évaluation a été faite.", "done"),
        ("La fête était réussie.", None),
        ("C'est la faute du rapport, au cours de l'année.", None),
    ],
)
def test_a_note_proposes_a_state_and_changes_none(note: str, state: str | None) -> None:
    proposed = [doubt.values for doubt in doubts(read(_TWO, f"Notes : {note}"), DoubtKind.STATE_PROPOSED)]
    assert proposed == ([(state,)] if state else [])


def test_the_sentence_that_speaks_of_a_state_is_what_is_shown() -> None:
    (doubt,) = doubts(read(_TWO, "Notes : Un mot. C'est reporté. Un autre."), DoubtKind.STATE_PROPOSED)
    assert doubt.found == "C'est reporté."


def test_each_paragraph_is_a_note_and_a_wrapped_line_is_not() -> None:
    assert list(_places(_ONE, "Notes : Un début\nqui continue.\n Deux.\n\nTrois.")) == [
        "Un début qui continue.",
        "Deux.",
        "Trois.",
    ]


def test_notes_glued_under_a_table_or_alone_in_a_row_are_notes() -> None:
    assert list(_places(_ONE.rstrip("\n"), "Notes : Un.")) == ["Un."]
    assert list(_places(_ONE.rstrip("\n"), "| Notes : Deux. | | | | | | | | |")) == ["Deux."]


@pytest.mark.parametrize("line", ["z", "3. Élections, Lachine Est"])
def test_a_fragment_after_the_notes_is_loose(line: str) -> None:
    draft = read(_ONE, f"Notes : Bien.\n\n{line}")
    assert [doubt.found for doubt in doubts(draft, DoubtKind.LOOSE_LINE)] == [line]


def test_a_line_between_tables_is_loose() -> None:
    draft = read(_TWO, "Une ligne perdue\n", _ONE)
    assert [doubt.found for doubt in doubts(draft, DoubtKind.LOOSE_LINE)] == ["Une ligne perdue"]


def test_what_a_conversion_left_is_kept_and_doubted() -> None:
    draft = read(_ONE, "Notes : La 1^{ère} activité.")
    assert [doubt.found for doubt in doubts(draft, DoubtKind.CONVERSION_MARK)] == ["La 1^{ère} activité."]
    assert _places(_ONE, "Notes : La 1^{ère} activité.") == {"La 1^{ère} activité.": "I.A.3"}


def test_a_note_that_begins_like_a_heading_opens_nothing() -> None:
    assert list(_places(_ONE, "Notes :\n\nObjectif A : c'est amorcé.\n\nAxe I : rien.\n\nFin.")) == [
        "Objectif A : c'est amorcé.",
        "Axe I : rien.",
        "Fin.",
    ]
