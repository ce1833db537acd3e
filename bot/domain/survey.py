"""Surveys: what is asked, of whom, when, and what an answer may be.

Local times are naive wall times to the minute, in the IANA ``time_zone``; instants are aware, in UTC. A question is known by its
``number``, from 1 on; it never changes once the survey is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

TITLE_LENGTH: Final = 80
INTRODUCTION_LENGTH: Final = 600
QUESTION_LENGTH: Final = 100
"""What a form's description holds (Discord's reference, « Label »)."""
OPTION_LENGTH: Final = 80
SHORT_LENGTH: Final = 200
LONG_LENGTH: Final = 600
"""Five of them can be shown again at once where they could not be accepted (``bot.views.retry``)."""
MOST_QUESTIONS: Final = 25
MOST_OPTIONS: Final = 25
MOST_CHECKED: Final = 10
"""How many options several choices may have: what a group of check boxes holds."""
LEAST_THRESHOLD: Final = 3
DEFAULT_THRESHOLD: Final = 5
"""How many must have answered for a result to be shown; a guild may set another, never below ``LEAST_THRESHOLD``."""


class SurveyStatus(StrEnum):
    """A DRAFT is seen by the coordination alone. OPEN from its publication on: before ``opens_at`` it is still to come."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class QuestionKind(StrEnum):
    """What may be answered. Codes: a scale 1 to 5, a choice 1 to the number of options, yes 1 and no 2, a recommendation 0 to 10."""

    LIKERT = "likert"
    SATISFACTION = "satisfaction"
    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes_no"
    RECOMMENDATION = "recommendation"
    SHORT = "short"
    LONG = "long"

    @property
    def is_text(self) -> bool:
        """Whether it is answered in one's own words: a comment."""
        return self in (QuestionKind.SHORT, QuestionKind.LONG)

    @property
    def is_scale(self) -> bool:
        """Whether a mean and a median mean something."""
        return self in (QuestionKind.LIKERT, QuestionKind.SATISFACTION, QuestionKind.RECOMMENDATION)


class AudienceKind(StrEnum):
    """Who is invited."""

    EVERYONE = "everyone"
    ROLE = "role"
    GROUP = "group"
    PRESENT = "present"  # those who came to an assembly


class Breakdown(StrEnum):
    """What else is kept with an answer, so that results can be parted by it. The parts never overlap: nobody is in two."""

    NONE = "none"
    ORGANIZATION_KIND = "organization_kind"
    GROUP = "group"


Value: TypeAlias = int | tuple[int, ...] | str
"""One answer: a code, the codes chosen in ascending order, or a comment. A question left blank is in no mapping."""
Answers: TypeAlias = Mapping[int, Value]
"""Answers by the number of their question."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is shown only where the closed question ``number``, which comes before it, was answered by one of ``codes``."""

    number: int
    codes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``options`` are the choices, or the two worded ends of a Likert scale (may be empty).

    ``published_text`` is the wording that was corrected after publication, at ``corrected_at``; None where it never was.
    """

    number: int
    kind: QuestionKind
    text: str
    help: str = ""
    options: tuple[str, ...] = ()
    required: bool = True
    condition: Condition | None = None
    published_text: str | None = None
    corrected_at: datetime | None = None

    @property
    def codes(self) -> tuple[int, ...]:
        """Every code that may be answered, in order; none for a comment."""
        match self.kind:
            case QuestionKind.LIKERT | QuestionKind.SATISFACTION:
                return tuple(range(1, 6))
            case QuestionKind.ONE | QuestionKind.SEVERAL:
                return tuple(range(1, len(self.options) + 1))
            case QuestionKind.YES_NO:
                return (1, 2)
            case QuestionKind.RECOMMENDATION:
                return tuple(range(11))
            case QuestionKind.SHORT | QuestionKind.LONG:
                return ()


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is invited: ``id`` is the role's, the table's or the assembly's; None where everyone is."""

    kind: AudienceKind = AudienceKind.EVERYONE
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey as it stands.

    ``by_organization`` counts one answer an organisation, else one a member. ``opens_local`` None opens it when it is published;
    ``after_assembly_id`` opens it at that assembly's end instead, for ``open_minutes``. ``rule`` (an RRULE in local wall time from
    ``opens_local`` on) brings a next wave, open as long as this one. ``threshold`` is how many must have answered for a result to be
    shown, as it was told when it was published. ``item_id`` is the plan's indicator (or action) that it measures. ``box_id`` is where
    ballots are cast, where it is ``anonymous``. ``answered`` and ``invited`` are counted when it closes (None: unknown).
    ``published_title`` and ``published_introduction`` are what was corrected since, last at ``corrected_at``; None where nothing was.
    """

    id: int
    guild_id: int
    status: SurveyStatus
    title: str
    time_zone: str
    changed_at: datetime
    introduction: str = ""
    template: str = ""
    questions: tuple[Question, ...] = ()
    anonymous: bool = True
    by_organization: bool = False
    breakdown: Breakdown = Breakdown.NONE
    audience: Audience = Audience()
    channel_id: int | None = None
    opens_local: datetime | None = None
    closes_local: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    after_assembly_id: int | None = None
    open_minutes: int | None = None
    rule: str | None = None
    previous_id: int | None = None
    item_id: int | None = None
    threshold: int = DEFAULT_THRESHOLD
    publish_results: bool = True
    box_id: int | None = None
    published_at: datetime | None = None
    closed_at: datetime | None = None
    answered: int | None = None
    invited: int | None = None
    posted_channel_id: int | None = None
    message_id: int | None = None
    published_title: str | None = None
    published_introduction: str | None = None
    corrected_at: datetime | None = None

    def question(self, number: int) -> Question | None:
        """The question of that number; None where there is none."""
        return next((each for each in self.questions if each.number == number), None)

    def is_open(self, now: datetime) -> bool:
        """Whether it takes answers at that instant."""
        return (
            self.status is SurveyStatus.OPEN
            and (self.opens_at is None or self.opens_at <= now)
            and (self.closes_at is None or now < self.closes_at)
        )

    def is_to_come(self, now: datetime) -> bool:
        """Whether it is published, and opens later by itself."""
        return self.status is SurveyStatus.OPEN and self.opens_at is not None and now < self.opens_at

    def is_over(self, now: datetime) -> bool:
        """Whether it takes answers no more: closed, or about to be."""
        ended = self.closes_at is not None and self.closes_at <= now
        return self.status in (SurveyStatus.CLOSED, SurveyStatus.ARCHIVED) or (
            self.status is SurveyStatus.OPEN and ended
        )


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """What is decided of a survey before it is published; the fields are those of ``Survey``."""

    title: str
    introduction: str = ""
    template: str = ""
    questions: tuple[Question, ...] = ()
    anonymous: bool = True
    by_organization: bool = False
    breakdown: Breakdown = Breakdown.NONE
    audience: Audience = Audience()
    channel_id: int | None = None
    opens_local: datetime | None = None
    closes_local: datetime | None = None
    after_assembly_id: int | None = None
    open_minutes: int | None = None
    rule: str | None = None
    previous_id: int | None = None
    item_id: int | None = None
    publish_results: bool = True


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """One answer of a closed survey, parted from the others of whoever gave it: nobody's.

    ``stratum`` is its part of the breakdown ("" where there is none, or where too few are of it).
    """

    number: int
    value: Value
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What somebody answered to a nominal survey: ``participant`` is ``u12`` (a member) or ``o3`` (an organisation).

    ``draft`` is what they are changing or have not sent yet; ``submitted_at`` None until they send it.
    """

    participant: str
    user_id: int | None
    answers: Answers
    draft: Answers
    submitted_at: datetime | None = None
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class FlashPoll:
    """A native poll of Discord, whose votes are visible.

    ``ends_at`` is as planned until it is posted, then as Discord has it. ``counts`` are by answer, None until they are read once it
    has ended; empty where nobody can know them any more.
    """

    id: int
    guild_id: int
    question: str
    answers: tuple[str, ...]
    several: bool
    ends_at: datetime
    channel_id: int
    message_id: int | None = None
    counts: tuple[int, ...] | None = None
