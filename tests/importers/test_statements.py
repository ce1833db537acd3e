import pytest
from hypothesis import given

from bot.importers.statements import split_statements
from tests.strategies import texts


@pytest.mark.parametrize(
    "pieces",
    [
        ("Le milieu est mieux informé", "Diminution des dédoublements"),
        ("Fréquentation du site internet", "Maintenir la parution du bulletin l'Inform'Action, 4 fois par année"),
        ("Ancrage sur le territoire.", "Assurer une meilleure communication.", "Faire des choix"),
        ("Tenue de l'assemblée", "À évaluer par la suite"),
        ("Rencontres (selon les besoins)", "Liste des présences"),
        ("Bilan en 2014", "Nombre de membres"),
    ],
)
def test_a_capital_after_an_end_begins_another_statement(pieces: tuple[str, ...]) -> None:
    assert split_statements(" ".join(pieces)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "Statistiques et données recueillies via Google Analytics",
        "Mise en ligne de la version anglaise du site Internet",
        "Nombre de collaboration entre Concert'Action et ses Comités/Tables",
        "Participation à des activités telles que : CRÉ, Collectif quartier, INM, Cafés rencontres, Conférences",
        "Sondage de satisfaction sur la Tournée des organismes",
        "Lecture du portrait CSSS de Lachine",
        "Diffusion dans le bulletin Inform'Action du milieu",
        "Rencontre avec M. Tremblay du centre",
        "Un événement.",
        "",
    ],
)
def test_a_capital_inside_a_sentence_begins_nothing(text: str) -> None:
    assert split_statements(text) == ((text,) if text else ())


def test_a_line_break_in_a_cell_is_an_end() -> None:
    assert split_statements("un<br>deux<BR />trois • quatre") == ("un", "deux", "trois", "quatre")


@given(texts())
def test_nothing_but_ends_is_taken_away(text: str) -> None:
    kept = "".join(split_statements(text)).replace(" ", "")
    for end in ("<br>", "<br/>", "•"):
        text = text.replace(end, "")
    assert "".join(kept.split()) == "".join(text.split())
