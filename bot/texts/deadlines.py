"""Due dates in words: when, how often, what was answered; and what the journal says of them."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.deadline import Deadline
from bot.domain.deadline_answers import Answer
from bot.domain.recurrence import Recurrence
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import local_text
from bot.texts.recurrences import recurrence_text
from bot.texts.setting_times import offsets_text

_MINUTE: Final = timedelta(minutes=1)
ANSWERS: Final = {
    Answer.DONE: N_("Fait"),
    Answer.IN_PROGRESS: N_("En cours"),
    Answer.POSTPONED: N_("Reporter"),
    Answer.BLOCKED: N_("Bloqué"),
}


_SAID: Final = {
    Answer.DONE: N_("fait"),
    Answer.IN_PROGRESS: N_("en cours"),
    Answer.POSTPONED: N_("reporté"),
    Answer.BLOCKED: N_("bloqué"),
}


def answer_said(t: Texts, answer: Answer) -> str:
    """The answer, once it was given: « reporté »."""
    return t.gettext(_SAID[answer])


def answer_label(t: Texts, answer: Answer) -> str:
    """What its button says."""
    return t.gettext(ANSWERS[answer])


def due_text(t: Texts, deadline: Deadline) -> str:
    """« le jeudi 30 mai 2013 à 9 h, puis tous les ans »: when it falls, and how it comes back."""
    return due_local_text(t, deadline.due_local, Recurrence(deadline.rule) if deadline.rule else None)


def due_local_text(t: Texts, local: datetime, recurrence: Recurrence | None) -> str:
    """The same of a due date that is not planned yet."""
    _ = t.gettext
    if recurrence is None:
        return local_text(t, local)
    return _("{day}, puis {recurrence}").format(day=local_text(t, local), recurrence=recurrence_text(t, recurrence))


def deadline_fact(t: Texts, name: str, value: object) -> str | None:
    """A fact that the journal holds of a due date, in words; None where it needs none of its own."""
    if isinstance(value, list) and name == "offsets":
        return offsets_text(t, [int(minutes) * _MINUTE for minutes in value])
    if not isinstance(value, str):
        return None
    if name == "due":
        return local_text(t, datetime.fromisoformat(value))
    if name == "rule":
        return recurrence_text(t, Recurrence(value))
    return answer_said(t, Answer(value)) if name == "answer" else None
