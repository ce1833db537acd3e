"""Which parts of a breakdown are too small to be kept apart once a survey is closed.

A part of fewer than the threshold would tell who said what; so would what is left of the whole once the others are taken from it.
"""

from collections.abc import Callable, Mapping
from typing import Final

Merge = Callable[[Mapping[str, int]], Mapping[str, str]]
"""From how many ballots there are of each stratum to the stratum that each becomes."""
REST: Final = ""
"""What the small parts become together: nobody's part in particular."""


def merged_strata(threshold: int) -> Merge:
    """Keep apart the strata of at least ``threshold`` ballots; the others, and "", become "".

    "" itself then holds no ballot, or at least ``threshold``: the smallest of the others join it until it does. Where there are fewer
    ballots than that in all, everything is "".
    """

    def merge(counts: Mapping[str, int]) -> Mapping[str, str]:
        apart = sorted((count, stratum) for stratum, count in counts.items() if stratum != REST and count >= threshold)
        rest = sum(counts.values()) - sum(count for count, _stratum in apart)
        while apart and 0 < rest < threshold:
            count, _joins = apart.pop(0)
            rest += count
        kept = {stratum for _count, stratum in apart}
        return {stratum: stratum if stratum in kept else REST for stratum in counts}

    return merge


def all_one(counts: Mapping[str, int]) -> Mapping[str, str]:
    """Keep none apart: what a vote does, which is broken down by nothing."""
    return dict.fromkeys(counts, REST)
