"""What a member may not do, in words: to whom it is reserved, and whom to ask."""

from bot.domain.access import Role
from bot.domain.errors import NotAllowed, NotInGuild
from bot.texts.catalogue import Texts


def not_allowed_sentence(t: Texts, error: NotAllowed) -> str:
    """To whom it is reserved, that nothing was changed, and whom to ask."""
    _ = t.gettext
    if error.table:
        return _(
            "C'est réservé aux responsables de « {table} » et à la coordination. Rien n'a été modifié : adressez-vous à "
            "l'une de ces personnes."
        ).format(table=error.table)
    if error.needed is Role.ADMINISTRATION:
        return _(
            "C'est réservé à l'administration du serveur (la permission « Gérer le serveur »). Rien n'a été modifié : "
            "demandez à une personne qui l'a."
        )
    if error.needed is Role.RESPONSIBLE:
        return _(
            "C'est réservé à qui une action, une table ou une organisation est confiée. Rien n'a été modifié. Si c'est "
            "votre cas, demandez à la coordination de l'inscrire au bottin."
        )
    return _(
        "C'est réservé à la coordination. Rien n'a été modifié. Si vous en faites partie, demandez à l'administration du "
        "serveur d'ajouter votre rôle dans « /reglages »."
    )


def not_in_guild_sentence(t: Texts, error: NotInGuild) -> str:  # noqa: ARG001 - the fact says it all
    """Where to do it instead."""
    _ = t.gettext
    return _(
        "Courroie répond dans le serveur de la table de quartier, pas en message privé. Refaites-le dans un salon."
    )
