"""The screens where the coordination entrusts the plan's parties and actions: one choice at a time."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.directory import Carrier, CarrierKind, Directory
from bot.domain.plan import Party
from bot.domain.plan_responsibles import party_key
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId
from bot.views.entrusting_places import (
    ENTRY,
    FEATURE,
    KIND,
    OPEN,
    PAGE,
    ROLE,
    TYPE,
    Entrusted,
    EntrustPlace,
    entrust_control,
    list_control,
    what_of,
)
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Choice, Control, Picker, PickerKind, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_carriers import carrier_shown
from bot.views.plan_party_places import CARD, PartyPlace
from bot.views.plan_places import GO, Place

NAME: Final = "name"
NO_MORE: Final = "none"
_NAME_LENGTH: Final = 200


def parties_view(t: Texts, loaded: LoadedPlan, page: int = 0) -> LayoutView:
    """Every party of the plan with whom it is entrusted to; what is entrusted to nobody yet comes first."""
    _, ngettext = t.gettext, t.ngettext
    plan, entrusted = loaded.plan, loaded.carrying.parties
    does = Counter(name for node in plan.actions() if node.action for name in node.action.responsibles)
    once = {party_key(party.name): party for party in reversed(plan.parties)}.values()
    parties = sorted(once, key=lambda party: (party.name in entrusted, -does[party.name], fold(party.name)))
    left = sum(party.name not in entrusted for party in parties if does[party.name])
    pages = paginate([_party_line(t, loaded, party, does[party.name]) for party in parties])
    page = clamp(page, pages)
    waiting = ngettext("{n} responsable à confier", "{n} responsables à confier", left).format(n=left)
    screen = Screen(
        title=_("Qui s'occupe de quoi"),
        subtitle=f"{plain(loaded.plan.title)} · {waiting}",
        blocks=pages[page] if parties else [Block(_("Ce plan ne nomme encore personne."))],
        notes=closing_notes(t, page, len(pages)),
        menu_id=CustomId(FEATURE, OPEN, (str(loaded.plan_id),)).encode(),
        menu_label=_("Confier…"),
        controls=page_controls(t, page, len(pages), lambda to: list_control(loaded.plan_id, to)),
    )
    return layout(screen)


def choice_view(t: Texts, loaded: LoadedPlan, entrusted: Entrusted) -> LayoutView:
    """To whom it is entrusted today, and to what sort of carrier it will be."""
    _ = t.gettext
    today = carrier_today(loaded, entrusted)
    shown = carrier_shown(t, loaded, today) if today else _("personne n'est encore désigné")
    wording = (
        (CarrierKind.ROLE.value, _("À un rôle Discord")),
        (CarrierKind.GROUP.value, _("À une table ou à un comité")),
        (CarrierKind.ORGANIZATION.value, _("À une organisation")),
        (CarrierKind.PERSON.value, _("À une personne")),
        (CarrierKind.COORDINATION.value, _("À la coordination")),
        (CarrierKind.NOBODY.value, _("À personne en particulier")),
    )
    choices = [Choice(label, value) for value, label in wording]
    if today is not None:
        choices.append(Choice(_("Ne plus confier"), NO_MORE))
    screen = Screen(
        title=_title(t, entrusted),
        subtitle=plain(loaded.plan.title),
        blocks=blocks_of([_("**Confié à :** {carrier}").format(carrier=shown), *_explained(t, entrusted)]),
        menu_id=EntrustPlace(loaded.plan_id, what_of(entrusted)).control(KIND),
        menu_label=_("À qui le confier?"),
        choices=choices,
        controls=_ways_out(t, loaded, entrusted),
    )
    return layout(screen)


def role_view(t: Texts, loaded: LoadedPlan, entrusted: Entrusted) -> LayoutView:
    """Which Discord role."""
    _ = t.gettext
    today = carrier_today(loaded, entrusted)
    chosen = [today.id] if today and today.id is not None and today.kind is CarrierKind.ROLE else []
    place = EntrustPlace(loaded.plan_id, what_of(entrusted))
    screen = Screen(
        title=_title(t, entrusted),
        subtitle=plain(loaded.plan.title),
        blocks=[Block(_("Quel rôle Discord s'en occupe? Toutes les personnes qui l'ont en seront responsables."))],
        pickers=[Picker(PickerKind.ROLE, place.control(ROLE), _("Choisir un rôle…"), chosen)],
        controls=[_back(t, loaded, entrusted)],
    )
    return layout(screen)


def entries_view(
    t: Texts,
    loaded: LoadedPlan,
    entrusted: Entrusted,
    kind: CarrierKind,
    among: Sequence[int] | None = None,
    page: int = 0,
) -> LayoutView:
    """Which table, organisation or person of the directory: all of them, or those ``among``, by their ids."""
    _ = t.gettext
    place = EntrustPlace(loaded.plan_id, what_of(entrusted))
    names = _names(loaded.carrying.directory, kind)
    kept = [(entry_id, name) for entry_id, name in names if among is None or entry_id in among]
    pages = paginate([Block(f"- {plain(name)}", Choice(name, str(entry_id))) for entry_id, name in kept])
    page = clamp(page, pages)
    controls = page_controls(t, page, len(pages), lambda to: place.control(PAGE, kind, to)) if among is None else []
    if names:
        controls.append(Control(_("Écrire le nom"), place.control(TYPE, kind)))
    screen = Screen(
        title=_title(t, entrusted),
        subtitle=plain(loaded.plan.title),
        blocks=pages[page] if kept else [Block(_nothing(t, kind))],
        notes=closing_notes(t, page, len(pages), source_text=False),
        menu_id=place.control(ENTRY, kind),
        menu_label=_label(t, kind),
        controls=[*controls, _back(t, loaded, entrusted)],
    )
    return layout(screen)


def name_form(t: Texts, place: EntrustPlace, kind: CarrierKind) -> Form:
    """The form that asks for the name of a table, an organisation or a person."""
    _ = t.gettext
    field = TextField(NAME, _label(t, kind), most=_NAME_LENGTH)
    return Form(_("À qui le confier?"), place.control(TYPE, kind), [field])


def carrier_today(loaded: LoadedPlan, entrusted: Entrusted) -> Carrier | None:
    """To whom it is entrusted."""
    if isinstance(entrusted, Party):
        return loaded.carrying.parties.get(entrusted.name)
    return loaded.carrying.own_carrier_of(entrusted.action) if entrusted.action else None


def _party_line(t: Texts, loaded: LoadedPlan, party: Party, n: int) -> Block:
    """A party that is responsible for ``n`` actions."""
    _, ngettext = t.gettext, t.ngettext
    carrier = loaded.carrying.parties.get(party.name)
    shown = carrier_shown(t, loaded, carrier) if carrier else _("personne n'est encore désigné")
    does = ngettext("{n} action", "{n} actions", n).format(n=n) if n else _("partenaire ou ressource")
    line = _("- **{party}** ({does}) : {carrier}").format(party=_short(party), does=does, carrier=shown)
    return Block(line, Choice(party.name, what_of(party)))


def _short(party: Party) -> str:
    return plain(cut(party.name, _NAME_LENGTH))


def _title(t: Texts, entrusted: Entrusted) -> str:
    _ = t.gettext
    if isinstance(entrusted, Party):
        return _("Confier « {party} »").format(party=_short(entrusted))
    return _("Confier l'action {reference}").format(reference=entrusted.reference)


def _explained(t: Texts, entrusted: Entrusted) -> list[str]:
    """What follows from the choice."""
    _ = t.gettext
    if isinstance(entrusted, Party):
        words = _("Cela vaut pour toutes les actions dont « {party} » est responsable, dans tous les plans du serveur.")
        return [words.format(party=_short(entrusted))]
    return [
        plain(cut(entrusted.item.title, _NAME_LENGTH)),
        _("Cela l'emporte sur les responsables que le plan nomme pour cette action."),
    ]


def _names(directory: Directory, kind: CarrierKind) -> list[tuple[int, str]]:
    """The current entries of that kind by name."""
    if kind is CarrierKind.GROUP:
        found = [(group.id, group.name) for group in directory.groups.values() if group.active]
    elif kind is CarrierKind.ORGANIZATION:
        found = [(each.id, each.name) for each in directory.organizations.values() if each.active]
    else:
        found = [(person.id, person.name) for person in directory.people.values()]
    return sorted(found, key=lambda entry: fold(entry[1]))


def _label(t: Texts, kind: CarrierKind) -> str:
    _ = t.gettext
    if kind is CarrierKind.GROUP:
        return _("Quelle table ou quel comité?")
    return _("Quelle organisation?") if kind is CarrierKind.ORGANIZATION else _("Quelle personne?")


def _nothing(t: Texts, kind: CarrierKind) -> str:
    _ = t.gettext
    if kind is CarrierKind.GROUP:
        return _("Le bottin ne contient encore aucune table. « /gerer bottin inscrire » en ajoute une.")
    if kind is CarrierKind.ORGANIZATION:
        return _("Le bottin ne contient encore aucune organisation. « /gerer bottin inscrire » en ajoute une.")
    return _("Le bottin ne contient encore personne. « /gerer bottin inscrire » ajoute une personne.")


def _back(t: Texts, loaded: LoadedPlan, entrusted: Entrusted) -> Control:
    _ = t.gettext
    return Control(_("Choisir autrement"), entrust_control(loaded.plan_id, entrusted))


def _ways_out(t: Texts, loaded: LoadedPlan, entrusted: Entrusted) -> list[Control]:
    _ = t.gettext
    if isinstance(entrusted, Party):
        card = PartyPlace(loaded.plan_id, party_key(entrusted.name)).control(CARD)
        return [Control(_("Voir la fiche"), card), Control(_("Tous les responsables"), list_control(loaded.plan_id))]
    return [Control(_("Voir l'action"), Place(loaded.plan_id, entrusted.reference).control(GO))]
