"""A guild's directory, written and read whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.directory import (
    BoardTerm,
    Carrier,
    CarrierKind,
    Directory,
    Entrustment,
    Group,
    GroupKind,
    LinkRequest,
    MemberOrganization,
    OrganizationKind,
    Person,
    Representation,
)
from bot.domain.directory_changes import Record
from storage.database import Database
from storage.directory import load_directory
from storage.directory_writing import add_record, keep_record
from storage.entrustments import forget_entrustment, keep_entrustment
from storage.guilds import lock_guild
from storage.link_requests import add_link_request, forget_link_request, link_requests
from tests.storage.tools import NOW

DAY = date(2012, 9, 10)
FULL = MemberOrganization(0, "CLSC", ("CIUSSS", "Le centre"), OrganizationKind.OTHER, False, DAY, False)
BARE = MemberOrganization(0, "Maison")


async def directory(database: Database, guild_id: int = 1) -> Directory:
    async with database.reading() as session:
        return await load_directory(session, guild_id)


async def add(database: Database, *records: Record, guild_id: int = 1) -> list[int]:
    async with database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        return [await add_record(session, guild_id, record, NOW) for record in records]


async def test_a_guild_that_nothing_is_known_of_has_an_empty_directory(database: Database) -> None:
    assert await directory(database) == Directory()


async def test_each_record_is_read_as_it_was_written(database: Database) -> None:
    clsc, maison = await add(database, FULL, BARE)
    full = Person(0, "Claire", "Agente", "c@exemple.org", "514", clsc, 2**63 - 1, True, False, DAY)
    claire, luc = await add(database, full, Person(0, "Luc"))
    group = Group(0, "A", GroupKind.AD_HOC, False, False, None, 55, 66, claire)
    parent, child = await add(database, group, Group(0, "B"))
    assert (await add(database, replace(group, name="C", parent_id=parent, channel_id=None))) == [child + 1]
    seat = Representation(0, claire, clsc, parent, DAY, DAY + timedelta(days=1))
    term = BoardTerm(0, parent, claire, DAY, DAY + timedelta(days=1))
    ids = await add(database, seat, Representation(0, luc), term, BoardTerm(0, child, None, DAY))
    assert await directory(database) == Directory(
        {clsc: replace(FULL, id=clsc), maison: replace(BARE, id=maison)},
        {claire: replace(full, id=claire), luc: Person(luc, "Luc")},
        {
            parent: replace(group, id=parent),
            child: Group(child, "B"),
            child + 1: replace(group, id=child + 1, name="C", parent_id=parent, channel_id=None),
        },
        (replace(seat, id=ids[0]), Representation(ids[1], luc)),
        (replace(term, id=ids[2]), BoardTerm(ids[3], child, None, DAY)),
    )


async def test_a_record_is_written_over_in_its_own_guild_alone(database: Database) -> None:
    (clsc,) = await add(database, FULL)
    await add(database, guild_id=2)
    async with database.transaction() as session:
        await keep_record(session, 2, replace(BARE, id=clsc), NOW)
    assert (await directory(database)).organizations == {clsc: replace(FULL, id=clsc)}
    async with database.transaction() as session:
        await keep_record(session, 1, replace(BARE, id=clsc, other_names=("Le centre", "X")), NOW)
    assert (await directory(database)).organizations[clsc].names == ("Maison", "Le centre", "X")
    assert await directory(database, 2) == Directory()


async def test_no_record_points_into_another_guild(database: Database) -> None:
    (clsc,) = await add(database, FULL)
    with pytest.raises(IntegrityError):
        await add(database, Person(0, "Claire", organization_id=clsc), guild_id=2)
    assert await directory(database, 2) == Directory()


async def test_the_last_to_whom_something_is_entrusted_has_it(database: Database) -> None:
    (clsc,) = await add(database, FULL)
    await add(database, guild_id=2)
    nobody = Carrier(CarrierKind.NOBODY)
    async with database.transaction() as session:
        await keep_entrustment(session, 2, Entrustment(nobody, "clsc"))
        for carrier in (Carrier(CarrierKind.ROLE, 2**62), Carrier(CarrierKind.ORGANIZATION, clsc)):
            await keep_entrustment(session, 1, Entrustment(carrier, "clsc"))
        await keep_entrustment(session, 1, Entrustment(nobody, "milieu"))
        await forget_entrustment(session, 2, party="milieu")
        await forget_entrustment(session, 2, item_id=None, party="autre")
    expected = (Entrustment(Carrier(CarrierKind.ORGANIZATION, clsc), "clsc"), Entrustment(nobody, "milieu"))
    assert (await directory(database)).entrustments == expected
    assert (await directory(database, 2)).entrustments == (Entrustment(nobody, "clsc"),)


async def test_a_members_request_is_one_in_each_guild(database: Database) -> None:
    for guild_id in (1, 2):
        await add(database, guild_id=guild_id)
    async with database.transaction() as session:
        for guild_id, name in ((1, "C."), (2, "Claire"), (1, "Claire Fortin")):
            await add_link_request(session, guild_id, LinkRequest(0, 7, name, NOW, "Agente", "c@x.org", "514"))
        await forget_link_request(session, 2, 8)
        found = [await link_requests(session, guild_id) for guild_id in (1, 2)]
    assert [[request.name for request in requests] for requests in found] == [["Claire Fortin"], ["Claire"]]
    (request,) = found[0]
    assert replace(request, id=0) == LinkRequest(0, 7, "Claire Fortin", NOW, "Agente", "c@x.org", "514")
