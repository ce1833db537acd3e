"""Whoever something is entrusted to, in a few words."""

from collections.abc import Callable

from bot.domain.directory import Carrier, CarrierKind, Directory
from bot.texts.catalogue import Texts


def carrier_text(t: Texts, directory: Directory, carrier: Carrier, quote: Callable[[str], str] = str) -> str:
    """« le rôle @Coordination » (as a mention), « Table Habitation », « personne en particulier ».

    ``quote`` makes a name that was typed safe for where it goes: a view gives ``markup.plain``.
    """
    _ = t.gettext
    if carrier.kind is CarrierKind.COORDINATION:
        return _("la coordination")
    if carrier.id is None:
        return _("personne en particulier")
    if carrier.kind is CarrierKind.ROLE:
        return _("le rôle {role}").format(role=f"<@&{carrier.id}>")
    if carrier.kind is CarrierKind.GROUP:
        return quote(directory.groups[carrier.id].name)
    if carrier.kind is CarrierKind.ORGANIZATION:
        return quote(directory.organizations[carrier.id].name)
    return quote(directory.people[carrier.id].name)
