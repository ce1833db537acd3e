"""Text that people typed, made safe inside Discord's Markdown: it can neither ping, nor format, nor spoof a link."""

import re
from functools import lru_cache
from typing import Final

# Everywhere: emphasis, code, spoilers, links, and what begins a mention or a timestamp (discord.py's own
# escape_markdown leaves <t:…>, <#…> and </…> as they are). At a line's start: headings, quotes and lists.
_ANYWHERE: Final = re.compile(r"([\\*_~`|\[\]<])")
_LINE_START: Final = re.compile(r"^(\s*(?:\d+(?=[.)]\s))?)([#>+.)-])", re.MULTILINE)

_ESCAPED: Final = re.compile(r"\\(.)")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` as Discord will show it, character for character."""
    return _LINE_START.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\1", text))


def as_typed(shown: str) -> str:
    """What was typed, from what ``plain`` made of it."""
    return _ESCAPED.sub(r"\1", shown)


def cut(text: str, length: int) -> str:
    """``text`` in ``length`` characters at most, ending with « … » where it was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def pieces(text: str, length: int) -> list[str]:
    """``text`` in pieces of ``length`` characters at most, cut between words where it can be; none is lost."""
    parts = []
    while len(text) > length:
        at = text.rfind(" ", 1, length)
        at = at if at > 0 else length
        parts.append(text[:at])
        text = text[at:].lstrip(" ")
    return [*parts, text]
