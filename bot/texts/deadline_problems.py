"""A due date that cannot be that, in words: what happened, that nothing was changed, and what to do."""

from typing import Final

from bot.domain.deadline import DeadlineStatus
from bot.domain.errors import DeadlineOver, InvalidDeadline
from bot.texts.catalogue import N_, Texts

REASONS: Final = {
    "past": N_("Cette échéance serait déjà passée. Donnez un jour à venir."),
    "no_date": N_("Donnez un jour, comme « 30 mai 2013 », ou une récurrence, comme « chaque année, le 30 mai »."),
    "no_occurrence": N_("Cette récurrence est déjà finie. Donnez-en une qui continue."),
    "no_reason": N_("Dites en quelques mots ce qui bloque l'action : la coordination le lira."),
    "no_role": N_("Je ne trouve pas ce rôle sur le serveur. Choisissez-le en tapant « @ »."),
    "too_many_offsets": N_("{given} rappels, c'est trop pour une échéance : gardez-en 5 au plus."),
    "no_offsets": N_(
        "Je ne comprends pas les rappels « {given} ». Écrivez par exemple « 14 jours, 2 jours », ou « aucun »."
    ),
}


def invalid_deadline_sentence(t: Texts, error: InvalidDeadline) -> str:
    """What to give instead, and that nothing was changed."""
    _ = t.gettext
    reason = t.gettext(REASONS[error.reason]).format(given=error.given)
    return _("{reason} Rien n'a été modifié.").format(reason=reason)


def deadline_over_sentence(t: Texts, error: DeadlineOver) -> str:
    """Why it is waited for no more."""
    _ = t.gettext
    if error.status is DeadlineStatus.MET:
        return _(
            "Quelqu'un a déjà répondu que c'est fait. Rien n'a été modifié : « /plan voir » montre où en est l'action."
        )
    return _(
        "Cette échéance n'est plus attendue. Rien n'a été modifié : « /suivi echeance » montre celles de l'action qui restent."
    )
