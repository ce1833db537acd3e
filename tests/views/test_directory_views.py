"""The directory's screens: each page is one that Discord takes, its controls come back as sent, and a shared card names nobody."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from discord.ui import LayoutView
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.directory import (
    BoardTerm,
    Directory,
    Group,
    LinkRequest,
    MemberOrganization,
    Person,
    Representation,
)
from bot.domain.directory_search import DirectoryIndex, EntryKind
from bot.domain.plan import Organization, Plan
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.playground.limits import message_errors
from bot.texts.catalogue import texts_in
from bot.views.custom_ids import decode
from bot.views.directory import card_view, results_view
from bot.views.directory_parts import Desk
from bot.views.directory_places import (
    CARD_ARITY,
    LIST,
    LIST_ARITY,
    SHARE,
    TEXT_LENGTH,
    CardPlace,
    Listing,
    action_in,
    entry_in,
    entry_value,
    party_in,
    party_value,
)
from bot.views.directory_seating import pick_view
from bot.views.my_card import leave_view, my_card_view, no_card_view, pending_view
from bot.views.my_card_forms import identity_form
from bot.views.my_card_places import SpeaksFor
from bot.views.my_card_steps import is_it_you_view, organizations_view, unknown_organization_view

_V2 = 1 << 15
TODAY = date(2026, 3, 2)
LONG = "Un très long nom avec * des _ signes ` à [protéger] " * 4
SECRET = "Prénom Secret"
MANY = range(1, 60)
PEOPLE = {at: Person(at, f"{SECRET} {at} {LONG}"[:200], LONG[:200], "a@exemple.org", LONG[:50], at) for at in MANY}
DIRECTORY = Directory(
    organizations={at: MemberOrganization(at, f"{at} {LONG}"[:200], (LONG[:190],) * 9) for at in MANY},
    people=PEOPLE,
    groups={at: Group(at, f"{at} {LONG}"[:200], parent_id=1 if at > 1 else None, lead_id=1, role_id=7) for at in MANY},
    representations=tuple(
        Representation(n, person, organization, group, TODAY)
        for n, (person, organization, group) in enumerate(
            [
                *((at, at, 1) for at in MANY),
                *((1, at, at) for at in MANY),
                *((at, 1, None) for at in MANY),
                (2, None, 1),
            ]
        )
    ),
    terms=(BoardTerm(1, 1, 1, TODAY),),
)
SNAPSHOT = GuildSnapshot(1, 1, (LoadedPlan(1, 1, Plan("Plan", Organization("Essai"))),), DIRECTORY)
DESK = Desk(texts_in("fr"), SNAPSHOT, TODAY)


def require_taken(view: LayoutView) -> list[Any]:
    """The components of ``view``, which Discord would take."""
    components: list[Any] = view.to_components()  # type: ignore[no-untyped-call]
    assert message_errors({"flags": _V2, "components": components}) == []
    return components


def labels(components: Iterable[Any]) -> list[str]:
    rows = [row for row in components if row["type"] == 1]
    return [button["label"] for row in rows for button in row["components"]]


@pytest.mark.parametrize("kind", EntryKind)
def test_every_page_of_the_longest_card_is_taken(kind: EntryKind) -> None:
    page = 0
    while True:
        place = CardPlace(kind, 1, page, Listing("x" * TEXT_LENGTH, page=page).origin)
        buttons = labels(require_taken(card_view(DESK, place, said=LONG, may_seat=True)))
        if "Page suivante" not in buttons:
            break
        page += 1
    assert page > 0


@pytest.mark.parametrize("kind", [EntryKind.ORGANIZATION, EntryKind.GROUP])
def test_no_page_of_a_shared_card_names_anybody(kind: EntryKind) -> None:
    desk = Desk(texts_in("fr"), SNAPSHOT, TODAY, names_people=False)
    assert any(SECRET in str(require_taken(card_view(DESK, CardPlace(kind, 1, page)))) for page in range(20))
    for page in range(20):
        shared = require_taken(card_view(desk, CardPlace(kind, 1, page), shared_by="Mireille"))
        assert SECRET not in str(shared)
        assert labels(shared) == ["Voir la fiche"]


@pytest.mark.parametrize("page", range(8))
def test_every_page_of_the_results_is_taken(page: int) -> None:
    hits = DirectoryIndex.build(DIRECTORY).search("long nom")
    assert len(hits) == 50
    require_taken(results_view(DESK, Listing("x" * TEXT_LENGTH, page=page), hits))


def test_ones_own_screens_are_taken_whatever_one_is_called() -> None:
    request = LinkRequest(1, 2, LONG[:200], datetime(2026, 3, 2, tzinfo=UTC), LONG[:200], LONG[:200], LONG[:50], 1)
    typed = {"name": LONG[:200], "function": LONG[:200], "email": "*" * 254, "phone": "_" * 50}
    form = identity_form(DESK.t, SpeaksFor(1), LONG[:32])
    for view in (
        no_card_view(DESK, said=LONG),
        pending_view(DESK, request),
        my_card_view(DESK, PEOPLE[1], [], said=LONG),
        leave_view(DESK.t, PEOPLE[1]),
        organizations_view(DESK.t, "|" * 80, list(DIRECTORY.organizations.values())[:10]),
        unknown_organization_view(DESK.t, "|" * 80),
        is_it_you_view(DESK, PEOPLE[1], SpeaksFor(1), form, typed),
        pick_view(DESK, CardPlace(EntryKind.GROUP, 1), DIRECTORY.groups[1], list(PEOPLE.values())[:10], None),
    ):
        require_taken(view)


@settings(max_examples=50)
@given(st.text(max_size=TEXT_LENGTH), st.booleans(), st.integers(0, 99))
def test_a_list_comes_back_from_its_control_and_from_a_cards_origin(text: str, tables: bool, page: int) -> None:
    listing = Listing(text, tables, page)
    assert Listing.read(decode(listing.control(LIST), LIST_ARITY)) == listing
    place = CardPlace(EntryKind.GROUP, 999_999_999, page, listing.origin)
    again = CardPlace.read(decode(place.control(SHARE), CARD_ARITY))
    assert again == place
    assert Listing.of_origin(again.origin) == listing


def test_a_menus_value_is_read_as_what_it_is_and_as_nothing_else() -> None:
    assert entry_in(entry_value(EntryKind.PERSON, 12)) == (EntryKind.PERSON, 12)
    assert party_in(party_value(3, "y76zz")) == (3, "y76zz")
    plan_and_place = action_in("a3.II.B.1.2")
    assert plan_and_place is not None
    assert (plan_and_place[0], str(plan_and_place[1])) == (3, "II.B.1.2")
    for value in ("own", "none", "-", "", "a3.II.B.1.2", "c3.y76zz"):
        assert entry_in(value) is None
    for value in ("own", "o12", "", "m"):
        assert party_in(value) is None
        assert action_in(value) is None
        assert Listing.of_origin(value) is None
