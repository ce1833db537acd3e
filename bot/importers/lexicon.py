"""The words of the field that help to read a plan: ``bot/data/lexique.toml``, which anybody may edit."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

from bot.domain.plan import ActionState, ObjectiveState
from bot.importers.words import fold

_FILE: Final = files("bot") / "data" / "lexique.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the file says, folded: names that stand alone, proper nouns, words that call for more, short forms, states."""

    parties: tuple[str, ...]
    proper_nouns: frozenset[str]
    connectors: frozenset[str]
    abbreviations: dict[str, str]
    states: tuple[tuple[str, re.Pattern[str]], ...]

    def state_in(self, text: str) -> str | None:
        """The value of the state that ``text`` speaks of, if any; the file's order decides between several."""
        folded = fold(text)
        return next((state for state, pattern in self.states if pattern.search(folded)), None)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once.

    Raises:
        ValueError: a state that the domain does not have.
    """
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    known = set(chain(ActionState, ObjectiveState))
    if unknown := content["etats"].keys() - known:
        msg = f"lexique.toml: unknown states {sorted(unknown)}"
        raise ValueError(msg)
    return Lexicon(
        parties=tuple(content["acteurs"]),
        proper_nouns=frozenset(fold(word) for word in content["noms_propres"]),
        connectors=frozenset(fold(word) for word in content["liaisons"]),
        abbreviations={fold(short): fold(full) for short, full in content["abreviations"].items()},
        states=tuple((state, re.compile("|".join(patterns))) for state, patterns in content["etats"].items()),
    )
