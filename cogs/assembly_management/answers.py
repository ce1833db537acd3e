"""What was typed for an assembly, as drafts: its date, what brings it back, its table, its length."""

from datetime import datetime
from typing import Final

from bot.domain.assembly import Assembly, AssemblyDraft
from bot.domain.assembly_errors import InvalidAssembly
from bot.domain.directory import Group, RecordKind
from bot.domain.directory_search import EntryKind, one_sure
from bot.domain.errors import UnknownEntry, UnreadableMoment
from bot.domain.guild_settings import AssemblyKind
from bot.domain.moments import read_length, read_moment
from bot.domain.recurrence import first_occurrence, read_recurrence
from bot.services.snapshots import Knowledge
from bot.views import assembly_convening as form
from bot.views.assembly_convening import Proposed, draft_of
from bot.views.assembly_places import Ask
from bot.views.directory_places import entry_in
from cogs.assembly_management.desk import Typed

_MOST_NEAR: Final = 3


def ask_of(
    held: Knowledge, kind: AssemblyKind, typed_date: str, typed_rule: str, group: Group | None, now: datetime
) -> Ask:
    """What the command asked; where it comes back, it begins with the first day of the rule from that date on.

    Raises:
        UnreadableMoment: of the date; a day alone is enough where the rule says the hour.
        UnreadableRecurrence: of what brings it back.
        InvalidAssembly: ``no_table`` where a table's is not said to be of one, ``past``, ``never`` where the rule ends before.
    """
    if kind is AssemblyKind.WORKING_GROUP and group is None:
        raise InvalidAssembly("group_id", "no_table")
    zone = held.snapshot.settings.time_zone
    group_id = group.id if group else None
    if not typed_rule:
        start = _future(read_moment(typed_date, now, zone).local, zone, now)
        return Ask(kind, start, group_id)
    typed = read_recurrence(typed_rule)
    try:
        begin = read_moment(typed_date, now, zone).local
    except UnreadableMoment as problem:
        if typed.time is None or problem.reason != "no_time" or problem.day is None:
            raise
        begin = datetime.combine(problem.day, typed.time)
    first = first_occurrence(
        typed.recurrence, datetime.combine(begin.date(), typed.time or begin.time()), typed.time or begin.time()
    )
    if first is None:
        raise InvalidAssembly("start_local", "never", typed_rule)
    return Ask(kind, _future(first, zone, now), group_id, typed.recurrence.rule)


def _future(local: datetime, zone: str, now: datetime) -> datetime:
    from bot.domain.wall_time import instant_of  # noqa: PLC0415

    if instant_of(local, zone) <= now:
        raise InvalidAssembly("start_local", "past", local.isoformat())
    return local


def table_meant(held: Knowledge, given: str, channel_id: int | None, kind: AssemblyKind) -> Group | None:
    """The table that was chosen or typed; else, for a table's own meeting, the one whose channel this is.

    Raise ``UnknownEntry``, with the nearest, where what was typed names none or several.
    """
    groups = held.snapshot.directory.groups
    if not given:
        here = (each for each in groups.values() if channel_id is not None and each.channel_id == channel_id)
        return next(here, None) if kind is AssemblyKind.WORKING_GROUP else None
    chosen = entry_in(given)
    if chosen and chosen[0] is EntryKind.GROUP and chosen[1] in groups:
        return groups[chosen[1]]
    hits = held.directory.search(given, kinds=(EntryKind.GROUP,))
    sure = one_sure(hits)
    if sure is None:
        raise UnknownEntry(RecordKind.GROUP, given, tuple(hit.name for hit in hits[:_MOST_NEAR]))
    return groups[sure.id]


def proposed_typed(typed: Typed) -> Proposed:
    """What the form says; raise ``UnreadableLength``."""
    length = read_length(typed[form.LENGTH])
    return Proposed(
        title=typed[form.TITLE],
        place=typed[form.PLACE],
        link=typed[form.LINK],
        length_minutes=int(length.total_seconds()) // 60,
        agenda=typed[form.AGENDA],
    )


def draft_typed(ask: Ask, typed: Typed) -> AssemblyDraft:
    """The draft of what was asked, as the form says it; raise ``UnreadableLength``."""
    return draft_of(ask, proposed_typed(typed))


def same_moment(assembly: Assembly, typed: Typed) -> AssemblyDraft:
    """The same assembly at the same moment, as the form says it; raise ``UnreadableLength``."""
    return draft_of(Ask(assembly.kind, assembly.start_local, assembly.group_id), proposed_typed(typed))


def last_like(held: Knowledge, ask: Ask) -> Assembly | None:
    """The last assembly of that kind and that table, whose text may serve again."""
    alike = (each for each in held.snapshot.assemblies if (each.kind, each.group_id) == (ask.kind, ask.group_id))
    return max((each for each in alike if each.convened_at is not None), key=lambda each: each.starts_at, default=None)
