"""What a typed reference may mean: every reading, the likeliest first, before any plan is asked.

A reading holds a number, or None where nothing was said, for each level from the axis down to the deepest one named:
« objectif B » reads ``(None, 2)``, « II.B.1 » reads ``(2, 2, 1)``, « IV » reads ``(4,)`` and, failing that, ``(1, 22)``.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.reference import to_roman

Reading = tuple[int | None, ...]

_AXIS, _OBJECTIVE, _SPECIFIC, _ACTION = range(4)
_LONGEST = 120  # characters: no reference is that long, and what follows stays quick on any text
_LABELS = {
    "axe": _AXIS, "axes": _AXIS, "axis": _AXIS,
    "objectif": _OBJECTIVE, "objectifs": _OBJECTIVE, "objective": _OBJECTIVE, "objectives": _OBJECTIVE, "obj": _OBJECTIVE,
    "specifique": _SPECIFIC, "specifiques": _SPECIFIC, "specific": _SPECIFIC, "spec": _SPECIFIC,
    "action": _ACTION, "actions": _ACTION,
}  # fmt: skip
_CONNECTORS = {"de", "du", "des", "la", "le", "les", "dans", "of", "the", "in", "no", "numero", "number"}
_ELISION = re.compile(r"\b[dl]'|\bn°|\bl (?=axe|objectif|action)")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_TYPED = re.compile(r"[a-z0-9\s.,;:/_()·•°#'\"«»\[\]-]+")
_WORD = re.compile(r"[a-z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of letters or of digits; ``glued`` when it follows the one before with nothing between them."""

    text: str
    glued: bool = False


def readings(text: str) -> tuple[Reading, ...]:
    """Every reading of ``text``, the likeliest first; none where it is not a reference at all."""
    if len(text) > _LONGEST:
        return ()
    plain = _plain(text)
    pieces = _pieces(plain) if _TYPED.fullmatch(plain) else []
    if not pieces:
        return ()
    return tuple(dict.fromkeys((*_path_readings(pieces), *_sentence_readings(pieces))))


def _plain(text: str) -> str:
    """Lower case, without accents or elisions, every dash, apostrophe and full-width sign made the plain one."""
    text = unicodedata.normalize("NFKC", text).replace("à", " ").replace("À", " ")  # the word, not the letter A
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    plain = "".join("-" if unicodedata.category(c) == "Pd" else c for c in bare).replace("’", "'")
    return _ELISION.sub(" ", plain)


def _pieces(plain: str) -> list[_Piece]:
    pieces = []
    end = None
    for match in _WORD.finditer(plain):
        pieces.append(_Piece(match.group(), glued=match.start() == end))
        end = match.end()
    return pieces


def _path_readings(pieces: Sequence[_Piece]) -> Iterator[Reading]:
    """A path from the axis down (« II.B.1 », « 2b1 »), or one that leaves the axis out (« B.1 »)."""
    yield from _numbers(pieces, _AXIS)
    if len(pieces[0].text) == 1 and pieces[0].text.isalpha():
        for below in _numbers(pieces, _OBJECTIVE):
            yield (None, *below)


def _numbers(pieces: Sequence[_Piece], level: int) -> Iterator[tuple[int, ...]]:
    """The numbers that ``pieces`` can mean when the first stands at ``level``."""
    if not pieces:
        yield ()
        return
    if level > _ACTION:
        return
    for numbers in _values(pieces[0], level):
        for below in _numbers(pieces[1:], level + len(numbers)):
            yield (*numbers, *below)


def _values(piece: _Piece, level: int) -> Iterator[tuple[int, ...]]:
    """What one piece says: one level's number, or those of two levels written without anything between them."""
    text = piece.text
    if text.isdigit():
        if len(text) <= 4:
            yield (int(text),)
        if piece.glued and len(text) in {2, 3} and level == _SPECIFIC:
            yield int(text[0]), int(text[1:])
        return
    if level == _AXIS:
        if roman := _from_roman(text):
            yield (roman,)
        if roman := _from_roman(text[:-1]):
            yield roman, _from_letters(text[-1])
    elif level == _OBJECTIVE and len(text) <= 3:
        yield (_from_letters(text),)


def _sentence_readings(pieces: Sequence[_Piece]) -> Iterator[Reading]:
    """« action 3 de l'objectif II.B.1 »: chunks, each after the name of its level, or a path without one."""
    known: dict[int, int] = {}
    for chunk in sorted(_chunks(pieces), key=_Chunk.certainty):
        found = next((levels for levels in chunk.meanings(known) if not levels.keys() & known.keys()), None)
        if found is None:
            return
        known |= found
    if known:
        yield tuple(known.get(level) for level in range(max(known) + 1))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The pieces between one label or connector and the next, with the level that the label names."""

    label: int | None
    pieces: tuple[_Piece, ...]

    @property
    def is_path(self) -> bool:
        """Whether it can start at the axis whatever its label says, as in « objectif II.B »."""
        first, *rest = self.pieces
        return self.label in {None, _AXIS} or len(first.text) > 1 or (bool(rest) and rest[0].text.isalpha())

    def certainty(self) -> tuple[bool, bool]:
        """Orders the chunks: paths first, then letters, since « objectif 1 de II.B » is a specific objective."""
        is_lone_letter = self.label is None and len(self.pieces) == 1 and len(self.pieces[0].text) == 1
        return not self.is_path or is_lone_letter, self.pieces[0].text.isdigit()

    def meanings(self, known: Mapping[int, int]) -> Iterator[dict[int, int]]:
        """The levels that the chunk may fill, the likeliest first, when those in ``known`` are filled already."""
        if self.is_path:
            for numbers in _numbers(self.pieces, _AXIS):
                if self.label is None or len(numbers) > self.label:
                    yield dict(enumerate(numbers))
        for start in self._starts(known):
            for numbers in _numbers(self.pieces, start):
                yield dict(enumerate(numbers, start))

    def _starts(self, known: Mapping[int, int]) -> tuple[int, ...]:
        if self.label is None:
            return (_OBJECTIVE,) if _AXIS in known else ()
        return (_OBJECTIVE, _SPECIFIC) if self.label == _OBJECTIVE else (self.label,)


def _chunks(pieces: Sequence[_Piece]) -> Iterator[_Chunk]:
    label: int | None = None
    chunk: list[_Piece] = []
    for piece in pieces:
        named = _LABELS.get(piece.text)
        if named is None and piece.text not in _CONNECTORS:
            chunk.append(piece)
            continue
        if chunk:
            yield _Chunk(label, tuple(chunk))
            label, chunk = None, []
        if named is not None:
            label = named if label is None else max(label, named)  # « specific objective » is one label
    if chunk:
        yield _Chunk(label, tuple(chunk))


def _from_roman(text: str) -> int | None:
    """The number that ``text`` writes in roman numerals as ``to_roman`` would, else None."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in text]
    following = [*values[1:], 0]
    total = sum(-value if value < after else value for value, after in zip(values, following, strict=False))
    return total if text and to_roman(total).lower() == text else None


def _from_letters(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number
