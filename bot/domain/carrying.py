"""Who carries what: the plans' parties and actions, and whoever of the directory they are entrusted to.

A party's entrustment is kept by the party's whole name, folded, and holds in every plan of the guild. It is found by any
of the names that the party goes by, for a revision may change which one is the fullest.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.domain.directory import Carrier, CarrierKind, Directory, Person
from bot.domain.plan import Action, Party
from bot.domain.text_folding import fold

COORDINATION: Final = Carrier(CarrierKind.COORDINATION)
NOBODY: Final = Carrier(CarrierKind.NOBODY)


@dataclass(frozen=True, slots=True)
class Carried:
    """One of those who carry an action.

    ``party`` is the responsible whom ``carrier`` stands for, None where the action itself is entrusted or names no
    responsible; ``carrier`` is None where the party is entrusted to nobody yet.
    """

    party: str | None
    carrier: Carrier | None


@dataclass(frozen=True, slots=True)
class Carrying:
    """To whom the parties and the actions of one plan are entrusted: by a party's name, by an action's ``id``."""

    directory: Directory = field(default_factory=Directory)
    parties: Mapping[str, Carrier] = field(default_factory=dict)
    items: Mapping[int, Carrier] = field(default_factory=dict)

    @classmethod
    def build(cls, directory: Directory, parties: Sequence[Party]) -> "Carrying":
        """Read the entrustments against a plan's parties, once for all of its actions."""
        by_name = {each.party: each.carrier for each in directory.entrustments if each.party is not None}
        carriers = {party.name: _first(by_name, party) for party in parties}
        items = {each.item_id: each.carrier for each in directory.entrustments if each.item_id is not None}
        return cls(directory, {name: each for name, each in carriers.items() if each is not None}, items)

    @property
    def carriers(self) -> frozenset[Carrier]:
        """Everyone that something of the plan is entrusted to."""
        return frozenset((*self.parties.values(), *self.items.values()))

    def own_carrier_of(self, action: Action) -> Carrier | None:
        """To whom the action itself is entrusted."""
        return self.items.get(action.id) if action.id is not None else None

    def carriers_of(self, action: Action) -> tuple[Carried, ...]:
        """Who carries ``action``, as ``carriers_of`` says."""
        own = self.own_carrier_of(action)
        if own is not None:
            return (Carried(None, own),)
        if not action.responsibles:
            return (Carried(None, COORDINATION),)
        return tuple(Carried(name, self.parties.get(name)) for name in action.responsibles)


def carrier_of_party(directory: Directory, party: Party) -> Carrier | None:
    """To whom ``party`` is entrusted, by its name or else by one of its other names; None where it is to nobody yet."""
    return _first({each.party: each.carrier for each in directory.entrustments if each.party is not None}, party)


def carriers_of(directory: Directory, action: Action, parties: Sequence[Party]) -> tuple[Carried, ...]:
    """Who carries ``action``, one of a plan that names ``parties``.

    What the action itself is entrusted to outweighs its responsibles, and is then alone. Otherwise each of its responsibles
    comes in order; an action without one is the coordination's. For many actions at once: ``Carrying.build``.
    """
    return Carrying.build(directory, parties).carriers_of(action)


def carries(
    directory: Directory, carrier: Carrier, *, person_id: int | None, role_ids: Collection[int], on: date
) -> bool:
    """Whether that person, or somebody with those Discord roles, is among whoever ``carrier`` is.

    Never for COORDINATION, whose roles the settings know, nor for NOBODY.
    """
    if carrier.kind is CarrierKind.ROLE:
        return carrier.id in role_ids
    if carrier.kind is CarrierKind.GROUP and carrier.id is not None:
        role_id = directory.groups[carrier.id].role_id
        if role_id is not None and role_id in role_ids:
            return True
    return person_id is not None and person_id in _people_ids(directory, carrier, on)


def is_known(directory: Directory, carrier: Carrier) -> bool:
    """Whether ``carrier`` is still there; of a role, only Discord knows."""
    entries: Mapping[CarrierKind, Collection[int]] = {
        CarrierKind.GROUP: directory.groups,
        CarrierKind.ORGANIZATION: directory.organizations,
        CarrierKind.PERSON: directory.people,
    }
    return carrier.kind not in entries or carrier.id in entries[carrier.kind]


def people_of(directory: Directory, carrier: Carrier, on: date) -> tuple[Person, ...]:
    """The people of the directory whom ``carrier`` stands for on that day, those who answer for it first.

    A table's lead, then who sits there; an organisation's representatives, then who works there. A role's members and the
    coordination's are Discord's to tell: there are none here.
    """
    return tuple(directory.people[each] for each in dict.fromkeys(_people_ids(directory, carrier, on)))


def _people_ids(directory: Directory, carrier: Carrier, on: date) -> Iterator[int]:
    if carrier.id is None:
        return
    if carrier.kind is CarrierKind.PERSON:
        yield carrier.id
    elif carrier.kind is CarrierKind.GROUP:
        lead_id = directory.groups[carrier.id].lead_id
        if lead_id is not None:
            yield lead_id
        yield from (seat.person_id for seat in directory.seated_at(carrier.id, on))
    elif carrier.kind is CarrierKind.ORGANIZATION:
        yield from (each.person_id for each in directory.representatives_of(carrier.id, on))
        yield from (person.id for person in directory.people.values() if person.organization_id == carrier.id)


def _first(by_name: Mapping[str, Carrier], party: Party) -> Carrier | None:
    return next((by_name[key] for key in map(fold, party.names) if key in by_name), None)
