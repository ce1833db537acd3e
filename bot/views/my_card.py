"""One's own card: what it is for before there is one, the request that waits, the card and what is entrusted to one."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.directory import LinkRequest, Person
from bot.domain.directory_search import EntryKind
from bot.domain.plan import Node
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.dates import instant_text
from bot.views.directory_cards import person_card
from bot.views.directory_parts import Desk, each_once
from bot.views.directory_places import MENU, MINE, CardPlace, action_value
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.my_card_places import (
    CORRECT,
    LEAVE,
    LEFT,
    ORGANIZATION,
    WITHDRAW,
    my_card_control,
    my_control,
    organization_control,
)
from bot.views.paging import closing_notes, page_controls
from bot.views.personal_data import erase_control
from bot.views.privacy import privacy_text

_TITLE_LENGTH: Final = 200


def no_card_view(desk: Desk, *, said: str = "") -> LayoutView:
    """What a card is for, who sees it, whom to ask, and how to have one; ``said`` is what was just done."""
    _, settings = desk.t.gettext, desk.snapshot.settings
    texts = [
        said,
        _(
            "Aucune fiche du bottin n'est reliée à votre compte. Une fiche dit qui vous êtes, pour quelle organisation vous parlez et comment "
            "vous joindre au travail. Elle sert à savoir qui représente qui, et ce qui vous est confié."
        ),
        _(
            "**Qui la voit :** les membres de ce serveur, par « /bottin chercher ». N'y mettez que des coordonnées "
            "professionnelles. « /moi donnees » montre, exporte ou efface en tout temps ce que Courroie garde de vous."
        ),
        privacy_text(desk.t, settings.privacy_officer),
    ]
    if settings.link_confirmation:
        texts.append(_("**Ensuite :** la coordination confirme que c'est bien vous."))
    controls = [Control(_("Je représente…"), organization_control(ORGANIZATION), primary=True)]
    return layout(Screen(title=_("Votre fiche"), blocks=blocks_of(filter(None, texts)), controls=controls))


def pending_view(desk: Desk, request: LinkRequest) -> LayoutView:
    """The request that waits for the coordination, as the member made it."""
    _ = desk.t.gettext
    organization = desk.directory.organizations.get(request.organization_id or 0)
    when = instant_text(desk.t, request.requested_at, ZoneInfo(desk.snapshot.settings.time_zone))
    facts = [
        _("La coordination doit confirmer que c'est bien vous. Vous n'avez rien d'autre à faire : elle vous répondra."),
        _("**Demande envoyée :** {when}").format(when=when),
        _("**Nom :** {name}").format(name=plain(request.name)),
        _("**Pour :** {organization}").format(
            organization=plain(organization.name) if organization else _("vous-même, en votre propre nom")
        ),
    ]
    if request.function:
        facts.append(_("**Fonction :** {function}").format(function=plain(request.function)))
    if request.email:
        facts.append(_("**Courriel :** {email}").format(email=plain(request.email)))
    if request.phone:
        facts.append(_("**Téléphone :** {phone}").format(phone=plain(request.phone)))
    controls = [
        Control(_("Refaire ma demande"), organization_control(ORGANIZATION)),
        Control(_("Retirer ma demande"), my_control(WITHDRAW)),
    ]
    return layout(Screen(title=_("Votre demande attend la coordination"), blocks=blocks_of(facts), controls=controls))


def my_card_view(
    desk: Desk, person: Person, carried: Sequence[tuple[LoadedPlan, Node]], page: int = 0, *, said: str = ""
) -> LayoutView:
    """The member's card as others see it, then the actions that they carry; ``said`` is what was just done."""
    _ = desk.t.gettext
    card = person_card(desk, person)
    pages = paginate([*blocks_of(filter(None, [said])), *card.blocks, *_carried_blocks(desk.t, carried)])
    page = clamp(page, pages)
    notes = [
        _("Les membres de ce serveur voient cette fiche. Pour changer d'organisation ou de table : la coordination."),
        *closing_notes(desk.t, page, len(pages), source_text=bool(carried)),
    ]
    controls = [
        *page_controls(desk.t, page, len(pages), my_card_control),
        Control(_("Corriger"), my_control(CORRECT), primary=True),
        Control(_("Ce n'est plus moi"), my_control(LEAVE)),
    ]
    return layout(
        Screen(
            title=card.title,
            subtitle=card.subtitle,
            blocks=each_once(pages[page]),
            notes=notes,
            menu_id=CardPlace(EntryKind.PERSON, person.id, page, MINE).control(MENU),
            menu_label=_("Ouvrir une fiche ou une action…"),
            controls=controls,
        )
    )


def leave_view(t: Texts, person: Person) -> LayoutView:
    """What it means that the card is theirs no more, before it is done."""
    _ = t.gettext
    texts = [
        _(
            "La fiche « {name} » restera au bottin, mais elle ne sera plus reliée à votre compte Discord : ce qui lui est confié "
            "ne vous sera plus rappelé."
        ).format(name=plain(person.name)),
        _(
            "Ensuite, vous ne pourrez plus l'effacer vous-même : il faudra le demander à la coordination. Pour qu'elle disparaisse, avec "
            "ce que Courroie garde de vous, effacez plutôt vos données, ici ou par « /moi donnees »."
        ),
    ]
    controls = [
        Control(_("Garder ma fiche"), my_card_control(), primary=True),
        Control(_("Ce n'est plus moi"), my_control(LEFT)),
        erase_control(t),
    ]
    return layout(Screen(title=_("Ce n'est plus vous?"), blocks=blocks_of(texts), controls=controls))


def _carried_blocks(t: Texts, carried: Sequence[tuple[LoadedPlan, Node]]) -> list[Block]:
    _, ngettext = t.gettext, t.ngettext
    n = len(carried)
    if not n:
        return [Block(_("Aucune action du plan ne vous est confiée pour le moment."))]
    heading = ngettext("**{n} action vous est confiée**", "**{n} actions vous sont confiées**", n).format(n=n)
    return [Block(heading), *(_carried_line(loaded, node) for loaded, node in carried)]


def _carried_line(loaded: LoadedPlan, node: Node) -> Block:
    text = f"- **{node.reference}** {plain(cut(node.item.title, _TITLE_LENGTH))}"
    return Block(text, Choice(f"{node.reference} {node.item.title}", action_value(loaded.plan_id, node.reference)))
