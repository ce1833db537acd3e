"""The plan's indicators, each with where it stands, and those that words mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.plan import Action, Node, Plan, SpecificObjective
from bot.domain.search import SearchIndex
from bot.domain.text_folding import fold

MOST_FOUND: Final = 25


@dataclass(frozen=True, slots=True)
class Measurable:
    """What a survey may measure: an indicator, or the action itself (``is_action``); ``node`` is where it stands in the plan."""

    item_id: int
    text: str
    node: Node
    is_action: bool = False


def indicators(plan: Plan) -> Iterator[Measurable]:
    """Every indicator that has an identity, in the plan's order."""
    for node in plan.walk():
        yield from _indicators_at(node)


def measurable(plan: Plan, item_id: int) -> Measurable | None:
    """The indicator or the action of that id; None where the plan has it no more."""
    every = (each for node in plan.walk() for each in (*_indicators_at(node), *_action_at(node)))
    return next((each for each in every if each.item_id == item_id), None)


def measurables_meant(index: SearchIndex, words: str) -> list[Measurable]:
    """What ``words`` mean: the indicators that hold them all, then what belongs to the actions that they find; at most ``MOST_FOUND``.

    No word at all gives every indicator, however many there are.
    """
    wanted = fold(words).split()
    if not wanted:
        return list(indicators(index.plan))
    holding = [each for each in indicators(index.plan) if all(word in fold(each.text) for word in wanted)]
    near = [each for hit in index.search(words) for each in (*_indicators_at(hit.node), *_action_at(hit.node))]
    once = {each.item_id: each for each in (*holding, *near)}
    return list(once.values())[:MOST_FOUND]


def _indicators_at(node: Node) -> Iterator[Measurable]:
    item = node.item
    for statement in item.indicators if isinstance(item, Action | SpecificObjective) else ():
        if statement.id is not None:
            yield Measurable(statement.id, statement.text, node)


def _action_at(node: Node) -> Iterator[Measurable]:
    if node.action is not None and node.action.id is not None:
        yield Measurable(node.action.id, node.action.title, node, is_action=True)
