"""Whoever something is entrusted to, in words."""

import pytest

from bot.domain.directory import Carrier, CarrierKind, Directory, Group, MemberOrganization, Person
from bot.texts.carriers import carrier_text
from bot.texts.catalogue import texts_for
from bot.views.markup import plain

DIRECTORY = Directory(
    organizations={1: MemberOrganization(1, "CLSC *Dorval*")},
    people={1: Person(1, "Claire Fortin")},
    groups={1: Group(1, "Table Habitation")},
)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (CarrierKind.ROLE, "le rôle <@&1>"),
        (CarrierKind.GROUP, "Table Habitation"),
        (CarrierKind.ORGANIZATION, "CLSC *Dorval*"),
        (CarrierKind.PERSON, "Claire Fortin"),
    ],
)
def test_each_sort_of_carrier_is_named(kind: CarrierKind, said: str) -> None:
    assert carrier_text(texts_for("fr"), DIRECTORY, Carrier(kind, 1)) == said


def test_the_coordination_and_nobody_have_their_words() -> None:
    t = texts_for("fr")
    assert carrier_text(t, DIRECTORY, Carrier(CarrierKind.COORDINATION)) == "la coordination"
    assert carrier_text(t, DIRECTORY, Carrier(CarrierKind.NOBODY)) == "personne en particulier"


def test_a_name_is_quoted_and_a_role_s_mention_is_not() -> None:
    t = texts_for("fr")
    assert carrier_text(t, DIRECTORY, Carrier(CarrierKind.ORGANIZATION, 1), plain) == r"CLSC \*Dorval\*"
    assert carrier_text(t, DIRECTORY, Carrier(CarrierKind.ROLE, 1), plain) == "le rôle <@&1>"
