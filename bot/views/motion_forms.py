"""The forms of a proposition, by what adopting it does."""

from collections.abc import Sequence
from typing import Final

from bot.domain.assembly import MotionKind
from bot.domain.directory import Group
from bot.domain.motion_changes import MOTION_LENGTH
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.views.directory_forms import date_field
from bot.views.forms import ChoiceField, Field, Form, TextField
from bot.views.layout import MENU_OPTIONS, Choice

TEXT: Final = "text"
MOVED: Final = "moved"
SECONDED: Final = "seconded"
PLAN: Final = "plan"
SEAT: Final = "seat"
PERSON: Final = "person"
STARTS: Final = "starts"
ENDS: Final = "ends"
BETWEEN: Final = ";"
_NAME_LENGTH: Final = 200


def motion_form(
    t: Texts, form_id: str, kind: MotionKind, plans: Sequence[LoadedPlan] = (), seats: Sequence[Group] = ()
) -> Form:
    """What is proposed, by whom; of a plan, which one; of an election, which seat, who, and for how long."""
    _ = t.gettext
    if kind is MotionKind.ELECTION:
        return Form(title=_("Élire au conseil d'administration"), custom_id=form_id, fields=_election(t, seats))
    fields: list[Field] = [
        TextField(
            TEXT, _("Proposition"), description=_("Ce sur quoi on vote, mot pour mot"), long=True, most=MOTION_LENGTH
        )
    ]
    if kind is MotionKind.ADOPT_PLAN:
        choices = [Choice(each.plan.title, str(each.version_id)) for each in plans[:MENU_OPTIONS]]
        fields.append(ChoiceField(PLAN, _("Plan à adopter"), choices, choices[0].value if choices else ""))
    fields += [_name(t, MOVED, _("Proposée par")), _name(t, SECONDED, _("Appuyée par"))]
    return Form(title=_("La proposition"), custom_id=form_id, fields=fields)


def _election(t: Texts, seats: Sequence[Group]) -> list[Field]:
    _ = t.gettext
    choices = [Choice(group.name, str(group.id)) for group in seats[:MENU_OPTIONS]]
    return [
        ChoiceField(SEAT, _("Siège"), choices, description=_("La table ou le comité dont c'est le siège")),
        TextField(PERSON, _("Personne à élire"), description=_("Son nom au bottin"), most=_NAME_LENGTH),
        date_field(t, STARTS, _("Début du mandat (vide : ce jour)")),
        date_field(t, ENDS, _("Fin du mandat")),
        TextField(
            MOVED,
            _("Proposée par; appuyée par"),
            description=_("Deux noms du bottin, séparés par un point-virgule"),
            required=False,
            most=2 * _NAME_LENGTH,
        ),
    ]


def _name(t: Texts, key: str, label: str) -> TextField:
    _ = t.gettext
    return TextField(key, label, description=_("Son nom au bottin"), required=False, most=_NAME_LENGTH)
