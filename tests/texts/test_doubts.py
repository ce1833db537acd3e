"""A doubt says what stood there and what was understood, so that somebody who never saw a pipe can judge."""

import pytest

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.reference import Reference
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan
from bot.importers.words import fold
from bot.texts.catalogue import texts_in
from bot.texts.doubts import doubt_line, doubt_place, doubt_sentence

FRENCH = texts_in("fr")
DOUBTS = read_markdown(shipped_plan()).doubts


def said(doubt: Doubt) -> str:
    return doubt_sentence(FRENCH, doubt).replace("\xa0", " ")


def at_line(line: int, kind: DoubtKind) -> str:
    (doubt,) = (doubt for doubt in DOUBTS if (doubt.line, doubt.kind) == (line, kind))
    return said(doubt)


def test_shifted_cells_are_told_by_their_words_and_the_columns_they_were_read_in() -> None:
    assert at_line(157, DoubtKind.SHIFTED_CELLS) == (
        "Dans la ligne « Faire un document de promotion expliquant le rôle de Concert'Action et les intérêts d'en être "
        "membre pour un organisme · CA · X · X », des cases ne sont pas sous leur titre. Elles sont lues ainsi : "
        "Partenaires et ressources : « CA »."
    )


def test_several_cells_read_in_one_column_are_told_together() -> None:
    moved = ("Résultats visés: Un", "Résultats visés: Deux : trois", "2012 2013: X")
    assert said(Doubt(DoubtKind.SHIFTED_CELLS, 1, "| | Un | X |", moved)).endswith(
        "ainsi : Résultats visés : « Un », « Deux : trois »; 2012 2013 : « X »."
    )


def test_a_row_without_an_action_says_where_its_words_went() -> None:
    assert at_line(109, DoubtKind.NO_ACTION) == (
        "La ligne « Nature des projets émergents » ne nomme aucune action. Ses résultats et ses indicateurs vont à "
        "l'objectif spécifique; le reste est laissé de côté."
    )


def test_an_empty_cell_of_responsibles_offers_the_value_above() -> None:
    assert at_line(107, DoubtKind.NO_RESPONSIBLE).endswith(
        "que des actions soient prises ». Plus haut, c'est « Coordination », « CA » : ce n'est pas repris ici."
    )
    assert said(Doubt(DoubtKind.NO_RESPONSIBLE, 1, "Agir")) == "Personne n'est nommé responsable de « Agir »."


def test_a_column_left_out_says_what_it_held() -> None:
    assert said(Doubt(DoubtKind.STRAY_COLUMN, 1, "Budget", ("500 $", "10 $"))) == (
        "La colonne titrée « Budget » n'est ni une année ni une autre partie du plan : elle est laissée de côté. Elle "
        "contenait « 500 $ », « 10 $ »."
    )
    assert at_line(151, DoubtKind.STRAY_COLUMN) == "Une colonne sans titre est laissée de côté. Elle contenait « X »."


def test_a_note_says_where_it_is_attached_and_what_it_may_be_about() -> None:
    assert at_line(178, DoubtKind.NOTE_AMBIGUOUS) == (
        "La note « objectif 1 reportée à 2013-2014 » est rattachée à II.C, mais elle peut viser II.C.1."
    )
    assert at_line(217, DoubtKind.NOTE_PLACED).endswith("est rattachée à III.B.1.")


def test_a_state_that_a_note_proposes_is_told_by_its_word() -> None:
    assert "propose l'état « reporté »" in at_line(178, DoubtKind.STATE_PROPOSED)


def test_a_place_is_a_line_and_a_reference() -> None:
    assert doubt_place(FRENCH, Doubt(DoubtKind.LOOSE_LINE, 42, "z")) == "Ligne 42"
    assert doubt_place(FRENCH, Doubt(DoubtKind.NO_ACTION, 42, "z", (), Reference(2, 2))) == "Ligne 42 · II.B"


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: f"{doubt.line}-{doubt.kind}")
def test_no_word_of_what_stood_there_is_left_out(doubt: Doubt) -> None:
    sentence = fold(doubt_sentence(FRENCH, doubt))
    assert all(word in sentence for word in fold(doubt.found).replace("|", " ").split())


def test_a_long_text_is_cut_in_a_list_only() -> None:
    doubt = Doubt(DoubtKind.LOOSE_LINE, 1, "mot " * 200)
    assert len(doubt_line(FRENCH, doubt)) < 400
    assert len(doubt_sentence(FRENCH, doubt)) > 800


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", DoubtKind)
def test_every_kind_of_doubt_has_a_sentence(kind: DoubtKind, language: str) -> None:
    doubt = Doubt(kind, 1, "trouvé", ("done",), Reference(1))
    assert "trouvé" in doubt_sentence(texts_in(language), doubt)
