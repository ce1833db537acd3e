"""Who left: all that they represented, and every term, is over since long enough."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.departures import departed
from bot.domain.directory import (
    BoardTerm,
    Carrier,
    CarrierKind,
    Directory,
    Entrustment,
    Group,
    Person,
    Representation,
)

CLAIRE = Person(1, "Claire Fortin")
GROUP = Group(3, "Table habitation")
LEFT = Representation(5, 1, until=date(2013, 5, 30))
GONE = Directory(people={1: CLAIRE}, groups={3: GROUP}, representations=(LEFT,))
DAY_AFTER = date(2013, 5, 31)


def test_whoever_represented_until_the_day_before_has_left() -> None:
    assert departed(GONE, DAY_AFTER) == (CLAIRE,)
    assert departed(GONE, date(2013, 5, 30)) == ()


def test_whoever_sat_on_the_board_has_left_once_the_term_is_over() -> None:
    over = replace(GONE, terms=(BoardTerm(1, 3, 1, date(2011, 5, 1), date(2013, 5, 30)),))
    assert departed(over, DAY_AFTER) == (CLAIRE,)


@pytest.mark.parametrize(
    "directory",
    [
        replace(GONE, representations=()),
        replace(GONE, representations=(LEFT, Representation(6, 1))),
        replace(GONE, representations=(LEFT, Representation(6, 1, until=date(2014, 1, 1)))),
        replace(GONE, terms=(BoardTerm(1, 3, 1, date(2013, 5, 1)),)),
        replace(GONE, people={1: replace(CLAIRE, is_member=True)}),
        replace(GONE, groups={3: replace(GROUP, lead_id=1)}),
        replace(GONE, entrustments=(Entrustment(Carrier(CarrierKind.PERSON, 1), party="clsc"),)),
    ],
    ids=["never represented", "still does", "ended later", "on the board", "a citizen", "answers", "carries"],
)
def test_whoever_still_has_something_there_has_not_left(directory: Directory) -> None:
    assert departed(directory, DAY_AFTER) == ()
