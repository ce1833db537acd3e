"""What a corrected plan changes in the one it replaces: facts by reference, for whoever confirms an import."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.domain.plan import Node, Party, Plan, Statement, WorkingGroup
from bot.domain.recognition import recognise, recognised
from bot.domain.reference import Reference

__all__ = ["Change", "ChangeKind", "Difference", "FieldChange", "difference", "recognise"]

FieldValue: TypeAlias = str | Party | WorkingGroup

_ITEM_FIELDS = ("fiscal_years", "responsibles", "partners", "expected_results", "indicators", "notes")
_PLAN_FIELDS = ("title", "introduction", "objectives", "fiscal_years", "parties")
_ORGANIZATION_FIELDS = ("name", "description", "mission", "history", "structure", "objectives", "working_groups")


class ChangeKind(StrEnum):
    """What happened to an item, in the order in which one place's changes are told."""

    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"  # to another parent, or past a sibling
    RENUMBERED = "renumbered"  # another number, in the same order among the same siblings
    REWORDED = "reworded"
    CHANGED = "changed"  # one of its fields


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an axis, an objective, a specific objective or an action.

    ``reference`` is the place in the new plan (in the old one for what was removed), ``was`` the place in the old plan
    (None for what was added). ``before`` and ``after`` are the titles, or the texts of ``field`` where it is CHANGED.
    """

    kind: ChangeKind
    reference: Reference
    was: Reference | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Something of the plan or its organisation that changed: ``title``, ``organization.mission``… and its values."""

    field: str
    before: tuple[FieldValue, ...]
    after: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changes, in the plan's order; ``fields`` are those of the plan itself."""

    changes: tuple[Change, ...] = ()
    fields: tuple[FieldChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the two plans are equal."""
        return not self.changes and not self.fields

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind, in the plan's order."""
        return tuple(change for change in self.changes if change.kind is kind)


def difference(old: Plan, new: Plan) -> Difference:
    """What makes ``new`` of ``old``. Items are the same when ``recognise`` says so: by identity, then by what they say."""
    was = recognised(old, new)
    changes = [*_removed(old, was), *_kept_and_added(old, new, was)]
    told_first = list(ChangeKind)
    changes.sort(key=lambda change: (change.reference.parts, told_first.index(change.kind)))
    return Difference(tuple(changes), tuple(_fields(old, new)))


def _removed(old: Plan, was: Mapping[Reference, Reference]) -> Iterator[Change]:
    kept = set(was.values())
    for node in old.walk():
        if node.reference not in kept:
            yield Change(ChangeKind.REMOVED, node.reference, node.reference, before=(node.item.title,))


def _kept_and_added(old: Plan, new: Plan, was: Mapping[Reference, Reference]) -> Iterator[Change]:
    before = {node.reference: node for node in old.walk()}
    in_order = _in_order(new, was)
    for node in new.walk():
        at = node.reference
        if at in was:
            yield from _place(before[was[at]], node, was, still_in_order=at in in_order)
            yield from _contents(before[was[at]], node)
        else:
            yield Change(ChangeKind.ADDED, at, after=(node.item.title,))


def _place(old: Node, new: Node, was: Mapping[Reference, Reference], *, still_in_order: bool) -> Iterator[Change]:
    titles = (old.item.title,), (new.item.title,)
    above = new.reference.parent
    if above is not None and was.get(above) != old.reference.parent:
        yield Change(ChangeKind.MOVED, new.reference, old.reference, *titles)
    elif old.item.number != new.item.number:
        kind = ChangeKind.RENUMBERED if still_in_order else ChangeKind.MOVED
        yield Change(kind, new.reference, old.reference, *titles)


def _contents(old: Node, new: Node) -> Iterator[Change]:
    if old.item.title != new.item.title:
        titles = (old.item.title,), (new.item.title,)
        yield Change(ChangeKind.REWORDED, new.reference, old.reference, *titles)
    for field in _ITEM_FIELDS:
        before, after = _texts(getattr(old.item, field, ())), _texts(getattr(new.item, field, ()))
        if before != after:
            yield Change(ChangeKind.CHANGED, new.reference, old.reference, before, after, field)


def _texts(field: tuple[str | Statement, ...]) -> tuple[str, ...]:
    return tuple(value.text if isinstance(value, Statement) else value for value in field)


def _in_order(new: Plan, was: Mapping[Reference, Reference]) -> frozenset[Reference]:
    """The items that kept their parent and, among the siblings that did too, their order: the most that could."""
    siblings: dict[Reference | None, list[Reference]] = {}
    for node in new.walk():
        at = node.reference
        above = at.parent
        if at in was and (above is None or was.get(above) == was[at].parent):
            siblings.setdefault(above, []).append(at)
    return frozenset(
        group[place] for group in siblings.values() for place in _longest_rise([was[at].parts[-1] for at in group])
    )


def _longest_rise(numbers: list[int]) -> list[int]:
    """The places of the longest series of numbers that go up, all different to begin with (patience sorting)."""
    piles: list[int] = []
    tops: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(piles[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        piles[pile : pile + 1] = [place]
    rise: list[int] = []
    at = piles[-1] if piles else None
    while at is not None:
        rise.append(at)
        at = before[at]
    return rise


def _fields(old: Plan, new: Plan) -> Iterator[FieldChange]:
    yield from _changed("", _PLAN_FIELDS, old, new)
    yield from _changed("organization.", _ORGANIZATION_FIELDS, old.organization, new.organization)


def _changed(prefix: str, fields: tuple[str, ...], old: object, new: object) -> Iterator[FieldChange]:
    for field in fields:
        before, after = _values(getattr(old, field)), _values(getattr(new, field))
        if before != after:
            yield FieldChange(f"{prefix}{field}", before, after)


def _values(field: str | tuple[FieldValue, ...]) -> tuple[FieldValue, ...]:
    if isinstance(field, str):
        return (field,) if field else ()
    return field
