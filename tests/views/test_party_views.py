"""The screens of who carries what: each is one that Discord takes, and its controls come back as they were sent."""

from datetime import date

import pytest
from discord.ui import LayoutView
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.carrying import COORDINATION, NOBODY, Carrying
from bot.domain.directory import Carrier, CarrierKind, Directory, Entrustment, MemberOrganization, Person
from bot.domain.plan import ActionState, Organization, Party, Plan
from bot.domain.plan_query import Query
from bot.domain.plan_responsibles import MOST_CARRIERS, MOST_PARTIES, Responsibles, party_key
from bot.domain.reference import Reference
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.playground.fields import FieldError
from bot.playground.limits import message_errors
from bot.texts.catalogue import texts_in
from bot.views.custom_ids import decode
from bot.views.entrusting import choice_view, entries_view, parties_view, role_view
from bot.views.plan import plan_view
from bot.views.plan_party import party_view
from bot.views.plan_party_places import CARD, CARD_ARITY, PartyPlace
from bot.views.plan_places import Place
from bot.views.plan_responsibles import read, written
from bot.views.plan_search import ARITY, SHARE, TEXT_LENGTH, Results
from tests.strategies import plans

_V2 = 1 << 15
TODAY = date(2026, 3, 2)
LONG = "Un très long nom avec * des _ signes ` à [protéger] " * 4
DIRECTORY = Directory(
    organizations={each: MemberOrganization(each, f"{each} {LONG}"[:200]) for each in range(1, 40)},
    people={each: Person(each, f"{each} {LONG}"[:200], organization_id=1, user_id=10**18) for each in range(1, 40)},
)
CARRIERS = (
    Carrier(CarrierKind.ORGANIZATION, 1),
    Carrier(CarrierKind.PERSON, 2),
    Carrier(CarrierKind.ROLE, 10**18),
    COORDINATION,
    NOBODY,
)


def errors_of(view: LayoutView) -> list[FieldError]:
    return message_errors({"flags": _V2, "components": view.to_components()})  # type: ignore[no-untyped-call]


def entrusted(plan: Plan) -> LoadedPlan:
    """Every other party of ``plan`` is entrusted, to each sort of carrier in turn."""
    directory = Directory(
        organizations=DIRECTORY.organizations,
        people=DIRECTORY.people,
        entrustments=tuple(
            Entrustment(CARRIERS[at % len(CARRIERS)], party=fold(party.name))
            for at, party in enumerate(plan.parties[::2])
        ),
    )
    return LoadedPlan(7, 1, plan, carrying=Carrying.build(directory, plan.parties))


@given(plans(), st.sampled_from(["fr", "en"]))
@settings(max_examples=15)
def test_the_screens_of_any_plan_s_parties_stay_inside_discords_limits(plan: Plan, language: str) -> None:
    t, loaded = texts_in(language), entrusted(plan)
    assert errors_of(parties_view(t, loaded)) == []
    for party in plan.parties:
        place = PartyPlace(7, party_key(party.name), Reference(1, 1, 1, 1))
        assert errors_of(party_view(t, loaded, party, place, TODAY, coordination=True)) == []
        assert errors_of(choice_view(t, loaded, party)) == []
    for node in plan.walk():
        assert errors_of(plan_view(t, loaded, Place(7, node.reference))) == []


@pytest.mark.parametrize("kind", [CarrierKind.GROUP, CarrierKind.ORGANIZATION, CarrierKind.PERSON])
def test_long_lists_of_the_directory_page_inside_discords_limits(kind: CarrierKind) -> None:
    party = Party("CA")
    t, loaded = texts_in("fr"), entrusted(Plan("Plan", Organization("Table"), parties=(party,)))
    assert errors_of(role_view(t, loaded, party)) == []
    for page in range(4):
        assert errors_of(entries_view(t, loaded, party, kind, page=page)) == []


@pytest.mark.parametrize(
    "who",
    [
        None,
        Responsibles(),
        Responsibles(mine=True),
        Responsibles(("-_aZ9", "abcde")),
        Responsibles(("abcde",), (COORDINATION, Carrier(CarrierKind.PERSON, 12))),
        Responsibles((), (Carrier(CarrierKind.GROUP, 3), Carrier(CarrierKind.ORGANIZATION, 45))),
    ],
)
def test_who_is_asked_for_is_carried_whole(who: Responsibles | None) -> None:
    assert read(written(who)) == who


@pytest.mark.parametrize(
    "who",
    [
        Responsibles(("abcde",) * MOST_PARTIES, (COORDINATION,)),
        Responsibles(("abcde",), (COORDINATION, Carrier(CarrierKind.ORGANIZATION, 99999))),
        Responsibles((), (Carrier(CarrierKind.PERSON, 99999),) * MOST_CARRIERS),
    ],
)
def test_the_longest_search_is_carried_by_a_button(who: Responsibles) -> None:
    query = Query("é" * TEXT_LENGTH, "12-13", who, ActionState.DROPPED)
    results = Results(9999, query, 99)
    assert Results.read(decode(results.control(SHARE), ARITY)) == results


def test_a_card_is_carried_by_a_button_with_where_it_was_opened() -> None:
    place = PartyPlace(9999, "abcde", Reference(31, 31, 31, 31), 99)
    assert PartyPlace.read(decode(place.control(CARD), CARD_ARITY)) == place
