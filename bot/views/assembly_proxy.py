"""« Procuration à… »: who speaks in a member's stead."""

from collections.abc import Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.directory import Person
from bot.domain.directory_search import EntryKind
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.views import assembly_places as places
from bot.views.assembly_places import control
from bot.views.directory_places import entry_value
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Choice, Screen, layout
from bot.views.markup import plain

NAME: Final = "name"


def proxy_form(t: Texts, form_id: str, allowed: int) -> Form:
    """Who holds it, by name; ``allowed`` is how many one person may hold."""
    _, ngettext = t.gettext, t.ngettext
    rule = ngettext(
        "Vos règlements : {n} procuration par personne", "Vos règlements : {n} procurations par personne", allowed
    )
    return Form(
        title=_("Votre procuration"),
        custom_id=form_id,
        fields=[TextField(NAME, _("À qui la donnez-vous?"), description=rule.format(n=allowed), most=100)],
    )


def holder_pick_view(t: Texts, snapshot: GuildSnapshot, assembly_id: int, people: Sequence[Person]) -> LayoutView:
    """The people who may be meant."""
    _ = t.gettext
    labels = [_label(snapshot, person) for person in people]
    choices = [
        Choice(label, entry_value(EntryKind.PERSON, person.id)) for label, person in zip(labels, people, strict=True)
    ]
    return layout(
        Screen(
            title=_("De qui s'agit-il?"),
            subtitle=_("Rien n'est encore noté."),
            blocks=[Block(f"- {plain(label)}", choice) for label, choice in zip(labels, choices, strict=True)],
            menu_id=control(places.PROXY_PICK, assembly_id),
            menu_label=_("Donner ma procuration à…"),
        )
    )


def _label(snapshot: GuildSnapshot, person: Person) -> str:
    organization = snapshot.directory.organizations.get(person.organization_id or 0)
    return " · ".join(filter(None, (person.name, person.function, organization.name if organization else "")))
