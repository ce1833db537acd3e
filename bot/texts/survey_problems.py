"""What is wrong with what was asked of a survey, and what to do."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from bot.domain import survey_errors as errors
from bot.domain.errors import CourroieError
from bot.domain.survey import SurveyStatus
from bot.texts.catalogue import N_, Texts
from bot.texts.typography import shortened

_INVALID: Final = {
    "blank": N_("Il manque un texte. Rien n'a été modifié : écrivez-le."),
    "too_long": N_("Ce texte est trop long : « {given} ». Rien n'a été modifié : raccourcissez-le."),
    "unwritable": N_("Ce texte contient un signe qui ne peut pas être gardé : « {given} ». Rien n'a été modifié."),
    "no_question": N_("Ce sondage n'a pas encore de question. Rien n'a été modifié : ajoutez-en au moins une."),
    "too_many_questions": N_("Un sondage a au plus 25 questions. Rien n'a été modifié : retirez-en."),
    "unknown_question": N_("Cette question n'existe plus. Rien n'a été modifié."),
    "two_options": N_("Il faut au moins deux choix, et au plus 25. Rien n'a été modifié : écrivez-en un par ligne."),
    "too_many_checked": N_(
        "Une question à plusieurs réponses offre au plus dix choix. Rien n'a été modifié : retirez-en."
    ),
    "two_ends": N_(
        "Une échelle de 1 à 5 nomme ses deux bouts, ou aucun. Rien n'a été modifié : écrivez-les, un par ligne."
    ),
    "no_options": N_("Cette sorte de question n'a pas de choix à écrire. Rien n'a été modifié : retirez-les."),
    "same_option": N_("Deux choix sont les mêmes : « {given} ». Rien n'a été modifié : changez-en un."),
    "condition_later": N_(
        "La question dont celle-ci dépend doit venir avant elle. Rien n'a été modifié : choisissez-en une autre."
    ),
    "condition_comment": N_(
        "Une question ne peut pas dépendre d'un commentaire. Rien n'a été modifié : choisissez-en une qui a des choix."
    ),
    "condition_code": N_(
        "À quelles réponses la question doit-elle paraître? Rien n'a été modifié : choisissez-en parmi celles qui existent."
    ),
    "too_many_comments": N_(
        "Un sondage anonyme a au plus cinq commentaires : ils s'écrivent ensemble, à la fin. Rien n'a été modifié : "
        "retirez-en, ou rendez le sondage nominatif."
    ),
    "past": N_("Ce moment est déjà passé. Rien n'a été modifié : choisissez un jour et une heure à venir."),
    "closes_first": N_(
        "Le sondage fermerait avant d'ouvrir. Rien n'a été modifié : choisissez une fin plus lointaine."
    ),
    "too_short": N_("Un sondage reste ouvert au moins dix minutes. Rien n'a été modifié : choisissez une autre fin."),
    "no_end": N_("Jusqu'à quand peut-on répondre? Rien n'a été modifié : choisissez un jour et une heure."),
    "not_later": N_("Le sondage dure déjà jusque-là. Rien n'a été modifié : choisissez une fin plus lointaine."),
    "recurrence": N_("« {given} » n'est pas une récurrence que je connais. Rien n'a été modifié."),
    "never": N_("Cette récurrence ne donne aucune autre date. Rien n'a été modifié : choisissez-en une autre."),
    "waves_overlap": N_(
        "Le sondage suivant ouvrirait avant que celui-ci soit fermé. Rien n'a été modifié : fermez-le plus tôt, ou "
        "espacez-les."
    ),
    "two_openings": N_(
        "Un sondage ouvre à une date, ou après une assemblée. Rien n'a été modifié : choisissez l'un des deux."
    ),
    "same_wave": N_(
        "Un autre sondage de la même suite ouvre déjà à ce moment-là. Rien n'a été modifié : choisissez-en un autre."
    ),
    "no_opening": N_("Un sondage qui revient a une date d'ouverture. Rien n'a été modifié : choisissez-la."),
    "assembly_over": N_("Cette assemblée est terminée ou annulée. Rien n'a été modifié : choisissez-en une autre."),
    "assembly_draft": N_("Cette assemblée n'est pas encore convoquée. Rien n'a été modifié : convoquez-la d'abord."),
    "no_audience": N_("À qui ce sondage s'adresse-t-il? Rien n'a été modifié : choisissez."),
    "nobody": N_(
        "Le bottin ne dit pas qui siège à cette table, et elle n'a pas de rôle : personne ne pourrait répondre. Rien n'a "
        "été modifié : complétez le bottin, ou choisissez d'autres personnes."
    ),
    "nobody_counts": N_(
        "Une réponse compterait pour une organisation, et le bottin n'en a aucune : personne ne pourrait répondre. Rien n'a "
        "été modifié : complétez le bottin, ou comptez une réponse par membre."
    ),
    "unknown_item": N_("Cet élément du plan n'existe plus. Rien n'a été modifié : choisissez-en un autre."),
    "fixed": N_(
        "Après la publication, seuls les mots se corrigent : ni les choix, ni leur nombre, ni leur ordre. Rien n'a été "
        "modifié : copiez le sondage pour le refaire."
    ),
}
_STATUS: Final = {
    SurveyStatus.DRAFT: N_("Ce sondage n'est pas encore publié. Rien n'a été modifié."),
    SurveyStatus.OPEN: N_("Ce sondage est publié, et pas encore fermé. Rien n'a été modifié."),
    SurveyStatus.CLOSED: N_("Ce sondage est fermé. Rien n'a été modifié."),
    SurveyStatus.ARCHIVED: N_("Ce sondage est archivé. Rien n'a été modifié."),
}
_ANSWER: Final = {
    "missing": N_("La question {n} attend une réponse. Rien n'a été perdu : touchez « Corriger »."),
    "too_long": N_("La réponse à la question {n} est trop longue. Rien n'a été perdu : touchez « Corriger »."),
    "unwritable": N_(
        "La réponse à la question {n} contient un signe qui ne peut pas être gardé. Rien n'a été perdu : touchez "
        "« Corriger »."
    ),
    "unknown_choice": N_(
        "La réponse à la question {n} n'est pas un des choix offerts. Rien n'a été perdu : touchez « Corriger »."
    ),
}


def unknown_survey_sentence(t: Texts, error: errors.UnknownSurvey) -> str:
    """What to tell a person of a survey that is not there, or not any more."""
    _ = t.gettext
    given = shortened(error.given)
    if error.matches:
        return _(
            "{n} sondages répondent à « {given} ». Rien n'a été modifié : choisissez-en un dans la liste qui s'affiche en "
            "tapant."
        ).format(n=error.matches, given=given)
    if error.given.isdecimal():
        return _("Ce sondage n'existe plus. Rien n'a été modifié.")
    return _(
        "Je ne trouve pas le sondage « {given} ». Rien n'a été modifié : choisissez-en un dans la liste qui s'affiche en "
        "tapant."
    ).format(given=given)


def wrong_survey_status_sentence(t: Texts, error: errors.WrongSurveyStatus) -> str:
    """What to tell a person of a survey of which that cannot be done."""
    return t.gettext(_STATUS[error.status])


def survey_not_open_sentence(t: Texts, error: errors.SurveyNotOpen) -> str:
    """What to tell a member who comes too early or too late."""
    _ = t.gettext
    if error.closed_at is not None:
        return _("Ce sondage est fermé depuis le {when} : il ne prend plus de réponse. Merci d'y avoir pensé.").format(
            when=_instant(error.closed_at)
        )
    if error.opens_at is not None:
        return _("Ce sondage ouvre le {when}. Revenez à ce moment-là : rien n'a été enregistré.").format(
            when=_instant(error.opens_at)
        )
    return _("Ce sondage ne prend pas de réponse en ce moment. Rien n'a été enregistré.")


def not_invited_sentence(t: Texts, error: errors.NotInvited) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a member of whom it is not asked."""
    _ = t.gettext
    return _(
        "Ce sondage s'adresse à d'autres personnes. Rien n'a été enregistré : si c'est une erreur, écrivez à la "
        "coordination."
    )


def no_organization_sentence(t: Texts, error: errors.NoOrganization) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a member who speaks for no organisation, where one answer counts one."""
    _ = t.gettext
    return _(
        "Ce sondage prend une réponse par organisation, et le bottin ne dit pas laquelle vous représentez. Rien n'a été "
        "enregistré : dites-le avec « /moi fiche », ou écrivez à la coordination."
    )


def already_answered_sentence(t: Texts, error: errors.AlreadyAnswered) -> str:
    """What to tell a member whose anonymous answer is counted already."""
    _ = t.gettext
    if error.organization:
        return _(
            "Une réponse est déjà comptée pour {organization}. Comme elle est anonyme, elle ne peut être ni revue ni "
            "changée. Merci!"
        ).format(organization=shortened(error.organization))
    return _("Votre réponse est déjà comptée. Comme elle est anonyme, elle ne peut être ni revue ni changée. Merci!")


def invalid_survey_sentence(t: Texts, error: errors.InvalidSurvey) -> str:
    """What to tell a person of what a survey, or one of its questions, cannot be."""
    _ = t.gettext
    sentence = _(_INVALID[error.reason]).format(given=shortened(error.given))
    if error.number is None:
        return sentence
    return _("Question {n} : {sentence}").format(n=error.number, sentence=sentence)


def invalid_answer_sentence(t: Texts, error: errors.InvalidAnswer) -> str:
    """What to tell a member of an answer that cannot be accepted."""
    return t.gettext(_ANSWER[error.reason]).format(n=error.number)


def results_withheld_sentence(t: Texts, error: errors.ResultsWithheld) -> str:
    """Why a result that so few answered is not shown."""
    ngettext = t.ngettext
    return ngettext(
        "{n} personne a répondu, et il en faut {threshold} pour montrer un résultat : avec moins, on devinerait qui a dit "
        "quoi.",
        "{n} personnes ont répondu, et il en faut {threshold} pour montrer un résultat : avec moins, on devinerait qui a dit "
        "quoi.",
        error.answered,
    ).format(n=error.answered, threshold=error.threshold)


def results_not_ready_sentence(t: Texts, error: errors.ResultsNotReady) -> str:
    """When the results of an anonymous survey will be known."""
    _ = t.gettext
    if error.closes_at is None:
        return _("Les résultats d'un sondage anonyme se voient une fois qu'il est fermé.")
    return _("Les résultats d'un sondage anonyme se voient une fois qu'il est fermé : {when}.").format(
        when=_instant(error.closes_at)
    )


def _instant(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:f>"


SURVEY_SENTENCES: Final[Mapping[type[CourroieError], Callable[[Texts, Any], str]]] = {
    errors.UnknownSurvey: unknown_survey_sentence,
    errors.WrongSurveyStatus: wrong_survey_status_sentence,
    errors.SurveyNotOpen: survey_not_open_sentence,
    errors.NotInvited: not_invited_sentence,
    errors.NoOrganization: no_organization_sentence,
    errors.AlreadyAnswered: already_answered_sentence,
    errors.InvalidSurvey: invalid_survey_sentence,
    errors.InvalidAnswer: invalid_answer_sentence,
    errors.ResultsWithheld: results_withheld_sentence,
    errors.ResultsNotReady: results_not_ready_sentence,
}
"""How each of them is told."""
