"""Facts that stop a use case of surveys; the sentences are in ``bot/texts/survey_problems.py``."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import CourroieError
from bot.domain.survey import SurveyStatus


@dataclass(eq=False)
class UnknownSurvey(CourroieError):
    """The guild has no such survey, or ``matches`` of them go by what was typed."""

    given: str
    matches: int = 0


@dataclass(eq=False)
class WrongSurveyStatus(CourroieError):
    """That cannot be done of a survey that stands so."""

    status: SurveyStatus


@dataclass(eq=False)
class SurveyNotOpen(CourroieError):
    """It takes no answer now: it opens at ``opens_at``, or closed at ``closed_at``."""

    opens_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(eq=False)
class NotInvited(CourroieError):
    """The survey is asked of others than the member."""


@dataclass(eq=False)
class NoOrganization(CourroieError):
    """One answer counts an organisation, and the member speaks for none."""


@dataclass(eq=False)
class AlreadyAnswered(CourroieError):
    """An anonymous answer of theirs is counted already (``organization`` where one counts for it): it can be neither seen nor changed."""

    organization: str = ""


@dataclass(eq=False)
class InvalidSurvey(CourroieError):
    """A survey cannot be that. ``reason`` is one of the codes of ``bot/texts/survey_problems.py``; ``number`` a question's."""

    field: str
    reason: str
    given: str = ""
    number: int | None = None


@dataclass(eq=False)
class InvalidAnswer(CourroieError):
    """An answer to the question ``number`` cannot be that: ``missing``, ``too_long``, ``unwritable``, ``unknown_choice``."""

    number: int
    reason: str


@dataclass(eq=False)
class ResultsWithheld(CourroieError):
    """Fewer than ``threshold`` have answered: a result would tell who said what."""

    answered: int
    threshold: int


@dataclass(eq=False)
class ResultsNotReady(CourroieError):
    """Results of an anonymous survey are known once it is closed."""

    closes_at: datetime | None = None
