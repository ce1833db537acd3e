"""What is asked of somebody who says who they are: their organisation, then their name and how to reach them at work."""

from typing import Final

from bot.domain.directory import Person
from bot.domain.directory_drafts import MAX_EMAIL, MAX_FUNCTION, MAX_NAME, MAX_PHONE
from bot.texts.catalogue import Texts
from bot.views.forms import Field, Form, TextField
from bot.views.my_card_places import (
    CORRECT,
    IDENTITY,
    ORGANIZATION,
    TYPED_LENGTH,
    SpeaksFor,
    my_control,
    organization_control,
)

NAME: Final = "name"
FUNCTION: Final = "function"
EMAIL: Final = "email"
PHONE: Final = "phone"


def organization_form(t: Texts, typed: str = "") -> Form:
    """For whom they speak."""
    _ = t.gettext
    hint = _("Son nom ou son sigle; laissez vide si vous parlez en votre nom")
    field = TextField(ORGANIZATION, _("Votre organisation"), typed, hint, required=False, most=TYPED_LENGTH)
    return Form(_("Je représente…"), organization_control(ORGANIZATION, typed), [field])


def identity_form(t: Texts, speaks_for: SpeaksFor, display_name: str) -> Form:
    """Who they are; their name on Discord is proposed."""
    _ = t.gettext
    return Form(_("Qui êtes-vous?"), speaks_for.control(IDENTITY), _fields(t, Person(0, display_name)))


def correction_form(t: Texts, person: Person) -> Form:
    """Their own card, to correct."""
    _ = t.gettext
    return Form(_("Corriger ma fiche"), my_control(CORRECT), _fields(t, person))


def _fields(t: Texts, person: Person) -> list[Field]:
    _ = t.gettext
    return [
        TextField(NAME, _("Nom"), person.name, _("Comme on vous appelle au travail"), most=MAX_NAME),
        TextField(FUNCTION, _("Fonction"), person.function, required=False, most=MAX_FUNCTION),
        TextField(
            EMAIL,
            _("Courriel professionnel"),
            person.email,
            _("Les membres de ce serveur le verront; facultatif"),
            required=False,
            most=MAX_EMAIL,
        ),
        TextField(
            PHONE,
            _("Téléphone professionnel"),
            person.phone,
            _("Les membres de ce serveur le verront; facultatif"),
            required=False,
            most=MAX_PHONE,
        ),
    ]
