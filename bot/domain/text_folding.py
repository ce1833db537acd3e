"""Words without what members leave out when they type: accents, capitals, elisions, the shape of an apostrophe."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

# An elision (« l'infolettre ») is left outside the word; any other apostrophe (« Concert'Action ») belongs to it.
_WORD: Final = re.compile(
    r"(?:\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’ʼ](?=\w))?"
    r"([^\W_][\w\u0300-\u036f]*(?:['’ʼ][^\W_][\w\u0300-\u036f]*)*)",
    re.IGNORECASE,
)
_SPELLED: Final = str.maketrans({"œ": "oe", "æ": "ae", "'": None, "’": None, "ʼ": None})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands in its text: ``text[start:end]``."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of ``text``, in order."""
    for match in _WORD.finditer(text):
        yield Word(fold(match[1]), *match.span(1))


def written_words(text: str) -> list[str]:
    """The words of ``text`` as they are written, in order."""
    return _WORD.findall(text)


def folded_words(text: str) -> list[str]:
    """The words of ``text`` as they are compared, in order."""
    return [fold(written) for written in _WORD.findall(text)]


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """One word in lower case, without accents or apostrophes; ligatures in full."""
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_SPELLED)


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The folded words that say nothing of what is looked for (``bot/data/mots_vides.txt``), read once."""
    text = (files("bot") / "data" / "mots_vides.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def content_words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` that mean something: neither stop words nor lone letters (a lone digit is kept)."""
    ignored = stop_words()
    return tuple(w for w in folded_words(text) if w not in ignored and (len(w) > 1 or w.isdigit()))
