"""A plan's party that nobody knows, in words."""

from bot.domain.errors import UnknownParty
from bot.texts.catalogue import Texts


def unknown_party_sentence(t: Texts, error: UnknownParty) -> str:
    """What to tell a person of a name that the plan does not have."""
    _ = t.gettext
    if error.nearest:
        return _("Je ne trouve pas « {given} » parmi ceux que le plan nomme. Pensiez-vous à : {names}?").format(
            given=error.given, names=", ".join(error.nearest)
        )
    return _(
        "Je ne trouve pas « {given} » parmi ceux que le plan nomme. « /gerer plan confier », sans rien d'autre, en donne "
        "la liste."
    ).format(given=error.given)
