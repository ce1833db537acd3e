"""The roundtable's directory: organisations, people, tables and committees, the board, and who represents whom.

What is here is a guild's own, read whole into its snapshot. Ids are rows' ids; ``user_id``, ``role_id`` and ``channel_id`` are
Discord's. Dates are local days; None is « not known », and for an end, « still ».
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class OrganizationKind(StrEnum):
    """What sort of body an organisation is, in the source's own terms."""

    COMMUNITY = "community"
    INSTITUTION = "institution"
    BUSINESS = "business"
    OTHER = "other"


class GroupKind(StrEnum):
    """What sort of group it is; the last two stand under a parent."""

    TABLE = "table"
    COMMITTEE = "committee"
    SUBCOMMITTEE = "subcommittee"
    AD_HOC = "ad_hoc"


class CarrierKind(StrEnum):
    """To whom something is entrusted. COORDINATION has no id; NOBODY is nobody in particular (« Milieu »)."""

    ROLE = "role"
    GROUP = "group"
    ORGANIZATION = "organization"
    PERSON = "person"
    COORDINATION = "coordination"
    NOBODY = "nobody"


class RecordKind(StrEnum):
    """What sort of thing of the directory is asked for; ENTRY may be any of the three first."""

    ORGANIZATION = "organization"
    PERSON = "person"
    GROUP = "group"
    ENTRY = "entry"
    REPRESENTATION = "representation"
    BOARD_TERM = "board_term"
    LINK_REQUEST = "link_request"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class MemberOrganization:
    """An organisation of the roundtable. ``other_names`` holds its acronyms too; one that left is not ``active``."""

    id: int
    name: str
    other_names: tuple[str, ...] = ()
    kind: OrganizationKind = OrganizationKind.COMMUNITY
    in_good_standing: bool = True
    member_since: date | None = None
    active: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by, its own first."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the directory, on Discord (``user_id``) or not.

    ``organization_id`` is where they work. ``is_member`` says that they are a member of the roundtable in their own
    name (a citizen); ``in_good_standing`` and ``member_since`` are of that membership.
    """

    id: int
    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    organization_id: int | None = None
    user_id: int | None = None
    is_member: bool = False
    in_good_standing: bool = True
    member_since: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A table or a committee. ``recognised`` ones have a seat on the board; ``lead_id`` is the person who answers for it."""

    id: int
    name: str
    kind: GroupKind = GroupKind.TABLE
    active: bool = True
    recognised: bool = True
    parent_id: int | None = None
    channel_id: int | None = None
    role_id: int | None = None
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class Representation:
    """A person speaks for an organisation (None: in their own name) at a table (None: at the roundtable itself)."""

    id: int
    person_id: int
    organization_id: int | None = None
    group_id: int | None = None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class BoardTerm:
    """A person's term in the board seat of a recognised table; an erased person leaves the term, without a name."""

    id: int
    group_id: int
    person_id: int | None
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the seat is theirs on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def runs_into(seat: Iterable[BoardTerm], wanted: BoardTerm) -> BoardTerm | None:
    """The term of the same seat that starts later than ``wanted`` does, and before it ends; None where there is room."""
    later = (term for term in seat if term.starts_on > wanted.starts_on)
    return next((term for term in later if wanted.ends_on is None or wanted.ends_on >= term.starts_on), None)


@dataclass(frozen=True, slots=True)
class Carrier:
    """Whoever something is entrusted to; ``id`` is None for COORDINATION and NOBODY alone."""

    kind: CarrierKind
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Entrustment:
    """What is entrusted: a plan's party by name (in every plan of the guild), or one action by its ``item_id``."""

    carrier: Carrier
    party: str | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """A Discord member says who they are, until the coordination answers. ``person_id`` is the entry they took for theirs."""

    id: int
    user_id: int
    name: str
    requested_at: datetime
    function: str = ""
    email: str = ""
    phone: str = ""
    organization_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """All of it, by id where there is one. Entrustments come in the order in which they were made."""

    organizations: Mapping[int, MemberOrganization] = field(default_factory=dict)
    people: Mapping[int, Person] = field(default_factory=dict)
    groups: Mapping[int, Group] = field(default_factory=dict)
    representations: tuple[Representation, ...] = ()
    terms: tuple[BoardTerm, ...] = ()
    entrustments: tuple[Entrustment, ...] = ()

    def person_of(self, user_id: int) -> Person | None:
        """The person whom that Discord member is."""
        return next((person for person in self.people.values() if person.user_id == user_id), None)

    def represented_by(self, person_id: int, on: date) -> Iterator[Representation]:
        """For whom and where a person speaks on that day."""
        return (each for each in self.representations if each.person_id == person_id and each.holds_on(on))

    def representatives_of(self, organization_id: int, on: date) -> Iterator[Representation]:
        """Who speaks for an organisation on that day, and where."""
        return (each for each in self.representations if each.organization_id == organization_id and each.holds_on(on))

    def seated_at(self, group_id: int, on: date) -> Iterator[Representation]:
        """Who sits at a table on that day, and for whom."""
        return (each for each in self.representations if each.group_id == group_id and each.holds_on(on))

    def children_of(self, group_id: int) -> Iterator[Group]:
        """The groups that stand right under a group."""
        return (group for group in self.groups.values() if group.parent_id == group_id)

    def term_of(self, group_id: int, on: date) -> BoardTerm | None:
        """Who has the board seat of a recognised table on that day."""
        return next((term for term in self.terms if term.group_id == group_id and term.holds_on(on)), None)
