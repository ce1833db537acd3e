"""Where a vote stands: one ballot a voice, of those that are present."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.assembly import Ballot, Motion, MotionStatus, VoteChoice
from bot.domain.quorum import Presence


@dataclass(frozen=True, slots=True)
class MotionTally:
    """The votes of the voices that are present. ``waiting`` are the voices that have not voted; once closed, what was recorded.

    ``present`` and ``required`` are voices: at the time of the vote, once it is over. Of a secret vote, while it is open, only ``cast``
    is known: how many voices have voted; ``mine`` are those by which whoever asks has just done so. ``voters`` is how many members cast
    them, some by several voices: known at the instant of its closing only.
    """

    motion: Motion
    votes_for: int = 0
    votes_against: int = 0
    abstained: int = 0
    present: int = 0
    required: int | None = None
    waiting: tuple[str, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    cast: int = 0
    mine: tuple[str, ...] = ()
    voters: int = 0

    @property
    def passes(self) -> bool:
        """Whether more voices are for it than against: a tie rejects, who abstains does not count."""
        return self.votes_for > self.votes_against

    @property
    def is_quorate(self) -> bool:
        """Whether enough voices are present, or none are asked for."""
        return self.required is None or self.present >= self.required


def tally_of(motion: Motion, ballots: Iterable[Ballot], presence: Presence, cast: int = 0) -> MotionTally:
    """Where the vote on ``motion`` stands, a secret one by how many have ``cast`` a ballot; of one that is over, what was recorded."""
    counted = tuple(ballots)
    if motion.status is not MotionStatus.OPEN:
        return MotionTally(
            motion,
            motion.votes_for,
            motion.votes_against,
            motion.votes_abstained,
            motion.voices_present,
            motion.voices_required,
            ballots=counted,
        )
    if motion.is_secret:
        return MotionTally(motion, present=presence.present, required=presence.required, cast=cast)
    counted = tuple(ballot for ballot in counted if ballot.voice in presence.voices)
    choices = [ballot.choice for ballot in counted]
    voted = {ballot.voice for ballot in counted}
    return MotionTally(
        motion,
        choices.count(VoteChoice.FOR),
        choices.count(VoteChoice.AGAINST),
        choices.count(VoteChoice.ABSTAIN),
        presence.present,
        presence.required,
        tuple(voice for voice in presence.voices if voice not in voted),
        counted,
    )
