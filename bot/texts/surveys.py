"""Surveys in words: their kinds of question, where they stand, whom they are asked of.

What each answer is called is ``bot.texts.survey_codes``.
"""

from datetime import datetime
from typing import Final

from bot.domain.directory import Directory
from bot.domain.survey import (
    AudienceKind,
    Breakdown,
    QuestionKind,
    Survey,
    SurveyStatus,
)
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import date_text, time_text
from bot.texts.survey_codes import code_label

__all__ = [
    "anonymity_label",
    "audience_text",
    "breakdown_label",
    "code_label",
    "question_kind_label",
    "survey_fact",
    "survey_status_label",
]

_KINDS: Final = {
    QuestionKind.LIKERT: N_("Échelle de 1 à 5"),
    QuestionKind.SATISFACTION: N_("Satisfaction"),
    QuestionKind.ONE: N_("Un choix"),
    QuestionKind.SEVERAL: N_("Plusieurs choix"),
    QuestionKind.YES_NO: N_("Oui ou non"),
    QuestionKind.RECOMMENDATION: N_("Recommandation de 0 à 10"),
    QuestionKind.SHORT: N_("Commentaire court"),
    QuestionKind.LONG: N_("Commentaire long"),
}
_STATUSES: Final = {
    SurveyStatus.DRAFT: N_("Brouillon"),
    SurveyStatus.OPEN: N_("Ouvert"),
    SurveyStatus.CLOSED: N_("Fermé"),
    SurveyStatus.ARCHIVED: N_("Archivé"),
}
_BREAKDOWNS: Final = {
    Breakdown.NONE: N_("Tous ensemble"),
    Breakdown.ORGANIZATION_KIND: N_("Par sorte d'organisation"),
    Breakdown.GROUP: N_("Par table"),
}


def question_kind_label(t: Texts, kind: QuestionKind) -> str:
    """« Plusieurs choix »."""
    return t.gettext(_KINDS[kind])


def survey_status_label(t: Texts, survey: Survey, now: datetime) -> str:
    """« Brouillon », « À venir », « Ouvert », « Fermé », « Archivé », as it stands at ``now``."""
    _ = t.gettext
    if survey.is_to_come(now):
        return _("À venir")
    if survey.status is SurveyStatus.OPEN and survey.is_over(now):
        return _(_STATUSES[SurveyStatus.CLOSED])
    return _(_STATUSES[survey.status])


def breakdown_label(t: Texts, breakdown: Breakdown) -> str:
    """« Par table »."""
    return t.gettext(_BREAKDOWNS[breakdown])


def anonymity_label(t: Texts, *, anonymous: bool) -> str:
    """« Anonyme » or « Nominatif »."""
    _ = t.gettext
    return _("Anonyme") if anonymous else _("Nominatif")


def audience_text(t: Texts, survey: Survey, directory: Directory) -> str:
    """« tout le monde », « la Table jeunesse », « les personnes présentes à l'assemblée »; names come as they were typed."""
    _ = t.gettext
    audience = survey.audience
    match audience.kind:
        case AudienceKind.EVERYONE:
            return _("toutes les personnes de ce serveur")
        case AudienceKind.ROLE:
            return _("les personnes qui ont le rôle {role}").format(role=f"<@&{audience.id}>")
        case AudienceKind.GROUP:
            group = directory.groups.get(audience.id or 0)
            return group.name if group else _("une table qui n'existe plus")
        case AudienceKind.PRESENT:
            return _("les personnes qui étaient présentes à l'assemblée")


def survey_fact(t: Texts, name: str, value: object) -> str | None:
    """« jeudi 30 mai 2013, 18 h 30 », « Fermé » for the journal; None of what is said as anything else is."""
    if name == "status":
        return t.gettext(_STATUSES[SurveyStatus(str(value))])
    if name in ("opens_local", "closes_local"):
        local = datetime.fromisoformat(str(value))
        return f"{date_text(t, local.date())}, {time_text(t, local.time())}"
    return None
