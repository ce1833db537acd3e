"""The directory's screens: what a search found or what tables there are, and an entry's card with its way back."""

from collections.abc import Sequence

from discord.ui import LayoutView

from bot.domain.directory_search import EntryHit, EntryKind
from bot.domain.plan_responsibles import party_of
from bot.texts.catalogue import Texts
from bot.texts.directory import group_kind_label, organization_summary
from bot.views.directory_cards import entry_card
from bot.views.directory_parts import Desk, each_once
from bot.views.directory_places import LIST, MENU, MINE, OPEN, SEAT, SHARE, CardPlace, Listing, entry_value, party_in
from bot.views.layout import HEAD_LENGTH, Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.my_card_places import my_card_control
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_party_places import CARD as PARTY_CARD
from bot.views.plan_party_places import PartyPlace

_SAID_LENGTH = 60


def card_view(
    desk: Desk,
    place: CardPlace,
    *,
    said: str = "",
    may_seat: bool = False,
    controls: Sequence[Control] = (),
    shared_by: str | None = None,
) -> LayoutView:
    """The card of an entry; raise ``UnknownEntry`` where it is gone.

    ``said`` is what was just done; ``may_seat`` says that the member may add somebody to that table; ``controls`` come last; ``shared_by`` names who shared it.
    """
    _ = desk.t.gettext
    card = entry_card(desk, place.kind, place.id)
    title = [card.title] if len(card.title) > HEAD_LENGTH else []
    pages = paginate([*blocks_of([*filter(None, [said]), *title]), *card.blocks])
    page = clamp(place.page, pages)
    buttons = [*_back(desk, place), *page_controls(desk.t, page, len(pages), lambda to: place.control(page=to))]
    if may_seat:
        buttons.append(Control(_("Ajouter une personne"), place.control(SEAT)))
    if shared_by is not None:
        buttons = [Control(_("Voir la fiche"), CardPlace(place.kind, place.id).control())]
    elif place.kind is not EntryKind.PERSON:
        buttons.append(Control(_("Partager dans le salon"), place.control(SHARE)))
    notes = [*card.notes, *closing_notes(desk.t, page, len(pages), shared_by, source_text=False)]
    return layout(
        Screen(
            title=card.title,
            subtitle=card.subtitle,
            blocks=each_once(pages[page]),
            notes=notes,
            menu_id=place.control(MENU, page),
            menu_label=_("Ouvrir une fiche…"),
            controls=[*buttons, *controls],
        )
    )


def results_view(desk: Desk, listing: Listing, hits: Sequence[EntryHit]) -> LayoutView:
    """A page of what was found, or what to do where there is nothing."""
    pages = paginate([_hit_block(desk, hit) for hit in hits])
    page = clamp(listing.page, pages)
    return layout(
        Screen(
            title=_title(desk.t, listing, len(hits)),
            subtitle=_asked(desk.t, listing),
            blocks=pages[page] if hits else [Block(_advice(desk, listing))],
            notes=closing_notes(desk.t, page, len(pages), source_text=False),
            menu_id=listing.control(OPEN, page),
            menu_label=desk.t.gettext("Ouvrir une fiche…"),
            controls=page_controls(desk.t, page, len(pages), lambda to: listing.control(LIST, to)),
        )
    )


def back_to_card(t: Texts, place: CardPlace) -> Control:
    """The button that leads back from a place of the plan to an entry's card."""
    _ = t.gettext
    if place.origin == MINE:
        return Control(_("Revenir à ma fiche"), my_card_control())
    return Control(_("Revenir à la fiche"), place.control())


def _back(desk: Desk, place: CardPlace) -> list[Control]:
    _ = desk.t.gettext
    listing = Listing.of_origin(place.origin)
    if listing:
        label = _("Revenir aux résultats") if listing.text else _("Revenir à la liste")
        return [Control(label, listing.control(LIST))]
    if place.origin == MINE:
        return [Control(_("Revenir à ma fiche"), my_card_control())]
    party = party_in(place.origin)
    return _back_to_party(desk, *party) if party else []


def _back_to_party(desk: Desk, plan_id: int, key: str) -> list[Control]:
    """The button that leads back to a plan's party; none where a revision of the plan has left it out."""
    _ = desk.t.gettext
    parties = (party_of(loaded.plan, key) for loaded in desk.snapshot.plans if loaded.plan_id == plan_id)
    party = next(parties, None)
    if party is None:
        return []
    label = _("Revenir à « {party} »").format(party=cut(party.name, _SAID_LENGTH))
    return [Control(label, PartyPlace(plan_id, key).control(PARTY_CARD))]


def _hit_block(desk: Desk, hit: EntryHit) -> Block:
    summary = _summary(desk, hit)
    text = f"**{plain(hit.name)}**" + (f"\n-# {summary}" if summary else "")
    return Block(text, Choice(hit.name, entry_value(hit.kind, hit.id)))


def _summary(desk: Desk, hit: EntryHit) -> str:
    _ = desk.t.gettext
    if hit.kind is EntryKind.ORGANIZATION:
        return organization_summary(desk.t, desk.directory.organizations[hit.id])
    if hit.kind is EntryKind.GROUP:
        group = desk.directory.groups[hit.id]
        kind = group_kind_label(desk.t, group.kind)
        return kind if group.active else _("{kind} · inactif").format(kind=kind)
    person = desk.directory.people[hit.id]
    employer = desk.directory.organizations.get(person.organization_id or 0)
    return " · ".join(filter(None, (plain(person.function), plain(employer.name) if employer else "")))


def _title(t: Texts, listing: Listing, n: int) -> str:
    _, ngettext = t.gettext, t.ngettext
    if listing.tables and not listing.text:
        return _("Tables et comités")
    return ngettext("{n} résultat", "{n} résultats", n).format(n=n) if n else _("Aucun résultat")


def _asked(t: Texts, listing: Listing) -> str:
    _ = t.gettext
    place = _("Bottin")
    asked = _("« {text} »").format(text=plain(listing.text))
    return f"{place} · {asked}" if listing.text else place


def _advice(desk: Desk, listing: Listing) -> str:
    _ = desk.t.gettext
    directory = desk.directory
    if listing.tables and not directory.groups:
        return _(
            "Aucune table n'est encore inscrite. Elles le sont avec le plan de la table de quartier, ou par la coordination."
        )
    if not listing.tables and not (directory.organizations or directory.people or directory.groups):
        return _(
            "Le bottin est encore vide. La coordination y inscrit les organisations et les personnes; vous pouvez vous "
            "présenter avec « /moi fiche »."
        )
    if listing.tables:
        return _("Aucune table ni aucun comité de ce nom. « /bottin table », sans rien taper d'autre, les liste tous.")
    return _(
        "Essayez un sigle, un seul mot du nom, ou le nom d'une personne. « /bottin table » liste les tables et les comités."
    )
