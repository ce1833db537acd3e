"""Members, roles and channels that are offered after « @ » and « # »."""

import re
from collections.abc import Sequence
from typing import Final

from bot.playground.composer_items import MOST, Item, ItemKind, Nameable, matching

_BEING_TYPED: Final = re.compile(r"(?<![\w<@#])[@#]((?:[^@#\s][^@#\n]{0,39})?)\Z")
_RAW: Final = {ItemKind.MEMBER: "<@{}>", ItemKind.ROLE: "<@&{}>", ItemKind.CHANNEL: "<#{}>"}


def mentions(text: str, cursor: int, names: Sequence[Nameable], since: int = 0) -> list[Item]:
    """Who or what could be mentioned at the cursor, by a sign that stands at ``since`` or after."""
    typed = _BEING_TYPED.search(text, since, cursor)
    if typed is None:
        return []
    sign = typed[0][0]
    found = find_names(typed[1], [one for one in names if one.sign == sign])
    return [_mention(one, names, typed.start(), blank_after(text, cursor)) for one in found]


def find_names(query: str, names: Sequence[Nameable]) -> list[Nameable]:
    """Those found by their names or usernames; all, up to a bound, for an empty query."""
    return matching(query, names, lambda one: [one.name, one.username] if one.username else [one.name])[:MOST]


def blank_after(text: str, end: int) -> int:
    """``end``, past the blank that stands there: an item brings its own."""
    return end + 1 if text[end : end + 1].isspace() else end


def _mention(one: Nameable, names: Sequence[Nameable], start: int, end: int) -> Item:
    label = one.sign + one.name
    return Item(one.kind, label, one.username, start, end, f"{_written(one, names)} ")


def _written(one: Nameable, names: Sequence[Nameable]) -> str:
    """Its name, the username where it is not the only one of that name, else the mention as Discord writes it."""
    for called in filter(None, (one.name, one.username)):
        same = [other for other in names if other.sign == one.sign and called.casefold() in _calls(other)]
        if same == [one]:
            return one.sign + called
    return _RAW[one.kind].format(one.id)


def _calls(one: Nameable) -> tuple[str, str]:
    return one.name.casefold(), one.username.casefold()
