"""What was measured of a survey's answers, as tables."""

from collections.abc import Iterator
from typing import Final

from bench.answers import AnswerRates, Kept
from bench.page import taken_on
from bench.tables import Bound, none_row, number, row

_HEAD: Final = "| mesure | Courroie | insertions nues | rapport | visé | atteint |\n|---|--:|--:|--:|--:|---|"
_OWN_LOAD: Final = 1.0
# Five hundred members within ten seconds.
_RATE: Final = Bound(50, above=False)


def render_answers(rates: AnswerRates) -> str:
    """The table, in Markdown."""
    counts = rates.counts
    title = f"### {number(counts.members)} membres répondent, {number(counts.in_flight)} à la fois"
    rows = [*_rows("anonyme", rates.anonymous), *_rows("nominatif", rates.nominal)]
    return "\n\n".join((taken_on(_OWN_LOAD), title, "\n".join((_HEAD, *rows))))


def _rows(kind: str, kept: Kept) -> Iterator[str]:
    yield row(f"sondage {kind} : réponses par seconde", kept.rates, 0, _RATE)
    yield none_row(f"sondage {kind} : réponses perdues", kept.missing, 0)
