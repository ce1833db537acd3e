"""Which words stand where: for each stem, the entries of the plan that hold it and how much it says of each.

The weighting is BM25F: a word counts by the weight of the place where it stands and less in a long text, several times
less than in proportion, and more when few entries hold it.
(Robertson and Zaragoza, « The Probabilistic Relevance Framework: BM25 and Beyond », 2009, § 3.5.)
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from bot.domain.plan import Node
from bot.domain.search_fields import SOURCES
from bot.domain.stemming import stem
from bot.domain.text_folding import words

_SATURATION: Final = 1.0
_LENGTH_SHARE: Final = 0.35
_USUAL_LENGTH: Final = 8  # words in a text of the plan


@dataclass(frozen=True, slots=True)
class Posting:
    """The entries (their places in the index) that hold a stem, and what it adds to the score of each."""

    entries: "array[int]"
    impacts: "array[float]"


@dataclass(frozen=True, slots=True)
class Postings:
    """The whole plan's stems; ``displayed`` gives each folded word as the plan writes it, in lower case."""

    by_stem: Mapping[str, Posting]
    displayed: Mapping[str, str]

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> "Postings":
        """Index ``nodes``, whose places in the sequence become the entries."""
        reader = _Reader()
        weights: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for entry, node in enumerate(nodes):
            for source in SOURCES:
                for text in source.texts(node):
                    for stemmed, share in reader.shares(text).items():
                        found = weights[stemmed]
                        found[entry] = found.get(entry, 0.0) + source.weight * share
        return cls({stemmed: _posting(found, len(nodes)) for stemmed, found in weights.items()}, reader.displayed)


@dataclass(slots=True)
class _Reader:
    """Reads each text once: an objective's title is every one of its actions'."""

    displayed: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def shares(self, text: str) -> Mapping[str, float]:
        """For each stem of ``text``, how often it stands there, discounted by the text's length."""
        shares = self._known.get(text)
        if shares is None:
            shares = self._known[text] = self._read(text)
        return shares

    def _read(self, text: str) -> Mapping[str, float]:
        found = list(words(text))
        for word in found:
            if word.folded not in self.displayed:
                self.displayed[word.folded] = text[word.start : word.end].lower()
        discount = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(found) / _USUAL_LENGTH
        return {stemmed: count / discount for stemmed, count in Counter(stem(w.folded) for w in found).items()}


def _posting(found: Mapping[int, float], entries: int) -> Posting:
    rarity = log(1 + (entries - len(found) + 0.5) / (len(found) + 0.5))
    impacts = (rarity * weight / (_SATURATION + weight) for weight in found.values())
    return Posting(array("L", found), array("f", impacts))
