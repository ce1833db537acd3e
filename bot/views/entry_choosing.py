"""Which entry is meant: what was typed names several, or a new one is very close to one that is there."""

from collections.abc import Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.directory import Group, Person
from bot.domain.directory_search import EntryHit, EntryKind
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.directory import group_kind_label, organization_kind_label
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_management import record_at
from bot.views.directory_places import entry_value
from bot.views.entry_places import EntryPlace, enrol_control
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, layout
from bot.views.markup import cut, plain

_NAME_LENGTH: Final = 120
_BUTTON_NAME_LENGTH: Final = 60


def entry_label(t: Texts, snapshot: GuildSnapshot, hit: EntryHit) -> str:
    """An entry on one line: « Logis Lachine · Organisme communautaire », « Claire Fortin · directrice »."""
    record = record_at(snapshot, EntryPlace(hit.kind, hit.id))
    if isinstance(record, Person):
        organization = snapshot.directory.organizations.get(record.organization_id or 0)
        more = record.function or (organization.name if organization else "")
    elif isinstance(record, Group):
        more = group_kind_label(t, record.kind)
    else:
        more = organization_kind_label(t, record.kind)
    return " · ".join(filter(None, (record.name, more)))


def which_view(t: Texts, snapshot: GuildSnapshot, given: str, hits: Sequence[EntryHit]) -> LayoutView:
    """What was typed names no entry, or several: the nearest, to choose among."""
    _ = t.gettext
    labels = [entry_label(t, snapshot, hit) for hit in hits]
    values = [entry_value(hit.kind, hit.id) for hit in hits]
    blocks = [Block(f"- {plain(label)}", Choice(label, value)) for label, value in zip(labels, values, strict=True)]
    nothing = blocks_of([_("Écrivez-le autrement, ou inscrivez-le avec « /gerer bottin inscrire ».")])
    return layout(
        Screen(
            title=_("Quelle fiche?")
            if hits
            else _("Je ne trouve pas « {given} » au bottin.").format(given=plain(given)),
            blocks=blocks or nothing,
            menu_id=CustomId(places.FEATURE, places.PICK).encode(),
            menu_label=_("Ouvrir une fiche…"),
        )
    )


def similar_sentence(t: Texts, hits: Sequence[EntryHit]) -> str:
    """What is asked where the directory has entries of nearly that name."""
    _, ngettext = t.gettext, t.ngettext
    names = ", ".join(_("« {name} »").format(name=plain(cut(hit.name, _NAME_LENGTH))) for hit in hits)
    asked = _("Est-ce la même? Rien n'est encore inscrit.")
    found = ngettext("Le bottin a déjà {names}.", "Le bottin a déjà des fiches qui ressemblent : {names}.", len(hits))
    return f"{found.format(names=names)} {asked}"


def similar_controls(t: Texts, hits: Sequence[EntryHit], kind: EntryKind) -> list[Control]:
    """Open one of them, or enter the new one all the same."""
    _ = t.gettext
    opened = [open_control(t, EntryPlace(kind, hit.id), hit.name) for hit in hits]
    return [Control(_("Inscrire quand même"), enrol_control(kind, places.ANYWAY)), *opened]


def open_control(t: Texts, place: EntryPlace, name: str) -> Control:
    """Open an entry by its name."""
    _ = t.gettext
    return Control(_("Ouvrir « {name} »").format(name=cut(name, _BUTTON_NAME_LENGTH)), place.show())
