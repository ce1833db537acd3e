"""What an importer was not sure of: what stood there and what was understood. Facts only; the sentence is made at the edge."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.reference import Reference


class DoubtKind(StrEnum):
    """Why somebody should look."""

    PARTIES_SPLIT = "parties_split"  # one cell, several parties: values are the parties
    STATEMENTS_SPLIT = "statements_split"  # one cell, several results or indicators: values are the pieces
    PARTY_ALIAS = "party_alias"  # two names taken for one party: values is (the name kept,)
    SHIFTED_CELLS = "shifted_cells"  # cells read in another column: values are "column: text"
    STRAY_COLUMN = "stray_column"  # a column with no meaning: values are the texts it held, if any
    NO_RESPONSIBLE = "no_responsible"  # nobody named: values is (the value above,) or ()
    NO_ACTION = "no_action"  # a row without an action: values are what it gave the specific objective
    NOTE_PLACED = "note_placed"  # a note whose place was read: values is () ; reference is the place
    NOTE_AMBIGUOUS = "note_ambiguous"  # a note that may rather be about other places: values are their references
    STATE_PROPOSED = "state_proposed"  # a note speaks of a state: values is (a state's value,)
    LOOSE_LINE = "loose_line"  # a line that belongs to nothing
    CONVERSION_MARK = "conversion_mark"  # characters that a conversion left, such as 1^{ère}: kept as they are
    EXTRA_CELLS = "extra_cells"  # cells past the header's count
    UNREAD = "unread"  # any other text that found no place


class DoubtStatus(StrEnum):
    """What somebody made of a doubt; OPEN until somebody looked."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to confirm. ``line`` counts from 1 in the file; ``found`` is the source's text, word for word.

    ``id`` is None until stored, and never part of equality.
    """

    kind: DoubtKind
    line: int
    found: str
    values: tuple[str, ...] = ()
    reference: Reference | None = None
    id: int | None = field(default=None, compare=False)
