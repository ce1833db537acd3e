"""What is wrong with what was asked of the directory, and what to do."""

from typing import Final

from bot.domain.directory import RecordKind
from bot.domain.errors import AlreadyLinked, DuplicateEntry, InvalidEntry, UnknownEntry, UnreadableDate
from bot.texts.catalogue import N_, Texts

_UNKNOWN: Final = {
    RecordKind.ORGANIZATION: N_("Je ne trouve pas l'organisme « {given} » au bottin."),
    RecordKind.PERSON: N_("Je ne trouve pas la personne « {given} » au bottin."),
    RecordKind.GROUP: N_("Je ne trouve pas la table ou le comité « {given} » au bottin."),
    RecordKind.REPRESENTATION: N_("Cette représentation n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.BOARD_TERM: N_("Ce mandat n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.LINK_REQUEST: N_("Cette demande a déjà reçu une réponse. Rien n'a été modifié."),
    RecordKind.ACTION: N_("Cette action n'est plus au plan. Rien n'a été modifié."),
}
_DUPLICATE: Final = {
    RecordKind.ORGANIZATION: N_("L'organisme « {name} » est déjà au bottin. Rien n'a été modifié."),
    RecordKind.PERSON: N_("« {name} » est déjà au bottin. Rien n'a été modifié."),
    RecordKind.GROUP: N_("La table ou le comité « {name} » est déjà au bottin. Rien n'a été modifié."),
}
_INVALID: Final = {
    "blank": N_("Il manque un nom. Rien n'a été modifié."),
    "too_long": N_("Ce texte est trop long : « {given} ». Rien n'a été modifié : raccourcissez-le."),
    "unwritable": N_("Ce texte contient un signe qui ne peut pas être gardé : « {given} ». Rien n'a été modifié."),
    "not_an_email": N_("« {given} » n'est pas une adresse de courriel, comme nom@exemple.org. Rien n'a été modifié."),
    "repeated_name": N_("Le nom « {given} » est écrit deux fois. Rien n'a été modifié."),
    "parent_loop": N_(
        "Une table ne peut pas être rattachée à elle-même, ni à un de ses comités. Rien n'a été modifié."
    ),
    "ends_before": N_("La fin ne peut pas venir avant le début. Rien n'a été modifié."),
    "no_seat": N_("Cette table ou ce comité n'a pas de siège au conseil d'administration. Rien n'a été modifié."),
    "seat_taken": N_("Un autre mandat à ce siège commence plus tard : dites quand celui-ci finit, avant ce jour."),
    "same_entry": N_("Choisissez deux fiches différentes. Rien n'a été modifié."),
    "two_members": N_("Ces deux fiches sont liées à deux membres de Discord. Rien n'a été modifié."),
}


def unknown_sentence(t: Texts, error: UnknownEntry) -> str:
    """What to tell a person of something that the directory does not have."""
    return t.gettext(_UNKNOWN[error.kind]).format(given=error.given)


def duplicate_sentence(t: Texts, error: DuplicateEntry) -> str:
    """What to tell a person of a name that is taken."""
    return t.gettext(_DUPLICATE[error.kind]).format(name=error.name)


def invalid_sentence(t: Texts, error: InvalidEntry) -> str:
    """What to tell a person of a field that cannot hold what they typed."""
    return t.gettext(_INVALID[error.reason]).format(given=error.given)


def unreadable_date_sentence(t: Texts, error: UnreadableDate) -> str:
    """What to tell a person of a date that could not be read."""
    _ = t.gettext
    return _(
        "Je ne peux pas lire la date « {given} ». Écrivez-la comme « 30 mai 2013 », « mai 2013 », « 2013 » ou « 2013-05-30 »."
    ).format(given=error.given)


def linked_sentence(t: Texts, error: AlreadyLinked) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a person where a member and an entry are linked already."""
    _ = t.gettext
    return _(
        "Ce membre a déjà une fiche au bottin, ou cette fiche est déjà celle d'un autre membre. Rien n'a été modifié."
    )
