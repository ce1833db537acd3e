"""A mark of its own in every column of the register that speaks of somebody: what erasing must remove, all of it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, Final

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Insert, Integer, Text, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.personal_data import DataKind
from storage.guilds import lock_guild
from storage.models import (
    Assembly,
    BallotBox,
    Base,
    Motion,
    Organization,
    Plan,
    PlanItem,
    PlanVersion,
    Survey,
    WorkingGroup,
)
from storage.personal_data import REGISTER
from storage.personal_records import Key, Record
from storage.types import Instant
from tests.storage.tools import NOW

ANOTHER: Final = 1
"""Somebody's Discord id, who is never erased."""


@dataclass(frozen=True)
class Mark:
    """What stands in a personal column, as an export and a dump write it."""

    kind: DataKind
    column: str
    text: str

    @property
    def on_disk(self) -> bytes:
        """As SQLite writes it in a row or an index: large numbers in eight bytes, the rest as text."""
        return int(self.text).to_bytes(8, "big") if self.text.isdigit() else self.text.encode()


@dataclass
class Planting:
    """Somebody's rows of every kind in a guild; ``number`` sets the marks of two plantings apart."""

    number: int
    guild_id: int
    user_id: int
    person_id: int
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._numbers = count(self.number * 10**16)
        self._days = count(self.number * 500)

    async def plant(self, session: AsyncSession, *without: DataKind) -> None:
        """Write a row of each kind but ``without``, and the organisation, the table and the plan that they stand on."""
        await lock_guild(session, self.guild_id, NOW)
        around = {key: next(self._numbers) for key in _AROUND}
        for statement in _ground(self.guild_id, f"gardé {self.number}", around):
            await session.execute(statement)
        for record in reversed(REGISTER):
            if record.kind not in without:
                row = self._row(record, around)
                await session.execute(insert(Base.metadata.tables[record.table]), [row])
                self.marks += [mark for column in record.personal for mark in _marks(record.kind, column, row[column])]

    def _row(self, record: Record, around: dict[str, int]) -> dict[str, Any]:
        ids = {Key.USER: self.user_id, Key.PERSON: self.person_id}
        plain = [owner for owner in record.owners if not owner.inside and not owner.prefix]
        owners = {owner.column: ids[owner.key] for owner in plain}
        said = f"MARK-{self.number}-{record.kind}"
        particular = _particular(record.kind, self.user_id, self.person_id, said)
        given: dict[str, Any] = {"guild_id": self.guild_id} | around | particular | {**record.where} | owners
        columns = Base.metadata.tables[record.table].columns
        return {each.name: given[each.name] if each.name in given else self._value(each, said) for each in columns}

    def _value(self, column: Column[Any], said: str) -> object:
        match column.type:
            case Boolean():
                return True
            case Date():
                return date(1500, 1, 1) + timedelta(days=next(self._days))
            case Instant():
                return datetime(1500, 1, 1, tzinfo=UTC) + timedelta(days=next(self._days))
            case JSON():
                return {"said": f"{said}-{column.name}"}
            case Text():
                return f"{said}-{column.name}"
            case BigInteger():
                return next(self._numbers)
            case Integer():
                return 7
        raise AssertionError(column)


_AROUND: Final = (
    *("organization_id", "working_group_id", "plan_id", "item_id", "version_id"),
    *("assembly_id", "box_id", "motion_id", "survey_id"),
)
# What a column that says where and when must hold to be read again.
_OF_ASSEMBLY: Final = (
    dict.fromkeys(("series_id", "slot_local", "postponed_from"))
    | {"kind": "board", "status": "convened", "length_minutes": 120, "sequence": 0}
    | {"time_zone": "America/Toronto", "start_local": "2012-10-01T18:30", "starts_at": NOW, "changed_at": NOW}
)
_OF_MOTION: Final = (
    dict.fromkeys(("moved_by_person_id", "seconded_by_person_id", "elected_person_id"))
    | dict.fromkeys(("votes_for", "votes_against", "votes_abstained", "voices_present"), 0)
    | {"kind": "ordinary", "status": "open", "opened_at": NOW}
)
_OF_SURVEY: Final = {
    **dict.fromkeys(("opens_local", "closes_local", "rule")),
    "status": "open",
    "anonymous": False,
    "by_organization": False,
    "breakdown": "none",
    "audience": "everyone",
    "threshold": 5,
    "publish_results": True,
    "changed_at": NOW,
}
_OF_DEADLINE: Final = dict.fromkeys(
    ("rule", "series_key", "slot_local", "offsets", "carrier_kind", "carrier_id", "created_by")
) | {"time_zone": "America/Toronto", "due_local": "2012-10-01T18:30", "due_at": NOW, "status": "open"}
_CODES: Final = ("actor_kind", "carrier_kind", "answer")


def _ground(guild_id: int, name: str, keys: dict[str, int]) -> list[Insert]:
    of_guild = {"guild_id": guild_id}
    version = dict.fromkeys(_texts_of(PlanVersion), name) | {"number": 1, "status": "draft", "imported_at": NOW}
    named = {"name": name, "active": True, "kind": "table"}
    rows: list[tuple[type[Base], str, dict[str, object]]] = [
        (Organization, "organization_id", {**named, "kind": "other", "in_good_standing": True}),
        (WorkingGroup, "working_group_id", {**named, "recognised": True}),
        (Plan, "plan_id", {"title": name, "created_at": NOW}),
        (PlanItem, "item_id", {"plan_id": keys["plan_id"], "kind": "action"}),
        (PlanVersion, "version_id", {**version, "plan_id": keys["plan_id"]}),
        (Assembly, "assembly_id", {**dict.fromkeys(_texts_of(Assembly), name), **_OF_ASSEMBLY}),
        (BallotBox, "box_id", {"salt": name}),
        (Motion, "motion_id", {**_OF_MOTION, "text": name, "assembly_id": keys["assembly_id"]}),
        (Survey, "survey_id", {**dict.fromkeys(_texts_of(Survey), name), **_OF_SURVEY}),
    ]
    return [insert(model).values(of_guild | row | {"id": keys[key]}) for model, key, row in rows]


def _texts_of(model: type[Base]) -> list[str]:
    return [column.name for column in model.__table__.columns if isinstance(column.type, Text)]


def _particular(kind: DataKind, user_id: int, person_id: int, said: str) -> dict[str, Any]:
    """What the tables' keys and checks ask of a row, and what makes it theirs in one way only."""
    entry = dict.fromkeys(("person_id", "user_id", "subject_id", "actor_id"))
    particular: dict[DataKind, dict[str, Any]] = {
        DataKind.LINK_REQUEST: {"person_id": person_id},
        DataKind.ENTRUSTMENT: {"item_id": None, "kind": "person"},
        DataKind.LEADERSHIP: {"kind": "table", "parent_id": None, "channel_id": None, "role_id": None},
        DataKind.EVIDENCE: {"actor_id": ANOTHER},
        DataKind.EVENT: {"evidence_author_id": ANOTHER, "evidence_text": f"dit par {ANOTHER}", "evidence_url": None},
        DataKind.SETTLED_DOUBT: {"status": "dismissed", "values": []},
        DataKind.IMPORT: {"status": "archived", "number": 7},
        DataKind.PRIVACY_OFFICER: {"value": {"name": f"{said}-name", "contact": "", "user_id": user_id}},
        **_particular_meetings(user_id, person_id),
        DataKind.JOURNAL_OF_ENTRY: entry,
        DataKind.JOURNAL_ABOUT: {**entry, "subject": "board"},
        DataKind.JOURNAL_BY: {**entry, "actor_kind": "member", "before": None, "after": None, "label": "gardé"},
        DataKind.JOURNAL_MENTION: {
            **entry,
            "before": {"name": "gardé", "lead_id": person_id},
            "after": {"officer": {"user_id": user_id, "name": f"{said}-name"}},
        },
    }
    return particular.get(kind, {})


def _particular_meetings(user_id: int, person_id: int) -> dict[DataKind, dict[str, Any]]:
    nobody = {"person_id": None, "user_id": None}
    return {
        DataKind.ANSWER: {"answer": "proxy", "proxy_person_id": person_id},
        DataKind.PROXY: {"answer": "proxy", "user_id": ANOTHER},
        DataKind.ATTENDANCE: {"entered_by": ANOTHER},
        DataKind.CHECKED_IN: nobody,
        DataKind.MOTION_MOVED: _OF_MOTION,
        DataKind.MOTION_SECONDED: _OF_MOTION,
        DataKind.ELECTED: _OF_MOTION,
        DataKind.BALLOT: {"voice": "o12", "choice": "for"},
        DataKind.OWN_VOICE: {**nobody, "voice": f"p{person_id}", "choice": "for", "organization_id": None},
        DataKind.CONVOCATION: _OF_ASSEMBLY,
        DataKind.DEADLINE_CARRIED: _OF_DEADLINE,
        DataKind.DEADLINE_SET: _OF_DEADLINE,
        DataKind.REFUSAL: {
            "user_id": None,
            "dedupe_key": f"refusal:user:{user_id}:50007",
            **dict.fromkeys(("variant", "problem"), f"user:{user_id}|50007"),
        },
        DataKind.RESPONSE: {"participant": f"u{user_id}"},
        DataKind.DELIVERY_BLOCK: {"place": f"user:{user_id}"},
    }


def _marks(kind: DataKind, column: str, value: object) -> list[Mark]:
    """The mark that ``value`` is; a yes, a no or a code is none, nor what the guild has of itself."""
    if column in _AROUND or column in _CODES or value is None or isinstance(value, bool):
        return []
    if isinstance(value, dict):
        return [mark for each in value.values() if each not in ("", "gardé") for mark in _marks(kind, column, each)]
    text = value.date().isoformat() if isinstance(value, datetime) else str(value)
    return [Mark(kind, column, text)]
