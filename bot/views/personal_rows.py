"""What is held about a person, line by line: their own entries in full, the history counted and dated."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from bot.domain.clock import local_day
from bot.domain.personal_data import DataKind, Held
from bot.domain.snapshot import GuildSnapshot
from bot.domain.text_folding import fold
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text
from bot.texts.personal_data import column_label, kind_count
from bot.views.markup import plain

_IN_FULL: Final = frozenset(
    {
        *(DataKind.CARD, DataKind.LINK_REQUEST, DataKind.REPRESENTATION, DataKind.BOARD_TERM),
        *(DataKind.ENTRUSTMENT, DataKind.LEADERSHIP, DataKind.PRIVACY_OFFICER),
    }
)
_MOST_ROWS: Final = 10
_WHEN: Final = (
    *("happened_at", "settled_at", "imported_at", "answered_at", "arrived_at", "opened_at", "cast_at", "decided_at"),
    *("convened_at", "created_at", "asked_at", "changed_at", "sent_at", "due_at", "submitted_at", "since"),
)


def held_lines(t: Texts, held: Held, snapshot: GuildSnapshot) -> Iterator[str]:
    """A line for each row that a person would want to read; one for all of what is history."""
    _, ngettext = t.gettext, t.ngettext
    if held.kind not in _IN_FULL:
        said = kind_count(t, held.kind, len(held.rows))
        days = [local_day(at, snapshot.settings.time_zone) for row in held.rows if (at := _instant(row))]
        yield (
            _("- {what} (dernière date : {day})").format(what=said, day=day_text(t, max(days))) if days else f"- {said}"
        )
        return
    for row in held.rows[:_MOST_ROWS]:
        yield f"- {_row_text(t, held.kind, row, snapshot)}"
    more = len(held.rows) - _MOST_ROWS
    if more > 0:
        yield ngettext("- et {n} autre, dans le fichier", "- et {n} autres, dans le fichier", more).format(n=more)


def _instant(row: Mapping[str, object]) -> datetime | None:
    return next((at for column in _WHEN if isinstance(at := row.get(column), datetime)), None)


def _row_text(t: Texts, kind: DataKind, row: Mapping[str, object], snapshot: GuildSnapshot) -> str:
    _ = t.gettext
    if kind is DataKind.PRIVACY_OFFICER and isinstance(row["value"], dict):
        row = row["value"]
    if kind is DataKind.LEADERSHIP:
        row = {"working_group_id": row["id"]}
    parts = []
    for column, value in row.items():
        label, text = column_label(t, column), _value_text(t, column, value, snapshot)
        if label and text:
            parts.append(_("{label} : {value}").format(label=label, value=text))
    return " · ".join(parts)


def _value_text(t: Texts, column: str, value: object, snapshot: GuildSnapshot) -> str:
    """``value`` as a person reads it; nothing where it says nothing."""
    _ = t.gettext
    match value:
        case bool():
            return _("oui") if value else _("non")
        case int():
            return _named(column, value, snapshot)
        case datetime():
            return day_text(t, local_day(value, snapshot.settings.time_zone))
        case date():
            return day_text(t, value)
        case str():
            return plain(_party_name(value, snapshot) if column == "party" else value)
        case _:
            return ""


def _named(column: str, value: int, snapshot: GuildSnapshot) -> str:
    """What an id is of: a member, an organisation, a table, an action by its reference."""
    match column:
        case "user_id":
            return f"<@{value}>"
        case "organization_id":
            found = snapshot.directory.organizations.get(value)
            return plain(found.name) if found else ""
        case "working_group_id":
            group = snapshot.directory.groups.get(value)
            return plain(group.name) if group else ""
        case "item_id":
            action = snapshot.action_by_id(value)
            return str(action[1].reference) if action else ""
        case _:
            return ""


def _party_name(folded: str, snapshot: GuildSnapshot) -> str:
    names = (party.name for loaded in snapshot.plans for party in loaded.plan.parties if fold(party.name) == folded)
    return next(names, folded)
