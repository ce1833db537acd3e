"""A plan and what someone made of it: items dropped, moved past one another, renumbered, reworded."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.domain.plan import Plan
from tests.strategies import plans

_CHILDREN = ("axes", "objectives", "specific_objectives", "actions")


def revisions() -> SearchStrategy[tuple[Plan, Plan]]:
    """Two plans: the second revises the first, or has nothing to do with it."""
    return st.one_of(_revised(), _revised(), st.tuples(plans(), plans()))


@st.composite
def _revised(draw: st.DrawFn) -> tuple[Plan, Plan]:
    old = draw(plans())
    new: Plan = _revise(old, 0, draw)
    return old, new


def _revise(holder: Any, depth: int, draw: st.DrawFn) -> Any:  # noqa: ANN401 - any level of the plan
    if depth == len(_CHILDREN):
        return holder
    children = [_revise(child, depth + 1, draw) for child in getattr(holder, _CHILDREN[depth])]
    kept = [child for child in children if draw(st.integers(0, 5))]
    if draw(st.booleans()):
        kept = [replace(child, number=number) for number, child in enumerate(draw(st.permutations(kept)), start=1)]
    reworded = [replace(child, title=child.title + draw(st.sampled_from(("", "", ", par année")))) for child in kept]
    return replace(holder, **{_CHILDREN[depth]: tuple(reworded)})
