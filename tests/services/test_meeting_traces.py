"""Whatever the use cases of assemblies, due dates and reminders wrote of somebody is forgotten with them, and told to them alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.assembly import Answer, MotionKind, VoteChoice
from bot.domain.clock import SettableClock
from bot.domain.deadline_answers import Answer as Said
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.directory_drafts import PersonDraft
from bot.domain.guild_settings import AssemblyKind
from bot.domain.journal import COURROIE, Actor
from bot.domain.motion_changes import MotionDraft
from bot.domain.personal_data import DataKind
from bot.domain.reminder import Remindable
from bot.services.assemblies import draft_assembly, postpone_assembly, publish_assembly
from bot.services.deadlines import DeadlineDraft, answer_deadline, plan_deadline
from bot.services.deps import Deps
from bot.services.directory import correct_person, enrol_person
from bot.services.directory_merging import merge_people
from bot.services.gatherings import answer_convocation, check_in, gathering_of, undo_check_in
from bot.services.links import link_person
from bot.services.minutes import record_decision, record_minutes
from bot.services.motions import cast_vote, close_motion, open_motion
from bot.services.personal_data import erase_person, personal_data_of
from bot.services.reminders import ask_reminder, change_preference
from bot.services.snapshots import Snapshots
from bot.services.traces import clean_file
from storage.database import Database
from storage.personal_meetings import MEETINGS
from storage.sqlite import owes_clean_file
from tests.services.assembly_tools import MAY_30, draft
from tests.services.directories import COORDINATION, Roundtable, roundtable
from tests.storage.test_no_trace import on_disk
from tests.storage.tools import NOW, contents

MEMBER, OTHER = 712_000_000_000_000_001, 712_000_000_000_000_777
NAME = "Zénaïde Marqueterie"
LATER = MAY_30 + timedelta(days=1)


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def two_members(deps: Deps) -> tuple[Roundtable, int, int]:
    """The roundtable, somebody who is a member in their own name, and another, both on Discord."""
    ids = await roundtable(deps)
    own = PersonDraft(NAME, is_member=True)
    person = await enrol_person(deps, 1, COORDINATION, own)
    other = await enrol_person(deps, 1, COORDINATION, replace(own, name="Autre personne"))
    await link_person(deps, 1, COORDINATION, person, MEMBER)
    await link_person(deps, 1, COORDINATION, other, OTHER)
    return ids, person, other


async def live(deps: Deps) -> tuple[int, int]:
    """Somebody does, and has done to them, all that the use cases of assemblies, due dates and reminders allow; give the assembly."""
    ids, person, other = await two_members(deps)
    me, clock = Actor.member(MEMBER), deps.clock
    assert isinstance(clock, SettableClock)
    assembly_id = await draft_assembly(deps, 1, me, draft(kind=AssemblyKind.ANNUAL_GENERAL))
    assembly = await publish_assembly(deps, 1, me, assembly_id)
    await change_preference(deps, 1, MEMBER, "fr", lambda held: replace(held, everything=True))
    await ask_reminder(deps, 1, MEMBER, "fr", Remindable.ASSEMBLY, assembly_id)
    await answer_convocation(deps, 1, assembly_id, MEMBER, Answer.YES)
    await answer_convocation(deps, 1, assembly_id, OTHER, Answer.PROXY, person)
    carried = DeadlineDraft(ids.action, MAY_30, carrier=Carrier(CarrierKind.PERSON, person))
    deadline = await plan_deadline(deps, 1, me, carried)
    await answer_deadline(deps, 1, MEMBER, deadline.id, Said.IN_PROGRESS, f"Vu avec {NAME}")
    assembly = await postpone_assembly(deps, 1, me, assembly_id, LATER, "Salle prise")
    clock.at = assembly.starts_at
    await check_in(deps, 1, me, assembly_id, user_id=MEMBER)
    await check_in(deps, 1, me, assembly_id, person_id=ids.luc)
    ordinary = MotionDraft("Appuyer la coopérative", moved_by=person, seconded_by=other)
    seconded = MotionDraft("Écrire à la Ville", moved_by=other, seconded_by=person)
    seat = MotionDraft("Élire", MotionKind.ELECTION, group_id=ids.lutte, elected_person_id=person)
    for motion in (ordinary, seconded, seat):
        motion_id = await open_motion(deps, 1, me, assembly_id, motion)
        await cast_vote(deps, 1, motion_id, MEMBER, VoteChoice.FOR)
        await close_motion(deps, 1, me, motion_id)
    await record_decision(deps, 1, me, assembly_id, "Une lettre partira.", ids.action)
    await record_minutes(deps, 1, me, assembly_id, note="Au local.")
    return assembly_id, person


async def test_all_that_is_held_of_an_assembly_is_told_and_nobody_elses(deps: Deps) -> None:
    await live(deps)
    data = await personal_data_of(deps, 1, MEMBER)
    reported = {DataKind.REFUSAL, DataKind.DELIVERY_BLOCK}  # only where Discord refuses something
    assert {each.kind for each in data.held} >= {record.kind for record in MEETINGS} - reported
    assert str(OTHER) not in repr(data)


async def test_whatever_was_written_of_somebody_is_forgotten(deps: Deps, database: Database) -> None:
    assembly_id, person = await live(deps)
    before = repr(await contents(database))
    assert [mark for mark in (NAME, str(MEMBER), f"'p{person}'") if mark not in before] == []
    await erase_person(deps, 1, COURROIE, user_id=MEMBER)
    after = repr(await contents(database))
    assert [mark for mark in (NAME, str(MEMBER), f"'p{person}'") if mark in after] == []
    assert str(OTHER) in after
    assert (await personal_data_of(deps, 1, MEMBER)).held == ()
    found = await gathering_of(deps, 1, assembly_id)
    assert (found.presence.people, [each.votes_for for each in found.motions]) == (2, [2, 2, 2])


async def test_whoever_is_merged_keeps_what_they_did_and_is_forgotten_as_one(deps: Deps, database: Database) -> None:
    """Their other entry came too, and the proxy that it held is theirs."""
    assembly_id, person = await live(deps)
    twin = await enrol_person(deps, 1, COORDINATION, PersonDraft(f"{NAME} (bis)"))
    await check_in(deps, 1, COORDINATION, assembly_id, person_id=twin)
    people = (await gathering_of(deps, 1, assembly_id)).presence.people
    await merge_people(deps, 1, COORDINATION, person, twin)
    assert (await gathering_of(deps, 1, assembly_id)).presence.people == people - 1
    await erase_person(deps, 1, COURROIE, user_id=MEMBER)
    after = repr(await contents(database))
    assert [mark for mark in (NAME, str(MEMBER)) if mark in after] == []


async def test_what_somebody_without_an_account_did_is_forgotten_too(deps: Deps, database: Database) -> None:
    """The coordination enters them by their entry."""
    assembly_id, _person = await live(deps)
    guest = await enrol_person(deps, 1, COORDINATION, PersonDraft("Honorine Chevillard", is_member=True))
    await check_in(deps, 1, COORDINATION, assembly_id, person_id=guest)
    await correct_person(deps, 1, COORDINATION, guest, PersonDraft("Honorine Chevillard", is_member=False))
    await erase_person(deps, 1, COURROIE, person_id=guest)
    assert "Chevillard" not in repr(await contents(database))
    assert (await gathering_of(deps, 1, assembly_id)).presence.people == 3


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_presence_that_was_entered_by_mistake_leaves_nothing_in_the_file(
    deps: Deps, database: Database
) -> None:
    assembly_id, _person = await live(deps)
    found = await check_in(deps, 1, COORDINATION, assembly_id, guest_name="Honorine Chevillard")
    (guest,) = [each for each in found.attendees if each.guest_name]
    await clean_file(database)
    assert not await owes(database)
    await undo_check_in(deps, 1, COORDINATION, assembly_id, guest.id)
    assert await owes(database)
    await clean_file(database)
    assert b"Chevillard" not in on_disk(database)


async def owes(database: Database) -> bool:
    async with database.reading() as session:
        return await owes_clean_file(session)
