"""What stands at each level of the plan: the plan itself, an axis, an objective, a specific objective, an action."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.plan import Action, ActionState, Node, Objective, SpecificObjective, Statement
from bot.domain.reference import Reference, to_letters
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.deadlines import due_text
from bot.texts.states import state_count, state_label
from bot.views.layout import Block, Choice, blocks_of
from bot.views.markup import cut, plain
from bot.views.plan_carriers import party_shown, responsibles_facts, who_carries
from bot.views.plan_measures import indicator_blocks, measure_lines
from bot.views.plan_places import value_of

_LINE_LENGTH: Final = 300


@dataclass(frozen=True, slots=True)
class Contents:
    """A place of the plan, before it is laid out; ``blocks`` may be many pages long."""

    title: str
    subtitle: str
    blocks: Sequence[Block]


def contents(t: Texts, loaded: LoadedPlan, node: Node | None) -> Contents:
    """What stands at ``node``; without one, the plan as a whole."""
    if node is None:
        return _whole(t, loaded)
    if node.action:
        return _action(t, loaded, node, node.action)
    if node.specific_objective:
        return _specific_objective(t, loaded, node, node.specific_objective)
    return _objective(t, loaded, node, node.objective) if node.objective else _axis(t, loaded, node)


def _whole(t: Texts, loaded: LoadedPlan) -> Contents:
    _ = t.gettext
    plan = loaded.plan
    specifics = _specifics(objective for axis in plan.axes for objective in axis.objectives)
    subtitle = _counts(t, specifics)
    if loaded.working_group:
        subtitle = f"{plain(loaded.working_group)} · {subtitle}"
    blocks = []
    for axis in plan.axes:
        reference = Reference(axis.number)
        count = _action_count(t, len(_actions(_specifics(axis.objectives))))
        title = _("Axe {number} : {title}").format(number=reference, title=axis.title)
        blocks.append(Block(f"- {_short(title)} · {count}", Choice(title, value_of(reference))))
    if not plan.axes:
        blocks.append(Block(_("Ce plan ne contient encore aucun axe.")))
    return Contents(plain(plan.title), subtitle, [*blocks, *_states(t, loaded, _actions(specifics))])


def _axis(t: Texts, loaded: LoadedPlan, node: Node) -> Contents:
    _ = t.gettext
    specifics = _specifics(node.axis.objectives)
    blocks = []
    for objective in node.children():
        blocks += [_objective_line(objective), *_specific_lines(t, loaded, objective)]
    if not blocks:
        blocks.append(Block(_("Cet axe ne contient encore aucun objectif.")))
    title = _("Axe {number} : {title}").format(number=node.reference, title=plain(node.axis.title))
    subtitle = f"{plain(loaded.plan.title)} · {_counts(t, specifics)}"
    return Contents(title, subtitle, [*blocks, *_states(t, loaded, _actions(specifics))])


def _objective(t: Texts, loaded: LoadedPlan, node: Node, objective: Objective) -> Contents:
    _ = t.gettext
    specifics = objective.specific_objectives
    blocks = _specific_lines(t, loaded, node)
    if not blocks:
        blocks.append(Block(_("Cet objectif ne contient encore aucun objectif spécifique.")))
    title = _("Objectif {reference} : {title}").format(reference=node.reference, title=plain(node.item.title))
    subtitle = f"{_axis_of(t, node)} · {_counts(t, specifics)}"
    blocks += [*_statements(_("Notes"), objective.notes), *_states(t, loaded, _actions(specifics))]
    return Contents(title, subtitle, blocks)


def _specific_objective(t: Texts, loaded: LoadedPlan, node: Node, specific: SpecificObjective) -> Contents:
    _ = t.gettext
    blocks = [_action_line(t, loaded, child.reference, child.action) for child in node.children() if child.action]
    if not blocks:
        blocks = [Block(_("Aucune action n'est encore prévue pour cet objectif."))]
    blocks += who_carries(t, loaded, specific.actions)
    blocks += _statements(_("Résultats visés"), specific.expected_results)
    blocks += indicator_blocks(t, loaded, specific.indicators)
    blocks += _statements(_("Notes"), specific.notes)
    title = _("Objectif spécifique {reference} : {title}").format(reference=node.reference, title=plain(specific.title))
    subtitle = f"{_axis_of(t, node)} · {_action_count(t, len(specific.actions))}"
    return Contents(title, subtitle, [*blocks, *_states(t, loaded, specific.actions)])


def _action(t: Texts, loaded: LoadedPlan, node: Node, action: Action) -> Contents:
    _ = t.gettext
    facts = []
    if node.objective and node.specific_objective:
        facts = [
            _("**Objectif :** {title}").format(title=plain(node.objective.title)),
            _("**Objectif spécifique :** {title}").format(title=plain(node.specific_objective.title)),
        ]
    partners = ", ".join(party_shown(t, loaded, name) for name in action.partners) or _("non précisés")
    facts += [
        _("**Années :** {years}").format(years=", ".join(action.fiscal_years) or _("non précisées")),
        *responsibles_facts(t, loaded, action),
        _("**Partenaires et ressources :** {names}").format(names=partners),
        _("**État :** {state}").format(state=state_label(t, loaded.state_of(action))),
    ]
    due = loaded.next_due.get(action.id or 0)
    if due is not None:
        facts.append(_("**Prochaine échéance :** {due}").format(due=due_text(t, due)))
    measure = loaded.measures.get(action.id or 0)
    if measure is not None:
        facts += measure_lines(t, measure)
    blocks = blocks_of(facts)
    blocks += _statements(_("Résultats visés"), action.expected_results)
    blocks += indicator_blocks(t, loaded, action.indicators)
    blocks += _statements(_("Notes"), action.notes)
    title = _("Action {reference} : {title}").format(reference=node.reference, title=plain(action.title))
    return Contents(title, _axis_of(t, node), blocks)


def _short(title: str) -> str:
    """A title on one line of a list; all of it is on its own screen."""
    return plain(cut(title, _LINE_LENGTH))


def _objective_line(node: Node) -> Block:
    letters = to_letters(node.reference.parts[1])
    return Block(f"**{letters}** {_short(node.item.title)}", _choice(node.reference, node.item.title))


def _specific_lines(t: Texts, loaded: LoadedPlan, objective: Node) -> list[Block]:
    return [
        _specific_line(t, loaded, child, child.specific_objective)
        for child in objective.children()
        if child.specific_objective
    ]


def _specific_line(t: Texts, loaded: LoadedPlan, node: Node, specific: SpecificObjective) -> Block:
    progress = _progress(t, loaded, specific.actions)
    return Block(
        f"- **{specific.number}.** {_short(specific.title)} · {progress}", _choice(node.reference, specific.title)
    )


def _action_line(t: Texts, loaded: LoadedPlan, reference: Reference, action: Action) -> Block:
    text = f"- **{action.number}.** {_short(action.title)}"
    state = loaded.state_of(action)
    if state is not ActionState.UNREPORTED:
        text += f" · {state_label(t, state)}"
    return Block(text, _choice(reference, action.title))


def _choice(reference: Reference, title: str) -> Choice:
    return Choice(f"{reference} {title}", value_of(reference))


def _statements(heading: str, statements: Sequence[Statement]) -> list[Block]:
    if not statements:
        return []
    return [Block(f"**{heading}**"), *blocks_of(f"- {plain(statement.text)}" for statement in statements)]


def _progress(t: Texts, loaded: LoadedPlan, actions: Sequence[Action]) -> str:
    done = sum(loaded.state_of(action) is ActionState.DONE for action in actions)
    count = _action_count(t, len(actions))
    return f"{count} ({state_count(t, ActionState.DONE, done)})" if done else count


def _specifics(objectives: Iterable[Objective]) -> list[SpecificObjective]:
    return [specific for objective in objectives for specific in objective.specific_objectives]


def _actions(specifics: Iterable[SpecificObjective]) -> list[Action]:
    return [action for specific in specifics for action in specific.actions]


def _states(t: Texts, loaded: LoadedPlan, actions: Iterable[Action]) -> list[Block]:
    """How many actions are in each state; nothing where there is no action."""
    _ = t.gettext
    counts = Counter(map(loaded.state_of, actions))
    words = ", ".join(state_count(t, state, counts[state]) for state in ActionState if counts[state])
    return [Block(_("**État :** {states}").format(states=words))] if words else []


def _counts(t: Texts, specifics: Sequence[SpecificObjective]) -> str:
    ngettext = t.ngettext
    n = len(specifics)
    text = ngettext("{n} objectif spécifique", "{n} objectifs spécifiques", n).format(n=n)
    return f"{text} · {_action_count(t, len(_actions(specifics)))}"


def _action_count(t: Texts, n: int) -> str:
    ngettext = t.ngettext
    return ngettext("{n} action", "{n} actions", n).format(n=n)


def _axis_of(t: Texts, node: Node) -> str:
    _ = t.gettext
    return _("Axe {number} : {title}").format(number=Reference(node.axis.number), title=plain(node.axis.title))
