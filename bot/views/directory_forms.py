"""The forms by which the coordination enters and corrects organisations, people, tables and committees."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.domain.directory import Directory, Group, GroupKind, MemberOrganization, OrganizationKind, Person
from bot.domain.directory_drafts import MAX_EMAIL, MAX_FUNCTION, MAX_NAME, MAX_PHONE
from bot.texts.catalogue import Texts
from bot.texts.directory import group_kind_label, organization_kind_label
from bot.views.forms import ChoiceField, Field, Form, TextField, label_of
from bot.views.layout import Choice
from bot.views.markup import plain

YES: Final = "yes"
NO: Final = "no"
DATE_LENGTH: Final = 40
_OTHER_NAMES_LENGTH: Final = 1000


def organization_form(t: Texts, custom_id: str, held: MemberOrganization | None = None) -> Form:
    """A new organisation, or ``held`` to correct."""
    _ = t.gettext
    shown = held or MemberOrganization(0, "")
    kinds = [Choice(organization_kind_label(t, kind), kind.value) for kind in OrganizationKind]
    return Form(
        _("Corriger l'organisation") if held else _("Inscrire une organisation"),
        custom_id,
        [
            TextField("name", _("Nom"), shown.name, most=MAX_NAME),
            TextField(
                "other_names",
                _("Autres noms et sigles"),
                "\n".join(shown.other_names),
                _("Un par ligne, ou séparés par des points-virgules"),
                required=False,
                long=True,
                most=_OTHER_NAMES_LENGTH,
            ),
            ChoiceField("kind", _("Type d'organisation"), kinds, shown.kind.value),
            standing_field(t, in_good_standing=shown.in_good_standing),
            date_field(t, "since", _("Membre depuis"), _day(shown.member_since)),
        ],
    )


def person_form(t: Texts, custom_id: str, directory: Directory, held: Person | None = None) -> Form:
    """A new person, or ``held`` to correct."""
    _ = t.gettext
    shown = held or Person(0, "")
    organization = directory.organizations.get(shown.organization_id or 0)
    return Form(
        _("Corriger la fiche") if held else _("Inscrire une personne"),
        custom_id,
        [
            TextField("name", _("Nom"), shown.name, most=MAX_NAME),
            TextField("function", _("Fonction"), shown.function, required=False, most=MAX_FUNCTION),
            TextField("email", _("Courriel professionnel"), shown.email, required=False, most=MAX_EMAIL),
            TextField("phone", _("Téléphone professionnel"), shown.phone, required=False, most=MAX_PHONE),
            organization_field(t, organization.name if organization else ""),
        ],
    )


def group_form(t: Texts, custom_id: str, directory: Directory, held: Group | None = None) -> Form:
    """A new table or committee, or ``held`` to correct."""
    _ = t.gettext
    shown = held or Group(0, "")
    parent = directory.groups.get(shown.parent_id or 0)
    kinds = [Choice(group_kind_label(t, kind), kind.value) for kind in GroupKind]
    return Form(
        _("Corriger la table ou le comité") if held else _("Inscrire une table ou un comité"),
        custom_id,
        [
            TextField("name", _("Nom"), shown.name, most=MAX_NAME),
            ChoiceField("kind", _("Type de groupe"), kinds, shown.kind.value),
            TextField(
                "parent",
                _("Rattaché à"),
                parent.name if parent else "",
                _("La table ou le comité dont il relève; vide s'il n'y en a pas"),
                required=False,
            ),
            yes_no_field(t, "recognised", _("Un siège au conseil d'administration"), is_so=shown.recognised),
            yes_no_field(t, "active", _("En activité"), is_so=shown.active),
        ],
    )


def changed_sentence(t: Texts, form: Form, typed: Mapping[str, str]) -> str:
    """What to tell whoever corrected an entry that somebody else changed meanwhile; ``form`` is what it says now."""
    _ = t.gettext
    changed = _(
        "Quelqu'un d'autre a modifié cette fiche pendant que vous écriviez. Rien de ce que vous avez écrit n'est encore "
        "inscrit : relisez-le, puis « Corriger »."
    )
    other = [field for field in form.fields if field.value != typed.get(field.key, "")]
    if not other:
        return changed
    facts = ", ".join(_fact(t, field) for field in other)
    now = _("La fiche dit maintenant : {facts}.").format(facts=facts)
    return f"{changed} {now}"


def organization_field(t: Texts, value: str = "") -> TextField:
    """An organisation, by its name or its acronym."""
    _ = t.gettext
    hint = _("Son nom ou son sigle au bottin; vide pour qui vient en son propre nom")
    return TextField("organization", _("Organisation"), value, hint, required=False)


def date_field(t: Texts, key: str, label: str, value: str = "", *, required: bool = False) -> TextField:
    """A day, typed."""
    _ = t.gettext
    hint = _("Par exemple : 30 mai 2013, mai 2013, 2013 ou 2013-05-30")
    return TextField(key, label, value, hint, required=required, most=DATE_LENGTH)


def standing_field(t: Texts, *, in_good_standing: bool) -> ChoiceField:
    """Whether a member is in good standing."""
    _ = t.gettext
    return yes_no_field(t, "standing", _("Membre en règle"), is_so=in_good_standing)


def yes_no_field(t: Texts, key: str, label: str, *, is_so: bool) -> ChoiceField:
    """Yes or no."""
    _ = t.gettext
    return ChoiceField(key, label, [Choice(_("Oui"), YES), Choice(_("Non"), NO)], YES if is_so else NO)


def _fact(t: Texts, field: Field) -> str:
    _ = t.gettext
    said = plain(label_of(field, field.value))
    return (
        _("{label} « {value} »").format(label=field.label, value=said)
        if said
        else _("{label} (rien)").format(label=field.label)
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
