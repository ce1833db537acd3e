"""French typography as the Office québécois de la langue française has it.

A no-break space before « : », inside « » and around the « h » of « 18 h 30 »; no space before « ; », « ! » and « ? » (OQLF,
« Espacement avant et après les principaux signes de ponctuation »). The code writes ordinary spaces, and the catalogue sets each French sentence once:
what people typed and what a plan says pass through placeholders, untouched.
"""

import re
from functools import cache
from typing import Final

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_SAID_BACK: Final = 80

_TO_BIND: Final = re.compile(r"(?<=«) | (?=»)| (?=:(?:\s|$))|(?<=\d) (?=h(?:\W|$))|(?<=\d h) (?=\d\d)")
_WRONG: Final = re.compile(
    r"""(?<!«)\s[;!?](?=\s|$) # a space before ; ! ?, unless the sign itself is quoted
      | [^\s]:(?=[\s*_»)]|$)  # none before a colon
      | «\S | \S»             # none inside the quotation marks
      | "\w | \w"             # straight quotation marks
    """,
    re.VERBOSE,
)


def shortened(text: str) -> str:
    """What somebody typed, as a sentence says it back: its beginning where it is long."""
    return text if len(text) <= _SAID_BACK else text[: _SAID_BACK - 1] + "…"


@cache
def typeset(text: str) -> str:
    """``text``, written with ordinary spaces, with the no-break spaces of French."""
    return _TO_BIND.sub(NO_BREAK_SPACE, text)


def misplaced(text: str) -> str | None:
    """The first place of ``text`` where French spacing is wrong, with a little around it; None where all is right."""
    found = _WRONG.search(text)
    return text[max(found.start() - 10, 0) : found.end() + 10] if found else None
