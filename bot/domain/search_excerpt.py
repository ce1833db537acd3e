"""The part of an action that a search found, cut to what one line of a screen holds."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.plan import Node
from bot.domain.search_fields import SOURCES, Field
from bot.domain.stemming import stem
from bot.domain.text_folding import folded_words, words

LONGEST: Final = 160  # characters of an excerpt
_BEFORE: Final = 40  # characters kept before the first word found
_CUT: Final = "…"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text where the words stand, ``text[start:end]`` of each span being one; ``field`` says what it is of the action."""

    field: Field
    text: str
    spans: Spans = ()


def excerpt(node: Node, stems: Mapping[str, float]) -> Excerpt:
    """The text of ``node`` that says most of ``stems``, which come with what each is worth; the title where none does."""
    best, most = Excerpt(Field.TITLE, node.item.title), 0.0
    everything = sum(stems.values())
    for source in SOURCES:
        if source.weight * everything <= most:
            break  # the sources come by weight: no later one can say more
        for text in source.texts(node):
            worth = source.weight * sum(stems[stemmed] for stemmed in set(map(stem, folded_words(text))) & stems.keys())
            if worth > most:
                best, most = Excerpt(source.field, text), worth
    return _cut(Excerpt(best.field, best.text, _spans(best.text, stems)))


def _spans(text: str, stems: Container[str]) -> Spans:
    return tuple((word.start, word.end) for word in words(text) if stem(word.folded) in stems)


def _cut(whole: Excerpt) -> Excerpt:
    """At most ``LONGEST`` characters, from a little before the first word found, cut between words."""
    if len(whole.text) <= LONGEST:
        return whole
    first = whole.spans[0][0] if whole.spans else 0
    start = 0 if first <= _BEFORE else whole.text.find(" ", first - _BEFORE, first) + 1 or first
    head = _CUT if start else ""
    end = len(whole.text)
    if end - start > LONGEST - 2 * len(_CUT):
        limit = start + LONGEST - 2 * len(_CUT)
        end = max(whole.text.rfind(" ", start + _BEFORE, limit), 0) or limit
    tail = _CUT if end < len(whole.text) else ""
    shift = len(head) - start
    spans = tuple((a + shift, b + shift) for a, b in whole.spans if b <= end)
    return Excerpt(whole.field, head + whole.text[start:end].rstrip() + tail, spans)
