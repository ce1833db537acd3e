"""What is wrong with a flash poll that was asked for, and what to do."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.domain.errors import CourroieError
from bot.domain.flash_poll import ANSWER_LENGTH, FEWEST_ANSWERS, MOST_ANSWERS, QUESTION_LENGTH
from bot.domain.flash_poll_errors import InvalidFlashPoll, PollChannelRefused
from bot.texts.catalogue import N_, Texts
from bot.texts.setting_findings import needs_text
from bot.texts.typography import shortened

_INVALID: Final = {
    ("question", "blank"): N_("Il manque la question. Rien n'a été publié : écrivez-la."),
    ("question", "too_long"): N_(
        "La question a plus de {question} caractères, ce que Discord ne prend pas : « {given} ». Rien n'a été publié : "
        "raccourcissez-la."
    ),
    ("answers", "too_long"): N_(
        "Une réponse a plus de {answer} caractères, ce que Discord ne prend pas : « {given} ». Rien n'a été publié : "
        "raccourcissez-la."
    ),
    ("question", "unwritable"): N_(
        "La question contient un signe qui ne peut pas être gardé : « {given} ». Rien n'a été publié."
    ),
    ("answers", "unwritable"): N_(
        "Une réponse contient un signe qui ne peut pas être gardé : « {given} ». Rien n'a été publié."
    ),
    ("answers", "few_answers"): N_(
        "Il faut au moins {fewest} réponses. Rien n'a été publié : écrivez-en une par ligne, ou séparez-les par des points-virgules."
    ),
    ("answers", "many_answers"): N_(
        "Discord prend au plus {most} réponses, et il y en a {given}. Rien n'a été publié : retirez-en."
    ),
    ("answers", "same_answer"): N_("Deux réponses sont les mêmes : « {given} ». Rien n'a été publié : changez-en une."),
    ("hours", "hours"): N_(
        "Un sondage éclair dure d'une heure à 32 jours, en heures entières, et je lis « {given} ». Rien n'a été publié : écrivez "
        "par exemple « 24 h » ou « 3 jours »."
    ),
}


def invalid_flash_poll_sentence(t: Texts, error: InvalidFlashPoll) -> str:
    """What to tell a person of what a flash poll cannot be."""
    return t.gettext(_INVALID[error.field, error.reason]).format(
        given=shortened(error.given),
        question=QUESTION_LENGTH,
        answer=ANSWER_LENGTH,
        fewest=FEWEST_ANSWERS,
        most=MOST_ANSWERS,
    )


def poll_channel_sentence(t: Texts, error: PollChannelRefused) -> str:
    """What Courroie lacks to post a poll in a channel, and where to click."""
    _ = t.gettext
    if not error.missing:
        return _(
            "Ce salon n'existe plus, ou n'est pas un salon de textes. Rien n'a été publié : choisissez-en un autre."
        )
    return _(
        "Dans {channel}, il manque à Courroie {needs}. Rien n'a été publié : ouvrez Paramètres du salon › Permissions › "
        "Courroie, cochez-y ce qui manque, puis recommencez."
    ).format(channel=f"<#{error.channel_id}>", needs=needs_text(t, error.missing))


FLASH_POLL_SENTENCES: Final[Mapping[type[CourroieError], Callable[[Texts, Any], str]]] = {
    InvalidFlashPoll: invalid_flash_poll_sentence,
    PollChannelRefused: poll_channel_sentence,
}
"""How each of them is told."""
