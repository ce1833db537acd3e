"""Convening assemblies, and changing what was convened. Each act is one transaction, with all that it makes necessary to send."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.assembly import Assembly, AssemblyDraft, AssemblyStatus, Series
from bot.domain.assembly_changes import cancelled, checked, convened, drafted, modified, postponed, redrafted
from bot.domain.assembly_deliveries import ChangeKind
from bot.domain.assembly_errors import WrongStatus
from bot.domain.directory import RecordKind
from bot.domain.errors import UnknownEntry
from bot.domain.journal import COURROIE, Actor
from bot.domain.recurrence import Recurrence
from bot.services.assembly_writing import AssemblyWriting, writing_assemblies
from bot.services.deps import Deps
from bot.services.series import begin, end_before, following_of, series_of, shift_following
from storage.assemblies import add_assembly, assemblies_of_series, keep_assembly, remove_assemblies
from storage.series import add_series, keep_series, remove_series


async def draft_assembly(
    deps: Deps, guild_id: int, actor: Actor, draft: AssemblyDraft, recurrence: Recurrence | None = None
) -> int:
    """Keep a draft, which the coordination alone sees; give its id. With ``recurrence``, it is the first of a series.

    Raises:
        InvalidAssembly: of what cannot be (``assembly_changes.checked``).
        UnknownEntry: of a table that the guild does not have.
    """
    said = checked(draft)
    async with writing_assemblies(deps, guild_id, actor) as writing:
        _require_group(writing, said)
        series = await _new_series(writing, said, recurrence) if recurrence is not None else None
        added = await add_assembly(
            writing.session, drafted(guild_id, said, writing.settings.time_zone, writing.at, series)
        )
        writing.touched = True
    return added.id


async def correct_draft(
    deps: Deps,
    guild_id: int,
    actor: Actor,
    assembly_id: int,
    draft: AssemblyDraft,
    recurrence: Recurrence | None = None,
) -> None:
    """Say a draft anew; raise as ``draft_assembly``, and ``WrongStatus`` where it is a draft no more.

    The first draft of a series takes the series with it: what it says is what they all begin with, as ``recurrence`` says where it
    is given.
    """
    said = checked(draft)
    async with writing_assemblies(deps, guild_id, actor) as writing:
        _require_group(writing, said)
        after = redrafted(await writing.assembly(assembly_id), said, writing.at)
        await keep_assembly(writing.session, after)
        writing.touched = True
        if after.series_id is not None:
            await _correct_series(writing, after, recurrence)


async def abandon_draft(deps: Deps, guild_id: int, assembly_id: int) -> None:
    """Forget a draft, and its series if nothing of it was convened; raise ``WrongStatus`` where it is a draft no more."""
    async with writing_assemblies(deps, guild_id, COURROIE) as writing:
        assembly = await writing.assembly(assembly_id)
        if assembly.status is not AssemblyStatus.DRAFT:
            raise WrongStatus(assembly.status)
        writing.touched = True
        series = assembly.series_id
        others = await assemblies_of_series(writing.session, guild_id, series) if series is not None else ()
        if any(other.convened_at is not None for other in others):
            # Its slot stays taken: the series would bring it back otherwise.
            await keep_assembly(writing.session, replace(assembly, status=AssemblyStatus.CANCELLED))
            return
        await remove_assemblies(writing.session, guild_id, [assembly.id, *(other.id for other in others)])
        if series is not None:
            await remove_series(writing.session, guild_id, series)


async def publish_assembly(
    deps: Deps, guild_id: int, actor: Actor, assembly_id: int, *, short_notice: bool = False
) -> Assembly:
    """Convene it; the first of a series brings those that follow.

    Raises:
        ShortNotice: where the by-laws ask for more days, unless ``short_notice``.
        InvalidAssembly: ``past`` where it would have begun.
        WrongStatus: where it is a draft no more.
    """
    async with writing_assemblies(deps, guild_id, actor) as writing:
        after = convened(await writing.assembly(assembly_id), writing.settings, writing.at, short_notice=short_notice)
        await writing.convene(after)
        if after.series_id is not None:
            await begin(writing, after.series_id)
    return after


async def modify_assembly(
    deps: Deps, guild_id: int, actor: Actor, assembly_id: int, draft: AssemblyDraft, *, following: bool = False
) -> Assembly:
    """Its title, place, link, length and agenda as ``draft`` says, at the same instant; of those that follow too, if asked.

    Raises:
        InvalidAssembly: of what cannot be.
        WrongStatus: where it is cancelled, or over.
    """
    said = checked(draft)
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        after = modified(assembly, said, writing.at)
        if after != assembly:
            await writing.change(assembly, after, ChangeKind.MODIFIED)
        if following and assembly.series_id is not None:
            await _change_all(writing, assembly, lambda each: modified(each, said, writing.at), ChangeKind.MODIFIED)
            series = await series_of(writing, assembly.series_id)
            await keep_series(writing.session, guild_id, _saying(series, said))
    return after


async def postpone_assembly(
    deps: Deps,
    guild_id: int,
    actor: Actor,
    assembly_id: int,
    start_local: datetime,
    reason: str = "",
    *,
    following: bool = False,
) -> Assembly:
    """Have it at another wall time; those that follow come back from there too, if asked.

    Where it has begun already, whoever came comes anew: the presences of that day are forgotten, and its votes withdrawn.

    Raises:
        InvalidAssembly: ``past``, ``same_start``.
        WrongStatus: where it is cancelled, or over.
    """
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        after = postponed(assembly, start_local, reason, writing.at)
        if following and assembly.series_id is not None:
            after = await shift_following(writing, assembly, after)
        else:
            await writing.change(assembly, after, ChangeKind.POSTPONED)
    return after


async def cancel_assembly(
    deps: Deps, guild_id: int, actor: Actor, assembly_id: int, reason: str = "", *, following: bool = False
) -> Assembly:
    """It does not take place; neither do those that follow, if asked. Raise ``WrongStatus`` where it is cancelled already, or over."""
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        after = cancelled(assembly, reason, writing.at)
        await writing.change(assembly, after, ChangeKind.CANCELLED)
        if following and assembly.series_id is not None:
            await _change_all(writing, assembly, lambda each: cancelled(each, reason, writing.at), ChangeKind.CANCELLED)
            await end_before(writing, assembly.series_id, assembly.slot_local)
    return after


async def _change_all(
    writing: AssemblyWriting, first: Assembly, becomes: Callable[[Assembly], Assembly], kind: ChangeKind
) -> None:
    """Change those of its series that come after it and still may."""
    for each in await following_of(writing, first):
        if each.is_done(writing.at):
            continue
        after = becomes(each)
        if kind is ChangeKind.CANCELLED and each.status is AssemblyStatus.DRAFT:
            await remove_assemblies(writing.session, writing.guild_id, [each.id])
        elif after != each:
            await writing.change(each, after, kind)


async def _new_series(writing: AssemblyWriting, said: AssemblyDraft, recurrence: Recurrence) -> Series:
    series = Series(0, said.kind, recurrence.rule, said.start_local, writing.settings.time_zone)
    return await add_series(writing.session, writing.guild_id, replace(_saying(series, said), group_id=said.group_id))


async def _correct_series(writing: AssemblyWriting, first: Assembly, recurrence: Recurrence | None) -> None:
    """A series that is a draft yet begins where its first does, and says what it says."""
    series = await series_of(writing, first.series_id or 0)
    if series.begun_at is not None:
        return
    anew = replace(
        series,
        kind=first.kind,
        group_id=first.group_id,
        first_local=first.start_local,
        rule=recurrence.rule if recurrence is not None else series.rule,
    )
    await keep_series(writing.session, writing.guild_id, _saying(anew, first))


def _saying(series: Series, said: AssemblyDraft | Assembly) -> Series:
    return replace(
        series,
        title=said.title,
        place=said.place,
        link=said.link,
        agenda=said.agenda,
        length_minutes=said.length_minutes,
    )


def _require_group(writing: AssemblyWriting, said: AssemblyDraft) -> None:
    if said.group_id is not None and said.group_id not in writing.directory.groups:
        raise UnknownEntry(RecordKind.GROUP, str(said.group_id))
