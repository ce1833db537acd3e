"""What a guild decides for itself, in ``/reglages``. Every setting has a default; each is kept, and journaled, by its key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.survey import DEFAULT_THRESHOLD


class SettingKey(StrEnum):
    """What can be set: the names of ``GuildSettings``' fields."""

    COORDINATION_ROLES = "coordination_roles"
    ANNOUNCEMENTS_CHANNEL = "announcements_channel"
    COORDINATION_CHANNEL = "coordination_channel"
    LANGUAGE = "language"
    TIME_ZONE = "time_zone"
    FISCAL_YEAR_START = "fiscal_year_start"
    BYLAWS = "bylaws"
    REMINDER_OFFSETS = "reminder_offsets"
    QUIET_HOURS = "quiet_hours"
    FOLLOW_UP = "follow_up"
    DIGEST = "digest"
    PRIVACY_OFFICER = "privacy_officer"
    RETENTION = "retention"
    SURVEYS = "surveys"
    LINK_CONFIRMATION = "link_confirmation"
    PANEL = "panel"


class AssemblyKind(StrEnum):
    """The kinds of assembly, each with by-laws of its own."""

    ANNUAL_GENERAL = "annual_general"
    SPECIAL_GENERAL = "special_general"
    PARTNERS = "partners"
    BOARD = "board"
    WORKING_GROUP = "working_group"
    TOUR = "tour"
    OTHER = "other"


class Voice(StrEnum):
    """Who has a voice: each organisation, or each member present."""

    ORGANIZATION = "organization"
    MEMBER = "member"


class QuorumKind(StrEnum):
    """A number of voices, or a share of them in per cent."""

    NUMBER = "number"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many voices must be present: at least ``value`` of them, or ``value`` per cent of them (1 to 100)."""

    kind: QuorumKind
    value: int


@dataclass(frozen=True, slots=True)
class Bylaws:
    """The rules of one kind of assembly.

    ``notice_days`` before it is convened at the latest; ``quorum`` None where none is asked; ``proxies`` is how many one
    person may hold (0: none are taken).
    """

    notice_days: int = 0
    quorum: Quorum | None = None
    voice: Voice = Voice.ORGANIZATION
    proxies: int = 0


@dataclass(frozen=True, slots=True)
class FiscalYearStart:
    """The first day of a fiscal year."""

    month: int = 4
    day: int = 1


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nothing is sent, in the guild's time; ``start`` after ``end`` goes over midnight."""

    start: time = time(21)
    end: time = time(8)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What becomes of a due date that nobody answers, and where answers are told.

    ``delay_days`` after it was due whoever is responsible is asked once more, and as long again after that the coordination is told.
    Without ``channel_id``, answers are told in the coordination's channel.
    """

    delay_days: int = 3
    channel_id: int | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """When and where what comes is posted each week; nowhere without ``channel_id``. ``weekday`` counts from Monday, 0."""

    channel_id: int | None = None
    weekday: int = 0
    at: time = time(9)


@dataclass(frozen=True, slots=True)
class PrivacyOfficer:
    """Who answers for personal information (P-39.1, section 3.1): a name or a title, and how to write to them."""

    name: str
    contact: str
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept, in months: the journal, and the entry of a person after their last representation ended."""

    journal_months: int = 36
    departed_months: int = 24


@dataclass(frozen=True, slots=True)
class Surveys:
    """How many must have answered a survey for a result of it to be shown; a survey keeps what it was when it was published."""

    threshold: int = DEFAULT_THRESHOLD


@dataclass(frozen=True, slots=True)
class Panel:
    """Where the panel of buttons is pinned."""

    channel_id: int
    message_id: int


DEFAULT_BYLAWS: Final[Mapping[AssemblyKind, Bylaws]] = MappingProxyType(
    {
        AssemblyKind.ANNUAL_GENERAL: Bylaws(notice_days=21, quorum=Quorum(QuorumKind.SHARE, 20), proxies=1),
        AssemblyKind.SPECIAL_GENERAL: Bylaws(notice_days=10, quorum=Quorum(QuorumKind.SHARE, 20), proxies=1),
        AssemblyKind.PARTNERS: Bylaws(notice_days=14),
        AssemblyKind.BOARD: Bylaws(notice_days=7, quorum=Quorum(QuorumKind.SHARE, 50), voice=Voice.MEMBER),
        AssemblyKind.WORKING_GROUP: Bylaws(notice_days=7),
        AssemblyKind.TOUR: Bylaws(notice_days=14),
        AssemblyKind.OTHER: Bylaws(notice_days=7),
    }
)


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """A guild's settings. ``chosen`` has the keys that somebody has answered, the default being an answer too.

    ``reminder_offsets`` say how long before an event people are reminded, longest first; ``quiet_hours`` is None where
    messages may go out at any hour; ``link_confirmation`` says that the coordination confirms who people say they are.
    """

    coordination_roles: tuple[int, ...] = ()
    announcements_channel: int | None = None
    coordination_channel: int | None = None
    language: str = "fr"
    time_zone: str = "America/Toronto"
    fiscal_year_start: FiscalYearStart = FiscalYearStart()
    bylaws: Mapping[AssemblyKind, Bylaws] = field(default_factory=lambda: DEFAULT_BYLAWS)
    reminder_offsets: tuple[timedelta, ...] = (timedelta(days=14), timedelta(days=7), timedelta(days=1))
    quiet_hours: QuietHours | None = QuietHours()
    follow_up: FollowUp = FollowUp()
    digest: Digest = Digest()
    privacy_officer: PrivacyOfficer | None = None
    retention: Retention = Retention()
    surveys: Surveys = Surveys()
    link_confirmation: bool = True
    panel: Panel | None = None
    chosen: frozenset[SettingKey] = frozenset()


DEFAULT_SETTINGS: Final = GuildSettings()
