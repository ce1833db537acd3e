"""The words of the page around the messages: channels, people, the clock, what is wrong."""

from bot.texts.catalogue import Texts


def words(t: Texts) -> dict[str, str | dict[str, str]]:
    """Sentences by key; ``shell.`` is the area."""
    _ = t.gettext
    return {
        "shell.channels": _("Salons"),
        "shell.direct": _("Messages privés"),
        "shell.link_down": _("La page a perdu la connexion; elle la cherche…"),
        "shell.bot_down": _("Courroie s'est arrêtée; elle revient. Rien de ce qui est écrit n'est perdu."),
        "shell.unread": {
            "one": t.ngettext("{count} message non lu", "{count} messages non lus", 1),
            "other": t.ngettext("{count} message non lu", "{count} messages non lus", 2),
        },
        "shell.messages": _("Messages"),
        "shell.composer": _("Écrire"),
        "shell.title": _("Courroie à l'essai"),
        "shell.to_messages": _("Aller aux messages"),
        "shell.to_composer": _("Aller au champ de saisie"),
    }
