"""The command that a member meant who left out its slash, or the words before it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from bot.playground.commandline import usages


def meant(line: str, commands: Sequence[dict[str, Any]], locale: str) -> str | None:
    """The whole command that ``line`` is the end of: « axe II » is « /plan axe II »; None where it is of none."""
    typed = line.split()
    for usage in usages(commands, locale):
        signature = usage.removeprefix("/").splitlines()[0].split()
        words = list(takewhile(lambda word: not word.strip("[]").endswith(":"), signature))
        for missing in range(len(words)):
            end = words[missing:]
            if [word.casefold() for word in typed[: len(end)]] == end:
                return "/" + " ".join([*words, *typed[len(end) :]])
    return None
