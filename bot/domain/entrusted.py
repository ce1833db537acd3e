"""What the plans entrust to someone: the parties that they stand for, and the actions that they carry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.domain.directory import Carrier
from bot.domain.plan import Node
from bot.domain.snapshot import LoadedPlan


@dataclass(frozen=True, slots=True)
class Entrusted:
    """What one plan entrusts to someone: ``parties`` are named as in the plan, ``actions`` are all those carried.

    ``own`` are the actions that are entrusted by themselves, not by the name of a party.
    """

    loaded: LoadedPlan
    parties: tuple[str, ...]
    actions: tuple[Node, ...]
    own: tuple[Node, ...]


def entrusted_to(plans: Iterable[LoadedPlan], is_theirs: Callable[[Carrier], bool]) -> list[Entrusted]:
    """What each plan entrusts to whoever ``is_theirs`` says; a plan that entrusts nothing to them is left out."""
    found = (_in_plan(loaded, is_theirs) for loaded in plans)
    return [each for each in found if each.parties or each.actions]


def _in_plan(loaded: LoadedPlan, is_theirs: Callable[[Carrier], bool]) -> Entrusted:
    named = {name for name, carrier in loaded.carrying.parties.items() if is_theirs(carrier)}
    carried = list(_carried(loaded, is_theirs))
    return Entrusted(
        loaded,
        tuple(party.name for party in loaded.plan.parties if party.name in named),
        tuple(node for node, _is_own in carried),
        tuple(node for node, is_own in carried if is_own),
    )


def _carried(loaded: LoadedPlan, is_theirs: Callable[[Carrier], bool]) -> Iterator[tuple[Node, bool]]:
    """Each action that is theirs, and whether it is entrusted by itself."""
    for node in loaded.plan.walk():
        if node.action is None:
            continue
        theirs = [each for each in loaded.carrying.carriers_of(node.action) if each.carrier and is_theirs(each.carrier)]
        if theirs:
            yield node, all(each.party is None for each in theirs)
