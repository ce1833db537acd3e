"""What the controls of a vote carry: which proposition, and what is asked of it."""

from typing import Final

from bot.domain.assembly import MotionKind, VoteChoice
from bot.views.custom_ids import CustomId

FEATURE: Final = "motion"
PROPOSE: Final = "propose"
PROPOSE_ARITY: Final = 3
BY_BALLOTS: Final = "ballots"
BY_HANDS: Final = "hands"
VOTE: Final = "vote"
VOTE_ARITY: Final = 2
CLOSE: Final = "close"
WITHDRAW: Final = "withdraw"
OTHERS: Final = "others"
PICK: Final = "pick"
RECORD: Final = "record"
RECORD_ARITY: Final = 3
ARITY: Final = 1


def propose_control(assembly_id: int, kind: MotionKind, *, secret: bool = False) -> str:
    """The ``custom_id`` of the form of a proposition."""
    return CustomId(FEATURE, PROPOSE, (str(assembly_id), kind, BY_BALLOTS if secret else BY_HANDS)).encode()


def vote_control(motion_id: int, choice: VoteChoice) -> str:
    """The ``custom_id`` of a vote."""
    return CustomId(FEATURE, VOTE, (str(motion_id), choice)).encode()


def motion_control(action: str, motion_id: int) -> str:
    """The ``custom_id`` that closes (CLOSE) or withdraws (WITHDRAW) a vote, or enters that of others (OTHERS, PICK)."""
    return CustomId(FEATURE, action, (str(motion_id),)).encode()


def record_control(motion_id: int, attendee_id: int, choice: VoteChoice) -> str:
    """The ``custom_id`` that enters the vote of somebody present who is not on Discord."""
    return CustomId(FEATURE, RECORD, (str(motion_id), str(attendee_id), choice)).encode()
