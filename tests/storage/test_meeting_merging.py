"""Two entries that become one were at assemblies: they came once, vote once, and carry what both carried."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import models
from storage.database import Database
from storage.directory_merging import absorb_organization, absorb_person
from tests.storage.markers import Planting
from tests.storage.tools import NOW

GUILD = 1
KEPT, MERGED = 31, 32
LATER = NOW + timedelta(hours=1)


async def row(session: AsyncSession, model: type[Any], **values: object) -> None:
    await session.execute(insert(model).values({"guild_id": GUILD} | values))


async def two_of_each(session: AsyncSession) -> None:
    """Two people and two organisations of the same ids, beside what somebody else has of everything."""
    await Planting(1, GUILD, 9, 900).plant(session)
    for each in (KEPT, MERGED):
        person = {"name": f"P{each}", "function": "", "email": "", "phone": "", "is_member": False}
        await row(session, models.Person, id=each, **person, in_good_standing=True, updated_at=NOW)
        organization = {"name": f"O{each}", "kind": "other", "in_good_standing": True, "active": True}
        await row(session, models.Organization, id=each, **organization)


async def another(session: AsyncSession, model: type[Any], number: int, **values: object) -> int:
    """A row like one that is planted, of that id."""
    planted = (await session.execute(select(model.__table__).order_by(model.id.desc()).limit(1))).one()
    await session.execute(insert(model).values({**planted._mapping, "id": number, **values}))
    return number


async def assembly_of(session: AsyncSession, number: int) -> int:
    return await another(session, models.Assembly, number)


async def vote(session: AsyncSession, number: int, status: str, **who: object) -> int:
    nobody = dict.fromkeys(("moved_by_person_id", "seconded_by_person_id", "elected_person_id"))
    return await another(session, models.Motion, number, **(nobody | {"status": status} | who))


async def ballot(session: AsyncSession, number: int, motion: int, voice: str, **values: object) -> None:
    given = {"id": number, "motion_id": motion, "voice": voice, "choice": "for", "cast_at": NOW}
    await row(session, models.Ballot, **given, **values)


async def ballots(session: AsyncSession) -> list[tuple[Any, ...]]:
    table = models.Ballot
    columns = (table.id, table.motion_id, table.voice, table.person_id, table.organization_id)
    return [tuple(each) for each in await session.execute(select(*columns).where(table.id < 100).order_by(table.id))]


async def test_who_came_twice_came_once_with_what_both_said(database: Database) -> None:
    came = models.Attendance
    async with database.transaction() as session:
        await two_of_each(session)
        first, second = await assembly_of(session, 1), await assembly_of(session, 2)
        of_kept = {"id": 1, "person_id": KEPT, "arrived_at": LATER}
        of_merged = {"person_id": MERGED, "user_id": 77, "organization_id": MERGED, "arrived_at": NOW}
        await row(session, came, assembly_id=first, guest_name="", **of_kept)
        await row(session, came, id=2, assembly_id=first, guest_name="", **of_merged)
        await row(session, came, id=3, assembly_id=second, guest_name="", **of_merged)
        await absorb_person(session, GUILD, KEPT, MERGED)
    async with database.reading() as session:
        columns = (came.id, came.assembly_id, came.person_id, came.user_id, came.organization_id, came.arrived_at)
        found = await session.execute(select(*columns).where(came.id < 100).order_by(came.id))
        said = [tuple(each) for each in found]
    assert said == [(1, first, KEPT, 77, MERGED, NOW), (3, second, KEPT, 77, MERGED, NOW)]


async def test_the_kept_ones_own_presence_is_not_overwritten(database: Database) -> None:
    came = models.Attendance
    async with database.transaction() as session:
        await two_of_each(session)
        first = await assembly_of(session, 1)
        own = {"person_id": KEPT, "user_id": 66, "organization_id": KEPT, "arrived_at": NOW}
        await row(session, came, id=1, assembly_id=first, guest_name="", **own)
        other = {"person_id": MERGED, "user_id": 77, "organization_id": MERGED, "arrived_at": LATER}
        await row(session, came, id=2, assembly_id=first, guest_name="", **other)
        await absorb_person(session, GUILD, KEPT, MERGED)
    async with database.reading() as session:
        (found,) = (await session.scalars(select(came).where(came.id < 100))).all()
    assert (found.id, found.user_id, found.organization_id, found.arrived_at) == (1, 66, KEPT, NOW)


async def test_two_people_have_one_voice_and_what_a_closed_vote_counted_stays(database: Database) -> None:
    async with database.transaction() as session:
        await two_of_each(session)
        opened, closed, alone = [
            await vote(session, number, status) for number, status in ((1, "open"), (2, "adopted"), (3, "open"))
        ]
        for number, (motion, person) in enumerate(
            ((opened, KEPT), (opened, MERGED), (closed, KEPT), (closed, MERGED), (alone, MERGED)), 1
        ):
            await ballot(session, number, motion, f"p{person}", person_id=person)
        await absorb_person(session, GUILD, KEPT, MERGED)
    async with database.reading() as session:
        assert await ballots(session) == [
            (1, opened, f"p{KEPT}", KEPT, None),
            (3, closed, f"p{KEPT}", KEPT, None),
            (4, closed, "x4", KEPT, None),
            (5, alone, f"p{KEPT}", KEPT, None),
        ]


async def test_two_organisations_have_one_voice(database: Database) -> None:
    async with database.transaction() as session:
        await two_of_each(session)
        opened, alone = await vote(session, 1, "open"), await vote(session, 2, "open")
        for number, (motion, organization) in enumerate(((opened, KEPT), (opened, MERGED), (alone, MERGED)), 1):
            await ballot(session, number, motion, f"o{organization}", organization_id=organization)
        await ballot(session, 4, alone, f"p{MERGED}", person_id=MERGED)
        await absorb_organization(session, GUILD, KEPT, MERGED)
    async with database.reading() as session:
        assert await ballots(session) == [
            (1, opened, f"o{KEPT}", None, KEPT),
            (3, alone, f"o{KEPT}", None, KEPT),
            (4, alone, f"p{MERGED}", MERGED, None),
        ]


async def test_motions_and_proxies_follow_whoever_stays(database: Database) -> None:
    motion, answer = models.Motion, models.AssemblyAnswer
    async with database.transaction() as session:
        await two_of_each(session)
        first = await assembly_of(session, 1)
        for number, column in enumerate(("moved_by_person_id", "seconded_by_person_id", "elected_person_id"), 1):
            await vote(session, number, "open", **{column: MERGED})
        held = {"assembly_id": first, "user_id": 5, "answer": "proxy", "answered_at": NOW}
        await row(session, answer, proxy_person_id=MERGED, **held)
        await absorb_person(session, GUILD, KEPT, MERGED)
    async with database.reading() as session:
        columns = (motion.moved_by_person_id, motion.seconded_by_person_id, motion.elected_person_id)
        found = await session.execute(select(*columns).where(motion.id < 100).order_by(motion.id))
        assert [tuple(each) for each in found] == [(KEPT, None, None), (None, KEPT, None), (None, None, KEPT)]
        assert await session.scalar(select(answer.proxy_person_id).where(answer.user_id == 5)) == KEPT


async def test_due_dates_follow_their_own_kind_alone(database: Database) -> None:
    """An organisation, a person and a role may have the same number."""
    due = models.Deadline
    kinds = ("person", "organization", "role", "group")
    async with database.transaction() as session:
        await two_of_each(session)
        for number, kind in enumerate(kinds, 1):
            await another(session, due, number, carrier_kind=kind, carrier_id=MERGED)
        await absorb_person(session, GUILD, KEPT, MERGED)
        carriers = select(due.carrier_id).where(due.id < 100).order_by(due.id)
        assert (await session.scalars(carriers)).all() == [KEPT, MERGED, MERGED, MERGED]
        await absorb_organization(session, GUILD, KEPT, MERGED)
        assert (await session.scalars(carriers)).all() == [KEPT, KEPT, MERGED, MERGED]
