"""What the directory says of an organisation, of a person, of a group, as cards that any screen may show."""

from collections import defaultdict
from collections.abc import Iterator

from bot.domain.directory import Carrier, CarrierKind, MemberOrganization, Person, RecordKind, Representation
from bot.domain.directory_search import EntryKind
from bot.domain.errors import UnknownEntry
from bot.texts.directory import membership_text, organization_kind_label, term_text
from bot.views.directory_group_card import group_card
from bot.views.directory_parts import (
    Card,
    Desk,
    by_organization,
    entrusted_blocks,
    entry_choice,
    entry_line,
    person_line,
    seat_line,
)
from bot.views.layout import Block
from bot.views.markup import plain


def entry_card(desk: Desk, kind: EntryKind, entry_id: int) -> Card:
    """The card of an entry; raise ``UnknownEntry`` where the directory has it no more."""
    if kind is EntryKind.ORGANIZATION and entry_id in desk.directory.organizations:
        return organization_card(desk, desk.directory.organizations[entry_id])
    if kind is EntryKind.PERSON and entry_id in desk.directory.people:
        return person_card(desk, desk.directory.people[entry_id])
    if kind is EntryKind.GROUP and entry_id in desk.directory.groups:
        return group_card(desk, desk.directory.groups[entry_id])
    raise UnknownEntry(RecordKind(kind), str(entry_id))


def organization_card(desk: Desk, organization: MemberOrganization) -> Card:
    """The card of an organisation: what it is, and who speaks for it, where, since when."""
    _ = desk.t.gettext
    standing = membership_text(
        desk.t, in_good_standing=organization.in_good_standing, member_since=organization.member_since
    )
    blocks = []
    if not organization.active:
        standing = _("a quitté la table de quartier")
        blocks.append(Block(_("Cette organisation n'est plus membre de la table de quartier.")))
    if organization.other_names:
        names = ", ".join(map(plain, organization.other_names))
        blocks.append(Block(_("**Autres noms :** {names}").format(names=names)))
    blocks += _representatives(desk, organization)
    blocks += entrusted_blocks(desk, Carrier(CarrierKind.ORGANIZATION, organization.id))
    kind = organization_kind_label(desk.t, organization.kind)
    return Card(plain(organization.name), f"{kind} · {standing}", blocks)


def person_card(desk: Desk, person: Person) -> Card:
    """The card of a person: how to reach them at work, for whom they speak, what they answer for."""
    _ = desk.t.gettext
    employer = desk.directory.organizations.get(person.organization_id or 0)
    subtitle = " · ".join(filter(None, (plain(person.function), plain(employer.name) if employer else "")))
    blocks = [
        *_reaching(desk, person),
        *_membership(desk, person),
        *_speaks_for(desk, person),
        *_answers_for(desk, person),
    ]
    blocks += entrusted_blocks(desk, Carrier(CarrierKind.PERSON, person.id))
    note = _("Coordonnées professionnelles, pour les échanges entre membres de la table de quartier.")
    return Card(plain(person.name), subtitle, blocks, [note] if person.email or person.phone else [])


def _representatives(desk: Desk, organization: MemberOrganization) -> Iterator[Block]:
    _, ngettext = desk.t.gettext, desk.t.ngettext
    people = desk.directory.people
    seats: dict[int, list[Representation]] = defaultdict(list)
    for seat in desk.directory.representatives_of(organization.id, desk.on):
        seats[seat.person_id].append(seat)
    if not seats:
        yield Block(
            _("Personne ne la représente pour le moment. Qui parle pour elle peut le dire avec « /moi fiche ».")
        )
    elif not desk.names_people:
        n = len(seats)
        yield Block(ngettext("{n} personne la représente.", "{n} personnes la représentent.", n).format(n=n))
    if not desk.names_people:
        return
    if seats:
        yield Block(_("**Qui la représente**"))
    for person_id, held in seats.items():
        yield person_line(people[person_id])
        yield from (seat_line(desk, seat) for seat in held)
    staff = [each for each in people.values() if each.organization_id == organization.id and each.id not in seats]
    if staff:
        yield Block(_("**Y travaille aussi**") if seats else _("**Y travaille**"))
    yield from map(person_line, staff)


def _reaching(desk: Desk, person: Person) -> Iterator[Block]:
    _ = desk.t.gettext
    if person.email:
        yield Block(_("**Courriel :** {email}").format(email=plain(person.email)))
    if person.phone:
        yield Block(_("**Téléphone :** {phone}").format(phone=plain(person.phone)))
    if person.user_id is not None:
        yield Block(_("**Sur Discord :** {member}").format(member=f"<@{person.user_id}>"))
    elif not person.email and not person.phone:
        yield Block(_("Aucune coordonnée n'est inscrite : passez par la coordination."))


def _membership(desk: Desk, person: Person) -> Iterator[Block]:
    _ = desk.t.gettext
    if person.is_member:
        text = membership_text(desk.t, in_good_standing=person.in_good_standing, member_since=person.member_since)
        yield Block(_("**En son propre nom :** {membership}").format(membership=text))


def _speaks_for(desk: Desk, person: Person) -> Iterator[Block]:
    _ = desk.t.gettext
    seats = by_organization(desk.directory.represented_by(person.id, desk.on))
    if seats:
        yield Block(_("**Représente**"))
    for organization_id, held in seats.items():
        if organization_id is None:
            yield Block(_("- en son propre nom"))
        else:
            name = desk.directory.organizations[organization_id].name
            yield entry_line(EntryKind.ORGANIZATION, organization_id, name)
        yield from (seat_line(desk, seat) for seat in held)


def _answers_for(desk: Desk, person: Person) -> Iterator[Block]:
    _ = desk.t.gettext
    groups = desk.directory.groups
    led = [group for group in groups.values() if group.lead_id == person.id]
    if led:
        yield Block(_("**Répond de**"))
    yield from (entry_line(EntryKind.GROUP, group.id, group.name) for group in led)
    for term in desk.directory.terms:
        if term.person_id == person.id and term.holds_on(desk.on):
            name = groups[term.group_id].name
            line = _("**Conseil d'administration :** siège de {group}, {period}").format(
                group=plain(name), period=term_text(desk.t, term)
            )
            yield Block(line, entry_choice(EntryKind.GROUP, term.group_id, name))
