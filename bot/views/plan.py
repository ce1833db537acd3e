"""The screen of any place of the plan, with the way down by its menu and up by its buttons."""

from discord.ui import LayoutView

from bot.domain.plan import Node
from bot.domain.plan_responsibles import party_key
from bot.domain.reference import Reference
from bot.domain.reference_grammar import resolve
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.views.entrusting_places import entrust_control
from bot.views.followup_places import list_control
from bot.views.layout import HEAD_LENGTH, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_contents import contents
from bot.views.plan_party_places import party_menu
from bot.views.plan_places import GO, SHARE, Place, menu_control


def plan_view(
    t: Texts,
    loaded: LoadedPlan,
    place: Place,
    *,
    back: Control | None = None,
    coordination: bool = False,
    shared_by: str | None = None,
) -> LayoutView:
    """The screen at ``place``, from which the ``coordination`` may entrust an action.

    ``back`` is one more control; ``shared_by`` names who shared it, and leaves out the button that shares.

    Raises:
        UnknownReference: a revision of the plan has left that place out.
    """
    at = place.reference
    node = (loaded.plan.find(at) or resolve(loaded.plan, str(at))) if at else None
    screen = plan_screen(t, loaded, node, place.page, back=back, coordination=coordination, shared_by=shared_by)
    return layout(screen)


def plan_screen(
    t: Texts,
    loaded: LoadedPlan,
    node: Node | None,
    page: int,
    *,
    back: Control | None = None,
    coordination: bool = False,
    shared_by: str | None = None,
) -> Screen:
    """What ``plan_view`` lays out; without ``node``, the plan as a whole."""
    _ = t.gettext
    shown = contents(t, loaded, node)
    # A title too long for the head is whole in the body.
    pages = paginate([*(blocks_of([shown.title]) if len(shown.title) > HEAD_LENGTH else ()), *shown.blocks])
    page = clamp(page, pages)
    reference = node.reference if node else None
    parties = _parties(node)
    controls = [back] if back else []
    controls += page_controls(t, page, len(pages), lambda to: Place(loaded.plan_id, reference, to).control(GO))
    controls += _way_up(t, loaded, reference)
    if coordination and node and node.action:
        controls.append(Control(_("Confier…"), entrust_control(loaded.plan_id, node)))
        controls.append(Control(_("Échéances…"), list_control(node.action.id or 0)))
    if shared_by is None:
        controls.append(Control(_("Partager dans le salon"), Place(loaded.plan_id, reference, page).control(SHARE)))
    return Screen(
        title=shown.title,
        subtitle=shown.subtitle,
        blocks=pages[page],
        notes=closing_notes(t, page, len(pages), shared_by),
        menu_id=party_menu(loaded.plan_id, reference) if parties else menu_control(loaded.plan_id),
        menu_label=_menu_label(t, node),
        choices=parties,
        controls=controls,
    )


def _menu_label(t: Texts, node: Node | None) -> str:
    _ = t.gettext
    if node is None:
        return _("Voir un axe…")
    if node.action:
        return _("Voir un responsable ou un partenaire…")
    return _("Voir une action…") if node.specific_objective else _("Voir un objectif…")


def _parties(node: Node | None) -> list[Choice]:
    """The responsibles and the partners of an action, each once."""
    action = node.action if node else None
    names = (*action.responsibles, *action.partners) if action else ()
    keys = dict.fromkeys(map(party_key, names))
    return [Choice(next(name for name in names if party_key(name) == key), key) for key in keys]


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
