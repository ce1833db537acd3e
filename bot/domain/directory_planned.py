"""What a sheet would do to the directory, before anything is written."""

from dataclasses import dataclass
from datetime import date

from bot.domain.directory_drafts import GroupDraft, OrganizationDraft, PersonDraft
from bot.domain.directory_names import Resemblance, Target
from bot.domain.directory_sheet import Remark


@dataclass(frozen=True, slots=True)
class PlannedOrganization:
    """An organisation as it will be; ``id`` is the entry that it is, None where it is new."""

    line: int
    key: str
    id: int | None
    draft: OrganizationDraft
    active: bool


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A table as it will be; ``parent`` stands for the draft's ``parent_id``."""

    line: int
    key: str
    id: int | None
    draft: GroupDraft
    parent: Target | None


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Somebody as they will be; ``organization`` stands for the draft's ``organization_id``."""

    line: int
    key: str
    id: int | None
    draft: PersonDraft
    organization: Target | None


@dataclass(frozen=True, slots=True)
class PlannedRepresentation:
    """A representation that the directory does not hold yet, or (``id``) one that ends."""

    line: int
    id: int | None
    person: Target
    organization: Target | None
    group: Target | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """A board term that the directory does not hold yet, or whose last day it does not."""

    line: int
    person: Target
    group: Target
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet would do, with all that is to be said of it. A resemblance waits for somebody's decision."""

    organizations: tuple[PlannedOrganization, ...] = ()
    groups: tuple[PlannedGroup, ...] = ()
    people: tuple[PlannedPerson, ...] = ()
    representations: tuple[PlannedRepresentation, ...] = ()
    terms: tuple[PlannedTerm, ...] = ()
    remarks: tuple[Remark, ...] = ()
    resemblances: tuple[Resemblance, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be written as it is."""
        return not self.resemblances and not any(remark.blocks for remark in self.remarks)
