"""Importing a plan: first a preview that writes nothing, then all of it or nothing."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.difference import difference, recognise
from bot.domain.directory_changes import record_changes
from bot.domain.doubt import Doubt, DoubtKind, DoubtStatus
from bot.domain.errors import SupersededImport, UnknownWorkingGroup, UnreadableFile
from bot.domain.importing import Imported, Preview
from bot.domain.journal import SHELL, Act, Actor, Change, Subject, changed_facts
from bot.domain.plan import Plan
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.domain.text_folding import fold
from bot.domain.validation import MAX_NAME
from bot.importers.draft import Draft
from bot.services.deps import Deps
from storage.directory import load_directory
from storage.directory_writing import keep_record
from storage.doubts import SettledDoubt, open_doubts, settle_doubt
from storage.guilds import bump_revision
from storage.journal import write_journal
from storage.plans import StoredPlan, store_plan
from storage.working_groups import working_groups


async def preview_import(
    deps: Deps, guild_id: int, draft: Draft, *, working_group: str | None = None, plan_id: int | None = None
) -> Preview:
    """Compare ``draft`` with the plan that it would replace: ``plan_id``, else its namesake of the same owner.

    Raise ``UnknownWorkingGroup`` where the guild knows its tables and ``working_group`` is none of them.
    """
    await _require_known(deps, guild_id, working_group)
    held = await deps.snapshots.refresh(guild_id)
    revised = _revised(held.snapshot, draft.plan, working_group, plan_id)
    if revised is None:
        return Preview(draft.plan, draft.doubts)
    plan = await asyncio.to_thread(recognise, revised.plan, draft.plan)
    changes = await asyncio.to_thread(difference, revised.plan, plan)
    return Preview(plan, draft.doubts, revised, changes)


async def import_plan(
    deps: Deps,
    guild_id: int,
    preview: Preview,
    *,
    actor: Actor = SHELL,
    working_group: str | None = None,
    channel_id: int | None = None,
) -> Imported:
    """Make the previewed plan the active one; raise ``SupersededImport`` where another took its place meanwhile.

    ``channel_id`` becomes the channel of ``working_group``, where its plan is the one that is asked for.
    """
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        stored = await store_plan(
            session,
            guild_id,
            preview.plan,
            preview.doubts,
            imported_at=at,
            imported_by=actor.user_id,
            working_group=working_group,
            plan_id=preview.revised.plan_id if preview.revised else None,
        )
        if stored.changed and stored.replaced != (preview.revised.version_id if preview.revised else None):
            raise SupersededImport
        changes = _import_changes(preview, stored, working_group)
        if working_group is not None and channel_id is not None:
            changes += await _give_channel(session, guild_id, at, working_group, channel_id)
            await bump_revision(session, guild_id)
        await write_journal(session, guild_id, actor, at, changes)
    await deps.snapshots.refresh(guild_id)
    return Imported(stored.plan_id, stored.number, stored.changed)


async def tables_of(deps: Deps, guild_id: int) -> tuple[str, ...]:
    """The names of the guild's tables and committees, those that no plan names any more too."""
    async with deps.database.reading() as session:
        return tuple(group.name for group in await working_groups(session, guild_id))


async def doubts_of(deps: Deps, guild_id: int, plan_id: int) -> tuple[Doubt, ...]:
    """What nobody has settled yet in the plan's active version, in the order of the file's lines."""
    async with deps.database.reading() as session:
        return await open_doubts(session, guild_id, plan_id)


async def settle(deps: Deps, guild_id: int, doubt_id: int, status: DoubtStatus, by: int) -> bool:
    """Say what came of a doubt; False where somebody already had."""
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        done = await settle_doubt(session, guild_id, doubt_id, status, settled_at=at, settled_by=by)
        if done is not None:
            await write_journal(session, guild_id, Actor.member(by), at, _doubt_changes([done], status))
    return done is not None


async def confirm_read(deps: Deps, guild_id: int, plan_id: int, first: int, last: int, by: int) -> None:
    """Say that all that is open from the doubt ``first`` to the doubt ``last``, as they are listed, was read rightly.

    A state that a note proposes is left out: each of them is answered for itself.
    """
    at, status = deps.clock.now(), DoubtStatus.CONFIRMED
    async with deps.database.transaction() as session:
        found = await open_doubts(session, guild_id, plan_id)
        read = [d.id for d in found if d.id and first <= d.id <= last and d.kind is not DoubtKind.STATE_PROPOSED]
        settled = [await settle_doubt(session, guild_id, each, status, settled_at=at, settled_by=by) for each in read]
        done = [each for each in settled if each is not None]
        await write_journal(session, guild_id, Actor.member(by), at, _doubt_changes(done, status))


async def _require_known(deps: Deps, guild_id: int, working_group: str | None) -> None:
    if working_group is None:
        return
    known = await tables_of(deps, guild_id)
    if len(working_group) > MAX_NAME:
        raise UnreadableFile("plan_text_too_long", detail=f"working_group: {len(working_group)}")
    if known and working_group not in known:
        raise UnknownWorkingGroup(working_group, known)


async def _give_channel(
    session: AsyncSession, guild_id: int, at: datetime, name: str, channel_id: int
) -> tuple[Change, ...]:
    """Say which channel is the table's; it is no other table's any more."""
    directory = await load_directory(session, guild_id)
    changes: tuple[Change, ...] = ()
    for group in directory.groups.values():
        given = replace(group, channel_id=channel_id if group.name == name else None)
        if given != group and channel_id in (given.channel_id, group.channel_id):
            await keep_record(session, guild_id, given, at)
            changes += record_changes(directory, group, given)
    return changes


def _import_changes(preview: Preview, stored: StoredPlan, working_group: str | None) -> tuple[Change, ...]:
    if not stored.changed:
        return ()
    title, revised = preview.plan.title, preview.revised
    if revised is None:
        new = {"version": stored.number, "table": working_group}
        return (Change(Subject.PLAN, Act.ADDED, stored.plan_id, title, after=new),)
    before = {"version": stored.number - 1, "title": revised.plan.title}
    after = {"version": stored.number, "title": title}
    return (Change(Subject.PLAN, Act.CHANGED, stored.plan_id, title, *changed_facts(before, after)),)


def _doubt_changes(settled: Iterable[SettledDoubt], status: DoubtStatus) -> list[Change]:
    before = {"status": str(DoubtStatus.OPEN)}
    return [
        Change(Subject.DOUBT, Act.CHANGED, each.id, each.plan_title, before, {"status": str(status), "line": each.line})
        for each in settled
    ]


def _revised(snapshot: GuildSnapshot, plan: Plan, working_group: str | None, plan_id: int | None) -> LoadedPlan | None:
    if plan_id is not None:
        return snapshot.plan_by_id(plan_id)
    namesakes = (
        p for p in snapshot.plans if p.working_group == working_group and fold(p.plan.title) == fold(plan.title)
    )
    return next(namesakes, None)
