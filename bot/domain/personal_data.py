"""What is held about a person: the codes of the register, and what it finds for one of them.

The register itself, which names every column of every table, is ``storage/personal_data.py``; its words are
``bot/texts/personal_data.py``. The law meant here is Québec's P-39.1 (Act respecting the protection of personal information in
the private sector).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.domain.reference import Reference

DELIVERY_DAYS: Final = 90
"""How long what was sent, or is not to be any more, is kept once it would serve no more."""


class DataKind(StrEnum):
    """Each way in which a table speaks of somebody; the codes of ``REGISTER``."""

    LINK_REQUEST = "link_request"
    REPRESENTATION = "representation"
    ENTRUSTMENT = "entrustment"
    BOARD_TERM = "board_term"
    LEADERSHIP = "leadership"
    EVIDENCE = "evidence"
    OWN_EVIDENCE = "own_evidence"
    EVENT = "event"
    SETTLED_DOUBT = "settled_doubt"
    IMPORT = "import"
    PRIVACY_OFFICER = "privacy_officer"
    ANSWER = "answer"
    PROXY = "proxy"
    ATTENDANCE = "attendance"
    CHECKED_IN = "checked_in"
    MOTION_MOVED = "motion_moved"
    MOTION_SECONDED = "motion_seconded"
    ELECTED = "elected"
    BALLOT = "ballot"
    OWN_VOICE = "own_voice"
    PARTICIPATION = "participation"
    RESPONSE = "response"
    DECISION = "decision"
    CONVOCATION = "convocation"
    DEADLINE_CARRIED = "deadline_carried"
    DEADLINE_SET = "deadline_set"
    REMINDER_PREFERENCE = "reminder_preference"
    SUBSCRIPTION = "subscription"
    DELIVERY = "delivery"
    REFUSAL = "refusal"
    DELIVERY_BLOCK = "delivery_block"
    JOURNAL_OF_ENTRY = "journal_of_entry"
    JOURNAL_ABOUT = "journal_about"
    JOURNAL_BY = "journal_by"
    JOURNAL_MENTION = "journal_mention"
    CARD = "card"


class Purpose(StrEnum):
    """What it is held for (P-39.1, section 4)."""

    DIRECTORY = "directory"
    LINK_REQUEST = "link_request"
    SEATS = "seats"
    RESPONSIBILITIES = "responsibilities"
    ASSEMBLIES = "assemblies"
    SURVEYS = "surveys"
    REMINDERS = "reminders"
    DELIVERIES = "deliveries"
    FOLLOW_UP = "follow_up"
    TRACE = "trace"
    PRIVACY_OFFICER = "privacy_officer"


class Ground(StrEnum):
    """Why it may be: given by the person, needed for the roundtable to work, or asked by the law."""

    CONSENT = "consent"
    NECESSITY = "necessity"
    LEGAL_DUTY = "legal_duty"


class Retention(StrEnum):
    """How long it is kept where nobody erases it sooner."""

    DEPARTURE = "departure"
    ANSWER = "answer"
    CHANGE = "change"
    HISTORY = "history"
    MINUTES = "minutes"
    ASSEMBLY = "assembly"
    SURVEY = "survey"
    WITHDRAWAL = "withdrawal"
    DELIVERY = "delivery"
    JOURNAL = "journal"


class Effect(StrEnum):
    """What erasing does: the row goes; the row stays, and the person leaves it; or they leave what is said of a change."""

    ROW_GOES = "row_goes"
    PERSON_GOES = "person_goes"
    MENTION_GOES = "mention_goes"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom it is about: a Discord member, an entry of the directory, or both where they are linked."""

    user_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of one kind that speak of the person, the latest last, by column: only what is theirs."""

    kind: DataKind
    purpose: Purpose
    ground: Ground
    retention: Retention
    effect: Effect
    rows: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """All that is held about ``identity``.

    ``named_at`` are the references of the active plans where their exact name stands, each after its plan's title;
    ``named_elsewhere`` says that it stands in another of the roundtable's documents too.
    """

    identity: Identity
    name: str = ""
    held: tuple[Held, ...] = ()
    named_at: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    named_elsewhere: bool = False
