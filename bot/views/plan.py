"""The plan, an axis, an objective, a specific objective and an action, each as a screen with the way down and up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.plan import Action, ActionState, Node, Statement
from bot.domain.reference import Reference, to_letters
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.states import state_count, state_label
from bot.views.layout import HEAD_LENGTH, Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_places import GO, SHARE, Place, menu_control, value_of

_LINE_LENGTH: Final = 300


def plan_view(
    t: Texts, loaded: LoadedPlan, place: Place, *, back: Control | None = None, shared_by: str | None = None
) -> LayoutView:
    """The screen at ``place``. ``back`` is one more control; ``shared_by`` names who shared it, and leaves out the button that shares."""
    node = loaded.plan.find(place.reference) if place.reference else None
    return layout(plan_screen(t, loaded, node, place.page, back=back, shared_by=shared_by))


def plan_screen(
    t: Texts,
    loaded: LoadedPlan,
    node: Node | None,
    page: int,
    *,
    back: Control | None = None,
    shared_by: str | None = None,
) -> Screen:
    """What ``plan_view`` lays out; without ``node``, the plan as a whole."""
    _ = t.gettext
    title, subtitle, blocks = _content(t, loaded, node)
    if len(title) > HEAD_LENGTH:
        blocks = [*blocks_of([title]), *blocks]
    pages = paginate(blocks)
    page = clamp(page, pages)
    reference = node.reference if node else None
    controls = [back] if back else []
    controls += page_controls(t, page, len(pages), lambda to: Place(loaded.plan_id, reference, to).control(GO))
    controls += _way_up(t, loaded, reference)
    if shared_by is None:
        controls.append(Control(_("Partager dans le salon"), Place(loaded.plan_id, reference, page).control(SHARE)))
    return Screen(
        title=title,
        subtitle=subtitle,
        blocks=pages[page],
        notes=closing_notes(t, page, len(pages), shared_by),
        menu_id=menu_control(loaded.plan_id),
        menu_label=_menu_label(t, node),
        controls=controls,
    )


def _content(t: Texts, loaded: LoadedPlan, node: Node | None) -> tuple[str, str, list[Block]]:
    if node is None:
        return _whole(t, loaded)
    if node.action:
        return _action_card(t, loaded, node, node.action)
    if node.specific_objective:
        return _specific_objective(t, loaded, node)
    if node.objective:
        return _objective(t, loaded, node)
    return _axis(t, loaded, node)


def _whole(t: Texts, loaded: LoadedPlan) -> tuple[str, str, list[Block]]:
    _ = t.gettext
    plan = loaded.plan
    subtitle = _counts(t, plan.walk())
    if loaded.working_group:
        subtitle = f"{plain(loaded.working_group)} · {subtitle}"
    blocks = []
    for axis in plan.axes:
        reference = Reference(axis.number)
        count = _action_count(t, sum(node.action is not None for node in Node(reference, axis).below()))
        title = _("Axe {number} : {title}").format(number=reference, title=axis.title)
        blocks.append(Block(f"- {_short(title)} · {count}", Choice(title, value_of(reference))))
    if not plan.axes:
        blocks.append(Block(_("Ce plan ne contient encore aucun axe.")))
    return plain(plan.title), subtitle, [*blocks, _states(t, loaded, plan.actions())]


def _axis(t: Texts, loaded: LoadedPlan, node: Node) -> tuple[str, str, list[Block]]:
    _ = t.gettext
    below = list(node.below())
    blocks = []
    for child in below:
        if child.action or not child.objective:
            continue
        if child.specific_objective:
            blocks.append(_specific_line(t, loaded, child))
        else:
            blocks.append(_objective_line(child))
    title = _("Axe {number} : {title}").format(number=node.reference, title=plain(node.axis.title))
    subtitle = f"{plain(loaded.plan.title)} · {_counts(t, below)}"
    return title, subtitle, [*blocks, _states(t, loaded, below)]


def _objective(t: Texts, loaded: LoadedPlan, node: Node) -> tuple[str, str, list[Block]]:
    _ = t.gettext
    below = list(node.below())
    blocks = [_specific_line(t, loaded, n) for n in below if n.specific_objective and not n.action]
    notes = node.objective.notes if node.objective else ()
    title = _("Objectif {reference} : {title}").format(reference=node.reference, title=plain(node.item.title))
    subtitle = f"{_above(t, node)} · {_counts(t, below)}"
    return title, subtitle, [*blocks, *_statements(_("Notes"), notes), _states(t, loaded, below)]


def _specific_objective(t: Texts, loaded: LoadedPlan, node: Node) -> tuple[str, str, list[Block]]:
    _ = t.gettext
    below = list(node.below())
    blocks = [_action_line(t, loaded, n) for n in below]
    if not blocks:
        blocks = [Block(_("Aucune action n'est encore prévue pour cet objectif."))]
    specific = node.specific_objective
    if specific:
        blocks += _statements(_("Résultats visés"), specific.expected_results)
        blocks += _statements(_("Indicateurs"), specific.indicators)
        blocks += _statements(_("Notes"), specific.notes)
    title = _("Objectif spécifique {reference} : {title}").format(
        reference=node.reference, title=plain(node.item.title)
    )
    subtitle = f"{_above(t, node)} · {_action_count(t, len(below))}"
    return title, subtitle, [*blocks, _states(t, loaded, below)]


def _action_card(t: Texts, loaded: LoadedPlan, node: Node, action: Action) -> tuple[str, str, list[Block]]:
    _ = t.gettext
    nobody = _("personne n'est nommé")
    facts = [
        _("**Années :** {years}").format(years=", ".join(action.fiscal_years) or _("non précisées")),
        _("**Responsables :** {names}").format(names=plain(", ".join(action.responsibles)) or nobody),
        _("**Partenaires et ressources :** {names}").format(names=plain(", ".join(action.partners)) or nobody),
        _("**État :** {state}").format(state=state_label(t, loaded.state_of(action))),
    ]
    if node.specific_objective:
        specific = _("**Objectif spécifique :** {title}").format(title=plain(node.specific_objective.title))
        facts.insert(0, specific)
    blocks = blocks_of(facts)
    blocks += _statements(_("Résultats visés"), action.expected_results)
    blocks += _statements(_("Indicateurs"), action.indicators)
    blocks += _statements(_("Notes"), action.notes)
    title = _("Action {reference} : {title}").format(reference=node.reference, title=plain(action.title))
    return title, _above(t, node), blocks


def _short(title: str) -> str:
    """A title on one line of a list; all of it is on its own screen."""
    return plain(cut(title, _LINE_LENGTH))


def _objective_line(node: Node) -> Block:
    letters = to_letters(node.reference.parts[1])
    label = f"{node.reference} {node.item.title}"
    return Block(f"**{letters}** {_short(node.item.title)}", Choice(label, value_of(node.reference)))


def _specific_line(t: Texts, loaded: LoadedPlan, node: Node) -> Block:
    actions = node.specific_objective.actions if node.specific_objective else ()
    text = f"- **{node.reference.parts[-1]}.** {_short(node.item.title)} · {_progress(t, loaded, actions)}"
    return Block(text, Choice(f"{node.reference} {node.item.title}", value_of(node.reference)))


def _action_line(t: Texts, loaded: LoadedPlan, node: Node) -> Block:
    text = f"- **{node.reference.parts[-1]}.** {_short(node.item.title)}"
    state = loaded.state_of(node.action) if node.action else ActionState.UNREPORTED
    if state is not ActionState.UNREPORTED:
        text += f" · {state_label(t, state)}"
    return Block(text, Choice(f"{node.reference} {node.item.title}", value_of(node.reference)))


def _statements(heading: str, statements: Sequence[Statement]) -> list[Block]:
    if not statements:
        return []
    return [Block(f"**{heading}**"), *blocks_of(f"- {plain(statement.text)}" for statement in statements)]


def _progress(t: Texts, loaded: LoadedPlan, actions: Sequence[Action]) -> str:
    done = sum(loaded.state_of(action) is ActionState.DONE for action in actions)
    count = _action_count(t, len(actions))
    return f"{count} ({state_count(t, ActionState.DONE, done)})" if done else count


def _states(t: Texts, loaded: LoadedPlan, nodes: Iterable[Node]) -> Block:
    _ = t.gettext
    counts = Counter(loaded.state_of(node.action) for node in nodes if node.action)
    words = ", ".join(state_count(t, state, counts[state]) for state in ActionState if counts[state])
    return Block(_("**État :** {states}").format(states=words or _("aucune action")))


def _counts(t: Texts, nodes: Iterable[Node]) -> str:
    ngettext = t.ngettext
    listed = list(nodes)
    specifics = sum(node.specific_objective is not None and node.action is None for node in listed)
    text = ngettext("{n} objectif spécifique", "{n} objectifs spécifiques", specifics).format(n=specifics)
    return f"{text} · {_action_count(t, sum(node.action is not None for node in listed))}"


def _action_count(t: Texts, n: int) -> str:
    ngettext = t.ngettext
    return ngettext("{n} action", "{n} actions", n).format(n=n)


def _above(t: Texts, node: Node) -> str:
    _ = t.gettext
    return _("Axe {number} : {title}").format(number=Reference(node.axis.number), title=plain(node.axis.title))


def _menu_label(t: Texts, node: Node | None) -> str:
    _ = t.gettext
    if node is None:
        return _("Voir un axe…")
    return _("Voir une action…") if node.specific_objective else _("Voir un objectif…")


def _way_up(t: Texts, loaded: LoadedPlan, reference: Reference | None) -> list[Control]:
    _ = t.gettext
    if reference is None:
        return []
    above = reference.parent
    if above is None:
        label = _("Tout le plan")
    elif above.parent is None:
        label = _("Remonter à l'axe {number}").format(number=above)
    else:
        label = _("Remonter à {reference}").format(reference=above)
    return [Control(label, Place(loaded.plan_id, above).control(GO))]
