"""Which entry of the directory is which Discord member: asked by the member, or said by the coordination.

A member has one entry, and an entry one member: anything else is ``AlreadyLinked``. Who says for whom they speak is seated at
the roundtable for it, from that day on.
"""

from dataclasses import replace

from bot.domain.directory import LinkRequest, Person, RecordKind
from bot.domain.directory_drafts import LinkDraft, LinkOutcome, PersonDraft
from bot.domain.errors import AlreadyLinked, UnknownEntry
from bot.domain.journal import Act, Actor, Change, Subject
from bot.services.deps import Deps
from bot.services.directory import seat
from bot.services.directory_writing import DirectoryWriting, writing_directory
from bot.services.traces import clean_file
from storage import link_requests as stored


async def request_link(deps: Deps, guild_id: int, user_id: int, draft: LinkDraft, *, confirmation: bool) -> LinkOutcome:
    """A member says who they are: linked at once, or, where the coordination confirms, once it has.

    The entry that they take for theirs becomes so where it is nobody's yet; else they get a new one. A new request takes
    the place of the member's last.
    """
    said = draft.checked()
    async with writing_directory(deps, guild_id, Actor.member(user_id)) as writing:
        _require_free(writing, user_id)
        _require_known(writing, said)
        request = LinkRequest(
            id=0,
            user_id=user_id,
            name=said.name,
            requested_at=writing.at,
            function=said.function,
            email=said.email,
            phone=said.phone,
            organization_id=said.organization_id,
            person_id=said.person_id,
        )
        if confirmation:
            request_id = await stored.add_link_request(writing.session, guild_id, request)
            return LinkOutcome(pending=True, request_id=request_id)
        person = await _link(writing, request)
    return LinkOutcome(pending=False, person_id=person.id)


async def link_requests(deps: Deps, guild_id: int) -> tuple[LinkRequest, ...]:
    """What waits for the coordination's answer, the oldest first."""
    async with deps.database.reading() as session:
        return await stored.link_requests(session, guild_id)


async def withdraw_request(deps: Deps, guild_id: int, user_id: int) -> None:
    """The member asks for nothing any more, and nothing that they said is kept."""
    async with deps.database.transaction() as session:
        await stored.forget_link_request(session, guild_id, user_id)
    await clean_file(deps.database)


async def confirm_link(deps: Deps, guild_id: int, actor: Actor, request_id: int) -> Person:
    """The member is who they say; give their entry. Raise ``UnknownEntry`` where somebody answered already."""
    async with writing_directory(deps, guild_id, actor) as writing:
        request = await _asked(writing, request_id)
        _require_free(writing, request.user_id)
        return await _link(writing, request)


async def answer_link(deps: Deps, guild_id: int, actor: Actor, request_id: int, person_id: int | None) -> Person:
    """The member is that entry, whichever they took for theirs, or somebody new (None); give their entry.

    Raise ``UnknownEntry`` where somebody answered already, ``AlreadyLinked`` where the entry is another member's.
    """
    async with writing_directory(deps, guild_id, actor) as writing:
        request = await _asked(writing, request_id)
        _require_free(writing, request.user_id)
        entry = None if person_id is None else writing.person(person_id)
        if entry is not None and entry.user_id is not None:
            raise AlreadyLinked(entry.id, entry.user_id)
        return await _link(writing, replace(request, person_id=person_id))


async def refuse_link(deps: Deps, guild_id: int, actor: Actor, request_id: int) -> LinkRequest:
    """They are not; the request goes, and is given. Raise ``UnknownEntry`` where somebody answered already."""
    async with writing_directory(deps, guild_id, actor) as writing:
        request = await _asked(writing, request_id)
        await stored.forget_link_request(writing.session, guild_id, request.user_id)
        refused = Change(Subject.PERSON, Act.REFUSED, person_id=request.person_id, user_id=request.user_id)
        writing.changes.append(refused)
        return request


async def link_person(deps: Deps, guild_id: int, actor: Actor, person_id: int, user_id: int) -> Person:
    """Say that an entry is that member's; what the member asked for meanwhile is answered by it."""
    async with writing_directory(deps, guild_id, actor) as writing:
        person = writing.person(person_id)
        if person.user_id == user_id:
            return person
        if person.user_id is not None:
            raise AlreadyLinked(person.id, person.user_id)
        _require_free(writing, user_id)
        await stored.forget_link_request(writing.session, guild_id, user_id)
        return await writing.keep(person, replace(person, user_id=user_id), Act.LINKED)


async def unlink_person(deps: Deps, guild_id: int, actor: Actor, person_id: int) -> Person:
    """The entry is no member's any more."""
    async with writing_directory(deps, guild_id, actor) as writing:
        person = writing.person(person_id)
        return await writing.keep(person, replace(person, user_id=None), Act.UNLINKED)


async def correct_own_card(
    deps: Deps, guild_id: int, user_id: int, *, name: str, function: str = "", email: str = "", phone: str = ""
) -> Person:
    """A member says anew how they are called and reached; raise ``UnknownEntry`` where no entry is theirs."""
    card = PersonDraft(name, function, email, phone).checked()
    async with writing_directory(deps, guild_id, Actor.member(user_id)) as writing:
        own = writing.directory.person_of(user_id)
        if own is None:
            raise UnknownEntry(RecordKind.PERSON, card.name)
        said = replace(own, name=card.name, function=card.function, email=card.email, phone=card.phone)
        return await writing.keep(own, said)


async def _link(writing: DirectoryWriting, request: LinkRequest) -> Person:
    """Link, and seat at the roundtable for their organisation, whoever sent the request."""
    await stored.forget_link_request(writing.session, writing.guild_id, request.user_id)
    entry = None if request.person_id is None else writing.person(request.person_id)
    if entry is None or entry.user_id is not None:
        person = await writing.add(_said(Person(id=0, name=request.name), request), Act.LINKED)
    else:
        person = await writing.keep(entry, _said(entry, request), Act.LINKED)
    if request.organization_id is not None:
        for each in writing.directory.represented_by(person.id, writing.today):
            if (each.organization_id, each.group_id) == (request.organization_id, None):
                return person
        await seat(writing, person.id, request.organization_id, None, writing.today)
    return person


def _said(person: Person, request: LinkRequest) -> Person:
    """The entry, with whatever the member says of themselves; what they leave out stays."""
    return replace(
        person,
        name=request.name,
        function=request.function or person.function,
        email=request.email or person.email,
        phone=request.phone or person.phone,
        organization_id=request.organization_id or person.organization_id,
        user_id=request.user_id,
    )


def _require_free(writing: DirectoryWriting, user_id: int) -> None:
    own = writing.directory.person_of(user_id)
    if own is not None:
        raise AlreadyLinked(own.id, user_id)


def _require_known(writing: DirectoryWriting, said: LinkDraft) -> None:
    if said.organization_id is not None:
        writing.organization(said.organization_id)
    if said.person_id is not None:
        writing.person(said.person_id)


async def _asked(writing: DirectoryWriting, request_id: int) -> LinkRequest:
    for request in await stored.link_requests(writing.session, writing.guild_id):
        if request.id == request_id:
            return request
    raise UnknownEntry(RecordKind.LINK_REQUEST, str(request_id))
