"""What one entry of the register of personal data says: whose a row is, why and how long it is held, what erasing does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.personal_data import DataKind, Effect, Ground, Identity, Purpose, Retention


class Key(StrEnum):
    """What a column holds of the person: a Discord member's id, or an entry's of the directory."""

    USER = "user_id"
    PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class Owner:
    """How a row is somebody's: the column that holds their id.

    ``inside`` is the field of its JSON where it stands. In a text, ``prefix`` stands before it (``user:``), and anything may follow
    after ``followed`` (``|``); None for a number, and where nothing follows.
    """

    column: str
    key: Key
    inside: str | None = None
    prefix: str | None = None
    followed: str | None = None

    def mark_of(self, identity: Identity) -> int | str | None:
        """What the column holds, or begins with, where the row is the person's; None where no row can be."""
        mine = identity.user_id if self.key is Key.USER else identity.person_id
        return mine if mine is None or self.prefix is None else f"{self.prefix}{mine}{self.followed or ''}"

    def is_of(self, value: object, identity: Identity) -> bool:
        """Whether a column that holds ``value`` is about the person."""
        mark = self.mark_of(identity)
        if mark is None or value is None:
            return False
        return value == mark if self.followed is None else str(value).startswith(str(mark))


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The row's own id after ``prefix``: what an emptied column holds where no two rows may hold the same."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Record:
    """One way in which a table speaks of somebody.

    A row is theirs where any of ``owners`` says so, and ``where`` holds. ``personal`` are the columns that erasure empties or
    removes; ``context``, those that say what it was about and stay with a row that does. ``becomes`` is what an emptied column
    holds afterwards, where that is not NULL. Where the effect is MENTION_GOES there is no owner: ``personal`` are JSON columns of
    somebody else's row, and what of them is the person's goes (``bot.domain.personal_facts``).
    """

    kind: DataKind
    table: str
    owners: tuple[Owner, ...]
    personal: tuple[str, ...]
    purpose: Purpose
    ground: Ground
    retention: Retention
    effect: Effect
    context: tuple[str, ...] = ()
    where: Mapping[str, str | None] = field(default_factory=dict)
    becomes: Mapping[str, str | OwnNumber] = field(default_factory=dict)
