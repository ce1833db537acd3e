"""A piece of a file that a sentence can show."""

import unicodedata
from typing import Final

LONGEST: Final = 80
_UNWRITABLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})  # control characters, lone surrogates, line separators


def excerpt(text: str) -> str:
    """The start of ``text`` on one line; what no line of UTF-8 can hold is replaced."""
    start = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join("\ufffd" if unicodedata.category(sign) in _UNWRITABLE else sign for sign in start)
