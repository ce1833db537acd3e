"""To whom the plans' parties and actions are entrusted."""

from bot.domain.directory import Carrier, CarrierKind, Entrustment, RecordKind
from bot.domain.directory_changes import entrustment_changes
from bot.domain.errors import UnknownEntry, UnknownParty
from bot.domain.journal import Actor
from bot.domain.snapshot import GuildSnapshot
from bot.domain.text_folding import fold
from bot.services.deps import Deps
from bot.services.directory_writing import DirectoryWriting, writing_directory
from storage.entrustments import forget_entrustment, keep_entrustment


async def entrust(
    deps: Deps, guild_id: int, actor: Actor, carrier: Carrier, *, party: str | None = None, item_id: int | None = None
) -> None:
    """Entrust a party, by its name in the plans, or else an action, by its id; whoever had it has it no more.

    Raises:
        UnknownEntry: of what the guild does not have: the carrier, or the action in its active plans.
        UnknownParty: where none of its active plans names such a party.
    """
    held = (await deps.snapshots.get(guild_id)).snapshot
    label = _label(held, party, item_id)
    async with writing_directory(deps, guild_id, actor) as writing:
        _require_known(writing, carrier)
        after = Entrustment(carrier, None if party is None else fold(party), item_id)
        before = _entrusted(writing, after.party, item_id)
        if before != after:
            await keep_entrustment(writing.session, guild_id, after)
            writing.changes.extend(entrustment_changes(writing.directory, label, before, after))


async def release(
    deps: Deps, guild_id: int, actor: Actor, *, party: str | None = None, item_id: int | None = None
) -> None:
    """Nobody said to whom it is entrusted: as before ``entrust``."""
    folded = None if party is None else fold(party)
    held = (await deps.snapshots.get(guild_id)).snapshot
    async with writing_directory(deps, guild_id, actor) as writing:
        before = _entrusted(writing, folded, item_id)
        if before is not None:
            await forget_entrustment(writing.session, guild_id, party=folded, item_id=item_id)
            label = party if party is not None else _reference(held, item_id) or ""
            writing.changes.extend(entrustment_changes(writing.directory, label, before, None))


def _entrusted(writing: DirectoryWriting, party: str | None, item_id: int | None) -> Entrustment | None:
    wanted = (party, item_id)
    return next((each for each in writing.directory.entrustments if (each.party, each.item_id) == wanted), None)


def _require_known(writing: DirectoryWriting, carrier: Carrier) -> None:
    """Raise ``UnknownEntry`` where the guild has no such carrier; only Discord knows its roles."""
    match carrier.kind:
        case CarrierKind.GROUP:
            writing.group(carrier.id or 0)
        case CarrierKind.ORGANIZATION:
            writing.organization(carrier.id or 0)
        case CarrierKind.PERSON:
            writing.person(carrier.id or 0)


def _label(held: GuildSnapshot, party: str | None, item_id: int | None) -> str:
    """What is entrusted, as the journal calls it."""
    if party is not None:
        parties = (each for loaded in held.plans for each in loaded.plan.parties)
        if not any(fold(party) in map(fold, each.names) for each in parties):
            raise UnknownParty(party, ())
        return party
    reference = _reference(held, item_id)
    if reference is None:
        raise UnknownEntry(RecordKind.ACTION, str(item_id))
    return reference


def _reference(held: GuildSnapshot, item_id: int | None) -> str | None:
    """The reference of an action of the guild's active plans."""
    actions = (node for loaded in held.plans for node in loaded.plan.actions())
    return next((str(node.reference) for node in actions if node.item.id == item_id), None)
