"""Who answers for personal information, wherever some is asked for or shown."""

from bot.domain.guild_settings import PrivacyOfficer
from bot.texts.catalogue import Texts
from bot.views.markup import plain


def privacy_text(t: Texts, officer: PrivacyOfficer | None) -> str:
    """Whom to turn to about what is kept: the officer, or the coordination where nobody is named."""
    _ = t.gettext
    if officer is None:
        return _(
            "Pour toute question sur ce que Courroie garde, ou pour faire corriger un renseignement, écrivez à la coordination."
        )
    return _(
        "Pour toute question sur ce que Courroie garde, ou pour faire corriger un renseignement, adressez-vous à {name} : "
        "{contact}."
    ).format(name=plain(officer.name), contact=plain(officer.contact))
