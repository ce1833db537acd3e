"""Assemblies that come back: drafts ahead of time, each convened by itself when its time has come."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from bot.domain.assembly import Assembly, AssemblyStatus, Series
from bot.domain.assembly_changes import convened
from bot.domain.assembly_deliveries import ChangeKind
from bot.domain.journal import COURROIE
from bot.domain.series_rules import HORIZON, coming_slots, convenes_at, moved_series, occurrence_of, slots_after
from bot.domain.setting_rules import LONGEST_NOTICE
from bot.domain.wall_time import instant_of
from bot.services.assembly_writing import AssemblyWriting, writing_assemblies
from bot.services.deps import Deps
from storage.assemblies import add_assembly, assemblies_of_series, assembly_by_id, coming_drafts, keep_assembly
from storage.series import add_series, going_series, keep_series, series_by_id

_FARTHEST: Final = timedelta(days=LONGEST_NOTICE + 3)


async def extend_series(deps: Deps) -> int:
    """See to it that each series that goes on has its next assemblies as drafts; give how many were added. Done each hour."""
    async with deps.database.reading() as session:
        going = await going_series(session)
    return sum([await _extend_of(deps, guild_id, ids) for guild_id, ids in _by_guild(going).items()])


async def convene_due_occurrences(deps: Deps) -> int:
    """Convene each draft of a series whose time has come; give how many were. Done each hour: what is convened stays so.

    Where its time is long past, after an outage, it is convened all the same, at shorter notice; never once it has begun.
    """
    now = deps.clock.now()
    async with deps.database.reading() as session:
        drafts = await coming_drafts(session, now, now + _FARTHEST)
    found = _by_guild((draft.guild_id, draft.id) for draft in drafts)
    return sum([await _convene_of(deps, guild_id, ids) for guild_id, ids in found.items()])


async def begin(writing: AssemblyWriting, series_id: int) -> None:
    """The first of a series was convened: the next ones are there as drafts from now on."""
    series = await series_of(writing, series_id)
    if series.begun_at is None:
        await keep_series(writing.session, writing.guild_id, replace(series, begun_at=writing.at))
        await extend(writing, series_id)


async def extend(writing: AssemblyWriting, series_id: int) -> int:
    """Add the drafts that a series lacks; give how many. What was moved or cancelled keeps its slot, and does not come back."""
    series = await series_of(writing, series_id)
    taken = {each.slot_local for each in await assemblies_of_series(writing.session, writing.guild_id, series_id)}
    missing = [slot for slot in coming_slots(series, writing.settings, writing.at) if slot not in taken]
    for slot in missing:
        await add_assembly(writing.session, occurrence_of(series, writing.guild_id, slot, writing.at))
    writing.touched = writing.touched or bool(missing)
    return len(missing)


async def following_of(writing: AssemblyWriting, assembly: Assembly) -> tuple[Assembly, ...]:
    """Those of its series that come after its slot, cancelled ones too."""
    slot = assembly.slot_local
    if assembly.series_id is None or slot is None:
        return ()
    of_series = await assemblies_of_series(writing.session, writing.guild_id, assembly.series_id)
    return tuple(each for each in of_series if each.slot_local is not None and each.slot_local > slot)


async def end_before(writing: AssemblyWriting, series_id: int, slot: datetime | None) -> None:
    """The series brings nothing from ``slot`` on."""
    series = await series_of(writing, series_id)
    await keep_series(writing.session, writing.guild_id, replace(series, ended_local=slot or series.first_local))


async def shift_following(writing: AssemblyWriting, assembly: Assembly, after: Assembly) -> Assembly:
    """``after`` is ``assembly`` at its new start: those that follow come back from there, as a series of their own.

    What was moved by itself before keeps its day, and what was cancelled stays so. Give ``after``, of the new series.
    """
    slot = assembly.slot_local or assembly.start_local
    old = await series_of(writing, assembly.series_id or 0)
    new = await add_series(writing.session, writing.guild_id, moved_series(old, slot, after.start_local))
    following = await following_of(writing, assembly)
    await end_before(writing, old.id, slot)
    after = replace(after, series_id=new.id, slot_local=after.start_local)
    await writing.change(assembly, after, ChangeKind.POSTPONED)
    far = after.start_local + 2 * HORIZON
    old_slots = list(islice(slots_after(old, slot, far), 10 * len(following) + 1)) if following else []
    new_slots = list(islice(slots_after(new, after.start_local, far), len(old_slots)))
    moves = dict(zip(old_slots, new_slots, strict=False))
    for each in following:
        to = moves.get(each.slot_local) if each.slot_local is not None else None
        if to is not None:
            await _shift(writing, each, new, to)
    await extend(writing, new.id)
    return after


async def series_of(writing: AssemblyWriting, series_id: int) -> Series:
    """The guild's series of that id; its row stays as long as its assemblies' do."""
    series = await series_by_id(writing.session, writing.guild_id, series_id)
    if series is None:
        raise LookupError(series_id)
    return series


async def _shift(writing: AssemblyWriting, each: Assembly, series: Series, slot: datetime) -> None:
    """Give one that follows its slot in the new series; where it stood at its old slot, it moves there."""
    moved = replace(each, series_id=series.id, slot_local=slot)
    if each.start_local != each.slot_local or each.is_done(writing.at):
        await keep_assembly(writing.session, moved)
        return
    told = each.status is not AssemblyStatus.DRAFT
    moved = replace(
        moved,
        status=AssemblyStatus.POSTPONED if told else AssemblyStatus.DRAFT,
        start_local=slot,
        starts_at=instant_of(slot, series.time_zone),
        postponed_from=each.start_local if told else None,
        sequence=each.sequence + 1,
        changed_at=writing.at,
    )
    await writing.change(each, moved, ChangeKind.POSTPONED)


async def _extend_of(deps: Deps, guild_id: int, series_ids: list[int]) -> int:
    async with writing_assemblies(deps, guild_id, COURROIE) as writing:
        return sum([await extend(writing, series_id) for series_id in series_ids])


async def _convene_of(deps: Deps, guild_id: int, assembly_ids: list[int]) -> int:
    done = 0
    async with writing_assemblies(deps, guild_id, COURROIE) as writing:
        for assembly_id in assembly_ids:
            draft = await assembly_by_id(writing.session, guild_id, assembly_id)
            if draft is not None and _is_due(draft, writing):
                await writing.convene(convened(draft, writing.settings, writing.at, short_notice=True))
                done += 1
    return done


def _is_due(draft: Assembly, writing: AssemblyWriting) -> bool:
    """Whether it is to be convened now, and may be: by hand it may have been meanwhile, or it is about to begin."""
    may_be = draft.status is AssemblyStatus.DRAFT and writing.at < draft.starts_at - timedelta(minutes=1)
    return may_be and convenes_at(draft, writing.settings) <= writing.at


def _by_guild(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for guild_id, thing_id in pairs:
        found[guild_id].append(thing_id)
    return dict(found)
