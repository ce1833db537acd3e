"""The board: one seat for each recognised table, held by terms that do not overlap."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.directory import BoardTerm, runs_into
from bot.domain.errors import InvalidEntry
from bot.domain.journal import Actor
from bot.services.deps import Deps
from bot.services.directory_writing import DirectoryWriting, writing_directory


async def elect(
    deps: Deps,
    guild_id: int,
    actor: Actor,
    group_id: int,
    person_id: int,
    starts_on: date,
    ends_on: date | None,
) -> int:
    """Give somebody the seat of a recognised table; give the term's id. Whoever has it on that day has it no more.

    Raises:
        UnknownEntry: of what the guild does not have.
        InvalidEntry: ``no_seat`` where the table has none, ``ends_before`` where the term ends before it starts,
            ``seat_taken`` where a term that starts later would overlap.
    """
    async with writing_directory(deps, guild_id, actor) as writing:
        writing.person(person_id)
        if not writing.group(group_id).recognised:
            raise InvalidEntry("group_id", "no_seat")
        return (await place_term(writing, BoardTerm(0, group_id, person_id, starts_on, ends_on))).id


async def end_term(deps: Deps, guild_id: int, actor: Actor, term_id: int, ends_on: date) -> None:
    """The term ends on that day, the last; raise ``InvalidEntry`` as ``elect`` does."""
    async with writing_directory(deps, guild_id, actor) as writing:
        before = writing.term(term_id)
        after = replace(before, ends_on=ends_on)
        _require_room(writing, after)
        await writing.keep(before, after)


async def place_term(writing: DirectoryWriting, wanted: BoardTerm) -> BoardTerm:
    """Put a term in its seat, within a transaction; ``wanted.id`` does not count. Raise ``InvalidEntry`` as ``elect`` does."""
    held = _held(writing, wanted)
    if held is not None:
        return held
    require_seat(writing, wanted)
    current = _current(writing, wanted)
    if current is not None and current.starts_on == wanted.starts_on:
        return await writing.keep(current, replace(wanted, id=current.id))
    if current is not None:
        await writing.keep(current, replace(current, ends_on=wanted.starts_on - timedelta(days=1)))
    return await writing.add(wanted)


def require_seat(writing: DirectoryWriting, wanted: BoardTerm) -> None:
    """Raise ``InvalidEntry`` where ``place_term`` would; write nothing."""
    if _held(writing, wanted) is not None:
        return
    current = _current(writing, wanted)
    if current is not None and current.starts_on == wanted.starts_on:
        wanted = replace(wanted, id=current.id)
    _require_room(writing, wanted)


def _held(writing: DirectoryWriting, wanted: BoardTerm) -> BoardTerm | None:
    return next((held for held in writing.directory.terms if replace(held, id=wanted.id) == wanted), None)


def _current(writing: DirectoryWriting, wanted: BoardTerm) -> BoardTerm | None:
    same = (held for held in writing.directory.terms if held.group_id == wanted.group_id)
    return next((held for held in same if held.holds_on(wanted.starts_on)), None)


def _require_room(writing: DirectoryWriting, wanted: BoardTerm) -> None:
    """Raise ``InvalidEntry`` where a term ends before it starts, or runs into one that starts later."""
    if wanted.ends_on is not None and wanted.ends_on < wanted.starts_on:
        raise InvalidEntry("ends_on", "ends_before", wanted.ends_on.isoformat())
    later = runs_into((term for term in writing.directory.terms if term.group_id == wanted.group_id), wanted)
    if later is not None:
        raise InvalidEntry("ends_on", "seat_taken", later.starts_on.isoformat())
