"""What ties the people of a sheet to organisations and tables: representations and board terms."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.domain.directory import BoardTerm, Directory, Representation, runs_into
from bot.domain.directory_cells import Cells
from bot.domain.directory_drafts import folded_name
from bot.domain.directory_names import Names, Target
from bot.domain.directory_planned import PlannedRepresentation, PlannedTerm
from bot.domain.directory_sheet import IN_OWN_NAME, Column, RemarkCode, RowKind

_IN_OWN_NAME: Final = frozenset({folded_name(IN_OWN_NAME), "en mon nom", "in own name", "in their own name"})
_UNKNOWN: Final = {
    RowKind.ORGANIZATION: RemarkCode.UNKNOWN_ORGANIZATION,
    RowKind.GROUP: RemarkCode.UNKNOWN_GROUP,
    RowKind.PERSON: RemarkCode.UNKNOWN_PERSON,
}


class Ties:
    """Reads the ties of one row after the other, once every name of the sheet is known."""

    def __init__(self, directory: Directory, names: Mapping[RowKind, Names]) -> None:
        self._directory = directory
        self._names = names
        self.representations: list[PlannedRepresentation] = []
        self.terms: list[PlannedTerm] = []
        self._seats: defaultdict[Target, list[BoardTerm]] = defaultdict(list)
        for term in directory.terms:
            self._seats[term.group_id].append(term)

    def represent(self, cells: Cells) -> None:
        """Read for whom and where the person of a row speaks; nothing where neither is said."""
        row = cells.row
        represents, at_table = row.text(Column.REPRESENTS), row.text(Column.GROUP)
        if not represents and not at_table:
            return
        person = self._target(cells, RowKind.PERSON, Column.NAME)
        spoken_for = represents or row.text(Column.ORGANIZATION)
        in_own_name = not spoken_for or folded_name(spoken_for) in _IN_OWN_NAME
        column = Column.REPRESENTS if represents else Column.ORGANIZATION
        organization = None if in_own_name else self._target(cells, RowKind.ORGANIZATION, column)
        group = self._target(cells, RowKind.GROUP, Column.GROUP) if at_table else None
        since, until = self._days(cells)
        if person is None or (organization is None and not in_own_name) or (group is None and at_table):
            return
        held = self._held(person, organization, group, since, until)
        if held is not None and until in (None, held.until):
            return
        planned = PlannedRepresentation(row.line, held.id if held else None, person, organization, group, since, until)
        self.representations.append(planned)

    def elect(self, cells: Cells) -> None:
        """Read a board term; it needs its table and its first day."""
        person = self._target(cells, RowKind.PERSON, Column.NAME)
        group = self._target(cells, RowKind.GROUP, Column.GROUP)
        starts_on, ends_on = self._days(cells)
        if starts_on is None and not cells.row.text(Column.SINCE):
            cells.remark(RemarkCode.BAD_DATE, Column.SINCE)
        if person is None or group is None or starts_on is None:
            return
        wanted = BoardTerm(0, 0, person if isinstance(person, int) else None, starts_on, ends_on)
        seat = self._seats[group]
        held = next((term for term in seat if (term.person_id, term.starts_on) == (person, starts_on)), None)
        if held is not None and ends_on in (None, held.ends_on):
            return
        if runs_into(seat, wanted) is not None:
            cells.remark(RemarkCode.SEAT_TAKEN, Column.UNTIL)
        seat.append(wanted)
        self.terms.append(PlannedTerm(cells.row.line, person, group, starts_on, ends_on))

    def _days(self, cells: Cells) -> tuple[date | None, date | None]:
        since, until = cells.day(Column.SINCE, None), cells.day(Column.UNTIL, None)
        if since is not None and until is not None and until < since:
            cells.remark(RemarkCode.ENDS_BEFORE, Column.UNTIL)
        return since, until

    def _target(self, cells: Cells, kind: RowKind, column: Column) -> Target | None:
        typed = cells.row.text(column)
        names = self._names[kind]
        found = names.find(typed)
        if found is None:
            cells.remark(_UNKNOWN[kind], column, tuple(near.name for near in names.near(typed)))
            return None
        return found.target

    def _held(
        self,
        person: Target,
        organization: Target | None,
        group: Target | None,
        since: date | None,
        until: date | None,
    ) -> Representation | None:
        """The representation that the directory holds already; a row that says no first day is the one that still holds."""
        for held in self._directory.representations:
            same = (held.person_id, held.organization_id, held.group_id) == (person, organization, group)
            if same and (held.until in (None, until) if since is None else since == held.since):
                return held
        return None
