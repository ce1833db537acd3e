"""The register of personal data: every column of every table is in it, and a test fails for one that is not.

A column is of one of three kinds. ``REGISTER`` says what speaks of somebody, how a row is theirs, why it is held, how long, and
what erasing does: ``storage.erasure`` and the export read it, and know nothing else. ``DOCUMENTS`` are the roundtable's own texts,
which may name someone as any adopted text may: they are kept, and the coordination masks a name by importing a corrected plan.
``IMPERSONAL`` speaks of nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.domain.journal import ActorKind, Subject
from bot.domain.personal_data import DataKind, Effect, Ground, Purpose, Retention


class Key(StrEnum):
    """What a column holds of the person: a Discord member's id, or an entry's of the directory."""

    USER = "user_id"
    PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class Owner:
    """How a row is somebody's: the column that holds their id; ``inside`` is the field of its JSON where it stands."""

    column: str
    key: Key
    inside: str | None = None


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
    becomes: Mapping[str, str] = field(default_factory=dict)


_CHANGE: Final = ("id", "happened_at", "subject", "act")

# Erasure follows this order: what points to an entry of the directory comes before the entry.
REGISTER: Final = (
    Record(
        DataKind.LINK_REQUEST,
        "link_request",
        # Somebody else's request that takes this entry for theirs goes with the entry (ON DELETE CASCADE): it is not shown here.
        (Owner("user_id", Key.USER),),
        ("id", "user_id", "name", "function", "email", "phone", "organization_id", "person_id", "requested_at"),
        Purpose.LINK_REQUEST,
        Ground.CONSENT,
        Retention.ANSWER,
        Effect.ROW_GOES,
    ),
    Record(
        DataKind.REPRESENTATION,
        "representation",
        (Owner("person_id", Key.PERSON),),
        ("id", "person_id", "organization_id", "working_group_id", "since", "until"),
        Purpose.SEATS,
        Ground.NECESSITY,
        Retention.DEPARTURE,
        Effect.ROW_GOES,
    ),
    Record(
        DataKind.ENTRUSTMENT,
        "entrustment",
        (Owner("person_id", Key.PERSON),),
        ("id", "party", "item_id", "person_id"),
        Purpose.RESPONSIBILITIES,
        Ground.NECESSITY,
        Retention.CHANGE,
        Effect.ROW_GOES,
    ),
    Record(
        DataKind.BOARD_TERM,
        "board_term",
        (Owner("person_id", Key.PERSON),),
        ("person_id",),
        Purpose.SEATS,
        Ground.NECESSITY,
        Retention.DEPARTURE,
        Effect.PERSON_GOES,
        context=("id", "working_group_id", "starts_on", "ends_on"),
    ),
    Record(
        DataKind.LEADERSHIP,
        "working_group",
        (Owner("lead_id", Key.PERSON),),
        ("lead_id",),
        Purpose.RESPONSIBILITIES,
        Ground.NECESSITY,
        Retention.CHANGE,
        Effect.PERSON_GOES,
        context=("id", "name"),
    ),
    Record(
        DataKind.EVIDENCE,
        "action_event",
        (Owner("evidence_author_id", Key.USER),),
        ("evidence_author_id", "evidence_text", "evidence_url"),
        Purpose.FOLLOW_UP,
        Ground.NECESSITY,
        Retention.HISTORY,
        Effect.PERSON_GOES,
        context=("id", "item_id", "happened_at", "kind", "value"),
    ),
    Record(
        DataKind.OWN_EVIDENCE,
        "action_event",
        (Owner("actor_id", Key.USER),),
        ("evidence_text", "evidence_url"),
        Purpose.FOLLOW_UP,
        Ground.NECESSITY,
        Retention.HISTORY,
        Effect.PERSON_GOES,
        context=("id", "item_id", "happened_at", "kind", "value"),
        where={"evidence_author_id": None},
    ),
    Record(
        DataKind.EVENT,
        "action_event",
        (Owner("actor_id", Key.USER),),
        ("actor_id",),
        Purpose.FOLLOW_UP,
        Ground.NECESSITY,
        Retention.HISTORY,
        Effect.PERSON_GOES,
        context=("id", "item_id", "happened_at", "kind", "value"),
    ),
    Record(
        DataKind.SETTLED_DOUBT,
        "doubt",
        (Owner("settled_by", Key.USER),),
        ("settled_by",),
        Purpose.TRACE,
        Ground.NECESSITY,
        Retention.HISTORY,
        Effect.PERSON_GOES,
        context=("id", "settled_at", "status", "line"),
    ),
    Record(
        DataKind.IMPORT,
        "plan_version",
        (Owner("imported_by", Key.USER),),
        ("imported_by",),
        Purpose.TRACE,
        Ground.NECESSITY,
        Retention.HISTORY,
        Effect.PERSON_GOES,
        context=("id", "imported_at", "title", "number"),
    ),
    Record(
        DataKind.PRIVACY_OFFICER,
        "guild_setting",
        (Owner("value", Key.USER, inside="user_id"),),
        ("value",),
        Purpose.PRIVACY_OFFICER,
        Ground.LEGAL_DUTY,
        Retention.CHANGE,
        Effect.ROW_GOES,
        where={"key": "privacy_officer"},
    ),
    Record(
        DataKind.JOURNAL_OF_ENTRY,
        "journal_entry",
        (Owner("subject_id", Key.PERSON), Owner("person_id", Key.PERSON), Owner("user_id", Key.USER)),
        ("subject_id", "label", "before", "after", "person_id", "user_id"),
        Purpose.TRACE,
        Ground.NECESSITY,
        Retention.JOURNAL,
        Effect.PERSON_GOES,
        context=_CHANGE,
        where={"subject": Subject.PERSON},
        becomes={"label": ""},
    ),
    Record(
        DataKind.JOURNAL_ABOUT,
        "journal_entry",
        (Owner("person_id", Key.PERSON), Owner("user_id", Key.USER)),
        ("person_id", "user_id", "before", "after"),
        Purpose.TRACE,
        Ground.NECESSITY,
        Retention.JOURNAL,
        Effect.PERSON_GOES,
        context=(*_CHANGE, "label"),
    ),
    Record(
        DataKind.JOURNAL_BY,
        "journal_entry",
        (Owner("actor_id", Key.USER),),
        ("actor_kind", "actor_id"),
        Purpose.TRACE,
        Ground.NECESSITY,
        Retention.JOURNAL,
        Effect.PERSON_GOES,
        context=_CHANGE,
        becomes={"actor_kind": ActorKind.FORGOTTEN},
    ),
    Record(
        DataKind.JOURNAL_MENTION,
        "journal_entry",
        (),
        ("before", "after"),
        Purpose.TRACE,
        Ground.NECESSITY,
        Retention.JOURNAL,
        Effect.MENTION_GOES,
        context=_CHANGE,
    ),
    Record(
        DataKind.CARD,
        "person",
        (Owner("id", Key.PERSON), Owner("user_id", Key.USER)),
        (
            *("id", "user_id", "name", "function", "email", "phone", "organization_id"),
            *("is_member", "in_good_standing", "member_since", "updated_at"),
        ),
        Purpose.DIRECTORY,
        Ground.NECESSITY,
        Retention.DEPARTURE,
        Effect.ROW_GOES,
    ),
)

# The roundtable's own texts and names. A name in them is masked by importing a corrected plan, or in ``/gerer bottin modifier``.
DOCUMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "doubt": ("found", "values"),
    "entrustment": ("party",),
    "guild_setting": ("value",),  # an officer who was named without an account
    "journal_entry": ("label",),
    "organization": ("name",),
    "organization_name": ("name",),
    "party": ("name",),
    "party_alias": ("name",),
    "plan": ("title",),
    "plan_node": ("title",),
    "plan_text": ("text",),
    "plan_version": (
        *("title", "introduction", "organization_name", "organization_description"),
        *("organization_mission", "organization_history", "organization_structure"),
    ),
    "statement": ("text",),
    "version_working_group": ("name",),
    "working_group": ("name",),
}

IMPERSONAL: Final[Mapping[str, tuple[str, ...]]] = {
    "action_event": ("guild_id", "id", "item_id", "happened_at", "kind", "value"),
    "action_fiscal_year": ("guild_id", "version_id", "item_id", "position", "label"),
    "action_party": ("guild_id", "version_id", "item_id", "role", "position", "party_number"),
    "board_term": ("guild_id", "id", "working_group_id", "starts_on", "ends_on"),
    "doubt": ("guild_id", "id", "version_id", "line", "kind", "reference", "status", "settled_at"),
    "entrustment": ("guild_id", "kind", "role_id", "working_group_id", "organization_id"),
    "guild": ("id", "revision", "created_at"),
    "guild_setting": ("guild_id", "key"),
    "journal_entry": ("guild_id", "id", "happened_at", "subject", "act"),
    "link_request": ("guild_id",),
    "organization": ("guild_id", "id", "kind", "in_good_standing", "member_since", "active"),
    "organization_name": ("guild_id", "organization_id", "position"),
    "party": ("guild_id", "version_id", "number"),
    "party_alias": ("guild_id", "version_id", "party_number", "position"),
    "person": ("guild_id",),
    "plan": ("guild_id", "id", "working_group_id", "created_at"),
    "plan_item": ("guild_id", "id", "plan_id", "kind"),
    "plan_node": ("guild_id", "version_id", "item_id", "parent_id", "kind", "number", "position"),
    "plan_text": ("guild_id", "version_id", "kind", "position"),
    "plan_version": ("guild_id", "id", "plan_id", "number", "status", "content_hash", "imported_at", "adopted_on"),
    "representation": ("guild_id",),
    "statement": ("guild_id", "version_id", "item_id", "node_id", "kind", "position"),
    "version_working_group": ("guild_id", "version_id", "position", "active"),
    "working_group": ("guild_id", "id", "active", "channel_id", "role_id", "kind", "recognised", "parent_id"),
}
