"""A due date that is not planned yet fits in a button, and comes back from it as it was."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory import Carrier, CarrierKind
from bot.domain.recurrence import Recurrence
from bot.views.custom_ids import decode
from bot.views.followup_places import DRAFT_ARITY, FORM, KEEP, DraftPlace

RULES = [
    "FREQ=YEARLY",
    "FREQ=DAILY;INTERVAL=2;COUNT=999",
    "FREQ=WEEKLY;INTERVAL=99;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20301231T235959",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1TU",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=30",
]
DAYS = st.datetimes(datetime.fromisoformat("2010-01-01"), datetime.fromisoformat("2199-12-31")).map(
    lambda at: at.replace(second=0, microsecond=0)
)
CARRIERS = st.builds(Carrier, st.sampled_from(CarrierKind), st.none() | st.integers(1, 2**63 - 1))
OFFSETS = st.lists(st.integers(1, 365 * 1440).map(lambda minutes: timedelta(minutes=minutes)), max_size=5).map(tuple)
PLACES = st.builds(
    DraftPlace,
    st.integers(1, 99_999_999),
    st.none() | DAYS,
    st.none() | CARRIERS,
    st.none() | OFFSETS,
    st.none() | st.sampled_from(RULES).map(Recurrence),
)


@given(PLACES)
def test_what_is_being_planned_comes_back_from_its_button(place: DraftPlace) -> None:
    for action in (FORM, KEEP):
        assert DraftPlace.read(decode(place.control(action), DRAFT_ARITY)) == place


@pytest.mark.parametrize("rule", RULES)
def test_the_longest_one_fits(rule: str) -> None:
    place = DraftPlace(
        99_999_999,
        datetime.fromisoformat("2199-12-31T23:59"),
        Carrier(CarrierKind.ROLE, 2**63 - 1),
        tuple(timedelta(minutes=365 * 1440 - n) for n in range(5)),
        Recurrence(rule),
    )
    assert len(place.control(FORM)) <= 100
