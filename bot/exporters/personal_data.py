"""What is held about a person as a JSON file that they take away.

``format`` names this shape: ``courroie-personal-data-1``. ``taken_at`` is an instant with its offset, like every instant; days are
``2013-05-30``. ``held`` lists what the register finds, each with its ``kind``, why and how long it is kept, what erasing does to it,
and its ``rows`` by column; an organisation or a table is ``{"id", "name"}``, an assembly ``{"id", "title", "start"}`` (the time on its
own clocks). Discord's ids are text, since most programs would
round such numbers (RFC 8259, section 6). ``named_in`` gives, by the plan's title, the references where the person's exact name stands;
``named_elsewhere`` says whether another of the roundtable's texts has it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from bot.domain.outbox import SubjectKind
from bot.domain.personal_data import Held, PersonalData
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.personal_data import effect_text, purpose_title, reason_text, retention_text

FORMAT: Final = "courroie-personal-data-1"
FILE_NAME: Final = "mes-donnees.json"
_OF_DISCORD: Final = frozenset(
    {
        *("user_id", "actor_id", "evidence_author_id", "settled_by", "imported_by"),
        *("guild_id", "channel_id", "role_id", "message_id", "entered_by", "convened_by", "created_by"),
    }
)


def write_personal_data(t: Texts, data: PersonalData, snapshot: GuildSnapshot, taken_at: datetime) -> bytes:
    """``data`` in UTF-8, indented by two, ended by a newline; what explains it is in the person's language."""
    document = {
        "format": FORMAT,
        "taken_at": taken_at,
        "guild_id": snapshot.guild_id,
        "user_id": data.identity.user_id,
        "person_id": data.identity.person_id,
        "held": [_held(t, held, snapshot) for held in data.held],
        "named_in": {title: [str(reference) for reference in places] for title, places in data.named_at.items()},
        "named_elsewhere": data.named_elsewhere,
    }
    return (json.dumps(_plain(document), ensure_ascii=False, indent=2) + "\n").encode()


def _held(t: Texts, held: Held, snapshot: GuildSnapshot) -> dict[str, object]:
    return {
        "kind": held.kind,
        "what": purpose_title(t, held.purpose),
        "why": reason_text(t, held.purpose, held.ground),
        "kept": retention_text(t, held.retention, snapshot.settings.retention),
        "erasing": effect_text(t, held.effect),
        "rows": [{column: _named(column, row, snapshot) for column in row} for row in held.rows],
    }


def _named(column: str, row: Mapping[str, object], snapshot: GuildSnapshot) -> object:
    value = row[column]
    if not isinstance(value, int):
        return value
    if column == "organization_id":
        organization = snapshot.directory.organizations.get(value)
        return {"id": value, "name": organization.name if organization else None}
    if column == "working_group_id":
        group = snapshot.directory.groups.get(value)
        return {"id": value, "name": group.name if group else None}
    if column == "assembly_id" or (column == "subject_id" and row.get("subject") == SubjectKind.ASSEMBLY):
        assembly = next((each for each in snapshot.assemblies if each.id == value), None)
        said = {"title": assembly.title, "start": assembly.start_local} if assembly else {}
        return {"id": value, **said}
    return value


def _plain(value: object) -> object:
    match value:
        case Mapping():
            return {str(key): _field(str(key), each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return value


def _field(name: str, value: object) -> object:
    of_discord = isinstance(value, int) and name.rpartition(".")[2] in _OF_DISCORD
    return str(value) if of_discord else _plain(value)
