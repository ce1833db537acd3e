"""What is held about a person: shown to them, and forgotten when they ask, or when the coordination removes them."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import RecordKind
from bot.domain.errors import UnknownEntry
from bot.domain.journal import Act, Actor, ActorKind, Change, Subject
from bot.domain.naming import places_naming
from bot.domain.personal_data import DataKind, Held, Identity, PersonalData
from bot.domain.snapshot import GuildSnapshot
from bot.services.deps import Deps
from bot.services.traces import clean_file
from storage.erasure import Erased, erase
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal
from storage.personal_documents import documents_naming
from storage.personal_reading import held_about
from storage.personal_rows import whole_identity


async def personal_data_of(deps: Deps, guild_id: int, user_id: int) -> PersonalData:
    """All that is held about a Discord member, and where the roundtable's own texts have their exact name."""
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        identity = await whole_identity(session, guild_id, Identity(user_id))
        held = await held_about(session, guild_id, identity)
        name = _name(held)
        elsewhere = await _named_elsewhere(session, snapshot, name)
    named_at = {each.plan.title: places_naming(each.plan, name) for each in snapshot.plans}
    return PersonalData(identity, name, held, {title: at for title, at in named_at.items() if at}, elsewhere)


async def erase_person(
    deps: Deps, guild_id: int, actor: Actor, *, user_id: int | None = None, person_id: int | None = None
) -> Erased:
    """Forget a Discord member or an entry of the directory, for good; both, where they are linked.

    The journal keeps that somebody was erased, not who; nor by whom, where they did it themselves. Where there was nothing to
    forget, it says nothing. Raise ``UnknownEntry`` where the guild has no person of that id.
    """
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, deps.clock.now())
        erased = await erase(session, guild_id, user_id=user_id, person_id=person_id)
        if person_id is not None and DataKind.CARD not in erased.counts:
            raise UnknownEntry(RecordKind.PERSON, str(person_id))
        if erased.counts:
            done = Change(Subject.PERSON, Act.ERASED)
            await write_journal(session, guild_id, _known_still(actor, erased.identity), deps.clock.now(), [done])
            await bump_revision(session, guild_id)
    await deps.snapshots.refresh(guild_id)
    await clean_file(deps.database)
    return erased


def _known_still(actor: Actor, erased: Identity) -> Actor:
    themselves = actor.user_id is not None and actor.user_id == erased.user_id
    return Actor(ActorKind.FORGOTTEN) if themselves else actor


def _name(held: tuple[Held, ...]) -> str:
    """What the roundtable's texts may call them: as their entry says, else as they ask to be called."""
    by_kind = {each.kind: each for each in held}
    said = by_kind.get(DataKind.CARD) or by_kind.get(DataKind.LINK_REQUEST)
    return str(said.rows[0]["name"]) if said else ""


async def _named_elsewhere(session: AsyncSession, snapshot: GuildSnapshot, name: str) -> bool:
    active = [each.version_id for each in snapshot.plans]
    return bool(name and await documents_naming(session, snapshot.guild_id, name, active_versions=active))
