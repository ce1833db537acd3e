"""What is held about somebody, as they may see it: their rows, without anybody else's data."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.personal_data import DataKind, Effect, Held, Identity
from bot.domain.personal_facts import only_of, speaks_of
from storage.personal_data import REGISTER
from storage.personal_records import Record
from storage.personal_rows import rows_of

# An entry of the journal may speak of somebody in several ways: it is told once, the fullest way first.
_TOLD_ONCE: Final = frozenset({DataKind.JOURNAL_OF_ENTRY, DataKind.JOURNAL_ABOUT, DataKind.JOURNAL_MENTION})


async def held_about(session: AsyncSession, guild_id: int, identity: Identity) -> tuple[Held, ...]:
    """What the register finds for the person, in its order; kinds without a row are not there."""
    held = []
    told: set[int] = set()
    for record in REGISTER:
        found = await rows_of(session, record, guild_id, identity)
        if record.kind in _TOLD_ONCE:
            found = [row for row in found if row["id"] not in told]
            told |= {row["id"] for row in found}
        shown = (_shown(record, row, identity) for row in found)
        rows = [row for row in shown if any(row.get(column) is not None for column in record.personal)]
        if rows:
            held.append(Held(record.kind, record.purpose, record.ground, record.retention, record.effect, tuple(rows)))
    return tuple(held)


def _shown(record: Record, row: Mapping[str, Any], identity: Identity) -> dict[str, object]:
    """The columns of ``row`` that the register gives to the person; an id or a fact that is somebody else's is left out."""
    plain = [owner for owner in record.owners if not owner.inside]
    mine = {owner.column for owner in plain if owner.is_of(row[owner.column], identity)}
    others = {owner.column for owner in plain} - mine
    columns = (*record.context, *record.personal)
    return {column: _theirs(record, row[column], identity) for column in columns if column not in others}


def _theirs(record: Record, value: object, identity: Identity) -> object:
    if not isinstance(value, dict):
        return value
    if record.effect is Effect.MENTION_GOES:
        value = {field: each for field, each in value.items() if speaks_of({field: each}, identity)}
    return only_of(value, identity)
