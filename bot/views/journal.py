"""Who changed what, when, before and after: the journal's page, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.journal import Entry, Subject
from bot.domain.journal_query import Cursor, JournalPage, JournalQuery, Thing
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text, instant_text
from bot.texts.journal import entry_sentence, member_name, subject_label
from bot.texts.journal_facts import fact_lines
from bot.views.custom_ids import CustomId
from bot.views.directory_management import record_at
from bot.views.directory_places import entry_in, entry_value
from bot.views.entry_places import EntryPlace
from bot.views.layout import BLOCK_LENGTH, BODY_LENGTH, Block, Control, Screen, layout
from bot.views.markup import cut, plain

FEATURE: Final = "journal"
PAGE: Final = "page"
ARITY: Final = 6
_ANY: Final = "-"
_NEWER, _OLDER = "n", "o"
_VALUE_LENGTH: Final = 300


@dataclass(frozen=True, slots=True)
class JournalPlace:
    """A page of the journal, as its buttons carry it."""

    query: JournalQuery
    cursor: Cursor | None = None

    def control(self) -> str:
        """The ``custom_id`` that leads there."""
        query, cursor = self.query, self.cursor
        args = (
            f"{_NEWER if cursor.newer else _OLDER}{cursor.id}" if cursor else _ANY,
            *(_ANY if each is None else str(each) for each in (query.user_id, query.subject, query.since, query.until)),
            entry_value(query.thing.kind, query.thing.id) if query.thing else _ANY,
        )
        return CustomId(FEATURE, PAGE, args).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> Self:
        """What ``control`` wrote."""
        where, user_id, subject, since, until, thing = custom_id.args
        query = JournalQuery(
            None if user_id == _ANY else int(user_id),
            None if subject == _ANY else Subject(subject),
            None if since == _ANY else date.fromisoformat(since),
            None if until == _ANY else date.fromisoformat(until),
            thing_in(thing),
        )
        return cls(query, None if where == _ANY else Cursor(int(where[1:]), newer=where[0] == _NEWER))


def thing_in(value: str) -> Thing | None:
    """The entry that a menu's value or a control's argument is; None where it is something else."""
    found = entry_in(value)
    return Thing(*found) if found else None


def journal_view(t: Texts, snapshot: GuildSnapshot, place: JournalPlace, page: JournalPage) -> LayoutView:
    """As many of the page's entries as a screen holds, and the ways to those before and after."""
    _ = t.gettext
    newer = place.cursor is not None and place.cursor.newer
    shown = _fitting(t, snapshot, page.entries, from_end=newer)
    left_out = len(shown) < len(page.entries)
    around = replace(
        page, has_newer=page.has_newer or (newer and left_out), has_older=page.has_older or (not newer and left_out)
    )
    blocks = [block for _entry, block in shown] or [Block(_("Rien n'est au journal pour ce que vous demandez."))]
    controls = _controls(t, place.query, [entry for entry, _block in shown], around)
    subtitle = _criteria(t, snapshot, place.query)
    return layout(Screen(title=_("Journal"), subtitle=subtitle, blocks=blocks, controls=controls))


def _fitting(
    t: Texts, snapshot: GuildSnapshot, entries: Sequence[Entry], *, from_end: bool
) -> list[tuple[Entry, Block]]:
    """The entries that fit, from the newest on or back from the oldest, newest first; one at least where there is one."""
    shown: list[tuple[Entry, Block]] = []
    length = 0
    for entry in reversed(entries) if from_end else entries:
        block = _block(t, snapshot, entry)
        length += len(block.text) + 1
        if shown and length > BODY_LENGTH:
            break
        shown.append((entry, block))
    return shown[::-1] if from_end else shown


def _block(t: Texts, snapshot: GuildSnapshot, entry: Entry) -> Block:
    directory, zone = snapshot.directory, ZoneInfo(snapshot.settings.time_zone)
    lines = [entry_sentence(t, entry, directory, _quoted), f"-# {instant_text(t, entry.happened_at, zone)}"]
    lines += (f"- {line}" for line in fact_lines(t, entry.change, directory, _quoted))
    return Block(cut("\n".join(lines), BLOCK_LENGTH))


def _quoted(text: str) -> str:
    return plain(cut(text, _VALUE_LENGTH))


def _controls(t: Texts, query: JournalQuery, shown: Sequence[Entry], around: JournalPage) -> list[Control]:
    _ = t.gettext
    controls = []
    if shown and around.has_newer:
        controls.append(Control(_("Plus récent"), JournalPlace(query, Cursor(shown[0].id, newer=True)).control()))
    if shown and around.has_older:
        controls.append(Control(_("Plus ancien"), JournalPlace(query, Cursor(shown[-1].id)).control()))
    return controls


def _criteria(t: Texts, snapshot: GuildSnapshot, query: JournalQuery) -> str:
    _ = t.gettext
    parts = []
    if query.user_id is not None:
        parts.append(member_name(snapshot.directory, query.user_id, plain))
    if query.thing is not None:
        parts.append(plain(record_at(snapshot, EntryPlace(query.thing.kind, query.thing.id)).name))
    if query.subject is not None:
        parts.append(subject_label(t, query.subject))
    if query.since is not None:
        parts.append(_("depuis le {day}").format(day=day_text(t, query.since)))
    if query.until is not None:
        parts.append(_("jusqu'au {day}").format(day=day_text(t, query.until)))
    return " · ".join(parts) or _("Tout ce qui a changé, du plus récent au plus ancien")
