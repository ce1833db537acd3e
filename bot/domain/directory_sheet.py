"""A directory as a sheet: one row for each organisation, table, person's representation and board term.

A person who represents several organisations or tables has as many rows. Cells are texts, as they were typed; what they
mean is read against the directory by ``bot.domain.directory_reading``. Discord's own numbers are not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.directory import GroupKind, OrganizationKind

SEPARATOR: Final = "; "
IN_OWN_NAME: Final = "en son nom"
KIND_NAMES: Final[Mapping[OrganizationKind | GroupKind, str]] = {
    OrganizationKind.COMMUNITY: "organisme communautaire",
    OrganizationKind.INSTITUTION: "institution",
    OrganizationKind.BUSINESS: "entreprise",
    OrganizationKind.OTHER: "autre",
    GroupKind.TABLE: "table",
    GroupKind.COMMITTEE: "comité",
    GroupKind.SUBCOMMITTEE: "sous-comité",
    GroupKind.AD_HOC: "comité ad hoc",
}
"""What stands in a sheet: a file format, the same in every language."""


class Column(StrEnum):
    """What a column holds; the value is its header, as it is written."""

    TYPE = "type"
    NAME = "nom"
    OTHER_NAMES = "autres noms"
    KIND = "genre"
    PARENT = "rattachée à"
    ACTIVE = "active"
    RECOGNISED = "siège au CA"
    STANDING = "en règle"
    OWN_MEMBER = "membre en son nom"
    MEMBER_SINCE = "membre depuis"
    FUNCTION = "fonction"
    EMAIL = "courriel"
    PHONE = "téléphone"
    ORGANIZATION = "organisation"
    REPRESENTS = "représente"
    GROUP = "table"
    SINCE = "depuis"
    UNTIL = "jusqu'au"


class RowKind(StrEnum):
    """What a row is about; the value is what stands in its « type » cell."""

    ORGANIZATION = "organisation"
    GROUP = "table"
    PERSON = "personne"
    TERM = "mandat"


class RemarkCode(StrEnum):
    """What is to be said of a cell. Those of ``BLOCKING`` must be mended before anything is written."""

    UNKNOWN_TYPE = "unknown_type"
    BLANK_NAME = "blank_name"
    BAD_DATE = "bad_date"
    BAD_ANSWER = "bad_answer"  # neither yes nor no
    BAD_EMAIL = "bad_email"
    TOO_LONG = "too_long"
    UNWRITABLE = "unwritable"  # signs that no line holds
    UNKNOWN_ORGANIZATION = "unknown_organization"  # values: the nearest names
    UNKNOWN_GROUP = "unknown_group"  # values: the nearest names
    UNKNOWN_PERSON = "unknown_person"  # values: the nearest names
    PARENT_LOOP = "parent_loop"
    ENDS_BEFORE = "ends_before"
    SEAT_TAKEN = "seat_taken"  # a term that starts later would overlap
    KIND_OTHER = "kind_other"  # a kind that is not one of ours: read as « autre »
    OTHER_NAME = "other_name"  # values: the entry that goes by that name too
    SAME_TWICE = "same_twice"  # values: the line that it repeats; the two are one entry
    STRAY_COLUMN = "stray_column"
    EXTRA_CELLS = "extra_cells"
    NOT_FOR_THIS = "not_for_this"  # a cell that says nothing of such a row: left aside


BLOCKING = frozenset(
    {
        RemarkCode.UNKNOWN_TYPE,
        RemarkCode.BLANK_NAME,
        RemarkCode.BAD_DATE,
        RemarkCode.BAD_ANSWER,
        RemarkCode.BAD_EMAIL,
        RemarkCode.TOO_LONG,
        RemarkCode.UNWRITABLE,
        RemarkCode.UNKNOWN_ORGANIZATION,
        RemarkCode.UNKNOWN_GROUP,
        RemarkCode.UNKNOWN_PERSON,
        RemarkCode.PARENT_LOOP,
        RemarkCode.ENDS_BEFORE,
        RemarkCode.SEAT_TAKEN,
    }
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt or a fault, by the file's line (from 1) and the column's header; ``found`` is the cell, word for word."""

    code: RemarkCode
    line: int
    column: str
    found: str
    values: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether nothing can be written before it is mended."""
        return self.code in BLOCKING


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells that are not empty, blanks around them left out."""

    line: int
    cells: Mapping[Column, str]

    def text(self, column: Column) -> str:
        """The cell, or « » where it is empty or the sheet has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds, and what it could not place."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()
