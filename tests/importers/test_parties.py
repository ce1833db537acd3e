import pytest

from bot.domain.doubt import DoubtKind
from bot.domain.plan import Party
from bot.importers.parties import PartyNames, PartyRegister
from tests.importers.documents import actions, doubts, read, table

_CELLS = ["Coordination", "CA", "Membres", "Adj. aux communications", "Comités/Tables", "Les organismes"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Coordination Adj. aux Communications", ("Coordination", "Adj. aux Communications")),
        ("CLSC Organisateur communautaire", ("CLSC", "Organisateur communautaire")),
        ("CA Membres Bailleurs de fonds", ("CA", "Membres", "Bailleurs de fonds")),
        ("CA Comité/Tables", ("CA", "Comité/Tables")),
        ("Comité jeunesse CA", ("Comité jeunesse", "CA")),
        ("Centraide DSP Ville de Montréal", ("Centraide", "DSP", "Ville de Montréal")),
        ("Coordination, CA et Membres", ("Coordination", "CA", "Membres")),
        ("Inconnu<br>Autre inconnu; CA", ("Inconnu", "Autre inconnu", "CA")),
    ],
)
def test_names_that_stand_alone_are_told_apart(cell: str, names: tuple[str, ...]) -> None:
    assert PartyNames(_CELLS).split(cell) == names


@pytest.mark.parametrize(
    "cell",
    [
        "Organisateur communautaire en soutien à Concert'Action",
        "Services administratifs : CSST, CNT etc.",
        "Bailleurs de fonds et partenaires divers",
        "Comité des Membres",
        "Publications et sites d'informations divers et variés",
        "Comités/Tables",
        "Agent de liaison Est",
    ],
)
def test_a_name_that_goes_on_is_not_cut(cell: str) -> None:
    assert PartyNames(_CELLS).split(cell) == (cell,)


def test_a_cell_of_several_known_names_is_no_name_itself() -> None:
    names = PartyNames(["Nord", "Sud", "Nord Sud"])
    assert names.split("Nord Sud Nord") == ("Nord", "Sud", "Nord")


def test_the_longest_known_name_wins() -> None:
    names = PartyNames(["CA", "CA élargi", "Membres"])
    assert names.split("Membres CA") == ("Membres", "CA")
    assert names.split("CA élargi Membres") == ("CA élargi", "Membres")


def test_one_party_keeps_its_fullest_name_and_the_others_as_aliases() -> None:
    register = PartyRegister()
    for line, name in enumerate(["Adj. aux Communications", "CA", "Adjointe aux communications", "Comité/Tables"]):
        register.meet(name, line)
    register.meet("Comités/Tables", 9)
    assert register.parties() == (
        Party("Adjointe aux communications", ("Adj. aux Communications",)),
        Party("CA"),
        Party("Comités/Tables", ("Comité/Tables",)),
    )
    assert [(doubt.line, doubt.found, doubt.values) for doubt in register.doubts()] == [
        (0, "Adj. aux Communications", ("Adjointe aux communications",)),
        (3, "Comité/Tables", ("Comités/Tables",)),
    ]


def test_actions_name_a_party_once_and_by_its_fullest_name() -> None:
    draft = read(
        table(
            "1. Agir | Un | | | CA Adj. aux communications Adjointe aux communications | Adj. aux communications | X | |"
        )
    )
    (action,) = actions(draft)
    assert action.responsibles == ("CA", "Adjointe aux communications")
    assert action.partners == ("Adjointe aux communications",)
    assert draft.plan.parties == (Party("CA"), Party("Adjointe aux communications", ("Adj. aux communications",)))
    (split,) = doubts(draft, DoubtKind.PARTIES_SPLIT)
    assert split.values == ("CA", "Adj. aux communications", "Adjointe aux communications")


def test_an_empty_cell_inherits_nobody_and_offers_who_is_above() -> None:
    draft = read(table("1. Agir | Un | | | CA | | X | |", "| Deux | | | | | X | |", "2. Voir | Trois | | | | | X | |"))
    assert [action.responsibles for action in actions(draft)] == [("CA",), (), ()]
    assert [(str(doubt.reference), doubt.values) for doubt in doubts(draft, DoubtKind.NO_RESPONSIBLE)] == [
        ("I.A.1.2", ("CA",)),
        ("I.A.2.1", ()),
    ]
