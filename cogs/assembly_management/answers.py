"""What was typed for an assembly, as drafts: its date, what brings it back, its table, its length."""

from datetime import datetime

from bot.domain.assembly import Assembly, AssemblyDraft
from bot.domain.assembly_errors import InvalidAssembly
from bot.domain.assembly_reading import read_start
from bot.domain.directory import Group
from bot.domain.directory_search import EntryKind
from bot.domain.guild_settings import AssemblyKind
from bot.domain.moments import read_length
from bot.edge.naming import entry_named
from bot.services.snapshots import Knowledge
from bot.views import assembly_convening as form
from bot.views.assembly_convening import Proposed, draft_of
from bot.views.assembly_places import Ask
from bot.views.directory_places import entry_in
from cogs.assembly_management.desk import Typed


def ask_of(
    held: Knowledge, kind: AssemblyKind, typed_date: str, typed_rule: str, group: Group | None, now: datetime
) -> Ask:
    """What the command asked; raise ``InvalidAssembly`` (``no_table``) of a table's that is not said to be of one, or as ``read_start``."""
    if kind is AssemblyKind.WORKING_GROUP and group is None:
        raise InvalidAssembly("group_id", "no_table")
    start, recurrence = read_start(typed_date, typed_rule, now, held.snapshot.settings.time_zone)
    return Ask(kind, start, group.id if group else None, recurrence.rule if recurrence else "")


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
    return groups[entry_named(held, given, EntryKind.GROUP)]


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
