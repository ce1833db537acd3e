"""Which assembly is meant: what is offered while somebody types, and what they chose or typed."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum, auto

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_errors import UnknownAssembly
from bot.domain.snapshot import GuildSnapshot
from bot.domain.text_folding import fold
from bot.edge.suggesting import MOST_CHOICES, Choices, choice
from bot.services.snapshots import Knowledge
from bot.texts.assemblies import assembly_name, status_label
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text


class Among(Enum):
    """Which assemblies are offered: those that members know of, those that can still change, those that were or are held."""

    TOLD = auto()
    TO_CHANGE = auto()
    HELD = auto()


def assembly_choices(t: Texts, held: Knowledge | None, typed: str, now: datetime, among: Among) -> Choices:
    """« Assemblée des partenaires · 30 mai 2013 »: those whose line holds what was typed, the nearest in time first."""
    if held is None:
        return []
    wanted, found = fold(typed), []
    for assembly in nearest(offered(held.snapshot, now, among), now):
        label = assembly_label(t, held.snapshot, assembly, now)
        if wanted in fold(label) or typed == str(assembly.id):
            found.append(choice(label, str(assembly.id)))
        if len(found) == MOST_CHOICES:
            break
    return found


def assembly_meant(t: Texts, held: Knowledge, given: str, now: datetime, among: Among) -> Assembly:
    """The assembly that was chosen by its id, or whose line alone holds what was typed; raise ``UnknownAssembly``."""
    known = list(offered(held.snapshot, now, among))
    by_id = next((each for each in known if str(each.id) == given.strip()), None)
    if by_id is not None:
        return by_id
    wanted = fold(given)
    named = [each for each in known if wanted and wanted in fold(assembly_label(t, held.snapshot, each, now))]
    if len(named) != 1:
        raise UnknownAssembly(given, len(named))
    return named[0]


def assembly_label(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> str:
    """An assembly on one line; what it has become is said where that is not simply « convoquée »."""
    parts = [assembly_name(t, assembly, snapshot.directory), day_text(t, assembly.start_local.date())]
    status = assembly.status_at(now)
    if status is not AssemblyStatus.CONVENED:
        parts.append(status_label(t, status))
    return " · ".join(parts)


def offered(snapshot: GuildSnapshot, now: datetime, among: Among) -> Iterable[Assembly]:
    """Those of the guild that are of that sort, by their start."""
    for assembly in snapshot.assemblies:
        draft = assembly.status is AssemblyStatus.DRAFT
        if (
            (among is Among.TO_CHANGE and not assembly.is_done(now) and (not draft or assembly.starts_at > now))
            or (among is Among.TOLD and (not draft or (assembly.series_id is not None and assembly.starts_at > now)))
            or (among is Among.HELD and assembly.is_coming)
        ):
            yield assembly


def told_assembly(snapshot: GuildSnapshot, assembly_id: int) -> Assembly:
    """The assembly, where members may know of it; raise ``UnknownAssembly``: a draft is the coordination's alone, unless it comes back."""
    assembly = snapshot.assembly_by_id(assembly_id)
    if assembly.status is AssemblyStatus.DRAFT and assembly.series_id is None:
        raise UnknownAssembly(str(assembly_id))
    return assembly


def nearest(assemblies: Iterable[Assembly], now: datetime) -> list[Assembly]:
    """These, the nearest in time first, past or to come."""
    return sorted(assemblies, key=lambda each: abs(each.starts_at - now))
