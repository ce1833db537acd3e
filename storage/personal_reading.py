"""What is held about somebody, as they may see it: their rows, without anybody else's data."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.personal_data import Effect, Held, Identity
from bot.domain.personal_facts import only_of, speaks_of
from storage.personal_data import REGISTER, Key, Record
from storage.personal_rows import rows_of


async def held_about(session: AsyncSession, guild_id: int, identity: Identity) -> tuple[Held, ...]:
    """What the register finds for the person, in its order; kinds without a row are not there."""
    held = []
    for record in REGISTER:
        rows = [_shown(record, row, identity) for row in await rows_of(session, record, guild_id, identity)]
        if rows:
            held.append(Held(record.kind, record.purpose, record.ground, record.retention, record.effect, tuple(rows)))
    return tuple(held)


def _shown(record: Record, row: Mapping[str, Any], identity: Identity) -> dict[str, object]:
    """The columns of ``row`` that the register gives to the person; an id or a fact that is somebody else's is left out."""
    ids = {Key.USER: identity.user_id, Key.PERSON: identity.person_id}
    others = {owner.column for owner in record.owners if not owner.inside and row[owner.column] != ids[owner.key]}
    columns = (*record.context, *record.personal)
    return {column: _theirs(record, row[column], identity) for column in columns if column not in others}


def _theirs(record: Record, value: object, identity: Identity) -> object:
    if not isinstance(value, dict):
        return value
    if record.effect is Effect.MENTION_GOES:
        value = {field: each for field, each in value.items() if speaks_of({field: each}, identity)}
    return only_of(value, identity)
