"""The Markdown that Courroie writes and reads back without guessing: its fixed words, and how a text is escaped in it.

The words are part of the format, in the plan's language: they are not translated.
"""

import re
from itertools import pairwise
from typing import Final

MARKER: Final = "<!-- courroie: 1 -->"
HISTORY: Final = "Historique"
MISSION: Final = "Mission"
OBJECTIVES: Final = "Objectifs"
STRUCTURE: Final = "Structure"
WORKING_GROUPS: Final = "Tables et comités"
PLAN: Final = "Plan d'action"
YEARS: Final = "Années"
PARTIES: Final = "Responsables et partenaires"
NOTES: Final = "Notes :"
COLUMNS: Final = (
    "Objectifs spécifiques",
    "Actions",
    "Résultats visés",
    "Indices de mesure des résultats",
    "Responsables",
    "Partenaires et ressources",
)
NOTES_COLUMN: Final = "Notes"
BREAK: Final = "<br>"
MARK: Final = "X"

_SYNTAX: Final = re.compile(r"[\\`*_\[\]<>|~&]")
_LEADING: Final = re.compile(r"[-+#=:]|\d+(?=[.)])")
_ESCAPED: Final = re.compile(r"\\([\\`*_\[\]<>|~&+#=:.)-])")
_PIPE: Final = re.compile(r"\\.|(\|)")


def escape(text: str) -> str:
    """One line of text as Markdown that shows it as it is, in a cell, an item, a heading or a paragraph."""
    escaped = _SYNTAX.sub(r"\\\g<0>", text)
    if leading := _LEADING.match(escaped):
        end = leading.end()
        return f"{escaped[:end]}\\{escaped[end:]}" if escaped[0].isdigit() else f"\\{escaped}"
    return escaped


def unescape(text: str) -> str:
    """The text that ``escape`` was given."""
    return _ESCAPED.sub(r"\1", text)


def split_row(line: str) -> list[str]:
    """The cells of a row such as ``| a | b |``, still escaped, without the blanks around them."""
    inner = line.strip(" ").removeprefix("|")
    pipes = [match.start() for match in _PIPE.finditer(inner) if match.group(1)]
    return [inner[start + 1 : end].strip(" ") for start, end in pairwise([-1, *pipes])]
