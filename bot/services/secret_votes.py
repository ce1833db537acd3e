"""Secret votes of assemblies: the ballots of a box, one a voice, of which nothing is left but their count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.domain.assembly import VoteChoice
from bot.domain.assembly_errors import AlreadyVoted
from bot.domain.motion_tally import MotionTally
from bot.services.assembly_writing import AssemblyWriting
from storage.ballot_boxes import cast, count_voters, empty

_CODES: Final = {VoteChoice.FOR: 1, VoteChoice.AGAINST: 2, VoteChoice.ABSTAIN: 3}
_ONLY: Final = 1
"""A vote asks one thing: the number of its question."""


async def cast_in_secret(
    writing: AssemblyWriting, box_id: int, voices: Iterable[str], user_id: int, choice: VoteChoice
) -> tuple[str, ...]:
    """Put a ballot in the box for each of ``voices`` that has none there; give which those were. Raise ``AlreadyVoted`` where all have.

    ``user_id`` is the Discord member who votes, whatever the list of those present knows of them.
    """
    said = {_ONLY: _CODES[choice]}
    mine = [
        voice for voice in voices if await cast(writing.session, writing.guild_id, box_id, voice, said, user_id=user_id)
    ]
    if not mine:
        raise AlreadyVoted
    return tuple(mine)


async def counted(writing: AssemblyWriting, tally: MotionTally) -> MotionTally:
    """The tally of a secret vote with the ballots of its box, which is emptied; any other as it is.

    Where the vote cannot be closed after all, the transaction puts everything back.
    """
    box_id = tally.motion.box_id
    if box_id is None:
        return tally
    voters = await count_voters(writing.session, writing.guild_id, box_id)
    ballots = await empty(writing.session, writing.guild_id, box_id, writing.at)
    if ballots is None:
        return tally
    codes = Counter(answers[_ONLY] for _stratum, answers in ballots)
    votes = {choice: codes[code] for choice, code in _CODES.items()}
    return replace(
        tally,
        votes_for=votes[VoteChoice.FOR],
        votes_against=votes[VoteChoice.AGAINST],
        abstained=votes[VoteChoice.ABSTAIN],
        voters=voters,
    )
