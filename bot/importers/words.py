"""Small readings of text that every part of the importer shares; none of them changes what the plan keeps."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bot.domain.reference_readings import readings

BREAK: Final = re.compile(r"<br\s*/?>|[•\n]", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"(?<!\\)\*\*|(?<!\\)~~")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")  # CommonMark 0.31, « Backslash escapes »
_CONVERSION_MARK: Final = re.compile(r"[\^_]\{[^}]*\}|&#?\w+;|\N{REPLACEMENT CHARACTER}|~~")


# A plan says the same words again and again: reading one of 2,000 actions takes half the time.
@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` without case, accents, typographic apostrophes or doubled blanks, to compare it."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def bare(text: str) -> str:
    r"""``text`` without the blanks around it, Markdown's emphasis marks, and the backslash of « 1\. » or « 2\* ».

    They are the only things an importer takes away: they are Markdown's, not the plan's.
    """
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text)).strip()


def items(text: str, separator: re.Pattern[str] = BREAK) -> tuple[str, ...]:
    """What ``text`` itself parts, by a line break or a bullet: several items that nobody needs to confirm."""
    return tuple(part.strip() for part in separator.split(text) if part.strip())


def has_conversion_mark(text: str) -> bool:
    """Whether a conversion left something in ``text``: ``1^{ère}``, a formula, an entity, a struck-out word."""
    return _CONVERSION_MARK.search(text) is not None


def axis_number(written: str) -> int | None:
    """The number of an axis written in roman or arabic numerals; None where it is neither, or zero."""
    meant = readings(f"axe {written}")
    return (meant[0][0] or None) if meant and len(meant[0]) == 1 else None


def letters_number(letters: str) -> int:
    """The number that ``letters`` write, as a spreadsheet names its columns: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
