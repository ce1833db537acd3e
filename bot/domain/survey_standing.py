"""Where somebody stands with a survey: may they answer, have they, what is counted of it."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.survey import Answers, Response, Survey


@dataclass(frozen=True, slots=True)
class Beginning:
    """A member may answer. ``organization`` is whom they answer for, where one answer counts an organisation, else "".

    ``response`` is what they have sent or begun, where the survey is nominal.
    """

    survey: Survey
    organization: str = ""
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """An answer is counted. ``answers`` are what is kept of it; ``replaced``, whether it took the place of an earlier one."""

    survey: Survey
    answers: Answers
    organization: str = ""
    replaced: bool = False


def answers_in_hand(response: Response | None) -> Answers:
    """What somebody has answered so far, sent or not; ``BLANK`` where they left a question so."""
    return {} if response is None else {**response.answers, **response.draft}


class Where(Enum):
    """Where a member stands with a survey."""

    TO_ANSWER = auto()
    BEGUN = auto()
    ANSWERED = auto()
    FOR_OTHERS = auto()
    TO_COME = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Mine:
    """A survey, and where a member stands with it."""

    survey: Survey
    where: Where
