"""What becomes of a proposition: put, adopted or rejected, withdrawn."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from bot.domain.assembly import Assembly, Motion, MotionKind, MotionStatus
from bot.domain.assembly_changes import some_lines
from bot.domain.assembly_errors import InvalidAssembly, MotionClosed, QuorumNotMet
from bot.domain.directory import BoardTerm, Directory, RecordKind, runs_into
from bot.domain.errors import InvalidEntry, UnknownEntry
from bot.domain.motion_tally import MotionTally
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.survey import LEAST_THRESHOLD

MOTION_LENGTH: Final = 1000


@dataclass(frozen=True, slots=True)
class MotionDraft:
    """A proposition before it is put. ``moved_by`` and ``seconded_by`` are ids of people, as ``elected_person_id`` is.

    ``version_id`` is the version of a plan to adopt; ``group_id`` the table whose board seat is filled, from ``term_starts_on`` on (None:
    the assembly's own day). ``secret``: nobody is told who votes what.
    """

    text: str
    kind: MotionKind = MotionKind.ORDINARY
    moved_by: int | None = None
    seconded_by: int | None = None
    version_id: int | None = None
    group_id: int | None = None
    elected_person_id: int | None = None
    term_starts_on: date | None = None
    term_ends_on: date | None = None
    secret: bool = False


def put(assembly: Assembly, draft: MotionDraft, directory: Directory, at: datetime) -> Motion:
    """The proposition, OPEN, whose id is to come.

    Raises:
        InvalidAssembly: ``blank``, ``too_long``, ``unwritable``, ``same_person``, ``no_version``, ``no_seat_named``.
        UnknownEntry: of somebody or of a table that the directory does not have.
        InvalidEntry: ``no_seat``, ``ends_before``, ``seat_taken``, as for an election to the board.
    """
    text = some_lines("text", draft.text, MOTION_LENGTH)
    if not text:
        raise InvalidAssembly("text", "blank")
    for person_id in (draft.moved_by, draft.seconded_by):
        _require_person(directory, person_id)
    if draft.moved_by is not None and draft.moved_by == draft.seconded_by:
        raise InvalidAssembly("seconded_by", "same_person", directory.people[draft.moved_by].name)
    motion = Motion(
        id=0,
        assembly_id=assembly.id,
        kind=draft.kind,
        text=text,
        status=MotionStatus.OPEN,
        opened_at=at,
        moved_by_person_id=draft.moved_by,
        seconded_by_person_id=draft.seconded_by,
    )
    match draft.kind:
        case MotionKind.ORDINARY:
            return motion
        case MotionKind.ADOPT_PLAN:
            if draft.version_id is None:
                raise InvalidAssembly("version_id", "no_version")
            return replace(motion, version_id=draft.version_id)
        case MotionKind.ELECTION:
            term = _term(assembly, draft, directory)
            return replace(
                motion,
                group_id=term.group_id,
                elected_person_id=term.person_id,
                term_starts_on=term.starts_on,
                term_ends_on=term.ends_on,
            )


def closed(tally: MotionTally, at: datetime) -> Motion:
    """The proposition once the vote is over: adopted where more are for it than against.

    Of a secret vote in which fewer than ``LEAST_THRESHOLD`` members voted, the outcome alone is kept: the count would tell who voted what.
    One who holds proxies is one of them: their ballots are all the same, and would be known by their number.

    Raises:
        MotionClosed: where it is over already.
        QuorumNotMet: where it would be adopted, and too few voices are present; of a secret vote, whatever it comes to: a refusal would tell.
    """
    motion = _require_open(tally.motion)
    if (tally.passes or motion.is_secret) and tally.required is not None and not tally.is_quorate:
        raise QuorumNotMet(tally.present, tally.required)
    over = replace(
        motion,
        status=MotionStatus.ADOPTED if tally.passes else MotionStatus.REJECTED,
        closed_at=at,
        voices_present=tally.present,
        voices_required=tally.required,
    )
    counts = tally.votes_for, tally.votes_against, tally.abstained
    if motion.is_secret and tally.voters < LEAST_THRESHOLD:
        return over
    return replace(over, votes_for=counts[0], votes_against=counts[1], votes_abstained=counts[2])


def withdrawn(motion: Motion, at: datetime) -> Motion:
    """The proposition, which nobody votes on any more; raise ``MotionClosed`` where the vote is over."""
    return replace(_require_open(motion), status=MotionStatus.WITHDRAWN, closed_at=at)


def elected_term(motion: Motion) -> BoardTerm | None:
    """The term that adopting it begins; None of what elects nobody (any more: an erased person leaves no name)."""
    if motion.kind is not MotionKind.ELECTION or motion.elected_person_id is None:
        return None
    if motion.group_id is None or motion.term_starts_on is None:
        return None
    return BoardTerm(0, motion.group_id, motion.elected_person_id, motion.term_starts_on, motion.term_ends_on)


def _term(assembly: Assembly, draft: MotionDraft, directory: Directory) -> BoardTerm:
    if draft.group_id is None or draft.elected_person_id is None:
        raise InvalidAssembly("group_id", "no_seat_named")
    if draft.group_id not in directory.groups:
        raise UnknownEntry(RecordKind.GROUP, str(draft.group_id))
    _require_person(directory, draft.elected_person_id)
    if not directory.groups[draft.group_id].recognised:
        raise InvalidEntry("group_id", "no_seat")
    starts_on = draft.term_starts_on or assembly.start_local.date()
    term = BoardTerm(0, draft.group_id, draft.elected_person_id, starts_on, draft.term_ends_on)
    if term.ends_on is not None and term.ends_on < starts_on:
        raise InvalidEntry("term_ends_on", "ends_before", term.ends_on.isoformat())
    later = runs_into((each for each in directory.terms if each.group_id == term.group_id), term)
    if later is not None:
        raise InvalidEntry("term_ends_on", "seat_taken", later.starts_on.isoformat())
    return term


def _require_open(motion: Motion) -> Motion:
    if motion.status is not MotionStatus.OPEN:
        raise MotionClosed(motion.status)
    return motion


def _require_person(directory: Directory, person_id: int | None) -> None:
    if person_id is not None and person_id not in directory.people:
        raise UnknownEntry(RecordKind.PERSON, str(person_id))


def motion_delivery(motion: Motion, topic: Topic, at: datetime, expires_at: datetime) -> Delivery:
    """What posts it, or its result, where its assembly is."""
    return Delivery(
        dedupe_key=f"motion:{motion.id}:{topic}",
        topic=topic,
        subject=SubjectKind.MOTION,
        subject_id=motion.id,
        due_at=at,
        expires_at=expires_at,
        destination=Place.SUBJECT,
    )
