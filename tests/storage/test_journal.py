import pytest

from storage.sqlite import journal_for

SAFE = [(3, 51, 3), (3, 51, 4), (3, 52, 0), (4, 0, 0), (3, 44, 6), (3, 44, 7), (3, 50, 7), (3, 50, 8)]
UNSAFE = [(3, 51, 2), (3, 51, 0), (3, 50, 6), (3, 49, 9), (3, 45, 0), (3, 44, 5), (3, 43, 9), (3, 40, 1), (3, 7, 0)]


@pytest.mark.parametrize("version", SAFE)
def test_a_sqlite_whose_wal_is_safe_uses_it(version: tuple[int, int, int]) -> None:
    assert journal_for(version).mode == "WAL"


@pytest.mark.parametrize("version", UNSAFE)
def test_a_sqlite_that_can_corrupt_a_wal_keeps_a_rollback_journal(version: tuple[int, int, int]) -> None:
    assert journal_for(version).mode == "TRUNCATE"


def test_the_version_that_decided_is_told() -> None:
    assert journal_for((3, 40, 1)).sqlite_version == "3.40.1"
