"""What the directory says of a table or a committee."""

from collections.abc import Iterator

from bot.domain.directory import Carrier, CarrierKind, Group, Representation
from bot.domain.directory_search import EntryKind
from bot.texts.directory import group_kind_label, period_text, term_text
from bot.views.directory_parts import (
    Card,
    Desk,
    by_organization,
    entrusted_blocks,
    entry_choice,
    entry_line,
    person_line,
)
from bot.views.layout import Block
from bot.views.markup import plain


def group_card(desk: Desk, group: Group) -> Card:
    """The card of a table or a committee: where it meets, who answers for it, who sits there, its seat on the board."""
    _ = desk.t.gettext
    kind = group_kind_label(desk.t, group.kind)
    subtitle = kind if group.active else _("{kind} · inactif").format(kind=kind)
    blocks = [*_around(desk, group), *_on_discord(desk, group), *_lead(desk, group)]
    if not group.active:
        blocks.insert(0, Block(_("Ce groupe est inactif : il ne se réunit pas pour le moment.")))
    blocks += [*_seats(desk, group), *_board_seat(desk, group)]
    blocks += entrusted_blocks(desk, Carrier(CarrierKind.GROUP, group.id))
    return Card(plain(group.name), subtitle, blocks)


def _around(desk: Desk, group: Group) -> Iterator[Block]:
    _ = desk.t.gettext
    parent = desk.directory.groups.get(group.parent_id or 0)
    if parent:
        line = _("**Relève de :** {group}").format(group=plain(parent.name))
        yield Block(line, entry_choice(EntryKind.GROUP, parent.id, parent.name))
    children = list(desk.directory.children_of(group.id))
    if children:
        yield Block(_("**Sous-comités et comités ad hoc**"))
    yield from (entry_line(EntryKind.GROUP, child.id, child.name) for child in children)


def _on_discord(desk: Desk, group: Group) -> Iterator[Block]:
    _ = desk.t.gettext
    if group.channel_id is not None:
        yield Block(_("**Salon :** {channel}").format(channel=f"<#{group.channel_id}>"))
    if group.role_id is not None:
        yield Block(_("**Rôle :** {role}").format(role=f"<@&{group.role_id}>"))


def _lead(desk: Desk, group: Group) -> Iterator[Block]:
    _ = desk.t.gettext
    lead = desk.directory.people.get(group.lead_id or 0)
    if lead and desk.names_people:
        line = _("**En répond :** {name}").format(name=plain(lead.name))
        yield Block(line, entry_choice(EntryKind.PERSON, lead.id, lead.name))


def _seats(desk: Desk, group: Group) -> Iterator[Block]:
    _ = desk.t.gettext
    seats = by_organization(desk.directory.seated_at(group.id, desk.on))
    if not seats:
        yield Block(_("Personne n'y est encore inscrit."))
        return
    yield Block(_("**Qui y siège**"))
    for organization_id, held in seats.items():
        if organization_id is None:
            yield _own_name_line(desk, len(held))
        else:
            name = desk.directory.organizations[organization_id].name
            yield entry_line(EntryKind.ORGANIZATION, organization_id, name)
        if desk.names_people:
            yield from (_seated_line(desk, seat) for seat in held)


def _own_name_line(desk: Desk, n: int) -> Block:
    ngettext = desk.t.ngettext
    return Block(ngettext("- {n} personne en son propre nom", "- {n} personnes en leur propre nom", n).format(n=n))


def _seated_line(desk: Desk, seat: Representation) -> Block:
    return person_line(desk.directory.people[seat.person_id], depth=1, more=period_text(desk.t, seat))


def _board_seat(desk: Desk, group: Group) -> Iterator[Block]:
    _ = desk.t.gettext
    if not group.recognised:
        return
    term = desk.directory.term_of(group.id, desk.on)
    if term is None:
        yield Block(_("**Siège au conseil d'administration :** vacant"))
        return
    period = term_text(desk.t, term)
    holder = desk.directory.people.get(term.person_id or 0)
    if holder is None or not desk.names_people:
        yield Block(_("**Siège au conseil d'administration :** pourvu {period}").format(period=period))
        return
    line = _("**Siège au conseil d'administration :** {name}, {period}").format(name=plain(holder.name), period=period)
    yield Block(line, entry_choice(EntryKind.PERSON, holder.id, holder.name))
