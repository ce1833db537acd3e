"""What came of an assembly: its minutes, and the decisions taken, each tied to an action where it is wanted."""

from typing import Final

from bot.domain.assembly import Assembly, AssemblyStatus, Decision
from bot.domain.assembly_changes import checked_link, minuted, some_lines
from bot.domain.assembly_errors import InvalidAssembly, WrongStatus
from bot.domain.directory import RecordKind
from bot.domain.errors import UnknownEntry
from bot.domain.journal import Act, Actor, changed_facts
from bot.services.assembly_writing import AssemblyWriting, writing_assemblies
from bot.services.deps import Deps
from storage.action_events import add_decision_event
from storage.assemblies import keep_assembly
from storage.gatherings import add_decision

NOTE_LENGTH: Final = 1000
DECISION_LENGTH: Final = 1000


async def record_minutes(
    deps: Deps, guild_id: int, actor: Actor, assembly_id: int, url: str = "", note: str = ""
) -> Assembly:
    """Say where the minutes are, and what is to be known of them; raise ``InvalidAssembly`` (``not_a_link``, ``too_long``…)."""
    link, said = checked_link("minutes_url", url), some_lines("minutes_note", note, NOTE_LENGTH)
    async with writing_assemblies(deps, guild_id, actor) as writing:
        before = await writing.assembly(assembly_id)
        _require_told(before)
        after = minuted(before, link, said)
        if after != before:
            await keep_assembly(writing.session, after)
            writing.journal(after, Act.CHANGED, *changed_facts(_facts(before), _facts(after)))
    return after


async def record_decision(
    deps: Deps, guild_id: int, actor: Actor, assembly_id: int, text: str, item_id: int | None = None
) -> int:
    """Write a decision in the minutes; give its id. Tied to an action, it is an event of it, in the same transaction.

    Raises:
        InvalidAssembly: ``blank``, ``too_long``, ``unwritable``.
        UnknownEntry: of an action that is in none of the guild's plans.
    """
    said = some_lines("text", text, DECISION_LENGTH)
    if not said:
        raise InvalidAssembly("text", "blank")
    if item_id is not None and (await deps.snapshots.get(guild_id)).snapshot.action_by_id(item_id) is None:
        raise UnknownEntry(RecordKind.ACTION, str(item_id))
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        _require_told(assembly)
        return await write_decision(writing, assembly, said, item_id=item_id)


async def write_decision(
    writing: AssemblyWriting, assembly: Assembly, text: str, *, item_id: int | None = None, motion_id: int | None = None
) -> int:
    """``record_decision`` within a transaction, of what is checked already."""
    actor, at = writing.actor.user_id, writing.at
    before = len((await writing.gathering(assembly)).decisions)
    decided_at = at if assembly.takes_check_in(at) else assembly.starts_at
    decision = Decision(0, assembly.id, text, decided_at, item_id, motion_id)
    decision_id = await add_decision(writing.session, writing.guild_id, decision, actor)
    if item_id is not None:
        await add_decision_event(writing.session, writing.guild_id, item_id, decision_id, actor, at)
    writing.journal(assembly, Act.CHANGED, {"decisions": before}, {"decisions": before + 1})
    return decision_id


def _facts(assembly: Assembly) -> dict[str, object]:
    return {"minutes_url": assembly.minutes_url, "minutes_note": assembly.minutes_note}


def _require_told(assembly: Assembly) -> None:
    """Raise ``WrongStatus`` of one that does not take place."""
    if assembly.status in (AssemblyStatus.DRAFT, AssemblyStatus.CANCELLED):
        raise WrongStatus(assembly.status)
