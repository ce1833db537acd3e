"""Cells that hold several results or indicators with nothing between them."""

import re
from itertools import pairwise
from typing import Final

from bot.importers.lexicon import lexicon
from bot.importers.words import fold, items

_WORD: Final = re.compile(r"\S+")
_OPENING: Final = "«\"'(“"
_CLOSING: Final = '»")”,.;:'
_SHORTEST: Final = 2  # words: « Internet » alone, or a lone first word, is no statement


def split_statements(text: str) -> tuple[str, ...]:
    """The statements of one cell: one, unless a sentence or a capital begins after an end.

    An end is a full stop, a ``<br>``, or a plain word that calls for nothing more (« … du site internet Maintenir… »);
    never an article, a comma, an acronym or a proper noun. Nothing is changed or lost but the blanks between the pieces.
    """
    return tuple(piece for part in items(text) for piece in _pieces(part) if piece)


def _pieces(text: str) -> list[str]:
    words = list(_WORD.finditer(text))
    starts = [0]
    in_piece = 0
    for place, (before, word) in enumerate(pairwise(words), start=1):
        in_piece += 1
        is_long_enough = min(in_piece, len(words) - place) >= _SHORTEST
        if _ends_sentence(before.group(), word.group()) or (
            is_long_enough and _begins_item(before.group(), word.group())
        ):
            starts.append(word.start())
            in_piece = 0
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


def _ends_sentence(before: str, word: str) -> bool:
    is_initial = len(before.rstrip(".")) < _SHORTEST + 1
    return before.endswith((".", "!", "?", "…")) and not is_initial and word.lstrip(_OPENING)[:1].isupper()


def _begins_item(before: str, word: str) -> bool:
    first = word.lstrip(_OPENING)
    is_acronym = len(first) > 1 and first.rstrip(_CLOSING).isupper()
    if not first[:1].isupper() or is_acronym or _is_proper(first):
        return False
    ends = before[:1].islower() and (before[-1].isalnum() or before[-1] in ")»")
    return (ends or before.isdigit()) and fold(before) not in lexicon().connectors


def _is_proper(word: str) -> bool:
    return fold(word).rstrip(_CLOSING) in lexicon().proper_nouns
