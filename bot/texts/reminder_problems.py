"""What cannot be of one's reminders, in words."""

from typing import Final

from bot.domain.errors import InvalidReminder
from bot.texts.catalogue import N_, Texts

_REASONS: Final = {
    "gone": N_(
        "C'est passé, ou ce n'est plus prévu : il n'y a plus rien à vous rappeler. Rien n'a changé pour le reste."
    ),
    "past_pause": N_("« {given} » n'est pas un jour à venir. Dites au moins demain, par exemple « lundi prochain »."),
    "long_pause": N_(
        "« {given} » est dans plus d'un an. Dites un jour plus proche, ou choisissez de ne rien recevoir avec « Changer »."
    ),
}


def invalid_reminder_sentence(t: Texts, error: InvalidReminder) -> str:
    """Why it cannot be, and what to do."""
    return t.gettext(_REASONS[error.reason]).format(given=error.given)
