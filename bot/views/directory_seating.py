"""Who is added to a table: the form, whom one means where there is a doubt, and what to do where nobody has that name."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from discord.ui import LayoutView

from bot.domain.directory import Group, Person
from bot.domain.directory_drafts import MAX_NAME
from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId
from bot.views.directory_forms import date_field
from bot.views.directory_parts import Desk, person_line
from bot.views.directory_places import FEATURE, SEAT, CardPlace
from bot.views.forms import Form, TextField
from bot.views.layout import Control, Screen, layout, paginate
from bot.views.markup import plain

PICK: Final = "pick"
NAME: Final = "name"
SINCE: Final = "since"
_UNKNOWN_DAY: Final = "-"


def seat_form(t: Texts, place: CardPlace, today: date) -> Form:
    """Who sits at that table, and since when."""
    _ = t.gettext
    name = TextField(NAME, _("Nom de la personne"), description=_("Tel qu'il est au bottin"), most=MAX_NAME)
    return Form(
        _("Ajouter une personne"),
        place.control(SEAT),
        [name, date_field(t, SINCE, _("Depuis"), today.isoformat())],
    )


def pick_view(desk: Desk, place: CardPlace, group: Group, people: Sequence[Person], since: date | None) -> LayoutView:
    """Which of ``people`` is meant; the menu says it, and adds that person to ``group`` since that day."""
    _ = desk.t.gettext
    day = since.isoformat() if since else _UNKNOWN_DAY
    return layout(
        Screen(
            title=_("De qui s'agit-il?"),
            subtitle=plain(group.name),
            blocks=paginate([person_line(person) for person in people])[0],
            notes=[_("Si cette personne n'y est pas, demandez à la coordination de l'inscrire au bottin.")],
            menu_id=CustomId(FEATURE, PICK, (str(group.id), day)).encode(),
            menu_label=_("Choisir une personne…"),
            controls=[Control(_("Revenir à la fiche"), place.control())],
        )
    )


def day_picked(argument: str) -> date | None:
    """The day that the menu of ``pick_view`` carries; None where it is not known."""
    return None if argument == _UNKNOWN_DAY else date.fromisoformat(argument)


def unknown_person_sentence(t: Texts, name: str) -> str:
    """What to do where the directory has nobody of that name."""
    _ = t.gettext
    return _(
        "Je ne trouve personne du nom de « {name} » au bottin. Rien n'a été modifié. Corrigez le nom, ou demandez à la "
        "coordination d'inscrire cette personne."
    ).format(name=plain(name))


def seated_sentence(t: Texts, person: Person, group: Group) -> str:
    """What was done."""
    _ = t.gettext
    return _("C'est fait : {person} siège à « {group} ».").format(person=plain(person.name), group=plain(group.name))
