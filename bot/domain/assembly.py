"""Assemblies: what is convened, when and where, who answered, who came, what was decided.

Local times are naive wall times to the minute, in the IANA ``time_zone``; instants are aware, in UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.guild_settings import AssemblyKind

TITLE_LENGTH: Final = 100
PLACE_LENGTH: Final = 100
LINK_LENGTH: Final = 300
AGENDA_LENGTH: Final = 1500
DEFAULT_LENGTH: Final = 120
_CHECK_IN_BEFORE: Final = timedelta(minutes=30)
_CHECK_IN_AFTER: Final = timedelta(hours=2)


class AssemblyStatus(StrEnum):
    """A DRAFT is seen by the coordination alone, unless it is the next one of a series."""

    DRAFT = "draft"
    CONVENED = "convened"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


class Answer(StrEnum):
    """What a member answers to a convocation."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    PROXY = "proxy"


class MotionKind(StrEnum):
    """What adopting a proposition does besides being written in the minutes."""

    ORDINARY = "ordinary"
    ADOPT_PLAN = "adopt_plan"
    ELECTION = "election"


class MotionStatus(StrEnum):
    """OPEN while people vote."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class VoteChoice(StrEnum):
    """One voice's vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class AssemblyDraft:
    """What is decided of an assembly before it has a row; ``start_local`` is naive, ``length_minutes`` its length."""

    kind: AssemblyKind
    start_local: datetime
    title: str = ""
    place: str = ""
    link: str = ""
    agenda: str = ""
    length_minutes: int = DEFAULT_LENGTH
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class Assembly:
    """One assembly as it stands. ``sequence`` grows with each change (RFC 5545, SEQUENCE).

    ``slot_local`` is when its series would have it; ``postponed_from`` the wall time that it was moved from.
    """

    id: int
    guild_id: int
    kind: AssemblyKind
    status: AssemblyStatus
    start_local: datetime
    time_zone: str
    starts_at: datetime
    changed_at: datetime
    title: str = ""
    place: str = ""
    link: str = ""
    agenda: str = ""
    length_minutes: int = DEFAULT_LENGTH
    group_id: int | None = None
    sequence: int = 0
    series_id: int | None = None
    slot_local: datetime | None = None
    postponed_from: datetime | None = None
    reason: str = ""
    convened_at: datetime | None = None
    channel_id: int | None = None
    message_id: int | None = None
    check_in_channel_id: int | None = None
    check_in_message_id: int | None = None
    event_id: int | None = None
    minutes_url: str = ""
    minutes_note: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it should be over."""
        return self.starts_at + timedelta(minutes=self.length_minutes)

    @property
    def check_in_opens_at(self) -> datetime:
        """From when on people may check in."""
        return self.starts_at - _CHECK_IN_BEFORE

    @property
    def check_in_closes_at(self) -> datetime:
        """Until when they may by themselves."""
        return self.ends_at + _CHECK_IN_AFTER

    @property
    def is_coming(self) -> bool:
        """Whether it is convened and not cancelled, past or not."""
        return self.status in (AssemblyStatus.CONVENED, AssemblyStatus.POSTPONED)

    @property
    def uid(self) -> str:
        """Its UID in every calendar (RFC 5545), the same for ever."""
        return f"assembly-{self.id}@{self.guild_id}.courroie"

    def status_at(self, now: datetime) -> AssemblyStatus:
        """Its status as people see it: one that was convened and is over has been held."""
        return AssemblyStatus.HELD if self.is_coming and self.ends_at <= now else self.status

    def is_done(self, now: datetime) -> bool:
        """Whether it was held, or cancelled: it changes no more, and nobody answers any more."""
        return self.status_at(now) in (AssemblyStatus.HELD, AssemblyStatus.CANCELLED)

    def takes_check_in(self, now: datetime) -> bool:
        """Whether people may check in: from half an hour before the start to two hours after the end."""
        return self.is_coming and self.check_in_opens_at <= now <= self.check_in_closes_at


@dataclass(frozen=True, slots=True)
class Series:
    """Assemblies that come back: ``rule`` is an RRULE (RFC 5545) in local wall time from ``first_local`` on.

    ``begun_at`` is when its first was convened (None: it is a draft too); from ``ended_local`` on it comes back no more.
    """

    id: int
    kind: AssemblyKind
    rule: str
    first_local: datetime
    time_zone: str
    title: str = ""
    place: str = ""
    link: str = ""
    agenda: str = ""
    length_minutes: int = DEFAULT_LENGTH
    group_id: int | None = None
    begun_at: datetime | None = None
    ended_local: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rsvp:
    """A member's answer; ``proxy_person_id`` is who speaks in their stead."""

    user_id: int
    answer: Answer
    answered_at: datetime
    proxy_person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came, and for whom they speak (None: in their own name)."""

    id: int
    arrived_at: datetime
    person_id: int | None = None
    user_id: int | None = None
    guest_name: str = ""
    organization_id: int | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """A proposition put to the vote, by show of hands (who voted what is known to those present), or secret."""

    id: int
    assembly_id: int
    kind: MotionKind
    text: str
    status: MotionStatus
    opened_at: datetime
    moved_by_person_id: int | None = None
    seconded_by_person_id: int | None = None
    version_id: int | None = None
    group_id: int | None = None
    elected_person_id: int | None = None
    term_starts_on: date | None = None
    term_ends_on: date | None = None
    closed_at: datetime | None = None
    votes_for: int = 0
    votes_against: int = 0
    votes_abstained: int = 0
    voices_present: int = 0
    voices_required: int | None = None
    box_id: int | None = None
    channel_id: int | None = None
    message_id: int | None = None

    @property
    def is_secret(self) -> bool:
        """Whether nobody is told who voted what: its ballots are in a box (``storage.ballot_boxes``)."""
        return self.box_id is not None

    @property
    def counts_kept(self) -> bool:
        """Whether what was counted is known, once it is over: of a secret vote with few ballots, the outcome alone is."""
        return not self.is_secret or self.votes_for + self.votes_against + self.votes_abstained > 0


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voice's vote: ``voice`` is ``o12`` (an organisation), ``p3`` (a person) or ``u4`` (a member without an entry)."""

    voice: str
    choice: VoteChoice
    cast_at: datetime
    user_id: int | None = None
    person_id: int | None = None
    organization_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the minutes; ``item_id`` is the action that it is tied to."""

    id: int
    assembly_id: int
    text: str
    decided_at: datetime
    item_id: int | None = None
    motion_id: int | None = None
