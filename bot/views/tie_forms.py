"""The forms about what ties people to organisations, to tables and to the board."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.domain.directory import Directory, Group, Person, Representation
from bot.texts.catalogue import Texts
from bot.views.directory_forms import NO, date_field, organization_field, standing_field, yes_no_field
from bot.views.forms import ChoiceField, Form, TextField
from bot.views.layout import MENU_OPTIONS, Choice


def membership_form(t: Texts, custom_id: str, person: Person) -> Form:
    """Whether a person is a member of the roundtable in their own name."""
    _ = t.gettext
    since = person.member_since.isoformat() if person.member_since else ""
    return Form(
        _("Adhésion individuelle"),
        custom_id,
        [
            yes_no_field(t, "member", _("Membre en son propre nom"), is_so=person.is_member),
            standing_field(t, in_good_standing=person.in_good_standing),
            date_field(t, "since", _("Membre depuis"), since),
        ],
    )


def representation_form(t: Texts, custom_id: str, directory: Directory, person: Person) -> Form:
    """For whom a person speaks, and where."""
    _ = t.gettext
    own = directory.organizations.get(person.organization_id or 0)
    return Form(
        _("Représente…"),
        custom_id,
        [
            organization_field(t, own.name if own else ""),
            _table_field(t, directory.groups.values()),
            date_field(t, "since", _("Depuis")),
        ],
    )


def delegate_form(t: Texts, custom_id: str, directory: Directory) -> Form:
    """Who speaks for an organisation, and where."""
    _ = t.gettext
    return Form(
        _("Ajouter une représentation"),
        custom_id,
        [
            _person_field(t),
            _table_field(t, directory.groups.values()),
            date_field(t, "since", _("Depuis")),
        ],
    )


def end_form(t: Texts, custom_id: str, directory: Directory, held: Sequence[Representation], today: date) -> Form:
    """Which of a person's representations ends, and when."""
    _ = t.gettext
    choices = [Choice(representation_label(t, directory, each), str(each.id)) for each in held[:MENU_OPTIONS]]
    return Form(
        _("Fin d'une représentation"),
        custom_id,
        [
            ChoiceField("representation", _("Laquelle"), choices, choices[0].value if len(choices) == 1 else ""),
            date_field(t, "until", _("Dernier jour"), today.isoformat(), required=True),
        ],
    )


def lead_form(t: Texts, custom_id: str, directory: Directory, group: Group) -> Form:
    """Who answers for a table or a committee."""
    _ = t.gettext
    lead = directory.people.get(group.lead_id or 0)
    return Form(
        _("Responsable"),
        custom_id,
        [_person_field(t, lead.name if lead else "", _("Vide : personne n'en répond"), required=False)],
    )


def seat_form(t: Texts, custom_id: str, today: date) -> Form:
    """Who has a table's seat on the board, and for how long."""
    _ = t.gettext
    return Form(
        _("Siège au conseil d'administration"),
        custom_id,
        [
            _person_field(t),
            date_field(t, "starts", _("Premier jour du mandat"), today.isoformat(), required=True),
            date_field(t, "ends", _("Dernier jour du mandat, s'il est fixé")),
        ],
    )


def end_term_form(t: Texts, custom_id: str, today: date) -> Form:
    """When the current term ends."""
    _ = t.gettext
    ends = date_field(t, "ends", _("Dernier jour du mandat"), today.isoformat(), required=True)
    return Form(_("Fin du mandat au conseil"), custom_id, [ends])


def not_ended(directory: Directory, person: Person, today: date) -> list[Representation]:
    """What a person still represents, or will."""
    own = (each for each in directory.representations if each.person_id == person.id)
    return [each for each in own if each.until is None or each.until >= today]


def representation_label(t: Texts, directory: Directory, held: Representation) -> str:
    """« CLSC de Lachine, à la Table habitation »."""
    _ = t.gettext
    organization = directory.organizations.get(held.organization_id or 0)
    group = directory.groups.get(held.group_id or 0)
    represented = organization.name if organization else _("en son propre nom")
    if group is None:
        return _("{represented}, à la table de quartier").format(represented=represented)
    return _("{represented}, à « {table} »").format(represented=represented, table=group.name)


def _person_field(t: Texts, value: str = "", hint: str = "", *, required: bool = True) -> TextField:
    _ = t.gettext
    return TextField("person", _("Personne"), value, hint or _("Son nom, comme au bottin"), required=required)


def _table_field(t: Texts, groups: Collection[Group]) -> ChoiceField | TextField:
    """A table or a committee in activity, or none of them: a menu, or its name where a menu cannot hold them all."""
    _ = t.gettext
    active = [group for group in groups if group.active]
    if len(active) >= MENU_OPTIONS:
        hint = _("Le nom de la table ou du comité; vide pour la table de quartier elle-même")
        return TextField("table", _("Où"), "", hint, required=False)
    whole = Choice(_("À la table de quartier elle-même"), NO)
    return ChoiceField("table", _("Où"), [whole, *(Choice(group.name, str(group.id)) for group in active)], NO)
