"""What is kept apart of a closed survey, and what is too small for that."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.survey_strata import all_one, merged_strata


@pytest.mark.parametrize(
    ("counts", "apart"),
    [
        ({}, set()),
        ({"": 9}, set()),
        ({"school": 5}, {"school"}),
        ({"school": 4}, set()),
        ({"school": 5, "city": 7}, {"school", "city"}),
        ({"school": 5, "city": 7, "none": 1}, {"city"}),  # one alone is joined by the smallest of the others
        ({"school": 2, "city": 7, "none": 3}, {"city"}),  # two small ones are enough together
        ({"school": 5, "city": 7, "": 5}, {"school", "city"}),
        ({"school": 5, "city": 5, "none": 1}, {"school"}),  # of two as small, always the same
    ],
)
def test_the_small_ones_are_made_one(counts: dict[str, int], apart: set[str]) -> None:
    becomes = merged_strata(5)(counts)
    assert set(becomes) == set(counts)
    assert {stratum for stratum, kept in becomes.items() if kept} == apart
    assert all(kept in ("", stratum) for stratum, kept in becomes.items())


@given(st.dictionaries(st.sampled_from(["", *"abcdefgh"]), st.integers(1, 12)), st.integers(3, 8))
def test_no_part_is_smaller_than_the_threshold_unless_there_are_too_few_in_all(
    counts: dict[str, int], threshold: int
) -> None:
    becomes = merged_strata(threshold)(counts)
    after: Counter[str] = Counter()
    for stratum, count in counts.items():
        after[becomes[stratum]] += count
    assert after.total() == sum(counts.values())
    if after.total() < threshold:
        assert set(after) <= {""}
    else:
        assert all(count >= threshold for count in after.values())


def test_a_vote_keeps_nothing_apart() -> None:
    assert all_one({"a": 40, "": 1}) == {"a": "", "": ""}
