"""Discord's Markdown as the readable text of a terminal (Discord's reference: Message Formatting)."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

FEWEST_COLUMNS: Final = 20

_INLINE: Final = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<ticks>`+)(?P<code>.+?)(?P=ticks)
    | \[(?P<label>[^\]]+)\]\(<?(?P<target>https?://[^\s)>]+)>?(?:\s"[^"]*")?\)
    | <(?P<address>https?://[^\s>]+)>
    | https://discord\.com/channels/\d+/(?P<linked>\d+)/\d+
    | <t:(?P<instant>-?\d{1,11})(?::(?P<style>[tTdDfFsSR]))?>
    | <@&(?P<role>\d+)> | <@!?(?P<user>\d+)> | <\#(?P<channel>\d+)>
    | </(?P<command>[^:>]+):\d+> | <a?:(?P<emoji>\w+):\d+>
    | \*\*(?P<bold>.+?)\*\*(?!\*)
    | __(?P<underlined>.+?)__(?!_)
    | \*(?!\s)(?P<starred>[^*]+?)(?<!\s)\*
    | (?<!\w)_(?!\s)(?P<slanted>[^_]+?)(?<!\s)_(?!\w)
    """,
    re.VERBOSE,
)
_HEADING: Final = re.compile(r"#{1,3}\s+(.+)")
_SUBTEXT: Final = re.compile(r"-#\s+(.+)")
_QUOTE: Final = re.compile(r">\s(.*)")
_BULLET: Final = re.compile(r"(\s*)[-*]\s+(.+)")
_NUMBERED: Final = re.compile(r"(\s*)(\d+\.)\s+(.+)")
_MARKED: Final = re.compile(r"\S{1,12} {2,}")
_FENCE: Final = "```"
_LIST: Final = "  "  # lists stand a little to the right of the text, as on Discord
_LONG_QUOTE: Final = ">>> "


def _plain_instant(instant: int, _style: str) -> str:
    try:
        return f"{datetime.fromtimestamp(instant, UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return str(instant)


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: people, roles and channels by id; ``instant`` words a ``<t:…>`` from its second and style."""

    users: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    instant: Callable[[int, str], str] = _plain_instant


def inline(text: str, names: Names) -> str:
    """One line without its marks: links keep their address, mentions become names."""
    return _INLINE.sub(lambda found: _read(found, names), text)


def _read(found: re.Match[str], names: Names) -> str:
    kind, value = found.lastgroup, found[found.lastgroup or 0]
    match kind:
        case "target":
            label = inline(found["label"], names)
            return value if label == value else f"{label} ({value})"
        case "instant" | "style":
            return names.instant(int(found["instant"]), found["style"] or "f")
        case "role":
            return f"@{names.roles.get(value, value)}"
        case "user":
            return f"@{names.users.get(value, value)}"
        case "channel":
            return f"#{names.channels.get(value, value)}"
        case "linked":  # a message's own address, which Discord shows as a place
            return f"#{names.channels.get(value, value)} › message"
        case "command":
            return f"/{value}"
        case "emoji":
            return f":{value}:"
        case "bold" | "underlined" | "starred" | "slanted":
            return inline(value, names)
        case _:
            return value.strip() if kind == "code" else value


def wrapped(text: str, width: int, *, first: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` columns; a word that is longer stays whole.

    ``first`` goes before the text. The lines that follow keep its blanks, and stand under what a mark and two blanks
    begin (« A  Faire connaître »).
    """
    bare = text.strip(" ")
    blanks = text[: len(text) - len(text.lstrip(" "))]
    mark = _MARKED.match(bare)
    after = blanks + " " * (len(first) + (mark.end() if mark else 0))
    lines = textwrap.wrap(
        bare,
        max(width, FEWEST_COLUMNS, len(after) + FEWEST_COLUMNS),
        initial_indent=blanks + first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [(blanks + first).rstrip()]


def block(text: str, width: int, names: Names) -> list[str]:
    """A text in Discord's Markdown, in lines of at most ``width`` columns (code is never cut)."""
    lines: list[str] = []
    source = iter(text.split("\n"))
    for line in source:
        if line.startswith(_LONG_QUOTE):
            lines += _quoted("\n".join([line.removeprefix(_LONG_QUOTE), *source]), width, names)
        elif line.startswith(_FENCE):
            lines += _code(line.removeprefix(_FENCE), source)
        elif quote := _QUOTE.fullmatch(line):
            lines += _quoted(quote[1], width, names)
        elif heading := _HEADING.fullmatch(line):
            if lines and lines[-1]:
                lines.append("")
            lines += wrapped(inline(heading[1], names), width)
        else:
            lines += _paragraph(line, width, names)
    return lines


def _quoted(text: str, width: int, names: Names) -> list[str]:
    return barred(block(text, width - 2, names))


def barred(lines: Iterable[str]) -> list[str]:
    """The lines behind a bar, as quotes and embeds are."""
    return [f"│ {line}".rstrip() for line in lines]


def _code(opening: str, source: Iterator[str]) -> list[str]:
    if opening.endswith(_FENCE):
        return [f"    {opening.removesuffix(_FENCE)}"]
    lines = [] if not opening or opening.isalnum() else [f"    {opening}"]
    for line in source:
        if line.endswith(_FENCE):
            last = line.removesuffix(_FENCE)
            return [*lines, f"    {last}"] if last else lines
        lines.append(f"    {line}".rstrip())
    return lines


def _paragraph(line: str, width: int, names: Names) -> list[str]:
    if subtext := _SUBTEXT.fullmatch(line):
        return wrapped(inline(subtext[1], names), width)
    if bullet := _BULLET.fullmatch(line):
        mark = "◦ " if bullet[1] else "• "
        return wrapped(_LIST + bullet[1] + inline(bullet[2], names), width, first=mark)
    if numbered := _NUMBERED.fullmatch(line):
        return wrapped(_LIST + numbered[1] + inline(numbered[3], names), width, first=f"{numbered[2]} ")
    return wrapped(inline(line, names), width)
