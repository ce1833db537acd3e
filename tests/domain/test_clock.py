from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain.clock import SettableClock, SystemClock, require_aware

MONTREAL = timezone(timedelta(hours=-4))
NAIVE = datetime(2012, 9, 10, 14, 0)  # noqa: DTZ001 - the naive one on purpose


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="naive datetime"):
        require_aware(NAIVE)
    with pytest.raises(ValueError, match="naive datetime"):
        SettableClock(NAIVE)


def test_a_clock_tells_utc() -> None:
    assert SettableClock(datetime(2012, 9, 10, 10, 0, tzinfo=MONTREAL)).now().isoformat() == "2012-09-10T14:00:00+00:00"
    assert SystemClock().now().tzinfo is UTC


def test_a_clock_that_is_set_stands_still_until_it_is_moved() -> None:
    clock = SettableClock()
    before = clock.now()
    assert clock.now() == before
    clock.advance(timedelta(days=1))
    assert clock.now() - before == timedelta(days=1)
