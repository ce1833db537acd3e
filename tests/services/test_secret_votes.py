"""Secret votes: one ballot a voice, nothing known but how many while it is open, nothing left but the count once it is over."""

from datetime import date

import pytest
from sqlalchemy import select, update

from bot.domain.assembly import Answer, Assembly, MotionKind, MotionStatus, VoteChoice
from bot.domain.assembly_errors import AlreadyVoted, MotionClosed, NotCheckedIn, QuorumNotMet, SecretVote
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.errors import InvalidEntry
from bot.domain.guild_settings import Quorum, QuorumKind
from bot.services.assemblies import cancel_assembly
from bot.services.board import elect
from bot.services.deps import Deps
from bot.services.directory import enrol_organization, enrol_person, represent
from bot.services.gatherings import answer_convocation, check_in, gathering_of, undo_check_in
from bot.services.links import link_person
from bot.services.motions import cast_vote, close_motion, record_vote, withdraw_motion
from storage.models import Attendance, Ballot, BallotBox, BallotParticipation, OpenBallot, SealedAnswer
from tests.services.directories import CLAIRE, COORDINATION, directory_of, journal
from tests.services.test_motions import AGAINST, FOR, LUC, deps, put, under_way
from tests.storage.attacker import every_byte

__all__ = ["deps"]


ANA = 73


async def third_voice(deps: Deps, assembly: Assembly) -> None:
    """Ana, of an organisation of her own, is there too."""
    auberge = await enrol_organization(deps, 1, COORDINATION, OrganizationDraft("Auberge"))
    ana = await enrol_person(deps, 1, COORDINATION, PersonDraft("Ana Silva", organization_id=auberge))
    await link_person(deps, 1, COORDINATION, ana, ANA)
    await represent(deps, 1, COORDINATION, ana, auberge, None, None)
    await check_in(deps, 1, COORDINATION, assembly.id, person_id=ana)


async def boxes(deps: Deps) -> tuple[int, int, int]:
    """How many participations, open ballots and sealed answers there are."""
    async with deps.database.reading() as session:
        found = [
            len((await session.scalars(select(each.guild_id))).all())
            for each in (BallotParticipation, OpenBallot, SealedAnswer)
        ]
    return found[0], found[1], found[2]


async def test_only_how_many_have_voted_is_known_while_it_is_open(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, secret=True)
    tally = await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    assert (tally.cast, tally.present, len(tally.mine)) == (1, 2, 1)
    assert (tally.votes_for, tally.votes_against, tally.abstained, tally.ballots, tally.waiting) == (0, 0, 0, (), ())
    async with deps.database.reading() as session:
        assert (await session.scalars(select(Ballot))).all() == []


async def test_a_voice_votes_once(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, secret=True)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    with pytest.raises(AlreadyVoted):
        await cast_vote(deps, 1, motion_id, CLAIRE, AGAINST)
    with pytest.raises(NotCheckedIn):
        await cast_vote(deps, 1, motion_id, 555, FOR)
    assert await boxes(deps) == (1, 1, 0)


async def test_a_proxy_that_counts_later_is_voted_by_later(deps: Deps) -> None:
    ids, assembly = await under_way(deps, proxies=1)
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    motion_id = await put(deps, assembly, secret=True)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    luc = (await gathering_of(deps, 1, assembly.id)).attendee_of(LUC)
    assert luc is not None
    await undo_check_in(deps, 1, COORDINATION, assembly.id, luc.id)
    tally = await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    assert (tally.cast, tally.mine) == (2, (f"o{ids.maison}",))


async def test_few_ballots_leave_the_outcome_alone(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, secret=True)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    motion = await close_motion(deps, 1, COORDINATION, motion_id)
    assert (motion.status, motion.votes_for, motion.votes_against, motion.counts_kept) == (
        MotionStatus.ADOPTED,
        0,
        0,
        False,
    )
    assert await boxes(deps) == (0, 0, 0)
    with pytest.raises(MotionClosed):
        await cast_vote(deps, 1, motion_id, LUC, FOR)
    assert [each.motion_id for each in (await gathering_of(deps, 1, assembly.id)).decisions] == [motion_id]


async def test_three_ballots_are_counted_and_none_is_left(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    await third_voice(deps, assembly)
    motion_id = await put(deps, assembly, secret=True)
    for user_id, choice in ((CLAIRE, FOR), (LUC, AGAINST), (ANA, FOR)):
        await cast_vote(deps, 1, motion_id, user_id, choice)
    motion = await close_motion(deps, 1, COORDINATION, motion_id)
    assert (motion.status, motion.votes_for, motion.votes_against, motion.counts_kept) == (
        MotionStatus.ADOPTED,
        2,
        1,
        True,
    )
    assert await boxes(deps) == (0, 0, 0)
    assert (await gathering_of(deps, 1, assembly.id)).tally(motion_id).ballots == ()
    async with deps.database.reading() as session:
        assert await session.scalar(select(BallotBox.cleaned_at)) is not None


async def test_two_who_vote_by_three_voices_leave_the_outcome_alone(deps: Deps) -> None:
    """Two ballots for and one against: whoever holds the proxy voted for."""
    ids, assembly = await under_way(deps, proxies=1)
    await third_voice(deps, assembly)
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    luc = (await gathering_of(deps, 1, assembly.id)).attendee_of(LUC)
    assert luc is not None
    await undo_check_in(deps, 1, COORDINATION, assembly.id, luc.id)
    motion_id = await put(deps, assembly, secret=True)
    assert len((await cast_vote(deps, 1, motion_id, CLAIRE, FOR)).mine) == 2
    await cast_vote(deps, 1, motion_id, ANA, AGAINST)
    motion = await close_motion(deps, 1, COORDINATION, motion_id)
    assert (motion.status, motion.votes_for, motion.counts_kept) == (MotionStatus.ADOPTED, 0, False)


async def test_who_was_entered_before_their_account_was_known_is_told_that_they_voted(deps: Deps) -> None:
    """The list of those present does not know them as a member; the register does."""
    _, assembly = await under_way(deps)
    async with deps.database.transaction() as session:
        await session.execute(update(Attendance).values(user_id=None))
    await cast_vote(deps, 1, await put(deps, assembly, secret=True), CLAIRE, FOR)
    async with deps.database.reading() as session:
        assert (await session.scalars(select(BallotParticipation.user_id))).all() == [CLAIRE]


@pytest.mark.parametrize("choice", [FOR, AGAINST])
async def test_a_seat_that_is_taken_meanwhile_says_nothing_of_what_was_voted(deps: Deps, choice: VoteChoice) -> None:
    """Refused only where it would be adopted, closing after each vote would tell what each was."""
    ids, assembly = await under_way(deps)
    seat = {"kind": MotionKind.ELECTION, "group_id": ids.habitation, "elected_person_id": ids.luc}
    motion_id = await put(deps, assembly, **seat, secret=True)
    await cast_vote(deps, 1, motion_id, CLAIRE, choice)
    await elect(deps, 1, COORDINATION, ids.habitation, ids.claire, date(2013, 6, 15), None)
    with pytest.raises(InvalidEntry):
        await close_motion(deps, 1, COORDINATION, motion_id)
    assert await boxes(deps) == (1, 1, 0)


async def test_a_secret_vote_without_a_quorum_stays_open_whatever_it_would_come_to(deps: Deps) -> None:
    """By hands, what is rejected needs none; here a refusal to close would tell that it passes."""
    _, assembly = await under_way(deps, quorum=Quorum(QuorumKind.NUMBER, 3))
    motion_id = await put(deps, assembly, secret=True)
    await cast_vote(deps, 1, motion_id, CLAIRE, AGAINST)
    with pytest.raises(QuorumNotMet):
        await close_motion(deps, 1, COORDINATION, motion_id)
    assert await boxes(deps) == (1, 1, 0)
    assert (await cast_vote(deps, 1, motion_id, LUC, FOR)).cast == 2


async def test_nobody_enters_a_secret_vote_for_somebody_else(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, secret=True)
    luc = (await gathering_of(deps, 1, assembly.id)).attendee_of(LUC)
    assert luc is not None
    with pytest.raises(SecretVote):
        await record_vote(deps, 1, COORDINATION, motion_id, luc.id, AGAINST)


@pytest.mark.parametrize("end", ["withdrawn", "the assembly is cancelled"])
async def test_what_is_withdrawn_leaves_no_ballot(deps: Deps, end: str) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, secret=True)
    await cast_vote(deps, 1, motion_id, CLAIRE, FOR)
    if end == "withdrawn":
        assert (await withdraw_motion(deps, 1, COORDINATION, motion_id)).status is MotionStatus.WITHDRAWN
    else:
        await cancel_assembly(deps, 1, COORDINATION, assembly.id)
    assert await boxes(deps) == (0, 0, 0)


async def test_an_election_may_be_secret(deps: Deps) -> None:
    ids, assembly = await under_way(deps)
    seat = {"kind": MotionKind.ELECTION, "group_id": ids.habitation, "elected_person_id": ids.luc}
    motion_id = await put(deps, assembly, **seat, secret=True)
    for user_id in (CLAIRE, LUC):
        await cast_vote(deps, 1, motion_id, user_id, FOR)
    await close_motion(deps, 1, COORDINATION, motion_id)
    assert ids.luc in {term.person_id for term in (await directory_of(deps)).terms}


async def test_the_journal_says_what_was_decided_and_nothing_of_who_voted(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    before = len(await journal(deps))
    motion_id = await put(deps, assembly, secret=True)
    for user_id, choice in ((CLAIRE, FOR), (LUC, AGAINST)):
        await cast_vote(deps, 1, motion_id, user_id, choice)
    await close_motion(deps, 1, COORDINATION, motion_id)
    assert [entry.after for entry in (await journal(deps))[before:]] == [{"decisions": 1}, {"vote": "rejected"}]


async def test_no_byte_says_which_voice_voted(deps: Deps) -> None:
    _, assembly = await under_way(deps)
    motion_id = await put(deps, assembly, secret=True)
    for user_id, choice in ((CLAIRE, FOR), (LUC, VoteChoice.ABSTAIN)):
        await cast_vote(deps, 1, motion_id, user_id, choice)
    async with deps.database.reading() as session:
        voices = (await session.scalars(select(BallotParticipation.voice))).all()
        ballots = (await session.scalars(select(OpenBallot.id))).all()
    assert len(voices) == len(ballots) == 2
    await close_motion(deps, 1, COORDINATION, motion_id)
    everything = await every_byte(deps.database)
    assert [each for each in (*voices, *ballots) if each.encode() in everything] == []
