from bot.domain.doubt import DoubtKind
from bot.domain.plan import Statement
from bot.importers.draft import Draft
from tests.importers.documents import HEADER, actions, doubts, read, table

_FIRST = "1. Agir | Un | Faire | Nombre de un | Coordination | CA | X | X | X"
_STRAY = HEADER + " |"


def _second(draft: Draft) -> dict[str, object]:
    action = actions(draft)[1]
    return {
        "title": action.title,
        "results": [statement.text for statement in action.expected_results],
        "indicators": [statement.text for statement in action.indicators],
        "responsibles": action.responsibles,
        "partners": action.partners,
        "years": action.fiscal_years,
    }


def test_a_row_in_order_is_read_as_it_stands() -> None:
    draft = read(table(_FIRST, "| Deux | Voir | Nombre de deux | CA | Groupe inconnu | | X |"))
    assert not doubts(draft, DoubtKind.SHIFTED_CELLS)
    assert _second(draft) == {
        "title": "Deux", "results": ["Voir"], "indicators": ["Nombre de deux"], "responsibles": ("CA",),
        "partners": ("Groupe inconnu",), "years": ("2012-2013",),
    }  # fmt: skip


def test_a_cell_too_many_gives_two_results_and_brings_the_rest_back() -> None:
    row = "| Deux | Voir loin | Voir mieux | Participation aux rencontres | Coordination CA | Membres | | X | X"
    draft = read(table(_FIRST + " |", row, header=_STRAY))
    assert _second(draft) == {
        "title": "Deux", "results": ["Voir loin", "Voir mieux"], "indicators": ["Participation aux rencontres"],
        "responsibles": ("Coordination", "CA"), "partners": ("Membres",), "years": ("2012-2013", "2013-2014"),
    }  # fmt: skip
    (doubt,) = doubts(draft, DoubtKind.SHIFTED_CELLS)
    assert doubt.found == f"| {row} |"
    assert "Partenaires et ressources: Membres" in doubt.values


def test_a_cell_too_many_is_brought_back_without_a_stray_column_too() -> None:
    draft = read(table(_FIRST, "| Deux | Voir loin | Voir mieux | Rencontres | Coordination | CA | | X | X"))
    assert _second(draft)["partners"] == ("CA",)
    assert _second(draft)["years"] == ("2012-2013", "2013-2014")


def test_a_missing_cell_moves_what_follows_back_under_its_column() -> None:
    draft = read(table(_FIRST, "| Deux | Voir | Nombre de deux | Coordination | X | | X"))
    assert _second(draft) == {
        "title": "Deux", "results": ["Voir"], "indicators": ["Nombre de deux"], "responsibles": ("Coordination",),
        "partners": (), "years": ("2011-2012", "2013-2014"),
    }  # fmt: skip
    assert len(doubts(draft, DoubtKind.SHIFTED_CELLS)) == 1


def test_a_row_without_its_first_cell_moves_as_a_whole() -> None:
    draft = read(table(_FIRST).rstrip("\n"), "| Deux | Voir | Nombre de deux | Coordination | CA | X | X | X |\n")
    assert _second(draft)["title"] == "Deux"
    assert _second(draft)["partners"] == ("CA",)


def test_a_party_among_the_results_goes_where_the_rows_above_have_it() -> None:
    draft = read(table(_FIRST, "| Deux | CA | | | | | X |"))
    assert _second(draft)["partners"] == ("CA",)
    assert _second(draft)["results"] == []
    draft = read(table(_FIRST, "| Deux | Coordination | | | | | X |"))
    assert _second(draft)["responsibles"] == ("Coordination",)


def test_parties_under_a_year_go_to_the_empty_column_beside_and_the_years_stay() -> None:
    draft = read(table(_FIRST, "| Deux | Voir | Nombre de deux | Coordination | | CA Membres | X | X"))
    assert _second(draft)["partners"] == ("CA", "Membres")
    assert _second(draft)["years"] == ("2012-2013", "2013-2014")
    (doubt,) = doubts(draft, DoubtKind.SHIFTED_CELLS)
    assert doubt.values == ("Partenaires et ressources: CA Membres",)


def test_other_words_under_a_year_are_a_doubt_and_no_year() -> None:
    draft = read(table(_FIRST, "| Deux | | | | | à l'automne | X |"))
    assert _second(draft)["years"] == ("2012-2013",)
    (doubt,) = doubts(draft, DoubtKind.UNREAD)
    assert (doubt.found, str(doubt.reference)) == ("à l'automne", "I.A.1.2")


def test_a_cell_past_the_columns_is_a_doubt() -> None:
    draft = read(table(_FIRST, "| Deux | Voir | | CA | CA | X | X | X | inédit"))
    (doubt,) = doubts(draft, DoubtKind.EXTRA_CELLS)
    assert doubt.found == "inédit"


def test_a_stray_column_is_never_a_year_and_says_what_it_held() -> None:
    header = HEADER + " | 2014 | Budget"
    draft = read(table(_FIRST + " | | 500 $", "| Deux | | | | | | | X | | 10 $", header=header))
    assert draft.plan.fiscal_years == ("2011-2012", "2012-2013", "2013-2014")
    assert [(doubt.found, doubt.values) for doubt in doubts(draft, DoubtKind.STRAY_COLUMN)] == [
        ("2014", ()),
        ("Budget", ("500 $", "10 $")),
    ]
    assert not doubts(draft, DoubtKind.EXTRA_CELLS)


def test_an_empty_stray_column_is_no_doubt() -> None:
    assert not doubts(read(table(_FIRST + " |", header=_STRAY)), DoubtKind.STRAY_COLUMN)


def test_a_row_without_an_action_gives_to_the_specific_objective() -> None:
    draft = read(
        table(_FIRST, "| | Une vision | Nombre de projets | | | X | X | X", "| | | Nature des projets | | | | |")
    )
    specific = draft.plan.axes[0].objectives[0].specific_objectives[0]
    assert specific.expected_results == (Statement("Une vision"),)
    assert specific.indicators == (Statement("Nombre de projets"), Statement("Nature des projets"))
    first, second = doubts(draft, DoubtKind.NO_ACTION)
    assert first.values == ("Une vision", "Nombre de projets")
    assert first.found.count("X") == 3
    assert second.values == ("Nature des projets",)


def test_a_struck_out_cell_keeps_its_text_and_is_a_doubt() -> None:
    draft = read(table(_FIRST, "| ~~Deux~~ | | | CA | | X | |"))
    assert _second(draft)["title"] == "Deux"
    assert [doubt.line for doubt in doubts(draft, DoubtKind.CONVERSION_MARK)] == [12]
