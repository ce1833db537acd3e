"""What is wrong with what was asked of an assembly, and what to do."""

from datetime import datetime
from typing import Final

from bot.domain.assembly import AssemblyStatus, MotionStatus
from bot.domain.assembly_errors import (
    AlreadyVoted,
    CheckInClosed,
    InvalidAssembly,
    MotionClosed,
    NotCheckedIn,
    NoVoice,
    ProxyRefused,
    QuorumNotMet,
    SecretVote,
    ShortNotice,
    UnknownAssembly,
    UnknownMotion,
    WrongStatus,
)
from bot.domain.errors import FileNotPosted
from bot.texts.catalogue import N_, Texts
from bot.texts.typography import shortened

_INVALID: Final = {
    "too_long": N_("Ce texte est trop long : « {given} ». Rien n'a été modifié : raccourcissez-le."),
    "unwritable": N_("Ce texte contient un signe qui ne peut pas être gardé : « {given} ». Rien n'a été modifié."),
    "not_a_link": N_(
        "« {given} » n'est pas une adresse du Web, comme https://exemple.org/page. Rien n'a été modifié : copiez-la en entier."
    ),
    "length": N_(
        "Une assemblée dure de cinq minutes à une journée. Rien n'a été modifié : dites sa durée, comme « 2 h »."
    ),
    "no_table": N_("De quelle table ou de quel comité est-ce la rencontre? Rien n'a été modifié : choisissez-en un."),
    "past": N_("Ce moment est déjà passé. Rien n'a été modifié : choisissez un jour et une heure à venir."),
    "never": N_(
        "« {given} » ne donne aucune date à partir de ce jour-là. Rien n'a été modifié : choisissez une autre récurrence."
    ),
    "same_start": N_("L'assemblée a déjà lieu à ce moment-là. Rien n'a été modifié : choisissez-en un autre."),
    "nobody": N_("Qui est là? Rien n'a été modifié : choisissez une personne, ou écrivez un nom."),
    "blank": N_("Il manque un texte. Rien n'a été modifié."),
    "same_person": N_(
        "« {given} » ne peut pas à la fois proposer et appuyer. Rien n'a été modifié : choisissez deux personnes."
    ),
    "no_version": N_("Quel plan adopter? Rien n'a été modifié : choisissez-en un."),
    "no_seat_named": N_("Qui élire, et au siège de quelle table? Rien n'a été modifié : dites les deux."),
}
_PROXY: Final = {
    "none_taken": N_(
        "Le règlement de cette sorte d'assemblée ne prévoit pas de procuration. Rien n'a été modifié : répondez « Absent », ou "
        "écrivez à la coordination."
    ),
    "no_holder": N_("À qui donnez-vous procuration? Rien n'a été modifié : choisissez une personne du bottin."),
    "oneself": N_(
        "Une procuration se donne à quelqu'un d'autre. Rien n'a été modifié : choisissez une autre personne."
    ),
    "same_organization": N_(
        "{name} représente la même organisation que vous : sa présence suffit à faire compter votre voix. Rien n'a été modifié : "
        "répondez « Absent »."
    ),
}
_STATUS: Final = {
    AssemblyStatus.DRAFT: N_("Cette assemblée n'est pas encore convoquée. Rien n'a été modifié."),
    AssemblyStatus.CONVENED: N_("Cette assemblée est déjà convoquée. Rien n'a été modifié."),
    AssemblyStatus.POSTPONED: N_("Cette assemblée est déjà convoquée, et reportée. Rien n'a été modifié."),
    AssemblyStatus.CANCELLED: N_("Cette assemblée est annulée. Rien n'a été modifié."),
    AssemblyStatus.HELD: N_("Cette assemblée est terminée. Rien n'a été modifié."),
}
_MOTION: Final = {
    MotionStatus.OPEN: N_("Ce vote est en cours. Rien n'a été modifié."),
    MotionStatus.ADOPTED: N_("Ce vote est terminé : la proposition est adoptée. Rien n'a été modifié."),
    MotionStatus.REJECTED: N_("Ce vote est terminé : la proposition est rejetée. Rien n'a été modifié."),
    MotionStatus.WITHDRAWN: N_("Cette proposition a été retirée. Rien n'a été modifié."),
}


def unknown_assembly_sentence(t: Texts, error: UnknownAssembly) -> str:
    """What to tell a person of an assembly that is not there, or not any more."""
    _ = t.gettext
    if error.found:
        return _(
            "{n} assemblées répondent à « {given} ». Rien n'a été modifié : choisissez-en une dans la liste qui s'affiche en "
            "tapant."
        ).format(n=error.found, given=shortened(error.given))
    if error.given.isdecimal():
        return _("Cette assemblée n'existe plus. Rien n'a été modifié : « /agenda » montre celles qui viennent.")
    return _(
        "Je ne trouve pas l'assemblée « {given} ». Choisissez-en une dans la liste qui s'affiche en tapant."
    ).format(given=shortened(error.given))


def invalid_assembly_sentence(t: Texts, error: InvalidAssembly) -> str:
    """What to tell a person of what an assembly cannot be."""
    return t.gettext(_INVALID[error.reason]).format(given=shortened(error.given))


def short_notice_sentence(t: Texts, error: ShortNotice) -> str:
    """What to tell a person of a notice that is shorter than the by-laws ask."""
    ngettext = t.ngettext
    required = ngettext("{n} jour", "{n} jours", error.required).format(n=error.required)
    return ngettext(
        "Le règlement demande un avis de {required}; il n'en reste que {n}. Rien n'a été envoyé : confirmez, ou choisissez une "
        "date plus lointaine.",
        "Le règlement demande un avis de {required}; il n'en reste que {n}. Rien n'a été envoyé : confirmez, ou choisissez une "
        "date plus lointaine.",
        error.given,
    ).format(required=required, n=error.given)


def wrong_status_sentence(t: Texts, error: WrongStatus) -> str:
    """What to tell a person of an assembly that is past that."""
    return t.gettext(_STATUS[error.status])


def check_in_closed_sentence(t: Texts, error: CheckInClosed) -> str:
    """What to tell a person who comes too early or too late; Discord shows the hours in their own time."""
    _ = t.gettext
    return _(
        "Les présences se prennent de {opens} à {closes}. Rien n'a été modifié : au besoin, écrivez à la coordination."
    ).format(opens=_instant(error.opens_at), closes=_instant(error.closes_at))


def proxy_refused_sentence(t: Texts, error: ProxyRefused) -> str:
    """What to tell a person whose proxy the by-laws do not take."""
    ngettext = t.ngettext
    if error.reason != "too_many":
        return t.gettext(_PROXY[error.reason]).format(name=shortened(error.name))
    return ngettext(
        "{name} a déjà {n} procuration, et le règlement n'en permet pas plus. Rien n'a été modifié : choisissez quelqu'un "
        "d'autre.",
        "{name} a déjà {n} procurations, et le règlement n'en permet pas plus. Rien n'a été modifié : choisissez quelqu'un "
        "d'autre.",
        error.held,
    ).format(name=shortened(error.name), n=error.held)


def no_voice_sentence(t: Texts, error: NoVoice) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a member who has no voice."""
    _ = t.gettext
    return _(
        "D'après le règlement et le bottin, vous n'avez pas de voix dans cette assemblée. Rien n'a été modifié : si c'est une "
        "erreur, écrivez à la coordination."
    )


def not_checked_in_sentence(t: Texts, error: NotCheckedIn) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a member who votes without having checked in."""
    _ = t.gettext
    return _("Seules les personnes présentes votent. Rien n'a été modifié : touchez d'abord « Je suis présent ».")


def unknown_motion_sentence(t: Texts, error: UnknownMotion) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a person of a vote that is not there."""
    _ = t.gettext
    return _("Cette proposition n'existe plus. Rien n'a été modifié.")


def motion_closed_sentence(t: Texts, error: MotionClosed) -> str:
    """What to tell a person who comes after the vote."""
    return t.gettext(_MOTION[error.status])


def already_voted_sentence(t: Texts, error: AlreadyVoted) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a member who votes twice in secret."""
    _ = t.gettext
    return _("Votre vote secret est déjà déposé : il ne peut plus être changé, ni relu. Rien n'a été modifié.")


def secret_vote_sentence(t: Texts, error: SecretVote) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a person who enters another's secret vote."""
    _ = t.gettext
    return _(
        "Ce vote est secret : personne ne note celui d'une autre personne. Qui n'est pas sur Discord peut donner une "
        "procuration; sinon, retirez la proposition et votez sur papier."
    )


def quorum_sentence(t: Texts, error: QuorumNotMet) -> str:
    """What to tell a person who closes a vote without a quorum."""
    ngettext = t.ngettext
    return ngettext(
        "Il n'y a pas quorum : {present} voix sur les {n} qu'il faut. Le vote reste ouvert : attendez d'autres personnes, ou "
        "retirez la proposition.",
        "Il n'y a pas quorum : {present} voix sur les {n} qu'il faut. Le vote reste ouvert : attendez d'autres personnes, ou "
        "retirez la proposition.",
        error.required,
    ).format(present=error.present, n=error.required)


_FILE: Final = {
    "no_channel": N_(
        "Le fichier n'a pas été déposé : le salon des annonces n'est pas choisi. L'administration le choisit dans "
        "`/reglages assistant`; d'ici là, donnez un lien."
    ),
    "refused": N_(
        "Discord n'a pas pris le fichier dans le salon de l'assemblée. Rien n'a été modifié : donnez un fichier plus petit, ou "
        "un lien."
    ),
}


def file_not_posted_sentence(t: Texts, error: FileNotPosted) -> str:
    """What to tell a person whose file of minutes could not be posted."""
    return t.gettext(_FILE[error.reason])


def _instant(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:f>"
