"""The outbox in words: what is sent, where it goes, what Discord refused and what to do about it.

A channel is ``<#1>`` and a member ``<@1>``, as Discord shows them.
"""

from typing import Final

from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Topic
from bot.texts.catalogue import N_, Texts
from bot.texts.setting_words import setting_label

GONE: Final = 10003
NO_ACCESS: Final = 50001
NO_PERMISSION: Final = 50013
_CHANNEL: Final = "channel"
_USER: Final = "user"
_POLLS: Final = "polls"
_SETTING: Final = "setting"
_EVENTS: Final = "events"
_OWNER: Final = "owner"
_TOPICS: Final = {
    Topic.CONVOCATION: N_("Convocation"),
    Topic.ASSEMBLY_UPDATE: N_("Mise à jour d'une convocation"),
    Topic.ASSEMBLY_EVENT: N_("Événement du serveur"),
    Topic.ASSEMBLY_REMINDER: N_("Rappel d'assemblée"),
    Topic.ASSEMBLY_CHANGE: N_("Avis de changement"),
    Topic.CHECK_IN: N_("Prise des présences"),
    Topic.MOTION: N_("Proposition mise aux voix"),
    Topic.MOTION_RESULT: N_("Résultat d'un vote"),
    Topic.DEADLINE_REMINDER: N_("Rappel d'échéance"),
    Topic.DEADLINE_FOLLOW_UP: N_("Relance d'une échéance"),
    Topic.DEADLINE_SILENCE: N_("Échéance restée sans réponse"),
    Topic.DEADLINE_ANSWER: N_("Réponse à une échéance"),
    Topic.DEADLINE_UPDATE: N_("Rappel d'échéance auquel on a répondu"),
    Topic.DIGEST: N_("Bulletin de ce qui vient"),
    Topic.SURVEY_OPENING: N_("Sondage"),
    Topic.SURVEY_REMINDER: N_("Rappel d'un sondage"),
    Topic.SURVEY_UPDATE: N_("Mise à jour d'un sondage"),
    Topic.SURVEY_RESULTS: N_("Résultats d'un sondage"),
    Topic.FLASH_POLL: N_("Sondage éclair"),
    Topic.FLASH_POLL_RESULT: N_("Lecture d'un sondage éclair"),
    Topic.REFUSAL_REPORT: N_("Avis d'un envoi refusé"),
    Topic.EXPIRY_REPORT: N_("Avis d'envois non partis"),
}
_REFUSALS: Final = {
    (_CHANNEL, GONE): N_("Le salon {place} n'existe plus."),
    (_CHANNEL, NO_ACCESS): N_("Courroie ne voit pas le salon {place}."),
    (_CHANNEL, NO_PERMISSION): N_("Courroie ne peut pas écrire dans {place}."),
    (_CHANNEL, None): N_("Discord refuse ce que Courroie envoie dans {place} (code {code})."),
    (_POLLS, GONE): N_("Le salon du sondage éclair n'existe plus."),
    (_POLLS, None): N_("Discord refuse un sondage éclair : {place} (code {code})."),
    (_USER, None): N_("{place} ne reçoit pas les messages privés de Courroie (code {code})."),
    (_EVENTS, None): N_("Courroie ne peut pas tenir les événements du serveur (code {code})."),
    (_OWNER, None): N_("Le propriétaire du serveur ne reçoit pas les messages privés de Courroie (code {code})."),
    (_SETTING, None): N_("Aucun salon n'est choisi pour le réglage « {place} »."),
}
_UNKNOWN_REFUSAL: Final = N_("Discord refuse cet envoi (code {code}).")
_REMEDIES: Final = {
    (_CHANNEL, GONE): N_("Choisissez un autre salon avec « /reglages voir »"),
    (_CHANNEL, NO_ACCESS): N_(
        "Donnez à Courroie la permission « Voir le salon » dans {place} (Paramètres du salon › Permissions › Courroie)"
    ),
    (_CHANNEL, NO_PERMISSION): N_(
        "Donnez à Courroie les permissions « Envoyer des messages » et « Joindre des fichiers » dans {place} (Paramètres du "
        "salon › Permissions › Courroie)"
    ),
    (_CHANNEL, None): N_("Vérifiez les permissions de Courroie dans {place} avec « /reglages voir »"),
    (_POLLS, GONE): N_("Posez la question dans un autre salon avec « /gerer sondage eclair »"),
    (_POLLS, None): N_(
        "Donnez à Courroie, dans ce salon, les permissions « Voir le salon », « Envoyer des messages », « Voir les anciens messages » et "
        "« Créer des sondages » (Paramètres du salon › Permissions › Courroie)"
    ),
    (_USER, None): N_(
        "Cette personne peut ouvrir ses messages privés aux membres du serveur, ou choisir avec « /moi rappels » ce que "
        "Courroie fait alors"
    ),
    (_EVENTS, None): N_(
        "Donnez à Courroie la permission « Créer des événements » (Paramètres du serveur › Rôles › Courroie › Permissions)"
    ),
    (_OWNER, None): N_("Cette personne peut ouvrir ses messages privés aux membres du serveur"),
    (_SETTING, None): N_("Choisissez-le avec « /reglages voir »"),
}
_UNKNOWN_REMEDY: Final = N_("Vérifiez les réglages avec « /reglages voir »")


def topic_label(t: Texts, topic: Topic) -> str:
    """« Rappel d'assemblée »."""
    return t.gettext(_TOPICS[topic])


def place_text(t: Texts, place: str) -> str:
    """Where it goes: ``channel:1``, ``polls:1`` (a channel's), ``user:1``, ``setting:announcements_channel``, ``events`` or ``owner``, in words."""
    _ = t.gettext
    kind, _colon, name = place.partition(":")
    match kind:
        case "channel":
            return f"<#{name}>"
        case "polls":
            return _("les sondages dans {channel}").format(channel=f"<#{name}>")
        case "user":
            return f"<@{name}>"
        case "setting":
            return setting_label(t, SettingKey(name))
        case "events":
            return _("Les événements du serveur")
        case "owner":
            return _("Le propriétaire du serveur")
    return place


def refusal_sentence(t: Texts, place: str, code: int) -> str:
    """What Discord refuses."""
    return _worded(t, _REFUSALS, _UNKNOWN_REFUSAL, place, code)


def remedy_text(t: Texts, place: str, code: int) -> str:
    """What to do about it, without the stop: what comes next follows."""
    return _worded(t, _REMEDIES, _UNKNOWN_REMEDY, place, code)


def _worded(t: Texts, words: dict[tuple[str, int | None], str], otherwise: str, place: str, code: int) -> str:
    kind = place.partition(":")[0]
    found = words.get((kind, code)) or words.get((kind, None)) or otherwise
    return t.gettext(found).format(place=place_text(t, place), code=code)
