"""The entry of the directory that somebody named in a form."""

from typing import Final

from bot.domain.directory_search import EntryKind, one_sure
from bot.domain.errors import UnknownEntry
from bot.services.snapshots import Knowledge
from bot.views.entry_places import record_kind

_MOST_NEAR: Final = 3


def optional_entry(held: Knowledge, text: str, kind: EntryKind) -> int | None:
    """The entry that ``text`` names, None where it is empty; raise ``UnknownEntry``."""
    return entry_named(held, text, kind) if text else None


def entry_named(held: Knowledge, text: str, kind: EntryKind) -> int:
    """The one entry that ``text`` names; raise ``UnknownEntry``, with the nearest, where it names none or several."""
    hits = held.directory.search(text, kinds=(kind,))
    sure = one_sure(hits)
    if sure is None:
        raise UnknownEntry(record_kind(kind), text, tuple(hit.name for hit in hits[:_MOST_NEAR]))
    return sure.id
