"""What stays of an assembly once somebody is forgotten: who came and how it was decided, by nobody's name."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.outbox import Delivery, Place, State, SubjectKind, Topic
from bot.domain.personal_data import DataKind, Held, Identity
from storage import models
from storage.database import Database
from storage.erasure import erase
from storage.outbox import Settlement, claim, enqueue, is_still_claimed, settle
from storage.outbox_rows import rows_of
from storage.personal_reading import held_about
from tests.storage.markers import Planting
from tests.storage.tools import NOW

GUILD = 1
USER, PERSON, OTHER = 71, 31, 72


async def row(session: AsyncSession, model: type[Any], **values: object) -> None:
    await session.execute(insert(model).values({"guild_id": GUILD} | values))


async def around(session: AsyncSession) -> tuple[int, int, int]:
    """Somebody with an entry and an account, another without; an assembly, a vote and an organisation, which are given."""
    await Planting(1, GUILD, 9, 900).plant(session)
    said = {"name": "Zoé", "function": "", "email": "", "phone": "", "is_member": False, "in_good_standing": True}
    await row(session, models.Person, id=PERSON, user_id=USER, updated_at=NOW, **said)
    ids = [await session.scalar(select(each.id).limit(1)) for each in (models.Assembly, models.Organization)]
    motion = (await session.execute(select(models.Motion.__table__).order_by(models.Motion.id.desc()).limit(1))).one()
    nobody = dict.fromkeys(("moved_by_person_id", "seconded_by_person_id", "elected_person_id"))
    await session.execute(insert(models.Motion).values({**motion._mapping, **nobody, "id": 1}))
    return ids[0] or 0, 1, ids[1] or 0


def of_kind(held: tuple[Held, ...], kind: DataKind) -> tuple[dict[str, object], ...]:
    return next((tuple(map(dict, each.rows)) for each in held if each.kind is kind), ())


async def test_that_somebody_of_an_organisation_came_stays(database: Database) -> None:
    came = models.Attendance
    async with database.transaction() as session:
        assembly, _vote, organization = await around(session)
        said = {"assembly_id": assembly, "organization_id": organization, "arrived_at": NOW, "entered_by": OTHER}
        await row(session, came, id=1, person_id=PERSON, user_id=USER + 1000, guest_name="Zoé", **said)
        await row(session, came, id=2, user_id=USER, guest_name="", **said)
        await row(session, came, id=3, user_id=OTHER, guest_name="Un invité", **(said | {"entered_by": USER}))
        await row(session, came, id=4, person_id=None, user_id=OTHER + 1, guest_name="", **said)
        told = of_kind(await held_about(session, GUILD, Identity(OTHER, PERSON)), DataKind.ATTENDANCE)
        erased = await erase(session, GUILD, user_id=USER)
    # Their entry is in the first, their account in the third: the account that is another's is not told.
    assert [(each.get("person_id"), each.get("user_id")) for each in told] == [(PERSON, None), (None, OTHER)]
    assert (erased.counts[DataKind.ATTENDANCE], erased.counts[DataKind.CHECKED_IN]) == (2, 1)
    async with database.reading() as session:
        columns = (came.id, came.person_id, came.user_id, came.guest_name, came.organization_id, came.entered_by)
        found = await session.execute(select(*columns).where(came.id < 100).order_by(came.id))
        assert [tuple(each) for each in found] == [
            (1, None, None, "", organization, OTHER),
            (2, None, None, "", organization, OTHER),
            (3, None, OTHER, "Un invité", organization, None),
            (4, None, OTHER + 1, "", organization, OTHER),
        ]


async def test_an_organisations_vote_stays_its_own_and_ones_own_is_counted_as_nobodys(database: Database) -> None:
    """Two who are forgotten voted on the same proposition: both votes stay."""
    table = models.Ballot
    async with database.transaction() as session:
        _assembly, vote, organization = await around(session)
        said = {"motion_id": vote, "choice": "for", "cast_at": NOW}
        by = {"person_id": PERSON, "user_id": USER}
        await row(session, table, id=1, voice=f"o{organization}", organization_id=organization, **by, **said)
        await row(session, table, id=2, voice=f"p{PERSON}", **by, **said)
        await row(session, table, id=3, voice=f"u{OTHER}", user_id=OTHER, **said)
        await row(session, table, id=4, voice=f"u{USER}8", user_id=int(f"{USER}8"), **said)
        mine = await held_about(session, GUILD, Identity(USER, PERSON))
        others = await held_about(session, GUILD, Identity(OTHER))
        await erase(session, GUILD, user_id=USER)
        await erase(session, GUILD, user_id=OTHER)
    assert [each["voice"] for each in of_kind(mine, DataKind.OWN_VOICE)] == [f"p{PERSON}"]
    assert [each["voice"] for each in of_kind(others, DataKind.OWN_VOICE)] == [f"u{OTHER}"]
    async with database.reading() as session:
        columns = (table.id, table.voice, table.organization_id, table.person_id, table.user_id, table.choice)
        found = await session.execute(select(*columns).where(table.id < 100).order_by(table.id))
        assert [tuple(each) for each in found] == [
            (1, f"o{organization}", organization, None, None, "for"),
            (2, "x2", None, None, None, "for"),
            (3, "x3", None, None, None, "for"),
            (4, f"u{USER}8", None, None, int(f"{USER}8"), "for"),
        ]


async def test_ones_answers_go_and_the_proxies_that_one_held_are_held_by_nobody(database: Database) -> None:
    table = models.AssemblyAnswer
    async with database.transaction() as session:
        assembly, _vote, _organization = await around(session)
        said = {"assembly_id": assembly, "answered_at": NOW}
        await row(session, table, user_id=USER, answer="yes", **said)
        await row(session, table, user_id=OTHER, answer="proxy", proxy_person_id=PERSON, **said)
        held = await held_about(session, GUILD, Identity(USER, PERSON))
        await erase(session, GUILD, user_id=USER)
        left = select(table.user_id, table.answer, table.proxy_person_id).where(table.user_id.in_((USER, OTHER)))
        assert [tuple(each) for each in await session.execute(left)] == [(OTHER, "proxy", None)]
    assert str(OTHER) not in repr(of_kind(held, DataKind.PROXY))
    assert of_kind(held, DataKind.PROXY) == ({"assembly_id": assembly, "proxy_person_id": PERSON},)


async def test_a_due_date_is_met_by_whoever_carries_the_action_again(database: Database) -> None:
    """A role or an organisation of the same number keeps its own."""
    due = models.Deadline
    async with database.transaction() as session:
        await around(session)
        planted = (await session.execute(select(due.__table__).limit(1))).one()
        for number, kind in enumerate(("person", "organization", "role"), 1):
            changed = {"id": number, "carrier_kind": kind, "carrier_id": PERSON, "created_by": None}
            await session.execute(insert(due).values({**planted._mapping, **changed}))
        await erase(session, GUILD, person_id=PERSON)
        found = await session.execute(select(due.carrier_kind, due.carrier_id).where(due.id < 100).order_by(due.id))
        assert [tuple(each) for each in found] == [(None, None), ("organization", PERSON), ("role", PERSON)]


async def test_nothing_is_sent_any_more_to_somebody_who_is_forgotten(database: Database) -> None:
    """Not even what a worker was about to send; what goes to others, or to a channel, goes on."""

    def delivery(key: str, user_id: int | None) -> Delivery:
        place = Place.ANNOUNCEMENTS if user_id is None else Place.MEMBER
        what = (Topic.ASSEMBLY_REMINDER, SubjectKind.ASSEMBLY, 1)
        return Delivery(key, *what, due_at=NOW, expires_at=NOW, destination=place, user_id=user_id)

    async with database.transaction() as session:
        await around(session)
        await session.execute(delete(models.Outbox))
        await enqueue(session, GUILD, [delivery("mine", USER), delivery("other", OTHER), delivery("posted", None)])
        claimed = await claim(session, "worker", NOW, 10)
        await row(session, models.DeliveryBlock, place=f"user:{USER}", code=50007, since=NOW, retry_at=NOW)
        await row(session, models.DeliveryBlock, place=f"channel:{USER}", code=50001, since=NOW, retry_at=NOW)
        for key, whose in (("about me", USER), ("about another", f"{USER}8")):
            report = replace(delivery(key, None), variant=f"user:{whose}|50007", due_at=NOW + timedelta(days=1))
            await enqueue(session, GUILD, [report])
        await erase(session, GUILD, user_id=USER)
        left = await rows_of(session, GUILD)
        still = [each.delivery.user_id for each in claimed if await is_still_claimed(session, each, "worker", NOW)]
        # What was on its way all the same is written nowhere.
        mine = next(each for each in claimed if each.delivery.user_id == USER)
        assert not await settle(session, mine, "worker", Settlement(State.SENT, sent_at=NOW, message_id=3))
        blocks = (await session.scalars(select(models.DeliveryBlock.place))).all()
    assert {(each.delivery.dedupe_key, each.state) for each in left} == {
        ("other", State.CLAIMED),
        ("posted", State.CLAIMED),
        ("about another", State.PENDING),
    }
    assert (set(still), len(still)) == ({OTHER, None}, 2)
    assert sorted(blocks) == [f"channel:{USER}", "user:9"]
