"""The steps between no card and a card: which organisation, « Est-ce vous? », and what the coordination is told."""

from collections.abc import Mapping, Sequence

from discord.ui import LayoutView

from bot.domain.directory import MemberOrganization, Person
from bot.domain.directory_search import EntryKind
from bot.texts.catalogue import Texts
from bot.texts.directory import organization_summary
from bot.views.directory_parts import Desk
from bot.views.directory_places import entry_value
from bot.views.forms import Form
from bot.views.layout import Block, Choice, Control, Screen, layout, paginate
from bot.views.link_requests import OPEN, link_control
from bot.views.markup import plain
from bot.views.my_card_places import (
    IDENTITY,
    IN_OWN_NAME,
    NO,
    NONE_OF_THEM,
    ORGANIZATION,
    PICK,
    YES,
    SpeaksFor,
    organization_control,
)
from bot.views.retry import retry_view


def organizations_view(t: Texts, typed: str, found: Sequence[MemberOrganization]) -> LayoutView:
    """The organisations that ``typed`` may mean, « En mon nom », « Aucune de celles-ci »: an organisation opens the next form."""
    _ = t.gettext
    lines = [
        Block(
            f"**{plain(each.name)}**\n-# {organization_summary(t, each)}",
            Choice(each.name, entry_value(EntryKind.ORGANIZATION, each.id)),
        )
        for each in found
    ]
    return layout(
        Screen(
            title=_("Pour quelle organisation parlez-vous?"),
            subtitle=_("« {text} »").format(text=plain(typed)),
            blocks=paginate(lines)[0],
            menu_id=organization_control(PICK, typed),
            menu_label=_("Choisir…"),
            choices=[Choice(_("En mon nom"), IN_OWN_NAME), Choice(_("Aucune de celles-ci"), NONE_OF_THEM)],
            controls=[Control(_("Chercher un autre nom"), organization_control(ORGANIZATION, typed))],
        )
    )


def own_name_view(t: Texts) -> LayoutView:
    """The member speaks for no organisation: the button opens the next form, which cannot follow this one by itself."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("En votre nom"),
            blocks=[Block(_("Vous ne représentez aucune organisation. Il reste à dire qui vous êtes."))],
            controls=[
                Control(_("Continuer"), SpeaksFor().control(IDENTITY), primary=True),
                Control(_("Nommer une organisation"), organization_control(ORGANIZATION)),
            ],
        )
    )


def unknown_organization_view(t: Texts, typed: str) -> LayoutView:
    """The member's organisation is not in the directory: what to do, and what may be done meanwhile."""
    _ = t.gettext
    text = _(
        "Demandez à la coordination d'inscrire « {name} » au bottin, puis revenez à « /moi fiche ». En attendant, vous pouvez "
        "vous présenter sans organisation : la coordination l'ajoutera à votre fiche, et rien ne sera à refaire."
    ).format(name=plain(typed))
    controls = [
        Control(_("Chercher un autre nom"), organization_control(ORGANIZATION, typed), primary=True),
        Control(_("Me présenter sans organisation"), SpeaksFor().control(IDENTITY)),
    ]
    return layout(Screen(title=_("Cette organisation n'est pas au bottin"), blocks=[Block(text)], controls=controls))


def is_it_you_view(
    desk: Desk, person: Person, speaks_for: SpeaksFor, form: Form, typed: Mapping[str, str]
) -> LayoutView:
    """Somebody of that name is in the directory without a Discord account: « Est-ce vous? », above what was typed."""
    _ = desk.t.gettext
    organization = desk.directory.organizations.get(person.organization_id or 0)
    known = ", ".join(filter(None, (person.name, person.function, organization.name if organization else "")))
    sentence = _("**Est-ce vous?** Le bottin connaît déjà quelqu'un de ce nom : {known}.").format(known=plain(known))
    controls = [
        Control(_("Oui, c'est moi"), speaks_for.control(YES), primary=True),
        Control(_("Non, quelqu'un d'autre"), speaks_for.control(NO)),
    ]
    return retry_view(desk.t, sentence, form, typed, controls)


def request_notice(t: Texts, user_id: int, request_id: int) -> LayoutView:
    """What the coordination's channel is told of a request: who asks, as a mention, and nothing of what they said."""
    _ = t.gettext
    sentence = _("{member} demande à être relié à une fiche du bottin.").format(member=f"<@{user_id}>")
    control = Control(_("Voir la demande"), link_control(OPEN, request_id), primary=True)
    return layout(Screen(title=_("Bottin : une demande à confirmer"), blocks=[Block(sentence)], controls=[control]))


def left_sentence(t: Texts, person: Person) -> str:
    """The card is theirs no more."""
    _ = t.gettext
    return _("C'est fait : la fiche « {name} » n'est plus reliée à votre compte Discord.").format(
        name=plain(person.name)
    )


def corrected_sentence(t: Texts) -> str:
    """The card says what was typed."""
    _ = t.gettext
    return _("C'est corrigé : voici votre fiche.")


def withdrawn_sentence(t: Texts) -> str:
    """Nothing is asked any more."""
    _ = t.gettext
    return _("Votre demande est retirée : rien de ce que vous y aviez écrit n'est gardé.")


def linked_sentence(t: Texts) -> str:
    """The card is theirs."""
    _ = t.gettext
    return _("C'est fait : cette fiche est la vôtre.")
