"""A roundtable to change, what was journaled of it, and every act that changes a directory."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.domain.clock import SettableClock
from bot.domain.directory import (
    BoardTerm,
    Carrier,
    CarrierKind,
    Directory,
    MemberOrganization,
    Person,
    Representation,
)
from bot.domain.directory_drafts import GroupDraft, LinkDraft, OrganizationDraft, PersonDraft
from bot.domain.journal import Actor
from bot.services import board, directory, directory_groups, directory_merging, entrusting, links, personal_data
from bot.services.deps import Deps
from bot.services.directory_writing import writing_directory
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.models import JournalEntry
from storage.plans import store_plan
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW

COORDINATION = Actor.member(9)
TODAY = date(2012, 9, 10)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
CLAIRE, NEWCOMER = 70, 71
"""Discord members: Claire's entry is linked to the first; the second has none."""


def deps_of(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def directory_of(deps: Deps, guild_id: int = 1) -> Directory:
    return (await deps.snapshots.get(guild_id)).snapshot.directory


async def journal(deps: Deps, guild_id: int = 1) -> list[JournalEntry]:
    async with deps.database.reading() as session:
        entries = select(JournalEntry).where(JournalEntry.guild_id == guild_id).order_by(JournalEntry.id)
        return list(await session.scalars(entries))


@dataclass(frozen=True, slots=True)
class Roundtable:
    """The ids of what a guild has."""

    clsc: int
    maison: int
    claire: int
    luc: int
    habitation: int
    lutte: int
    seat: int
    term: int
    request: int
    action: int


async def roundtable(deps: Deps, guild_id: int = 1) -> Roundtable:
    """Two organisations, Claire of the CLSC at the Table habitation, Luc, a request, and the small plan."""
    async with deps.database.transaction() as session:
        await store_plan(session, guild_id, SMALL_PLAN, imported_at=NOW)
    snapshot = (await deps.snapshots.refresh(guild_id)).snapshot
    tables = {group.name: group.id for group in snapshot.directory.groups.values()}
    habitation, lutte = tables["Table habitation"], tables["Comité de lutte"]
    action = next(snapshot.plans[0].plan.actions()).item.id or 0
    async with writing_directory(deps, guild_id, COORDINATION) as writing:
        clsc = (await writing.add(MemberOrganization(0, "CLSC", ("CIUSSS",)))).id
        maison = (await writing.add(MemberOrganization(0, "Maison du quartier"))).id
        claire = (await writing.add(Person(0, "Claire Fortin", "Agente", organization_id=clsc, user_id=CLAIRE))).id
        luc = (await writing.add(Person(0, "Luc Roy", email="luc@exemple.org"))).id
        seat = (await writing.add(Representation(0, claire, clsc, habitation, date(2011, 4, 1)))).id
        term = (await writing.add(BoardTerm(0, habitation, claire, date(2012, 6, 1)))).id
    asked = LinkDraft("Luc Roy", organization_id=maison, person_id=luc)
    request = await links.request_link(deps, guild_id, 72, asked, confirmation=True)
    ids = clsc, maison, claire, luc, habitation, lutte, seat, term, request.request_id or 0, action
    return Roundtable(*ids)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done to a directory, with a roundtable's own ids; ``again`` it changes nothing more."""

    name: str
    do: Callable[[Deps, int, Roundtable], Awaitable[Any]]
    again: bool = True


def _by(use_case: Callable[..., Awaitable[Any]], *arguments: Callable[[Roundtable], Any], again: bool = True) -> Act:
    """A use case of the coordination's, and its arguments, each from a roundtable."""

    def do(deps: Deps, guild_id: int, ids: Roundtable) -> Awaitable[Any]:
        return use_case(deps, guild_id, COORDINATION, *(argument(ids) for argument in arguments))

    return Act(use_case.__name__, do, again)


def _entrust(carrier: Callable[[Roundtable], Carrier], party: str | None = None) -> Act:
    def do(deps: Deps, guild_id: int, ids: Roundtable) -> Awaitable[Any]:
        item_id = ids.action if party is None else None
        return entrusting.entrust(deps, guild_id, COORDINATION, carrier(ids), party=party, item_id=item_id)

    return Act(f"entrust {party}", do)


def _ask(deps: Deps, guild_id: int, ids: Roundtable) -> Awaitable[Any]:
    draft = LinkDraft("Ana Silva", organization_id=ids.maison)
    return links.request_link(deps, guild_id, NEWCOMER, draft, confirmation=False)


def _correct_own(deps: Deps, guild_id: int, ids: Roundtable) -> Awaitable[Any]:
    return links.correct_own_card(deps, guild_id, CLAIRE, name="Claire Fortin-Roy", phone="514 555-0123")


def _erase(deps: Deps, guild_id: int, ids: Roundtable) -> Awaitable[Any]:
    return personal_data.erase_person(deps, guild_id, COORDINATION, person_id=ids.claire)


ACTS = [
    _by(
        directory.correct_organization,
        lambda ids: ids.clsc,
        lambda _: OrganizationDraft("CLSC de Lachine", ("CLSC", "CIUSSS")),
    ),
    _by(directory.enrol_person, lambda ids: PersonDraft("Marc Côté", organization_id=ids.clsc), again=False),
    _by(directory.correct_person, lambda ids: ids.luc, lambda ids: PersonDraft("Luc Roy", organization_id=ids.maison)),
    _by(
        directory.represent, *(lambda ids: ids.luc, lambda ids: ids.maison, lambda ids: ids.habitation, lambda _: None)
    ),
    _by(directory.end_representation, lambda ids: ids.seat, lambda _: TODAY),
    _by(directory_groups.enrol_group, lambda ids: GroupDraft("Logement", parent_id=ids.habitation), again=False),
    _by(
        directory_groups.correct_group, lambda ids: ids.lutte, lambda ids: GroupDraft("Lutte", parent_id=ids.habitation)
    ),
    _by(directory_groups.give_channel, lambda ids: ids.habitation, lambda _: 55),
    _by(directory_groups.give_role, lambda ids: ids.habitation, lambda _: 66),
    _by(directory_groups.give_lead, lambda ids: ids.habitation, lambda ids: ids.claire),
    _by(board.elect, *(lambda ids: ids.habitation, lambda ids: ids.luc, lambda _: TOMORROW, lambda _: None)),
    _by(board.end_term, lambda ids: ids.term, lambda _: YESTERDAY),
    _entrust(lambda ids: Carrier(CarrierKind.GROUP, ids.habitation), "Coordination"),
    _entrust(lambda ids: Carrier(CarrierKind.ORGANIZATION, ids.clsc), "CLSC"),
    _entrust(lambda ids: Carrier(CarrierKind.PERSON, ids.luc), "CA"),
    _entrust(lambda _: Carrier(CarrierKind.ROLE, 44)),
    Act("correct_own_card", _correct_own),
    _by(links.unlink_person, lambda ids: ids.claire),
    _by(links.link_person, lambda ids: ids.claire, lambda _: CLAIRE),
    Act("request_link", _ask, again=False),
    _by(links.confirm_link, lambda ids: ids.request, again=False),
    _by(directory.retire_organization, lambda ids: ids.maison),
    _by(directory.reinstate_organization, lambda ids: ids.maison),
    _by(directory_merging.merge_organizations, lambda ids: ids.clsc, lambda ids: ids.maison, again=False),
    Act("erase_person", _erase, again=False),
]
"""In an order in which a roundtable can go through all of them. Others are ``enrol_organization``, ``release``, ``refuse_link``."""
