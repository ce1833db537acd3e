"""A due date that cannot be that, in words: what happened, that nothing was changed, and what to do."""

from typing import Final

from bot.domain.deadline import DeadlineStatus
from bot.domain.errors import DeadlineOver, InvalidDeadline, NotResponsible
from bot.texts.catalogue import N_, Texts

REASONS: Final = {
    "past": N_("Cette échéance serait déjà passée. Donnez un jour à venir."),
    "no_date": N_("Donnez un jour, comme « 30 mai 2013 », ou une récurrence, comme « chaque année, le 30 mai »."),
    "no_occurrence": N_("Cette récurrence est déjà finie. Donnez-en une qui continue."),
    "no_reason": N_("Dites en quelques mots ce qui bloque l'action : la coordination le lira."),
    "no_role": N_("Je ne trouve pas ce rôle sur le serveur. Choisissez-le en tapant « @ »."),
    "no_entry": N_(
        "Ce membre n'a pas de fiche au bottin. Donnez un nom du bottin, ou demandez à la coordination de l'inscrire."
    ),
    "too_many_offsets": N_("{given} rappels, c'est trop pour une échéance : gardez-en 5 au plus."),
}


def invalid_deadline_sentence(t: Texts, error: InvalidDeadline) -> str:
    """What to give instead, and that nothing was changed."""
    _ = t.gettext
    reason = t.gettext(REASONS[error.reason]).format(given=error.given)
    return _("{reason} Rien n'a été modifié.").format(reason=reason)


def not_responsible_sentence(t: Texts, error: NotResponsible) -> str:
    """Whose they are to follow, and whom to ask."""
    _ = t.gettext
    return _(
        "Les échéances de {reference} sont suivies par ses responsables et par la coordination. Rien n'a été modifié : "
        "adressez-vous à l'une de ces personnes."
    ).format(reference=error.reference)


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
