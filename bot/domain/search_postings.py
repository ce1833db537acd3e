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
from bot.domain.text_folding import fold, written_words

_SATURATION: Final = 1.0
_LENGTH_SHARE: Final = 0.35
_USUAL_LENGTH: Final = 8  # words in a text of the plan


@dataclass(frozen=True, slots=True)
class Posting:
    """The entries (their places in the index) that hold a stem, and what it adds to the score of each."""

    entries: "array[int]"
    impacts: "array[float]"

    def rarer(self, entries: int) -> "Posting":
        """The same, each impact growing with the rarity of the stem among all ``entries``."""
        rarity = log(1 + (entries - len(self.entries) + 0.5) / (len(self.entries) + 0.5))
        return Posting(self.entries, array("f", [rarity * impact for impact in self.impacts]))


@dataclass(frozen=True, slots=True)
class Postings:
    """The whole plan's stems; ``displayed`` gives each folded word as the plan writes it, in lower case."""

    by_stem: Mapping[str, Posting]
    displayed: Mapping[str, str]

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> "Postings":
        """Index ``nodes``, whose places in the sequence become the entries."""
        reader = _Reader()
        found: defaultdict[str, Posting] = defaultdict(lambda: Posting(array("L"), array("f")))
        for entry, node in enumerate(nodes):
            for stemmed, weight in _weights(node, reader).items():
                posting = found[stemmed]
                posting.entries.append(entry)
                posting.impacts.append(weight / (_SATURATION + weight))
        return cls({stemmed: posting.rarer(len(nodes)) for stemmed, posting in found.items()}, reader.displayed)


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
        written = written_words(text)
        folded = [fold(word) for word in written]
        for word, shown in zip(folded, written, strict=True):
            if word not in self.displayed:
                self.displayed[word] = shown.lower()
        counts = Counter(map(stem, folded))
        discount = 1 - _LENGTH_SHARE + _LENGTH_SHARE * counts.total() / _USUAL_LENGTH
        return {stemmed: count / discount for stemmed, count in counts.items()}


def _weights(node: Node, reader: _Reader) -> Mapping[str, float]:
    """What each stem weighs in ``node``, all places together."""
    weights: defaultdict[str, float] = defaultdict(float)
    for source in SOURCES:
        for text in source.texts(node):
            for stemmed, share in reader.shares(text).items():
                weights[stemmed] += source.weight * share
    return weights
