"""What assemblies, due dates and reminders say of somebody, counted in words."""

from bot.domain.personal_data import DataKind
from bot.texts.catalogue import Texts


def meeting_kinds_text(t: Texts, n: int) -> dict[DataKind, str]:
    """« {n} présences à une assemblée » for each kind, in the number that ``n`` asks for."""
    ngettext = t.ngettext
    return {
        DataKind.ANSWER: ngettext("{n} réponse à une convocation", "{n} réponses à des convocations", n),
        DataKind.PROXY: ngettext(
            "{n} procuration qui vous a été donnée", "{n} procurations qui vous ont été données", n
        ),
        DataKind.ATTENDANCE: ngettext("{n} présence à une assemblée", "{n} présences à des assemblées", n),
        DataKind.CHECKED_IN: ngettext("{n} présence inscrite par vous", "{n} présences inscrites par vous", n),
        DataKind.MOTION_MOVED: ngettext("{n} proposition faite par vous", "{n} propositions faites par vous", n),
        DataKind.MOTION_SECONDED: ngettext("{n} proposition appuyée par vous", "{n} propositions appuyées par vous", n),
        DataKind.ELECTED: ngettext("{n} proposition de vous élire", "{n} propositions de vous élire", n),
        DataKind.BALLOT: ngettext("{n} vote exprimé par vous", "{n} votes exprimés par vous", n),
        DataKind.OWN_VOICE: ngettext(
            "{n} voix comptée en votre propre nom", "{n} voix comptées en votre propre nom", n
        ),
        DataKind.DECISION: ngettext("{n} décision inscrite par vous", "{n} décisions inscrites par vous", n),
        DataKind.CONVOCATION: ngettext("{n} assemblée convoquée par vous", "{n} assemblées convoquées par vous", n),
        DataKind.DEADLINE_CARRIED: ngettext("{n} échéance à votre charge", "{n} échéances à votre charge", n),
        DataKind.DEADLINE_SET: ngettext("{n} échéance fixée par vous", "{n} échéances fixées par vous", n),
        DataKind.REMINDER_PREFERENCE: ngettext("{n} réglage de vos rappels", "{n} réglages de vos rappels", n),
        DataKind.SUBSCRIPTION: ngettext("{n} rappel demandé", "{n} rappels demandés", n),
        DataKind.DELIVERY: ngettext("{n} message pour vous", "{n} messages pour vous", n),
        DataKind.REFUSAL: ngettext("{n} avis d'un refus de Discord", "{n} avis de refus de Discord", n),
        DataKind.DELIVERY_BLOCK: ngettext(
            "{n} refus par Discord de vous remettre un message",
            "{n} refus par Discord de vous remettre des messages",
            n,
        ),
    }
