"""Open votes: a proposition is put, those present vote, the result is written in the minutes with all that it brings."""

from dataclasses import replace

from bot.domain.assembly import (
    Assembly,
    Attendee,
    Ballot,
    Motion,
    MotionKind,
    MotionStatus,
    VoteChoice,
)
from bot.domain.assembly_errors import (
    CheckInClosed,
    MotionClosed,
    NotCheckedIn,
    NoVoice,
    SecretVote,
    UnknownMotion,
    WrongStatus,
)
from bot.domain.clock import local_day
from bot.domain.errors import UnknownPlan
from bot.domain.gathering import Gathering
from bot.domain.journal import Act, Actor
from bot.domain.motion_changes import MotionDraft, closed, elected_term, motion_delivery, put, withdrawn
from bot.domain.motion_tally import MotionTally
from bot.domain.outbox import Topic
from bot.services.assembly_writing import AssemblyWriting, writing_assemblies
from bot.services.board import place_term, require_seat
from bot.services.deps import Deps
from bot.services.directory_writing import DirectoryWriting
from bot.services.minutes import write_decision
from bot.services.secret_votes import cast_in_secret, counted
from bot.services.traces import clean_ballots_now
from storage.ballot_boxes import open_box
from storage.motions import add_motion, adopt_version, has_version, keep_ballot, motion_by_id
from storage.outbox import enqueue


async def motion_of(deps: Deps, guild_id: int, motion_id: int) -> Motion:
    """A proposition, as it stands; raise ``UnknownMotion``."""
    async with deps.database.reading() as session:
        found = await motion_by_id(session, guild_id, motion_id)
    if found is None:
        raise UnknownMotion
    return found


async def open_motion(deps: Deps, guild_id: int, actor: Actor, assembly_id: int, draft: MotionDraft) -> int:
    """Put a proposition to the vote, while the assembly lasts; give its id.

    Raises:
        CheckInClosed: before the assembly, or once it is over.
        UnknownPlan: of a version that the guild does not have.
        InvalidAssembly, UnknownEntry, InvalidEntry: of what cannot be (``motion_changes.put``).
    """
    async with writing_assemblies(deps, guild_id, actor) as writing:
        assembly = await writing.assembly(assembly_id)
        if not assembly.is_coming:
            raise WrongStatus(assembly.status)
        if not assembly.takes_check_in(writing.at):
            raise CheckInClosed(assembly.check_in_opens_at, assembly.check_in_closes_at)
        motion = put(assembly, draft, writing.directory, writing.at)
        if motion.version_id is not None and not await has_version(writing.session, guild_id, motion.version_id):
            raise UnknownPlan(str(motion.version_id))
        if draft.secret:
            motion = replace(motion, box_id=await open_box(writing.session, guild_id))
        motion = await add_motion(writing.session, guild_id, motion)
        posted = motion_delivery(motion, Topic.MOTION, writing.at, assembly.check_in_closes_at)
        await enqueue(writing.session, guild_id, [posted])
        return motion.id


async def cast_vote(deps: Deps, guild_id: int, motion_id: int, user_id: int, choice: VoteChoice) -> MotionTally:
    """The Discord member votes by every voice that they have there; until the vote is over, they may change it, but for a secret one.

    Raises:
        AlreadyVoted: where it is secret, and they have.
        MotionClosed: where the vote is over.
        NotCheckedIn: where they have not checked in.
        NoVoice: where the by-laws give them none.
    """
    async with writing_assemblies(deps, guild_id, Actor.member(user_id)) as writing:
        motion, gathering = await _motion(writing, motion_id)
        return await _vote(writing, motion, gathering, gathering.attendee_of(user_id), choice)


async def record_vote(
    deps: Deps, guild_id: int, actor: Actor, motion_id: int, attendee_id: int, choice: VoteChoice
) -> MotionTally:
    """Enter the vote of somebody present who is not on Discord; raise as ``cast_vote`` does, and ``SecretVote``."""
    async with writing_assemblies(deps, guild_id, actor) as writing:
        motion, gathering = await _motion(writing, motion_id)
        if motion.is_secret:
            raise SecretVote
        attendee = next((each for each in gathering.attendees if each.id == attendee_id), None)
        return await _vote(writing, motion, gathering, attendee, choice)


async def close_motion(deps: Deps, guild_id: int, actor: Actor, motion_id: int) -> Motion:
    """End the vote: the result is a decision of the minutes; adopted, a plan is so from that day, somebody elected has the seat.

    Raises:
        MotionClosed: where it is over already.
        QuorumNotMet: where it would be adopted, and too few voices are present.
        InvalidEntry: where the seat is taken meanwhile; of a secret vote, whatever it comes to: a refusal would tell.
    """
    async with writing_assemblies(deps, guild_id, actor) as writing:
        open_one, gathering = await _motion(writing, motion_id)
        if open_one.is_secret and open_one.status is MotionStatus.OPEN:
            _require_seat(writing, open_one)
        motion = closed(await counted(writing, gathering.tally(open_one.id)), writing.at)
        await writing.finish_vote(motion)
        await write_decision(writing, gathering.assembly, motion.text, motion_id=motion.id)
        writing.journal(gathering.assembly, Act.CHANGED, {}, {"vote": str(motion.status)})
        if motion.status is MotionStatus.ADOPTED:
            await _carry_out(writing, motion, gathering.assembly)
    if motion.is_secret:
        await clean_ballots_now(deps)
    return motion


async def withdraw_motion(deps: Deps, guild_id: int, actor: Actor, motion_id: int) -> Motion:
    """Nobody votes on it any more, and nothing comes of it; raise ``MotionClosed`` where the vote is over."""
    async with writing_assemblies(deps, guild_id, actor) as writing:
        open_one, gathering = await _motion(writing, motion_id)
        motion = withdrawn(open_one, writing.at)
        await writing.finish_vote(motion)
        writing.journal(gathering.assembly, Act.CHANGED, {}, {"vote": str(motion.status)})
    if motion.is_secret:
        await clean_ballots_now(deps)
    return motion


async def _motion(writing: AssemblyWriting, motion_id: int) -> tuple[Motion, Gathering]:
    found = await motion_by_id(writing.session, writing.guild_id, motion_id)
    if found is None:
        raise UnknownMotion
    return found, await writing.gathering(await writing.assembly(found.assembly_id))


async def _vote(
    writing: AssemblyWriting, motion: Motion, gathering: Gathering, attendee: Attendee | None, choice: VoteChoice
) -> MotionTally:
    if motion.status is not MotionStatus.OPEN:
        raise MotionClosed(motion.status)
    if attendee is None:
        raise NotCheckedIn
    voices = gathering.presence.voices_of(attendee.id)
    if not voices:
        raise NoVoice
    if motion.box_id is not None:
        mine = await cast_in_secret(writing, motion.box_id, voices, writing.actor.user_id or 0, choice)
        return replace((await writing.gathering(gathering.assembly)).tally(motion.id), mine=mine)
    for voice in voices:
        organization_id = int(voice[1:]) if voice.startswith("o") else None
        ballot = Ballot(voice, choice, writing.at, attendee.user_id, attendee.person_id, organization_id)
        await keep_ballot(writing.session, writing.guild_id, motion.id, ballot)
    return (await writing.gathering(gathering.assembly)).tally(motion.id)


async def _carry_out(writing: AssemblyWriting, motion: Motion, assembly: Assembly) -> None:
    if motion.kind is MotionKind.ADOPT_PLAN and motion.version_id is not None:
        day = assembly.start_local.date()
        await adopt_version(writing.session, writing.guild_id, motion.version_id, day)
    term = elected_term(motion)
    if term is not None:
        seats = _seats(writing)
        await place_term(seats, term)
        writing.changes += seats.changes


def _require_seat(writing: AssemblyWriting, motion: Motion) -> None:
    """Raise ``InvalidEntry`` where adopting ``motion`` could not be carried out."""
    term = elected_term(motion)
    if term is not None:
        require_seat(_seats(writing), term)


def _seats(writing: AssemblyWriting) -> DirectoryWriting:
    today = local_day(writing.at, writing.settings.time_zone)
    return DirectoryWriting(writing.session, writing.guild_id, writing.at, today, writing.directory)
