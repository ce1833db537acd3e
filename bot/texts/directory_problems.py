"""What is wrong with what was asked of the directory, and what to do."""

from typing import Final

from bot.domain.directory import RecordKind
from bot.domain.errors import AlreadyLinked, DuplicateEntry, InvalidEntry, NotLinked, UnknownEntry, UnreadableDate
from bot.texts.catalogue import N_, Texts
from bot.texts.typography import shortened

_GONE: Final = {
    RecordKind.ORGANIZATION: N_("Cette organisation n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.PERSON: N_("Cette personne n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.GROUP: N_("Cette table ou ce comité n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.ENTRY: N_("Cette fiche n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.REPRESENTATION: N_("Cette représentation n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.BOARD_TERM: N_("Ce mandat n'est plus au bottin. Rien n'a été modifié."),
    RecordKind.LINK_REQUEST: N_("Cette demande a déjà reçu une réponse. Rien n'a été modifié."),
    RecordKind.ACTION: N_("Cette action n'est plus au plan. Rien n'a été modifié."),
}
_UNKNOWN: Final = {
    RecordKind.ORGANIZATION: N_("Je ne trouve pas l'organisation « {given} » au bottin. Rien n'a été modifié."),
    RecordKind.PERSON: N_("Je ne trouve pas la personne « {given} » au bottin. Rien n'a été modifié."),
    RecordKind.GROUP: N_("Je ne trouve pas la table ou le comité « {given} » au bottin. Rien n'a été modifié."),
    RecordKind.ENTRY: N_("Je ne trouve pas la fiche « {given} » au bottin. Rien n'a été modifié."),
}
_DUPLICATE: Final = {
    RecordKind.ORGANIZATION: N_("L'organisation « {name} » est déjà au bottin. Rien n'a été modifié."),
    RecordKind.PERSON: N_("« {name} » est déjà au bottin. Rien n'a été modifié."),
    RecordKind.GROUP: N_("La table ou le comité « {name} » est déjà au bottin. Rien n'a été modifié."),
}
_INVALID: Final = {
    "blank": N_("Il manque un nom. Rien n'a été modifié."),
    "too_long": N_("Ce texte est trop long : « {given} ». Rien n'a été modifié : raccourcissez-le."),
    "unwritable": N_("Ce texte contient un signe qui ne peut pas être gardé : « {given} ». Rien n'a été modifié."),
    "not_an_email": N_(
        "« {given} » n'est pas une adresse de courriel complète, comme nom@exemple.org. Rien n'a été modifié."
    ),
    "repeated_name": N_("Le nom « {given} » est écrit deux fois. Rien n'a été modifié : gardez-le une fois."),
    "parent_loop": N_(
        "Une table ou un comité ne peut pas relever de soi-même, ni d'un de ses propres comités. Rien n'a été modifié."
    ),
    "ends_before": N_("Le dernier jour vient avant le premier. Rien n'a été modifié : vérifiez les deux dates."),
    "no_seat": N_(
        "Cette table ou ce comité n'a pas de siège au conseil d'administration. Rien n'a été modifié : « Corriger » permet "
        "de lui en donner un."
    ),
    "seat_taken": N_(
        "Un autre mandat à ce siège commence plus tard. Rien n'a été modifié : dites le dernier jour de celui-ci, avant ce "
        "jour-là."
    ),
    "left": N_(
        "« {given} » a quitté la table de quartier. Rien n'a été modifié : « /gerer bottin modifier » permet de la remettre au "
        "bottin."
    ),
    "resting": N_(
        "« {given} » est inactive. Rien n'a été modifié : « /gerer bottin modifier » permet de dire qu'elle se réunit de "
        "nouveau."
    ),
    "application": N_("{given} est une application, pas une personne. Rien n'a été modifié."),
    "same_entry": N_("Choisissez deux fiches différentes. Rien n'a été modifié."),
    "two_members": N_("Ces deux fiches sont liées à deux membres du serveur. Rien n'a été modifié."),
}


def unknown_sentence(t: Texts, error: UnknownEntry) -> str:
    """What to tell a person of something that the directory does not have: gone meanwhile, or not of that name."""
    _ = t.gettext
    if error.kind not in _UNKNOWN or error.given.isdecimal():
        return _(_GONE[error.kind])
    sentence = _(_UNKNOWN[error.kind]).format(given=shortened(error.given))
    if not error.nearest:
        return sentence
    names = ", ".join(_("« {name} »").format(name=shortened(name)) for name in error.nearest)
    advice = _("Écrivez son nom en entier. Le plus près : {names}.").format(names=names)
    return f"{sentence} {advice}"


def duplicate_sentence(t: Texts, error: DuplicateEntry) -> str:
    """What to tell a person of a name that is taken."""
    return t.gettext(_DUPLICATE[error.kind]).format(name=shortened(error.name))


def invalid_sentence(t: Texts, error: InvalidEntry) -> str:
    """What to tell a person of a field that cannot hold what they typed."""
    return t.gettext(_INVALID[error.reason]).format(given=shortened(error.given))


def unreadable_date_sentence(t: Texts, error: UnreadableDate) -> str:
    """What to tell a person of a date that could not be read."""
    _ = t.gettext
    return _(
        "Je ne peux pas lire la date « {given} ». Rien n'a été modifié : écrivez-la comme « 30 mai 2013 », « mai 2013 », "
        "« 2013 » ou « 2013-05-30 »."
    ).format(given=shortened(error.given))


def not_linked_sentence(t: Texts, error: NotLinked) -> str:  # noqa: ARG001 - the fact says it all
    """What to tell a member who has no entry, or no more."""
    _ = t.gettext
    return _(
        "Aucune fiche du bottin n'est reliée à votre compte. Rien n'a été modifié : « /moi fiche » dit comment en avoir une."
    )


def linked_sentence(t: Texts, error: AlreadyLinked) -> str:
    """What to tell a person where a member and an entry are linked already."""
    _ = t.gettext
    return _(
        "Une fiche n'est qu'à un seul membre du serveur, et un membre n'a qu'une fiche. {member} en a déjà une, ou cette fiche "
        "est déjà la sienne. Rien n'a été modifié : au besoin, « /gerer bottin modifier » permet de délier une fiche."
    ).format(member=f"<@{error.user_id}>")
