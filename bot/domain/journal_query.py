"""What is asked of the journal, and a page of it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.directory_search import EntryKind
from bot.domain.journal import Entry, Subject


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry of the directory, of which the history is asked."""

    kind: EntryKind
    id: int


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """What somebody asks for: the changes that a Discord member made or that are about them, to what, on which local days.

    ``thing`` is one entry, and ``subject`` a sort of thing.
    """

    user_id: int | None = None
    subject: Subject | None = None
    since: date | None = None
    until: date | None = None
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """A ``JournalQuery`` as the journal's rows answer it: ``person_id`` is the member's entry; instants, ``before`` excluded."""

    user_id: int | None = None
    person_id: int | None = None
    subject: Subject | None = None
    since: datetime | None = None
    before: datetime | None = None
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after the entry ``id`` going down to older ones, or going up to newer ones."""

    id: int
    newer: bool = False


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Entries, newest first; whether there are newer and older ones around them."""

    entries: tuple[Entry, ...] = ()
    has_newer: bool = False
    has_older: bool = False
