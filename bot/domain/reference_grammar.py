"""From what a member types (« axe II », « 2b1 », « action 3 de l'objectif II.B.1 ») to a place in the plan."""

from collections.abc import Container, Iterable

from bot.domain.errors import EmptyPlan, UnknownReference
from bot.domain.plan import Node, Plan
from bot.domain.reference import Reference
from bot.domain.reference_readings import Reading, readings


def parse_reference(text: str) -> Reference | None:
    """The likeliest reference that ``text`` writes, whatever the plan; None where it writes none.

    « IV » is the axis 4 and « C » the axis 100: only ``resolve``, which sees the plan, can know that I.V or an objective
    C was meant.
    """
    return next((reference for reading in readings(text) if (reference := _complete(reading))), None)


def resolve(plan: Plan, text: str) -> Node:
    """The place in ``plan`` that ``text`` names (see ``find_named``).

    Raises:
        EmptyPlan: the plan has no axis.
        UnknownReference: there is no such place. ``nearest`` holds, in the plan's order, the places that fit where levels
            were left out, else all that stands right under ``above`` (the axes where it is None); nothing where ``text``
            is no reference at all.
    """
    place = find_named(plan, text)
    if not plan.axes:
        raise EmptyPlan
    if place is None:
        raise _unknown(plan, text, readings(text))
    return place


def find_named(plan: Plan, text: str) -> Node | None:
    """The place in ``plan`` that ``text`` names, None where there is none: of its readings, the first that exists.

    A reading that leaves levels out (« objectif D ») counts where one place alone fits it.
    """
    for reading in readings(text):
        reference = _complete(reading)
        place = plan.find(reference) if reference else _only_fitting(plan, reading)
        if place:
            return place
    return None


def _unknown(plan: Plan, given: str, found: tuple[Reading, ...]) -> UnknownReference:
    """What stands near, seen from the likeliest reading."""
    if not found:
        return UnknownReference(given)
    existing = [node.reference for node in plan.walk()]
    above = _deepest({reference.parts for reference in existing}, found[0])
    nearest = next((fitting for reading in found if (fitting := _fitting(existing, reading))), None)
    if nearest is None:
        depth = len(above)
        nearest = tuple(ref for ref in existing if len(ref.parts) == depth + 1 and ref.parts[:depth] == above)
    return UnknownReference(given, nearest, Reference(*above) if above else None)


def _only_fitting(plan: Plan, reading: Reading) -> Node | None:
    nodes = {node.reference: node for node in plan.walk() if len(node.reference.parts) == len(reading)}
    fitting = _fitting(nodes, reading)
    return nodes[fitting[0]] if len(fitting) == 1 else None


def _deepest(known: Container[tuple[int, ...]], reading: Reading) -> tuple[int, ...]:
    """The deepest existing place on the way to ``reading``."""
    above: tuple[int, ...] = ()
    for number in reading:
        if number is None or (*above, number) not in known:
            break
        above = (*above, number)
    return above


def _fitting(existing: Iterable[Reference], reading: Reading) -> tuple[Reference, ...]:
    """The places at the reading's level that agree with it."""
    return tuple(
        ref
        for ref in existing
        if len(ref.parts) == len(reading)
        and all(number in {None, part} for number, part in zip(reading, ref.parts, strict=True))
    )


def _complete(reading: Reading) -> Reference | None:
    """The reference of a reading that leaves nothing out and has no zero."""
    numbers = tuple(number for number in reading if number)
    return Reference(*numbers) if len(numbers) == len(reading) else None
