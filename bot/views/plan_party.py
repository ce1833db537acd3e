"""A party's card: the names it goes by, to whom it is entrusted, who that is today, and what it does in the plan."""

from collections.abc import Callable
from datetime import date

from discord.ui import LayoutView

from bot.domain.carrying import people_of
from bot.domain.directory import Carrier, CarrierKind, Person
from bot.domain.directory_search import EntryKind
from bot.domain.plan import Action, Node, Party
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.states import state_label
from bot.views.directory_places import CardPlace, party_value
from bot.views.entrusting_places import entrust_control, list_control
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_carriers import carrier_shown
from bot.views.plan_party_places import CARD, OPEN, PartyPlace
from bot.views.plan_places import GO, Place, value_of

_LINE_LENGTH = 200
_MOST_PEOPLE = 20
_ENTRIES = {
    CarrierKind.ORGANIZATION: EntryKind.ORGANIZATION,
    CarrierKind.PERSON: EntryKind.PERSON,
    CarrierKind.GROUP: EntryKind.GROUP,
}


def party_view(
    t: Texts, loaded: LoadedPlan, party: Party, place: PartyPlace, on: date, *, coordination: bool, saved: bool = False
) -> LayoutView:
    """The card of ``party`` as it is on that day; the ``coordination`` may entrust it from there.

    ``saved`` says that the change just made is kept.
    """
    return layout(party_screen(t, loaded, party, place, on, coordination=coordination, saved=saved))


def party_screen(
    t: Texts, loaded: LoadedPlan, party: Party, place: PartyPlace, on: date, *, coordination: bool, saved: bool = False
) -> Screen:
    """What ``party_view`` lays out."""
    _ = t.gettext
    receipt = [Block(_("**C'est noté.**"))] if saved else []
    pages = paginate([*receipt, *_who(t, loaded, party, on), *_what(t, loaded, party)])
    page = clamp(place.page, pages)

    def at(to: int) -> str:
        return PartyPlace(place.plan_id, place.key, place.origin, to).control(CARD)

    controls = page_controls(t, page, len(pages), at)
    if place.origin is not None:
        label = _("Revenir à {reference}").format(reference=place.origin)
        controls.append(Control(label, Place(place.plan_id, place.origin).control(GO)))
    controls += _ways_out(t, loaded, party, place, coordination=coordination)
    return Screen(
        title=plain(party.name),
        subtitle=plain(loaded.plan.title),
        blocks=pages[page],
        notes=closing_notes(t, page, len(pages)),
        menu_id=PartyPlace(place.plan_id, place.key, place.origin, page).control(OPEN),
        menu_label=_("Voir une action…"),
        controls=controls,
    )


def back_to_party(t: Texts, place: PartyPlace) -> Control:
    """The button that leads back from an action to a party's card."""
    _ = t.gettext
    return Control(_("Revenir à la fiche"), place.control(CARD))


def _ways_out(t: Texts, loaded: LoadedPlan, party: Party, place: PartyPlace, *, coordination: bool) -> list[Control]:
    _ = t.gettext
    controls = []
    carrier = loaded.carrying.parties.get(party.name)
    if carrier is not None and carrier.id is not None and carrier.kind in _ENTRIES:
        entry = CardPlace(_ENTRIES[carrier.kind], carrier.id, origin=party_value(place.plan_id, place.key))
        controls.append(Control(_("Voir dans le bottin"), entry.control()))
    if coordination:
        controls.append(Control(_("Confier…"), entrust_control(place.plan_id, party), primary=carrier is None))
        controls.append(Control(_("Tous les responsables"), list_control(place.plan_id)))
    return controls


def _who(t: Texts, loaded: LoadedPlan, party: Party, on: date) -> list[Block]:
    _ = t.gettext
    carrier = loaded.carrying.parties.get(party.name)
    facts = []
    if party.aliases:
        facts.append(_("**Autres noms dans le plan :** {names}").format(names=plain(", ".join(party.aliases))))
    shown = carrier_shown(t, loaded, carrier) if carrier else _("personne n'est encore désigné")
    facts.append(_("**Confié à :** {carrier}").format(carrier=shown))
    if carrier is not None and carrier.kind in {CarrierKind.GROUP, CarrierKind.ORGANIZATION}:
        facts.append(_("**Aujourd'hui :** {people}").format(people=_people(t, loaded, carrier, on)))
    return blocks_of(facts)


def _people(t: Texts, loaded: LoadedPlan, carrier: Carrier, on: date) -> str:
    _ = t.gettext
    people = people_of(loaded.carrying.directory, carrier, on)
    names = ", ".join(_person(person) for person in people[:_MOST_PEOPLE])
    more = len(people) - _MOST_PEOPLE
    if more > 0:
        return _("{names}, et {n} de plus").format(names=names, n=more)
    return names or _("personne n'y est inscrit")


def _person(person: Person) -> str:
    name = plain(person.name)
    return f"{name} (<@{person.user_id}>)" if person.user_id is not None else name


def _what(t: Texts, loaded: LoadedPlan, party: Party) -> list[Block]:
    """The actions that it is responsible for, then those that it is a partner of."""
    _ = t.gettext
    responsible = _lines(t, loaded, lambda action: party.name in action.responsibles)
    partner = _lines(t, loaded, lambda action: party.name in action.partners and party.name not in action.responsibles)
    blocks = []
    if responsible:
        blocks += [Block(_("**Responsable de {n} :**").format(n=_actions(t, len(responsible)))), *responsible]
    if partner:
        blocks += [Block(_("**Partenaire ou ressource pour {n} :**").format(n=_actions(t, len(partner)))), *partner]
    return blocks


def _actions(t: Texts, n: int) -> str:
    ngettext = t.ngettext
    return ngettext("{n} action", "{n} actions", n).format(n=n)


def _lines(t: Texts, loaded: LoadedPlan, theirs: Callable[[Action], bool]) -> list[Block]:
    return [
        _line(t, loaded, node, node.action) for node in loaded.plan.actions() if node.action and theirs(node.action)
    ]


def _line(t: Texts, loaded: LoadedPlan, node: Node, action: Action) -> Block:
    _ = t.gettext
    text = (
        f"- **{node.reference}** {plain(cut(action.title, _LINE_LENGTH))} · {state_label(t, loaded.state_of(action))}"
    )
    own = loaded.carrying.own_carrier_of(action)
    if own is not None:
        text = _("{action} · confiée à : {carrier}").format(action=text, carrier=carrier_shown(t, loaded, own))
    return Block(text, Choice(f"{node.reference} {action.title}", value_of(node.reference)))
