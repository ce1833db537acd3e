"""Text that people typed, made safe inside Discord's Markdown: it can neither ping, nor format, nor spoof a link."""

import re
from functools import lru_cache
from typing import Final

from bot.domain.seen_text import seen
from bot.domain.web_address import web_address

# Everywhere: emphasis, code, spoilers, links, and what begins a mention or a timestamp (discord.py's own
# escape_markdown leaves <t:…>, <#…> and </…> as they are). At a line's start: headings, quotes and lists.
_ANYWHERE: Final = re.compile(r"([\\*_~`|\[\]<])")
_LINE_START: Final = re.compile(r"^(\s*(?:\d+(?=[.)]\s))?)([#>+.)-])", re.MULTILINE)

_ADDRESS: Final = re.compile(r"(?<!\w)([A-Za-z][A-Za-z0-9+.-]*):(//[^\s\"<>`]*)")
_PIECE_START: Final = re.compile(_LINE_START.pattern)

_ESCAPED: Final = re.compile(r"\\(.)")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` as Discord will show it, character for character, but for those that are not seen.

    An address that leads elsewhere than it seems to is no link: its scheme is parted from the rest.
    """
    return _LINE_START.sub(r"\1\\\2", _ADDRESS.sub(_defused, _ANYWHERE.sub(r"\\\1", seen(text))))


def _defused(address: re.Match[str]) -> str:
    if web_address(as_typed(address[0]).rstrip("\\")):
        return address[0]
    return f"{address[1]}\\:{address[2]}"


def as_typed(shown: str) -> str:
    """What was typed, from what ``plain`` made of it."""
    return _ESCAPED.sub(r"\1", shown)


def cut(text: str, length: int) -> str:
    """``text`` in ``length`` characters at most, ending with « … » where it was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def pieces(text: str, length: int) -> list[str]:
    """``text`` in pieces of ``length`` characters at most, cut between words where it can be; none is lost.

    What was made safe stays so: no backslash is parted from what follows it, and no piece begins a heading or a list.
    """
    parts = []
    while len(text) > length:
        at = text.rfind(" ", 1, length)
        at = at if at > 0 else _outside_escape(text, length)
        parts.append(text[:at])
        text = _PIECE_START.sub(r"\1\\\2", text[at:].lstrip(" "))
    return [*parts, text]


def _outside_escape(text: str, at: int) -> int:
    before = text[:at]
    backslashes = len(before) - len(before.rstrip("\\"))
    return at - 1 if backslashes % 2 and at > 1 else at
