"""What a sheet's rows mean, read against the directory: whom each names, what it would change, what is doubtful.

Nothing is guessed: a name is recognised when it is the same, accents and case aside (an organisation's other names and
acronyms count); one that only resembles an entry is proposed for merging, and somebody decides. An empty cell leaves what
the directory says.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Final, TypeVar

from bot.domain.directory import Directory, GroupKind, OrganizationKind
from bot.domain.directory_cells import Cells
from bot.domain.directory_drafts import (
    GroupDraft,
    OrganizationDraft,
    PersonDraft,
    draft_of_group,
    draft_of_organization,
    draft_of_person,
    folded_name,
)
from bot.domain.directory_names import Names, Resemblance, Target
from bot.domain.directory_planned import PlannedGroup, PlannedOrganization, PlannedPerson, Reading
from bot.domain.directory_sheet import SEPARATOR, Column, Remark, RemarkCode, RowKind, Sheet
from bot.domain.directory_ties import Ties
from bot.domain.errors import InvalidEntry

_ORGANIZATION_CELLS: Final = frozenset(
    {Column.TYPE, Column.NAME, Column.OTHER_NAMES, Column.KIND, Column.ACTIVE, Column.STANDING, Column.MEMBER_SINCE}
)
_GROUP_CELLS: Final = frozenset(
    {Column.TYPE, Column.NAME, Column.KIND, Column.PARENT, Column.ACTIVE, Column.RECOGNISED}
)
_PERSON_CELLS: Final = frozenset(Column) - {
    Column.OTHER_NAMES,
    Column.KIND,
    Column.PARENT,
    Column.ACTIVE,
    Column.RECOGNISED,
}
_TERM_CELLS: Final = frozenset({Column.TYPE, Column.NAME, Column.EMAIL, Column.GROUP, Column.SINCE, Column.UNTIL})

_D = TypeVar("_D", OrganizationDraft, GroupDraft, PersonDraft)


def read_sheet(
    sheet: Sheet, directory: Directory, *, merged: Collection[int] = (), separate: Collection[int] = ()
) -> Reading:
    """Read ``sheet`` against ``directory``.

    ``merged`` are the lines that somebody decided to be the entry that they resemble, ``separate`` those that are not it.
    """
    return _Reader(sheet, directory, frozenset(merged), frozenset(separate)).read()


class _Reader:
    def __init__(self, sheet: Sheet, directory: Directory, merged: frozenset[int], separate: frozenset[int]) -> None:
        self._directory = directory
        self._merged, self._separate = merged, separate
        self._remarks = list(sheet.remarks)
        rows = [Cells(row, self._remarks) for row in sheet.rows]
        self._rows = [(cells.kind_of_row(), cells) for cells in rows]
        self._resemblances: list[Resemblance] = []
        self._organizations: dict[Target, PlannedOrganization] = {}
        self._groups: dict[Target, PlannedGroup] = {}
        self._people: dict[Target, PlannedPerson] = {}
        self._names = {kind: Names() for kind in (RowKind.ORGANIZATION, RowKind.GROUP, RowKind.PERSON)}
        for organization in directory.organizations.values():
            self._names[RowKind.ORGANIZATION].add(organization.id, organization.names)
        for group in directory.groups.values():
            self._names[RowKind.GROUP].add(group.id, [group.name])
        for person in directory.people.values():
            self._names[RowKind.PERSON].add(person.id, [person.name])

    def read(self) -> Reading:
        """Organisations first, then tables, people, and what ties them: a row may name one further down."""
        for cells in self._of(RowKind.ORGANIZATION):
            self._organization(cells)
        for cells in self._of(RowKind.GROUP):
            self._group(cells)
        for cells in self._of(RowKind.GROUP):
            self._stand_under(cells)
        for cells in self._of(RowKind.PERSON):
            self._person(cells)
        ties = Ties(self._directory, self._names)
        for cells in self._of(RowKind.PERSON):
            ties.represent(cells)
        for cells in self._of(RowKind.TERM):
            cells.aside(_TERM_CELLS)
            ties.elect(cells)
        return Reading(
            tuple(self._organizations.values()),
            tuple(self._groups.values()),
            tuple(self._people.values()),
            tuple(ties.representations),
            tuple(ties.terms),
            tuple(sorted(self._remarks, key=lambda remark: remark.line)),
            tuple(self._resemblances),
        )

    def _of(self, kind: RowKind) -> list[Cells]:
        return [cells for its_kind, cells in self._rows if its_kind is kind and self._is_named(cells)]

    def _is_named(self, cells: Cells) -> bool:
        """Whether the row has a name; a remark, once, where it has none."""
        if cells.row.text(Column.NAME):
            return True
        blank = Remark(RemarkCode.BLANK_NAME, cells.row.line, Column.NAME, "")
        if blank not in self._remarks:
            self._remarks.append(blank)
        return False

    def _target(self, kind: RowKind, cells: Cells) -> Target:
        """The entry that the row is about: one of the directory, one of the sheet, or a new one."""
        name, line, names = cells.row.text(Column.NAME), cells.row.line, self._names[kind]
        found = names.find(name)
        if found is not None:
            if folded_name(found.name) != folded_name(name):
                cells.remark(RemarkCode.OTHER_NAME, Column.NAME, (found.name,))
            return found.target
        near = [each for each in names.near(name) if isinstance(each.target, int)]
        if near and line in self._merged:
            names.add(near[0].target, [name])
            return near[0].target
        if near and line not in self._separate and isinstance(near[0].target, int):
            self._resemblances.append(Resemblance(line, kind, name, near[0].target, near[0].name))
        key = folded_name(name)
        names.add(key, [name])
        return key

    def _organization(self, cells: Cells) -> None:
        cells.aside(_ORGANIZATION_CELLS)
        target = self._target(RowKind.ORGANIZATION, cells)
        planned = self._organizations.get(target)
        if planned is not None:
            cells.remark(RemarkCode.SAME_TWICE, Column.NAME, (str(planned.line),))
        was = planned or self._held_organization(target, cells)
        others = _others(was.draft, cells)
        draft = replace(
            was.draft,
            other_names=others,
            kind=cells.kind(OrganizationKind, was.draft.kind, OrganizationKind.OTHER),
            in_good_standing=cells.answer(Column.STANDING, was.draft.in_good_standing),
            member_since=cells.day(Column.MEMBER_SINCE, was.draft.member_since),
        )
        draft = _checked(draft, cells)
        active = cells.answer(Column.ACTIVE, was.active)
        self._organizations[target] = replace(was, draft=draft, active=active)
        self._names[RowKind.ORGANIZATION].add(target, [draft.name, *draft.other_names])

    def _held_organization(self, target: Target, cells: Cells) -> PlannedOrganization:
        line, name = cells.row.line, cells.row.text(Column.NAME)
        if not isinstance(target, int):
            return PlannedOrganization(line, target, None, OrganizationDraft(name), active=True)
        held = self._directory.organizations[target]
        return PlannedOrganization(line, folded_name(held.name), held.id, draft_of_organization(held), held.active)

    def _group(self, cells: Cells) -> None:
        cells.aside(_GROUP_CELLS)
        target = self._target(RowKind.GROUP, cells)
        planned = self._groups.get(target)
        if planned is not None:
            cells.remark(RemarkCode.SAME_TWICE, Column.NAME, (str(planned.line),))
        was = planned or self._held_group(target, cells)
        draft = replace(
            was.draft,
            kind=cells.kind(GroupKind, was.draft.kind, GroupKind.COMMITTEE),
            active=cells.answer(Column.ACTIVE, was.draft.active),
            recognised=cells.answer(Column.RECOGNISED, was.draft.recognised),
        )
        self._groups[target] = replace(was, draft=_checked(draft, cells))

    def _held_group(self, target: Target, cells: Cells) -> PlannedGroup:
        line, name = cells.row.line, cells.row.text(Column.NAME)
        if not isinstance(target, int):
            below = bool(cells.row.text(Column.PARENT))
            return PlannedGroup(line, target, None, GroupDraft(name, recognised=not below), None)
        held = self._directory.groups[target]
        return PlannedGroup(line, folded_name(held.name), held.id, draft_of_group(held), held.parent_id)

    def _stand_under(self, cells: Cells) -> None:
        """Read what the group stands under, once every group is known."""
        typed = cells.row.text(Column.PARENT)
        names = self._names[RowKind.GROUP]
        found = names.find(typed) if typed else None
        own = names.find(cells.row.text(Column.NAME))
        if not typed or own is None:
            return
        if found is None:
            cells.remark(RemarkCode.UNKNOWN_GROUP, Column.PARENT, tuple(near.name for near in names.near(typed)))
            return
        self._groups[own.target] = replace(self._groups[own.target], parent=found.target)
        if self._loops(own.target):
            cells.remark(RemarkCode.PARENT_LOOP, Column.PARENT)

    def _loops(self, target: Target) -> bool:
        seen: set[Target] = set()
        above: Target | None = target
        while above is not None and above not in seen:
            seen.add(above)
            planned = self._groups.get(above)
            held = self._directory.groups.get(above) if isinstance(above, int) else None
            above = planned.parent if planned else (held.parent_id if held else None)
        return above is not None

    def _person(self, cells: Cells) -> None:
        cells.aside(_PERSON_CELLS)
        target = self._target(RowKind.PERSON, cells)
        was = self._people.get(target) or self._held_person(target, cells)
        typed = cells.row.text(Column.ORGANIZATION)
        organization = self._named_organization(cells, typed) if typed else was.organization
        draft = replace(
            was.draft,
            function=cells.row.text(Column.FUNCTION) or was.draft.function,
            email=cells.row.text(Column.EMAIL) or was.draft.email,
            phone=cells.row.text(Column.PHONE) or was.draft.phone,
            is_member=cells.answer(Column.OWN_MEMBER, was.draft.is_member),
            in_good_standing=cells.answer(Column.STANDING, was.draft.in_good_standing),
            member_since=cells.day(Column.MEMBER_SINCE, was.draft.member_since),
        )
        self._people[target] = replace(was, draft=_checked(draft, cells), organization=organization)

    def _held_person(self, target: Target, cells: Cells) -> PlannedPerson:
        line, name = cells.row.line, cells.row.text(Column.NAME)
        if not isinstance(target, int):
            return PlannedPerson(line, target, None, PersonDraft(name), None)
        held = self._directory.people[target]
        return PlannedPerson(line, folded_name(held.name), held.id, draft_of_person(held), held.organization_id)

    def _named_organization(self, cells: Cells, typed: str) -> Target | None:
        names = self._names[RowKind.ORGANIZATION]
        found = names.find(typed)
        if found is None:
            near = tuple(each.name for each in names.near(typed))
            cells.remark(RemarkCode.UNKNOWN_ORGANIZATION, Column.ORGANIZATION, near)
            return None
        return found.target


def _checked(draft: _D, cells: Cells) -> _D:
    """The draft, tidied; as it is, with a remark, where it cannot be held."""
    try:
        return draft.checked()
    except InvalidEntry as problem:
        cells.refused(problem)
        return draft


def _others(draft: OrganizationDraft, cells: Cells) -> tuple[str, ...]:
    """The other names that there were, and those of the row that are new; the name of the row too, where it is another."""
    typed = [name.strip() for name in cells.row.text(Column.OTHER_NAMES).split(SEPARATOR.strip())]
    known = {folded_name(draft.name)}
    others = []
    for name in (*draft.other_names, cells.row.text(Column.NAME), *typed):
        if name and folded_name(name) not in known:
            known.add(folded_name(name))
            others.append(name)
    return tuple(others)
