"""What whoever is responsible answers to a due date, and the state that it gives the action."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.deadline import Deadline
from bot.domain.plan import ActionState


class Answer(StrEnum):
    """The four buttons of a reminder."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    POSTPONED = "postponed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class StateSaid:
    """The state that somebody said an action is in, with what they noted; ``user_id`` is None once they were forgotten."""

    item_id: int
    state: ActionState
    note: str
    user_id: int | None
    at: datetime


def state_after(answer: Answer, deadline: Deadline) -> ActionState:
    """The action's state: done, but for an action whose due date comes back, which goes on."""
    if answer is Answer.DONE:
        return ActionState.DONE if deadline.rule is None else ActionState.ONGOING
    return ActionState(answer.value)
