"""The forms of an action's due dates: one to plan, one to move, and the four answers, each with a note."""

from typing import Final

from bot.domain.deadline import Deadline
from bot.domain.deadline_answers import Answer
from bot.domain.deadline_due import DueAction
from bot.domain.directory import Carrier, CarrierKind, Directory
from bot.domain.plan import Node
from bot.texts.carriers import carrier_text
from bot.texts.catalogue import Texts
from bot.texts.dates import local_text
from bot.texts.deadlines import answer_label
from bot.texts.recurrences import recurrence_text
from bot.texts.setting_times import offsets_text
from bot.views import followup_places as places
from bot.views.followup_places import DraftPlace
from bot.views.forms import Field, Form, TextField
from bot.views.layout import Control

DAY: Final = "day"
COMES_BACK: Final = "rule"
WHO: Final = "who"
REMINDERS: Final = "reminders"
NOTE: Final = "note"
NOTE_LENGTH: Final = 1000
_LENGTH: Final = 200


def draft_form(t: Texts, node: Node, directory: Directory, draft: DraftPlace) -> Form:
    """What a due date is; what is left empty is the guild's, or whoever carries the action."""
    _ = t.gettext
    day = local_text(t, draft.due_local) if draft.due_local else ""
    rule = recurrence_text(t, draft.recurrence) if draft.recurrence else ""
    reminders = "" if draft.offsets is None else offsets_text(t, draft.offsets)
    fields = [
        TextField(DAY, _("Quel jour"), day, _("« 30 mai 2013 », « dans 3 semaines »; sans heure, 9 h"), required=False),
        TextField(
            COMES_BACK, _("Si elle revient"), rule, _("« chaque année », « le 2e mardi du mois »"), required=False
        ),
        TextField(
            WHO,
            _("Responsable"),
            _who(t, directory, draft.carrier),
            _("Un nom du bottin, un rôle, « moi »; vide : qui porte l'action"),
            required=False,
            most=_LENGTH,
        ),
        TextField(
            REMINDERS,
            _("Rappels"),
            reminders,
            _("« 14 jours, 2 jours » ou « aucun »; vide : ceux du serveur"),
            required=False,
            most=_LENGTH,
        ),
    ]
    title = _("Échéance de {reference}").format(reference=node.reference)
    return Form(title, draft.control(places.FORM), fields, _back(t, places.list_control(draft.item_id)))


def move_form(t: Texts, node: Node, deadline: Deadline) -> Form:
    """To which day a due date is corrected."""
    _ = t.gettext
    control = places.deadline_control(places.MOVE, deadline.id)
    title = _("Déplacer : {reference}").format(reference=node.reference)
    back = _back(t, places.deadline_control(places.CARD, deadline.id))
    return Form(title, control, [_day(t, local_text(t, deadline.due_local))], back)


def answer_form(t: Texts, due: DueAction, answer: Answer) -> Form:
    """The note of an answer, and the new day where it is put off."""
    _ = t.gettext
    deadline_id = due.deadline.id
    fields: list[Field] = [_note(t, due.deadline, answer)]
    if answer is Answer.POSTPONED:
        fields.insert(0, _day(t, ""))
    title = _("{answer} : {reference}").format(answer=answer_label(t, answer), reference=due.node.reference)
    back = _back(t, places.deadline_control(places.CARD, deadline_id))
    return Form(title, places.answer_control(answer, deadline_id), fields, back)


def _day(t: Texts, typed: str) -> TextField:
    _ = t.gettext
    return TextField(DAY, _("Nouveau jour"), typed, _("« 30 mai 2013 », « dans 3 semaines »; sans heure, 9 h"))


def _note(t: Texts, deadline: Deadline, answer: Answer) -> TextField:
    _ = t.gettext
    if answer is Answer.BLOCKED:
        label, hint = _("Ce qui bloque"), _("La coordination le lira, et cela reste au plan")
    elif answer is Answer.DONE and deadline.rule is not None:
        label, hint = _("Note"), _("Si vous voulez; l'action revient, elle reste « en continu »")
    else:
        label, hint = _("Note"), _("Si vous voulez : elle reste au plan avec la réponse")
    return TextField(NOTE, label, "", hint, required=answer is Answer.BLOCKED, long=True, most=NOTE_LENGTH)


def _who(t: Texts, directory: Directory, carrier: Carrier | None) -> str:
    """A carrier as it can be typed back."""
    if carrier is None:
        return ""
    return f"<@&{carrier.id}>" if carrier.kind is CarrierKind.ROLE else carrier_text(t, directory, carrier)


def _back(t: Texts, custom_id: str) -> Control:
    _ = t.gettext
    return Control(_("Revenir sans rien changer"), custom_id)
