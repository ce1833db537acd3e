"""A plan in one sentence."""

from bot.domain.plan import Plan
from bot.texts.catalogue import Texts


def plan_counts(t: Texts, plan: Plan) -> str:
    """« 3 axes, 9 objectifs, 16 objectifs spécifiques, 45 actions »."""
    ngettext = t.ngettext
    nodes = list(plan.walk())
    depths = [len(node.reference.parts) for node in nodes]
    axes, objectives, specifics, actions = (depths.count(depth) for depth in (1, 2, 3, 4))
    return ", ".join(
        (
            ngettext("{n} axe", "{n} axes", axes).format(n=axes),
            ngettext("{n} objectif", "{n} objectifs", objectives).format(n=objectives),
            ngettext("{n} objectif spécifique", "{n} objectifs spécifiques", specifics).format(n=specifics),
            ngettext("{n} action", "{n} actions", actions).format(n=actions),
        )
    )
