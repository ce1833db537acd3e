"""Who carries what, on the plan's screens: beside each responsible of an action, and for a specific objective as a whole."""

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.carrying import COORDINATION, Carried
from bot.domain.directory import Carrier
from bot.domain.plan import Action
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.texts.carriers import carrier_text
from bot.texts.catalogue import Texts
from bot.views.layout import Block, blocks_of
from bot.views.markup import plain


def carrier_shown(t: Texts, loaded: LoadedPlan, carrier: Carrier) -> str:
    """Whoever something is entrusted to, for a screen."""
    return carrier_text(t, loaded.carrying.directory, carrier, plain)


def party_shown(t: Texts, loaded: LoadedPlan, name: str) -> str:
    """« Coordination (le rôle @Coordination) »; the party's name alone where it is entrusted to nobody yet."""
    _ = t.gettext
    carrier = loaded.carrying.parties.get(name)
    if carrier is None:
        return plain(name)
    shown = carrier_shown(t, loaded, carrier)
    if fold(shown) == fold(plain(name)):
        return shown
    return _("{party} ({carrier})").format(party=plain(name), carrier=shown)


def responsible_shown(t: Texts, loaded: LoadedPlan, name: str) -> str:
    """A responsible, as ``party_shown``; where others are entrusted, it also says that this one is not."""
    _ = t.gettext
    if name in loaded.carrying.parties or not loaded.carrying.parties:
        return party_shown(t, loaded, name)
    return _("{party} (personne n'est encore désigné)").format(party=plain(name))


def responsibles_facts(t: Texts, loaded: LoadedPlan, action: Action) -> list[str]:
    """The lines of an action's card that say who answers for it."""
    _ = t.gettext
    own = loaded.carrying.own_carrier_of(action)
    if own is not None:
        names = plain(", ".join(action.responsibles)) or _("personne n'est nommé")
    elif action.responsibles:
        names = ", ".join(responsible_shown(t, loaded, name) for name in action.responsibles)
    else:
        names = _("personne n'est nommé : la coordination s'en occupe")
    facts = [_("**Responsables :** {names}").format(names=names)]
    if own is not None:
        facts.append(_("**Confiée à :** {carrier}").format(carrier=carrier_shown(t, loaded, own)))
    return facts


def who_carries(t: Texts, loaded: LoadedPlan, actions: Sequence[Action]) -> list[Block]:
    """« Qui s'en occupe »: everyone who carries some of ``actions``, and which; nothing where none of it is entrusted."""
    _, ngettext = t.gettext, t.ngettext
    if not any(_is_entrusted(loaded, action) for action in actions):
        return []
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for action in actions:
        for carried in loaded.carrying.carriers_of(action):
            numbers[_carried_shown(t, loaded, action, carried)].append(str(action.number))
    lines = [
        ngettext("- {who} : action {numbers}", "- {who} : actions {numbers}", len(its)).format(
            who=who, numbers=", ".join(its)
        )
        for who, its in numbers.items()
    ]
    return [Block(_("**Qui s'en occupe**")), *blocks_of(lines)]


def _is_entrusted(loaded: LoadedPlan, action: Action) -> bool:
    carrying = loaded.carrying
    own = carrying.own_carrier_of(action)
    return own is not None or not carrying.parties.keys().isdisjoint(action.responsibles)


def _carried_shown(t: Texts, loaded: LoadedPlan, action: Action, carried: Carried) -> str:
    _ = t.gettext
    if carried.party is not None:
        return responsible_shown(t, loaded, carried.party)
    if loaded.carrying.own_carrier_of(action) is None:
        return _("la coordination, faute de responsable nommé")
    return carrier_shown(t, loaded, carried.carrier or COORDINATION)
