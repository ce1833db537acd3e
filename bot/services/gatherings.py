"""Answers to a convocation, and who came. Each act is one transaction; the guild's snapshot stays as it is."""

from dataclasses import replace

from bot.domain.assembly import Answer, Assembly, Attendee, Rsvp
from bot.domain.assembly_changes import one_line
from bot.domain.assembly_errors import CheckInClosed, InvalidAssembly, UnknownAssembly, WrongStatus
from bot.domain.directory import RecordKind
from bot.domain.directory_drafts import MAX_NAME, folded_name
from bot.domain.errors import UnknownEntry
from bot.domain.gathering import Gathering, find_attendee
from bot.domain.journal import Actor
from bot.domain.proxies import require_proxy
from bot.services.assembly_writing import AssemblyWriting, writing_assemblies
from bot.services.deps import Deps
from storage.gatherings import add_attendee, keep_attendee, keep_rsvp, load_gathering, remove_attendee


async def gathering_of(deps: Deps, guild_id: int, assembly_id: int) -> Gathering:
    """All of an assembly, as it stands; raise ``UnknownAssembly``."""
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        found = await load_gathering(session, guild_id, assembly_id, snapshot)
    if found is None:
        raise UnknownAssembly(str(assembly_id))
    return found


async def answer_convocation(
    deps: Deps, guild_id: int, assembly_id: int, user_id: int, answer: Answer, proxy_person_id: int | None = None
) -> Gathering:
    """Say whether the Discord member will be there, or who speaks in their stead; until it is over, an answer may change.

    Raises:
        WrongStatus: where it is not convened, cancelled, or over.
        ProxyRefused, UnknownEntry, NotLinked, NoVoice: of a proxy that cannot be (``proxies.require_proxy``).
    """
    async with writing_assemblies(deps, guild_id, Actor.member(user_id)) as writing:
        assembly = await writing.assembly(assembly_id)
        if not assembly.is_coming or assembly.ends_at <= writing.at:
            raise WrongStatus(assembly.status_at(writing.at))
        if answer is Answer.PROXY:
            require_proxy(await writing.gathering(assembly), user_id, proxy_person_id)
        holder = proxy_person_id if answer is Answer.PROXY else None
        await keep_rsvp(writing.session, guild_id, assembly_id, Rsvp(user_id, answer, writing.at, holder))
        return await writing.gathering(assembly)


async def check_in(
    deps: Deps,
    guild_id: int,
    actor: Actor,
    assembly_id: int,
    *,
    user_id: int | None = None,
    person_id: int | None = None,
    guest_name: str = "",
    organization_id: int | None = None,
) -> Gathering:
    """Somebody is there: a Discord member, an entry of the directory, or a guest by name. Once is enough: again changes nothing.

    ``organization_id`` is for whom they came, where that is not what the directory says. A member checks in while it lasts;
    whoever enters others, from then on for ever: a list on paper may be late.

    Raises:
        CheckInClosed: where it is not the time.
        WrongStatus: where it is not convened, or cancelled.
        UnknownEntry: of what the directory does not have.
        InvalidAssembly: ``nobody`` where nobody is named.
    """
    by_oneself = user_id is not None and user_id == actor.user_id and person_id is None
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        _require_check_in(assembly, writing, by_oneself=by_oneself)
        before = await writing.gathering(assembly)
        came = _attendee(before, writing, user_id, person_id, guest_name, organization_id)
        there = _already(before, came)
        if there is None:
            await add_attendee(writing.session, guild_id, assembly_id, came, actor.user_id)
        else:
            known = replace(
                there,
                person_id=there.person_id or came.person_id,
                user_id=there.user_id or came.user_id,
                organization_id=there.organization_id if organization_id is None else organization_id,
            )
            if known != there:
                await keep_attendee(writing.session, guild_id, known)
        return await writing.gathering(assembly)


async def undo_check_in(deps: Deps, guild_id: int, actor: Actor, assembly_id: int, attendee_id: int) -> Gathering:
    """Somebody was not there after all: their ballots do not count in a vote under way."""
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        await remove_attendee(writing.session, guild_id, assembly_id, attendee_id)
        return await writing.gathering(assembly)


def _require_check_in(assembly: Assembly, writing: AssemblyWriting, *, by_oneself: bool) -> None:
    if not assembly.is_coming:
        raise WrongStatus(assembly.status)
    if writing.at < assembly.check_in_opens_at or (by_oneself and not assembly.takes_check_in(writing.at)):
        raise CheckInClosed(assembly.check_in_opens_at, assembly.check_in_closes_at)


def _attendee(
    gathering: Gathering,
    writing: AssemblyWriting,
    user_id: int | None,
    person_id: int | None,
    guest_name: str,
    organization_id: int | None,
) -> Attendee:
    """Who is there, with their entry and their organisation; their id is to come."""
    directory = writing.directory
    if organization_id is not None and organization_id not in directory.organizations:
        raise UnknownEntry(RecordKind.ORGANIZATION, str(organization_id))
    guest = one_line("guest_name", guest_name, MAX_NAME)
    person = directory.person_of(user_id) if user_id is not None else None
    if person_id is not None:
        person = directory.people.get(person_id)
        if person is None:
            raise UnknownEntry(RecordKind.PERSON, str(person_id))
        user_id = person.user_id
    if person is None and user_id is None and not guest:
        raise InvalidAssembly("guest_name", "nobody")
    of_directory = gathering.electorate.organization_of(person) if person is not None else None
    return Attendee(
        id=0,
        arrived_at=writing.at,
        person_id=person.id if person is not None else None,
        user_id=user_id,
        guest_name=guest if person is None and user_id is None else "",
        organization_id=of_directory if organization_id is None else organization_id,
    )


def _already(gathering: Gathering, came: Attendee) -> Attendee | None:
    if came.person_id is None and came.user_id is None:
        guests = (each for each in gathering.attendees if each.guest_name)
        return next((each for each in guests if folded_name(each.guest_name) == folded_name(came.guest_name)), None)
    return find_attendee(gathering.attendees, user_id=came.user_id, person_id=came.person_id)
