"""What is held about a person as a JSON file that they take away.

``format`` names this shape: ``courroie-personal-data-1``. ``taken_at`` is an instant with its offset, like every instant; days are
``2013-05-30``. ``held`` lists what the register finds, each with its ``kind``, why and how long it is kept, what erasing does to it,
and its ``rows`` by column; an organisation or a table is ``{"id", "name"}``. Whole numbers that other programs would round
(Discord's ids) are written as text. ``named_in`` gives, by the plan's title, the references where the person's exact name stands;
``named_elsewhere`` says whether another of the roundtable's texts has it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from bot.domain.directory import Directory
from bot.domain.guild_settings import Retention as Delays
from bot.domain.personal_data import Held, PersonalData
from bot.texts.catalogue import Texts
from bot.texts.personal_data import effect_text, purpose_title, reason_text, retention_text

FORMAT: Final = "courroie-personal-data-1"
FILE_NAME: Final = "mes-donnees.json"
_EXACT: Final = 2**53
"""What a JSON number is sure to hold (RFC 8259, section 6)."""


def write_personal_data(
    t: Texts, data: PersonalData, guild_id: int, taken_at: datetime, directory: Directory, delays: Delays
) -> bytes:
    """``data`` in UTF-8, indented by two, ended by a newline; what explains it is in the person's language."""
    document = {
        "format": FORMAT,
        "taken_at": taken_at,
        "guild_id": str(guild_id),
        "user_id": data.identity.user_id,
        "person_id": data.identity.person_id,
        "held": [_held(t, held, directory, delays) for held in data.held],
        "named_in": {title: [str(reference) for reference in places] for title, places in data.named_at.items()},
        "named_elsewhere": data.named_elsewhere,
    }
    return (json.dumps(_plain(document), ensure_ascii=False, indent=2) + "\n").encode()


def _held(t: Texts, held: Held, directory: Directory, delays: Delays) -> dict[str, object]:
    return {
        "kind": held.kind,
        "what": purpose_title(t, held.purpose),
        "why": reason_text(t, held.purpose, held.ground),
        "kept": retention_text(t, held.retention, delays),
        "erasing": effect_text(t, held.effect),
        "rows": [{column: _named(column, value, directory) for column, value in row.items()} for row in held.rows],
    }


def _named(column: str, value: object, directory: Directory) -> object:
    if not isinstance(value, int):
        return value
    if column == "organization_id":
        return {"id": value, "name": directory.organizations[value].name}
    if column == "working_group_id":
        return {"id": value, "name": directory.groups[value].name}
    return value


def _plain(value: object) -> object:
    match value:
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case bool():
            return value
        case int() if value > _EXACT:
            return str(value)
        case _:
            return value
