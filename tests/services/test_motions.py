"""Votes: who may, what counts, and what comes of the result."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.assembly import Answer, Assembly, MotionKind, MotionStatus, VoteChoice
from bot.domain.assembly_errors import (
    CheckInClosed,
    InvalidAssembly,
    MotionClosed,
    NotCheckedIn,
    NoVoice,
    QuorumNotMet,
    UnknownMotion,
)
from bot.domain.directory import BoardTerm
from bot.domain.errors import InvalidEntry, UnknownEntry, UnknownPlan
from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind
from bot.domain.motion_changes import MotionDraft
from bot.domain.outbox import Place, State, SubjectKind, Topic
from bot.services.assemblies import cancel_assembly, postpone_assembly
from bot.services.board import elect
from bot.services.deps import Deps
from bot.services.directory import represent
from bot.services.gatherings import answer_convocation, check_in, gathering_of, undo_check_in
from bot.services.links import link_person
from bot.services.motions import cast_vote, close_motion, open_motion, record_vote, withdraw_motion
from storage.database import Database
from storage.models import PlanVersion
from tests.services.assembly_tools import MAY_30, convened, go_to, rows, set_bylaws
from tests.services.directories import CLAIRE, COORDINATION, Roundtable, deps_of, directory_of, journal, roundtable

STARTS_AT = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
LUC = 72
FOR, AGAINST, ABSTAIN = VoteChoice.FOR, VoteChoice.AGAINST, VoteChoice.ABSTAIN


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def under_way(deps: Deps, **rules: object) -> tuple[Roundtable, Assembly]:
    """Claire of the CLSC and Luc of the Maison are there; the assembly has begun."""
    ids = await roundtable(deps)
    await represent(deps, 1, COORDINATION, ids.claire, ids.clsc, None, None)
    await represent(deps, 1, COORDINATION, ids.luc, ids.maison, None, None)
    await link_person(deps, 1, COORDINATION, ids.luc, LUC)
    await set_bylaws(deps, AssemblyKind.PARTNERS, Bylaws(**rules))  # type: ignore[arg-type]
    assembly = await convened(deps)
    go_to(deps, STARTS_AT)
    for person_id in (ids.claire, ids.luc):
        await check_in(deps, 1, COORDINATION, assembly.id, person_id=person_id)
    return ids, assembly


async def put(deps: Deps, assembly: Assembly, **said: object) -> int:
    draft = MotionDraft("Adopter le rapport.", **said)  # type: ignore[arg-type]
    return await open_motion(deps, 1, COORDINATION, assembly.id, draft)


async def test_a_proposition_is_posted_where_the_assembly_is(deps: Deps) -> None:
    ids, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, moved_by=ids.claire, seconded_by=ids.luc)
    (motion,) = (await gathering_of(deps, 1, assembly.id)).motions
    assert (motion.id, motion.status, motion.opened_at) == (motion_id, MotionStatus.OPEN, STARTS_AT)
    assert (motion.moved_by_person_id, motion.seconded_by_person_id) == (ids.claire, ids.luc)
    (row,) = await rows(deps, SubjectKind.MOTION, motion_id)
    assert (row.delivery.topic, row.delivery.destination, row.delivery.due_at) == (
        Topic.MOTION,
        Place.SUBJECT,
        STARTS_AT,
    )


async def test_nothing_is_put_before_the_assembly_nor_after(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    for instant in (STARTS_AT - timedelta(hours=1), assembly.ends_at + timedelta(hours=3)):
        go_to(deps, instant)
        with pytest.raises(CheckInClosed):
            await put(deps, assembly)


async def test_one_voice_has_one_ballot_which_may_change_until_the_end(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    await cast_vote(deps, 1, motion_id, CLAIRE, AGAINST)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    tally = await cast_vote(deps, 1, motion_id, LUC, ABSTAIN)
    assert (tally.votes_for, tally.votes_against, tally.abstained, tally.waiting) == (1, 0, 1, ())
    motion = await close_motion(deps, 1, COORDINATION, motion_id)
    assert (motion.status, motion.votes_for, motion.votes_abstained) == (MotionStatus.ADOPTED, 1, 1)
    assert (motion.voices_present, motion.voices_required) == (2, None)
    with pytest.raises(MotionClosed) as refused:
        await cast_vote(deps, 1, motion_id, CLAIRE, AGAINST)
    assert refused.value.status is MotionStatus.ADOPTED
    with pytest.raises(MotionClosed):
        await close_motion(deps, 1, COORDINATION, motion_id)


async def test_only_who_is_there_with_a_voice_votes(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    with pytest.raises(NotCheckedIn):
        await cast_vote(deps, 1, motion_id, 555, FOR)
    await check_in(deps, 1, COORDINATION, assembly.id, user_id=555)
    with pytest.raises(NoVoice):
        await cast_vote(deps, 1, motion_id, 555, FOR)
    with pytest.raises(UnknownMotion):
        await cast_vote(deps, 2, motion_id, CLAIRE, FOR)
    assert (await gathering_of(deps, 1, assembly.id)).ballots == {}


async def test_whoever_holds_a_proxy_votes_by_both_voices(deps: Deps) -> None:
    ids, assembly = await under_way(deps, proxies=1)
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    motion_id = await put(deps, assembly)
    assert (await cast_vote(deps, 1, motion_id, CLAIRE, FOR)).votes_for == 1
    luc = (await gathering_of(deps, 1, assembly.id)).attendee_of(LUC)
    assert luc is not None
    await undo_check_in(deps, 1, COORDINATION, assembly.id, luc.id)
    tally = await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    assert (tally.votes_for, tally.present) == (2, 2)


async def test_the_vote_of_somebody_without_discord_is_entered(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    luc = (await gathering_of(deps, 1, assembly.id)).attendee_of(LUC)
    assert luc is not None
    assert (await record_vote(deps, 1, COORDINATION, motion_id, luc.id, AGAINST)).votes_against == 1
    with pytest.raises(NotCheckedIn):
        await record_vote(deps, 1, COORDINATION, motion_id, 999, FOR)


async def test_the_ballot_of_who_was_not_there_after_all_does_not_count(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    await cast_vote(deps, 1, motion_id, LUC, AGAINST)
    luc = (await gathering_of(deps, 1, assembly.id)).attendee_of(LUC)
    assert luc is not None
    found = await undo_check_in(deps, 1, COORDINATION, assembly.id, luc.id)
    tally = found.tally(motion_id)
    assert (tally.votes_for, tally.votes_against) == (1, 0)


async def test_a_tie_rejects_and_the_result_is_written_in_the_minutes(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    await cast_vote(deps, 1, motion_id, LUC, AGAINST)
    motion = await close_motion(deps, 1, COORDINATION, motion_id)
    assert motion.status is MotionStatus.REJECTED
    found = await gathering_of(deps, 1, assembly.id)
    assert [(each.text, each.motion_id, each.decided_at) for each in found.decisions] == [
        ("Adopter le rapport.", motion_id, STARTS_AT)
    ]
    tally = found.tally(motion_id)
    assert (tally.votes_for, tally.votes_against, tally.present) == (1, 1, 2)
    posted, result = await rows(deps, SubjectKind.MOTION, motion_id)
    assert {posted.state, result.state} == {State.CANCELLED, State.PENDING}
    assert {each.delivery.topic for each in (posted, result)} == {Topic.MOTION, Topic.MOTION_RESULT}
    entry = (await journal(deps))[-1]
    assert (entry.subject, entry.subject_id, entry.after) == ("assembly", assembly.id, {"vote": "rejected"})


async def test_nothing_is_adopted_without_a_quorum(deps: Deps) -> None:
    _, assembly = await under_way(deps, quorum=Quorum(QuorumKind.NUMBER, 3))
    motion_id = await put(deps, assembly)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    with pytest.raises(QuorumNotMet) as refused:
        await close_motion(deps, 1, COORDINATION, motion_id)
    assert (refused.value.present, refused.value.required) == (2, 3)
    found = await gathering_of(deps, 1, assembly.id)
    assert (found.motions[0].status, found.decisions) == (MotionStatus.OPEN, ())
    await cast_vote(deps, 1, motion_id, CLAIRE, AGAINST)
    motion = await close_motion(deps, 1, COORDINATION, motion_id)
    assert (motion.status, motion.voices_present, motion.voices_required) == (MotionStatus.REJECTED, 2, 3)


async def test_a_proposition_is_withdrawn_without_a_decision(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    assert (await withdraw_motion(deps, 1, COORDINATION, motion_id)).status is MotionStatus.WITHDRAWN
    assert (await gathering_of(deps, 1, assembly.id)).decisions == ()
    with pytest.raises(MotionClosed):
        await withdraw_motion(deps, 1, COORDINATION, motion_id)


async def test_adopting_a_plan_dates_its_version(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    version_id = (await deps.snapshots.get(1)).snapshot.plans[0].version_id
    with pytest.raises(InvalidAssembly):
        await put(deps, assembly, kind=MotionKind.ADOPT_PLAN)
    with pytest.raises(UnknownPlan):
        await put(deps, assembly, kind=MotionKind.ADOPT_PLAN, version_id=999)
    for choice, adopted_on in ((AGAINST, None), (FOR, date(2013, 5, 30))):
        motion_id = await put(deps, assembly, kind=MotionKind.ADOPT_PLAN, version_id=version_id)
        await cast_vote(deps, 1, motion_id, CLAIRE, choice)
        await close_motion(deps, 1, COORDINATION, motion_id)
        async with deps.database.reading() as session:
            found = await session.scalar(select(PlanVersion.adopted_on).where(PlanVersion.id == version_id))
        assert found == adopted_on


async def test_electing_somebody_fills_the_seat(deps: Deps) -> None:
    ids, assembly = await under_way(deps)
    seat = {"kind": MotionKind.ELECTION, "group_id": ids.habitation, "elected_person_id": ids.luc}
    motion_id = await put(deps, assembly, **seat, term_ends_on=date(2015, 5, 29))
    assert (await directory_of(deps)).terms == (BoardTerm(ids.term, ids.habitation, ids.claire, date(2012, 6, 1)),)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    await close_motion(deps, 1, COORDINATION, motion_id)
    former, elected = (await directory_of(deps)).terms
    assert (former.person_id, former.ends_on) == (ids.claire, date(2013, 5, 29))
    assert (elected.group_id, elected.person_id) == (ids.habitation, ids.luc)
    assert (elected.starts_on, elected.ends_on) == (date(2013, 5, 30), date(2015, 5, 29))
    assert [entry.subject for entry in (await journal(deps))[-4:]] == ["assembly", "assembly", "board", "board"]


async def test_an_election_that_cannot_be_is_refused_when_it_is_put(deps: Deps) -> None:
    ids, assembly = await under_way(deps)
    seat = {"kind": MotionKind.ELECTION, "group_id": ids.habitation, "elected_person_id": ids.luc}
    await elect(deps, 1, COORDINATION, ids.habitation, ids.luc, date(2014, 1, 1), None)
    with pytest.raises(InvalidEntry) as taken:
        await put(deps, assembly, **seat)
    assert taken.value.reason == "seat_taken"
    with pytest.raises(InvalidEntry):
        await put(deps, assembly, **seat, term_ends_on=date(2013, 5, 1))
    with pytest.raises(UnknownEntry):
        await put(deps, assembly, **{**seat, "elected_person_id": 999})
    with pytest.raises(InvalidAssembly):
        await put(deps, assembly, kind=MotionKind.ELECTION)


async def test_nobody_moves_and_seconds_alone(deps: Deps) -> None:
    ids, assembly = await under_way(deps)
    with pytest.raises(InvalidAssembly) as refused:
        await put(deps, assembly, moved_by=ids.claire, seconded_by=ids.claire)
    assert (refused.value.reason, refused.value.given) == ("same_person", "Claire Fortin")
    with pytest.raises(InvalidAssembly):
        await open_motion(deps, 1, COORDINATION, assembly.id, MotionDraft("  \n "))


async def test_an_assembly_postponed_once_begun_begins_anew(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly)
    await postpone_assembly(deps, 1, COORDINATION, assembly.id, MAY_30 + timedelta(days=7), "Faute de quorum")
    found = await gathering_of(deps, 1, assembly.id)
    assert (found.attendees, [each.status for each in found.motions]) == ((), [MotionStatus.WITHDRAWN])
    states = {row.delivery.topic: row.state for row in await rows(deps, SubjectKind.MOTION, motion_id)}
    assert states == {Topic.MOTION: State.CANCELLED, Topic.MOTION_RESULT: State.PENDING}


async def test_cancelling_an_assembly_withdraws_what_is_put_to_the_vote_and_keeps_who_came(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    await put(deps, assembly)
    await cancel_assembly(deps, 1, COORDINATION, assembly.id)
    found = await gathering_of(deps, 1, assembly.id)
    assert (len(found.attendees), [each.status for each in found.motions]) == (2, [MotionStatus.WITHDRAWN])
