"""Who left: all that they represented, and every term, is over since long enough."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.deadline import Deadline
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
AT = datetime(2013, 9, 1, 13, tzinfo=UTC)


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


@pytest.mark.parametrize(("kind", "stays"), [(CarrierKind.PERSON, True), (CarrierKind.ROLE, False), (None, False)])
def test_a_due_date_keeps_the_person_who_is_to_meet_it(kind: CarrierKind | None, *, stays: bool) -> None:
    """Not whoever has the number of a role, nor where the action's own carriers are to."""
    due = Deadline(8, 1, 2, datetime.fromisoformat("2013-09-01T09:00"), "America/Toronto", AT)
    due = replace(due, carrier=None if kind is None else Carrier(kind, 1))
    assert departed(GONE, DAY_AFTER, [due]) == (() if stays else (CLAIRE,))
