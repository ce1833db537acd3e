"""A row's cells as values: yes and no, days, kinds. What cannot be read becomes a remark, and its default is kept."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from bot.domain.directory_drafts import folded_name
from bot.domain.directory_sheet import KIND_NAMES, Column, Remark, RemarkCode, Row, RowKind
from bot.domain.errors import InvalidEntry, UnreadableDate
from bot.domain.typed_dates import read_day

_ANSWERS: Final = {"oui": True, "o": True, "x": True, "1": True, "yes": True, "y": True, "vrai": True, "true": True} | {
    "non": False,
    "n": False,
    "0": False,
    "no": False,
    "faux": False,
    "false": False,
}
_ENGLISH_KINDS: Final = {
    "community": "community",
    "community organization": "community",
    "institution": "institution",
    "business": "business",
    "other": "other",
    "table": "table",
    "committee": "committee",
    "subcommittee": "subcommittee",
    "ad hoc committee": "ad_hoc",
}
_KINDS: Final = {folded_name(name): str(kind) for kind, name in KIND_NAMES.items()} | _ENGLISH_KINDS
_ROW_KINDS: Final = {folded_name(kind): kind for kind in RowKind} | {
    "organization": RowKind.ORGANIZATION,
    "group": RowKind.GROUP,
    "comite": RowKind.GROUP,
    "person": RowKind.PERSON,
    "term": RowKind.TERM,
}
_COLUMN_OF: Final[Mapping[str, Column]] = {
    "name": Column.NAME,
    "other_names": Column.OTHER_NAMES,
    "function": Column.FUNCTION,
    "email": Column.EMAIL,
    "phone": Column.PHONE,
}
_CODE_OF: Final[Mapping[str, RemarkCode]] = {
    "blank": RemarkCode.BLANK_NAME,
    "too_long": RemarkCode.TOO_LONG,
    "not_an_email": RemarkCode.BAD_EMAIL,
}
KindT = TypeVar("KindT", bound=StrEnum)


class Cells:
    """One row, read cell by cell; ``remarks`` is shared by all the rows of a sheet."""

    def __init__(self, row: Row, remarks: list[Remark]) -> None:
        self.row = row
        self._remarks = remarks

    def kind_of_row(self) -> RowKind | None:
        """What the row is about; None where its type is unknown, which is remarked."""
        typed = self.row.text(Column.TYPE)
        kind = _ROW_KINDS.get(folded_name(typed))
        if kind is None:
            self.remark(RemarkCode.UNKNOWN_TYPE, Column.TYPE)
        return kind

    def answer(self, column: Column, default: bool) -> bool:  # noqa: FBT001 - the cell is yes or no
        """Yes or no; ``default`` for an empty cell."""
        typed = self.row.text(column)
        if not typed:
            return default
        answer = _ANSWERS.get(folded_name(typed))
        if answer is None:
            self.remark(RemarkCode.BAD_ANSWER, column)
            return default
        return answer

    def day(self, column: Column, default: date | None) -> date | None:
        """A day; ``default`` for an empty cell."""
        typed = self.row.text(column)
        if not typed:
            return default
        try:
            return read_day(typed)
        except UnreadableDate:
            self.remark(RemarkCode.BAD_DATE, column)
            return default

    def kind(self, kinds: type[KindT], default: KindT, otherwise: KindT) -> KindT:
        """The kind; ``otherwise``, with a remark, for a word that is none of them."""
        typed = self.row.text(Column.KIND)
        if not typed:
            return default
        found = _KINDS.get(folded_name(typed))
        if found in list(kinds):
            return kinds(found)
        self.remark(RemarkCode.KIND_OTHER, Column.KIND)
        return otherwise

    def remark(self, code: RemarkCode, column: Column, values: tuple[str, ...] = ()) -> None:
        """Say something of a cell."""
        self._remarks.append(Remark(code, self.row.line, column, self.row.text(column), values))

    def refused(self, problem: InvalidEntry) -> None:
        """Say what a draft's check found."""
        code = _CODE_OF.get(problem.reason, RemarkCode.UNWRITABLE)
        self.remark(code, _COLUMN_OF.get(problem.field, Column.NAME))

    def aside(self, used: frozenset[Column]) -> None:
        """Say which cells mean nothing for such a row."""
        for column in self.row.cells:
            if column not in used:
                self.remark(RemarkCode.NOT_FOR_THIS, column)
