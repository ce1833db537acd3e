"""Whose actions a search asks for: as its controls carry it, and as its screen says it."""

import re
from typing import Final

from bot.domain.carrying import COORDINATION, is_known
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.plan_query import Query, parties_asked
from bot.domain.plan_responsibles import KEY_LENGTH, Responsibles, party_key
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.texts.carriers import carrier_text
from bot.texts.catalogue import Texts
from bot.views.markup import plain
from bot.views.plan_carriers import carrier_shown

_ANYONE: Final = "-"
_AFTER_PARTIES: Final = "."
_MINE: Final = "m"
_LETTERS: Final = {
    CarrierKind.PERSON: "p",
    CarrierKind.ORGANIZATION: "o",
    CarrierKind.GROUP: "g",
    CarrierKind.COORDINATION: "c",
}
_KINDS: Final = {letter: kind for kind, letter in _LETTERS.items()}
_CARRIER: Final = re.compile(r"([pogc])(\d*)")


def written(who: Responsibles | None) -> str:
    """``who`` as an argument of a control: the parties' keys, a dot, a letter and an id for each of the others."""
    if who is None:
        return _ANYONE
    carriers = "".join(f"{_LETTERS[each.kind]}{each.id or ''}" for each in who.carriers)
    return "".join(who.parties) + _AFTER_PARTIES + carriers + (_MINE if who.mine else "")


def read(argument: str) -> Responsibles | None:
    """What ``written`` wrote."""
    if argument == _ANYONE:
        return None
    keys, _dot, carriers = argument.partition(_AFTER_PARTIES)
    return Responsibles(
        tuple(keys[start : start + KEY_LENGTH] for start in range(0, len(keys), KEY_LENGTH)),
        tuple(
            Carrier(_KINDS[letter], int(digits) if digits else None) for letter, digits in _CARRIER.findall(carriers)
        ),
        mine=carriers.endswith(_MINE),
    )


def who_is_asked(t: Texts, loaded: LoadedPlan, query: Query) -> list[str]:
    """The names of those whose actions are asked for, as they were understood; those who are gone are left out."""
    _ = t.gettext
    names = [plain(party.name) for party in parties_asked(loaded.plan, query)]
    for carrier in query.who.carriers if query.who else ():
        if carrier == COORDINATION:
            names.append(_("ce qui revient à la coordination"))
        elif is_known(loaded.carrying.directory, carrier):
            names.append(carrier_shown(t, loaded, carrier))
    if query.who and query.who.mine:
        names.append(_("ce qui vous est confié"))
    return list(dict.fromkeys(names))


def responsible_names(t: Texts, loaded: LoadedPlan) -> list[str]:
    """Who may be asked for: the plan's parties, then whoever of the directory something is entrusted to, then oneself."""
    _ = t.gettext
    carrying = loaded.carrying
    entries = [each for each in carrying.carriers if each.kind in _LETTERS and each.id is not None]
    others = sorted((carrier_text(t, carrying.directory, each) for each in entries), key=fold)
    return list(dict.fromkeys((*(party.name for party in loaded.plan.parties), *others, _("moi"))))


def why_nothing(t: Texts, loaded: LoadedPlan, who: Responsibles) -> list[str]:
    """What to say of ``who`` where nothing was found in the plan."""
    _ = t.gettext
    if who.mine:
        return [_("Rien de cela ne vous est confié. « /moi fiche » permet de dire qui vous représentez.")]
    if who.carriers and not who.parties:
        return [_("Rien de cela ne leur est confié dans ce plan.")]
    if not who.parties:
        return [_("Personne de ce nom dans ce plan, ni dans le bottin.")]
    named = {name for node in loaded.plan.actions() if node.action for name in node.action.responsibles}
    if any(party_key(name) in who.parties for name in named):
        return []
    return [_("Sous ce nom, le plan n'a que des partenaires ou des ressources : la fiche dit pour quelles actions.")]
