"""A scenario's step as a sentence: « Denis (administration) appuie sur « Confirmer » »."""

from typing import Final

from bot.cli.scenario import (
    Act,
    Answer,
    Both,
    Chooses,
    Fills,
    Looks,
    LooksAtEvents,
    Presses,
    Types,
    Votes,
    labelled,
    worded,
)
from bot.cli.seat import Seat, pick_text
from bot.playground.member import DIRECT
from bot.texts.catalogue import N_, Texts, texts_for

_MEMBER: Final = N_("membre")
_PEOPLE: Final = {
    "membre": _MEMBER,
    "responsable": N_("responsable"),
    "coordination": N_("coordination"),
    "administration": N_("administration"),
    "nouveau": N_("à son arrivée"),
}


def announced(step: Act, seat: Seat) -> str:
    """What the person of ``seat`` is about to do, in their language; a form's answers take a line each."""
    t, locale = texts_for(seat.hand.locale), seat.hand.locale
    _ = t.gettext
    who = _("{name} ({role})").format(
        name=seat.hand.user["global_name"].split()[0], role=_(_PEOPLE.get(step.who, _MEMBER))
    )
    match step:
        case Types():
            return _("{who} tape « {line} »").format(who=who, line=worded(step.line, locale))
        case Presses():
            return _("{who} appuie sur « {button} »").format(who=who, button=pick_text(step.button, locale))
        case Chooses():
            options = ", ".join(pick_text(option, locale) for option in step.options)
            return _("{who} choisit « {options} »").format(who=who, options=options)
        case Fills():
            return "\n".join([_("{who} remplit le formulaire").format(who=who), *_answers(t, step, locale)])
        case Votes(answers=[]):
            return _("{who} retire son vote dans #{channel}").format(who=who, channel=step.channel)
        case Votes():
            answers = ", ".join(worded(one, locale) for one in step.answers)
            return _("{who} vote « {answers} » dans #{channel}").format(who=who, answers=answers, channel=step.channel)
        case Looks() if step.channel == DIRECT:
            return _("{who} ouvre ses messages privés avec Courroie").format(who=who)
        case Looks():
            return _("{who} regarde #{channel}").format(who=who, channel=step.channel)
        case LooksAtEvents():
            return _("{who} regarde les événements du serveur").format(who=who)


def _answers(t: Texts, step: Fills, locale: str) -> list[str]:
    _ = t.gettext
    return [
        "    " + _("{label} : {answer}").format(label=labelled(label, locale), answer=_answer(t, answer, locale))
        for label, answer in step.answers.items()
    ]


def _answer(t: Texts, answer: Answer, locale: str) -> str:
    _ = t.gettext
    if isinstance(answer, bool):
        return _("Oui") if answer else _("Non")
    if isinstance(answer, str | Both | int):
        return pick_text(answer, locale) or _("(rien)")
    return ", ".join(pick_text(one, locale) for one in answer) or _("(rien)")
