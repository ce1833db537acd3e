"""What keeps the settings from working, in words: what is missing, and where to click."""

from typing import Final

from bot.domain.setting_findings import Finding, FindingKind, Need
from bot.texts.catalogue import N_, Texts
from bot.texts.setting_words import setting_label

# As Discord's own settings name them.
_NEEDS: Final = {
    Need.VIEW: N_("Voir le salon"),
    Need.SEND: N_("Envoyer des messages"),
    Need.ATTACH: N_("Joindre des fichiers"),
    Need.HISTORY: N_("Voir les anciens messages"),
    Need.PIN: N_("Épingler des messages"),
    Need.POLLS: N_("Créer des sondages"),
}
_FINDINGS: Final = {
    FindingKind.CHANNEL_GONE: N_("Le salon choisi n'existe plus. Choisissez-en un autre."),
    FindingKind.CHANNEL_CLOSED: N_(
        "Dans {channel}, il manque à Courroie {needs}. Ouvrez Paramètres du salon › Permissions › Courroie, et "
        "cochez-y ce qui manque."
    ),
    FindingKind.CHANNEL_FULL: N_(
        "Le salon {channel} a déjà autant de messages épinglés que Discord le permet. Détachez-en un, ou choisissez un "
        "autre salon."
    ),
    FindingKind.CHANNEL_OPEN: N_(
        "Le salon {channel} est ouvert à tout le monde : ce que la coordination y reçoit n'est pas pour tous. Choisissez-en "
        "un autre, ou fermez-le."
    ),
    FindingKind.ROLE_GONE: N_("Un rôle choisi n'existe plus. Choisissez de nouveau les rôles."),
    FindingKind.EVENTS_CLOSED: N_(
        "Il manque à Courroie la permission « Créer des événements » : les assemblées ne seront pas parmi les événements du serveur. "
        "Ouvrez Paramètres du serveur › Rôles › Courroie › Permissions, et cochez-la."
    ),
    FindingKind.NO_OFFICER: N_("Personne n'est nommé, et la loi demande que les membres sachent à qui s'adresser."),
}


def finding_text(t: Texts, finding: Finding) -> str:
    """Of which setting, what is wrong, and what to do; the channel is a mention."""
    _ = t.gettext
    sentence = finding_sentence(t, finding)
    # After a colon, both languages go on in lower case.
    problem = sentence[0].lower() + sentence[1:]
    return _("{setting} : {problem}").format(setting=setting_label(t, finding.key), problem=problem)


def finding_sentence(t: Texts, finding: Finding) -> str:
    """What is wrong and what to do, where the setting is known already."""
    return t.gettext(_FINDINGS[finding.kind]).format(
        channel=f"<#{finding.channel_id}>", needs=needs_text(t, finding.missing)
    )


def needs_text(t: Texts, needs: tuple[Need, ...]) -> str:
    """« Voir le salon », « Envoyer des messages »."""
    _ = t.gettext
    return ", ".join(_("« {permission} »").format(permission=t.gettext(_NEEDS[need])) for need in needs)
