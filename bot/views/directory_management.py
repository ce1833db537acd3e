"""An entry of the directory as the coordination sees it: its card, and what can be done with it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from discord.ui import LayoutView

from bot.domain.directory import Group, MemberOrganization, Person
from bot.domain.directory_search import EntryKind
from bot.domain.errors import UnknownEntry
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import day_text
from bot.views import entry_places as places
from bot.views.directory_cards import entry_card
from bot.views.directory_parts import Desk
from bot.views.entry_places import EntryPlace, enrol_control, record_kind
from bot.views.layout import Block, Control, Picker, PickerKind, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.tie_forms import not_ended, representation_label

Record = MemberOrganization | Person | Group
_ANOTHER: Final = {
    EntryKind.ORGANIZATION: N_("Inscrire une autre organisation"),
    EntryKind.PERSON: N_("Inscrire une autre personne"),
    EntryKind.GROUP: N_("Inscrire une autre table"),
}


def record_at(snapshot: GuildSnapshot, place: EntryPlace) -> Record:
    """The entry that stands there; raise ``UnknownEntry`` where it is gone."""
    directory = snapshot.directory
    held: Mapping[EntryKind, Mapping[int, Record]] = {
        EntryKind.ORGANIZATION: directory.organizations,
        EntryKind.PERSON: directory.people,
        EntryKind.GROUP: directory.groups,
    }
    record = held[place.kind].get(place.id)
    if record is None:
        raise UnknownEntry(record_kind(place.kind), str(place.id))
    return record


def entry_view(
    t: Texts, snapshot: GuildSnapshot, place: EntryPlace, on: date, receipt: str = "", page: int = 0
) -> LayoutView:
    """The card at ``place``, as it stands on that day, under what was just done (``receipt``); ``page`` counts from 0.

    Raise ``UnknownEntry`` where the entry is gone.
    """
    record = record_at(snapshot, place)
    card = entry_card(Desk(t, snapshot, on), place.kind, place.id)
    said = blocks_of([receipt] if receipt else [])
    pages = paginate([*said, *(Block(block.text) for block in card.blocks), *_to_come(t, snapshot, place, on)])
    page = clamp(page, pages)
    controls = [*page_controls(t, page, len(pages), place.show), *_controls(t, snapshot, record, place, on)]
    return layout(
        Screen(
            title=card.title,
            subtitle=card.subtitle,
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            pickers=_pickers(t, record, place) if isinstance(record, Group) else (),
            controls=controls,
        )
    )


def confirmation_view(t: Texts, title: str, sentence: str, yes: Control, back: str) -> LayoutView:
    """What would happen, before it does; ``back`` is the ``custom_id`` that leaves everything as it is."""
    _ = t.gettext
    controls = [yes, Control(_("Revenir sans rien changer"), back)]
    return layout(Screen(title=title, blocks=blocks_of([sentence]), controls=controls))


def link_view(t: Texts, person: Person) -> LayoutView:
    """Which member of the server somebody is."""
    _ = t.gettext
    place = EntryPlace(EntryKind.PERSON, person.id)
    asked = _(
        "Choisissez le membre du serveur qui est cette personne. Un message privé lui dira qui a fait ce lien, ce que le "
        "bottin garde, et comment le voir, le corriger et l'effacer."
    )
    picker = Picker(PickerKind.USER, place.control(places.LINKED), _("Le membre du serveur…"))
    controls = [Control(_("Revenir à la fiche"), place.show())]
    return layout(Screen(title=plain(person.name), blocks=blocks_of([asked]), pickers=[picker], controls=controls))


def erased_view(t: Texts) -> LayoutView:
    """The receipt of an erasure; nobody is named any more."""
    _ = t.gettext
    controls = [Control(_("Inscrire une autre personne"), enrol_control(EntryKind.PERSON))]
    return layout(Screen(title=_("La fiche est effacée."), controls=controls))


def _to_come(t: Texts, snapshot: GuildSnapshot, place: EntryPlace, on: date) -> Iterator[Block]:
    """What an organisation's or a person's representations will be: a card only says what is."""
    _ = t.gettext
    directory = snapshot.directory
    for each in directory.representations:
        whose = each.person_id if place.kind is EntryKind.PERSON else each.organization_id
        if place.kind is EntryKind.GROUP or whose != place.id or each.since is None or each.since <= on:
            continue
        yield Block(
            _("**À partir du {day} :** {name}, {represented}").format(
                day=day_text(t, each.since),
                name=plain(directory.people[each.person_id].name),
                represented=plain(representation_label(t, directory, each)),
            )
        )


def _controls(t: Texts, snapshot: GuildSnapshot, record: Record, place: EntryPlace, on: date) -> list[Control]:
    _ = t.gettext
    correct = Control(_("Corriger"), place.correct(), primary=True)
    if isinstance(record, MemberOrganization):
        more = _organization_controls(t, record)
    elif isinstance(record, Person):
        speaks = bool(not_ended(snapshot.directory, record, on))
        more = _person_controls(t, record, speaks=speaks)
    else:
        more = _group_controls(t, record, seated=snapshot.directory.term_of(record.id, on) is not None)
    done = [Control(label, place.control(action)) for label, action in more]
    return [correct, *done, Control(_(_ANOTHER[place.kind]), enrol_control(place.kind))]


def _organization_controls(t: Texts, organization: MemberOrganization) -> list[tuple[str, str]]:
    _ = t.gettext
    if not organization.active:
        return [(_("Remettre au bottin"), places.REINSTATE)]
    return [(_("Ajouter une représentation"), places.DELEGATE), (_("Retirer du bottin"), places.RETIRE)]


def _person_controls(t: Texts, person: Person, *, speaks: bool) -> list[tuple[str, str]]:
    _ = t.gettext
    linked = person.user_id is not None
    controls = [(_("Adhésion individuelle"), places.MEMBERSHIP), (_("Représente…"), places.REPRESENT)]
    controls += [(_("Fin d'une représentation"), places.END)] if speaks else []
    controls.append((_("Délier du membre"), places.UNLINK) if linked else (_("Relier à un membre"), places.LINK))
    return [*controls, (_("Effacer"), places.ERASE)]


def _group_controls(t: Texts, group: Group, *, seated: bool) -> list[tuple[str, str]]:
    _ = t.gettext
    controls = [(_("Responsable"), places.LEAD)]
    controls += [(_("Siège au CA"), places.SEAT)] if group.recognised else []
    controls += [(_("Fin du mandat au CA"), places.END_TERM)] if seated else []
    return [*controls, (_("Retirer"), places.REST) if group.active else (_("Remettre"), places.WAKE)]


def _pickers(t: Texts, group: Group, place: EntryPlace) -> list[Picker]:
    _ = t.gettext
    channel = (group.channel_id,) if group.channel_id is not None else ()
    role = (group.role_id,) if group.role_id is not None else ()
    return [
        Picker(PickerKind.CHANNEL, place.control(places.CHANNEL), _("Salon…"), channel, least=0),
        Picker(PickerKind.ROLE, place.control(places.ROLE), _("Rôle…"), role, least=0),
    ]
