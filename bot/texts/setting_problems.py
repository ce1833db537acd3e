"""A setting that cannot be that, in words: what was given, and what would be right."""

from typing import Final

from bot.domain.errors import ChannelRefused, InvalidSetting
from bot.texts.catalogue import N_, Texts
from bot.texts.setting_findings import finding_sentence

REASONS: Final = {
    "too_many_roles": N_("{given} rôles, c'est trop : choisissez-en 25 au plus."),
    "everyone": N_("Ce rôle est celui de tout le monde : choisissez un rôle que seule la coordination a."),
    "unknown_language": N_("Courroie ne parle pas « {given} » : choisissez le français ou l'anglais."),
    "unknown_zone": N_(
        "Je ne connais pas le fuseau horaire « {given} ». Écrivez une grande ville, comme « Toronto » ou « Paris », ou un nom "
        "de la base IANA, comme « America/Toronto »."
    ),
    "no_such_day": N_(
        "« {given} » n'est pas un jour de chaque année. Écrivez un jour et un mois, comme « 1er avril »."
    ),
    "notice_days": N_(
        "Le délai d'avis « {given} » n'est pas un nombre de jours de 0 à 365. Écrivez par exemple « 14 »."
    ),
    "quorum": N_(
        "Je ne comprends pas le quorum « {given} ». Écrivez un nombre de voix (« 15 »), une part (« 20 % ») ou « aucun »."
    ),
    "quorum_share": N_("Le quorum « {given} % » n'est pas une part de 1 à 100 %. Écrivez par exemple « 20 % »."),
    "proxies": N_(
        "« {given} » n'est pas un nombre de procurations de 0 à 20. Écrivez par exemple « 1 », ou « aucune »."
    ),
    "offset": N_(
        "Je ne comprends pas « {given} ». Écrivez des délais, comme « 14 jours, 7 jours, 2 heures », ou « aucun »."
    ),
    "offset_out_of_range": N_(
        "Un rappel se fait d'une minute à un an d'avance. Écrivez par exemple « 14 jours, 2 heures »."
    ),
    "too_many_offsets": N_("{given} rappels, c'est trop : gardez-en 10 au plus."),
    "quiet_hours": N_("Je ne comprends pas « {given} ». Écrivez deux heures, comme « 21 h à 8 h », ou « aucune »."),
    "no_quiet_time": N_(
        "Le silence ne peut pas commencer et finir à la même heure. Écrivez par exemple « 21 h à 8 h »."
    ),
    "delay": N_("« {given} » n'est pas un nombre de jours de 1 à 30. Écrivez par exemple « 3 jours »."),
    "weekday": N_("« {given} » n'est pas un jour de la semaine. Écrivez par exemple « lundi »."),
    "hour": N_("Je ne comprends pas l'heure « {given} ». Écrivez par exemple « 9 h » ou « 18 h 30 »."),
    "officer_name": N_("Il faut un nom ou un titre, de 200 caractères au plus, comme « La coordonnatrice »."),
    "officer_contact": N_(
        "Il faut dire comment joindre cette personne, en 200 caractères au plus, comme « vie.privee@exemple.org »."
    ),
    "threshold": N_(
        "« {given} » n'est pas un nombre de réponses de 3 à 20 : avec moins, on devinerait qui a dit quoi. Écrivez par exemple « 5 »."
    ),
    "months": N_("« {given} » n'est pas une durée d'un mois à 20 ans. Écrivez par exemple « 36 mois » ou « 3 ans »."),
}


def invalid_setting_sentence(t: Texts, error: InvalidSetting) -> str:
    """What was given, what would be right, and that nothing was changed."""
    _ = t.gettext
    reason = t.gettext(REASONS[error.reason]).format(given=error.given)
    return _("{reason} Rien n'a été modifié.").format(reason=reason)


def channel_refused_sentence(t: Texts, error: ChannelRefused) -> str:
    """What Courroie lacks in a channel, and where to click."""
    return finding_sentence(t, error.finding)
