"""The words of the page around the messages: channels, people, the clock, what is wrong."""

from bot.texts.catalogue import Texts

Words = dict[str, str | dict[str, str]]


def words(t: Texts) -> Words:
    """Sentences by key; ``shell.`` is the area."""
    return _frame(t) | _counts(t) | _keys(t) | _people(t) | _clock(t)


def _frame(t: Texts) -> Words:
    _ = t.gettext
    return {
        "shell.title": _("{channel} — Courroie à l'essai"),
        "shell.title_unread": _("({count}) {channel} — Courroie à l'essai"),
        "shell.channels": _("Salons"),
        "shell.direct": _("Messages privés"),
        "shell.direct_topic": _("Entre vous et l'application; personne d'autre ne le voit."),
        "shell.open_channels": _("Ouvrir la liste des salons"),
        "shell.pins": _("Messages épinglés"),
        "shell.side": _("Visite et horloge"),
        "shell.close": _("Fermer"),
        "shell.messages": _("Messages"),
        "shell.composer": _("Écrire"),
        "shell.to_messages": _("Aller aux messages"),
        "shell.to_composer": _("Aller au champ de saisie"),
        "shell.to_dark": _("Passer au thème sombre"),
        "shell.to_light": _("Passer au thème clair"),
        "shell.link_down": _("La page a perdu la connexion; elle la cherche…"),
        "shell.link_lost": _(
            "La page ne trouve plus Courroie. Si elle a été relancée, prenez sa nouvelle adresse dans le terminal."
        ),
        "shell.link_back": _("La connexion est revenue."),
        "shell.bot_down": _("Courroie s'est arrêtée; elle revient. Rien de ce qui est écrit n'est perdu."),
        "shell.bot_begins": _("Courroie démarre; elle sera là dans un instant."),
        "shell.bot_there": _("Courroie est là."),
        "shell.renewing": _("Tout est remis à zéro; un instant…"),
        "shell.bot_back": _("Courroie est de retour."),
    }


def _counts(t: Texts) -> Words:
    return {
        "shell.unread": {
            "one": t.ngettext("{count} message non lu", "{count} messages non lus", 1),
            "other": t.ngettext("{count} message non lu", "{count} messages non lus", 2),
        },
        "shell.mentions": {
            "one": t.ngettext("{count} mention", "{count} mentions", 1),
            "other": t.ngettext("{count} mention", "{count} mentions", 2),
        },
    }


def _keys(t: Texts) -> Words:
    _ = t.gettext
    return {
        "shell.keys": _("Raccourcis clavier"),
        "shell.key_channels": _("Salon précédent, salon suivant"),
        "shell.key_unread": _("Salon précédent ou suivant où il y a du nouveau"),
        "shell.key_commands": _("Dans le champ de saisie : les commandes"),
        "shell.key_mentions": _("Dans le champ de saisie : mentionner une personne"),
        "shell.key_take": _("Dans le champ de saisie : prendre ce qui est proposé"),
        "shell.key_send": _("Envoyer"),
        "shell.key_line": _("Aller à la ligne"),
        "shell.key_messages": _("Dans la liste des messages : le précédent, le suivant"),
        "shell.key_close": _("Fermer ce qui est ouvert"),
        "shell.key_help": _("Cette liste"),
        "shell.key_shift": _("Maj"),
        "shell.key_enter": _("Entrée"),
        "shell.key_escape": _("Échap"),
        "shell.nothing_unread": _("Rien de nouveau dans les autres salons."),
    }


def _people(t: Texts) -> Words:
    _ = t.gettext
    return {
        "shell.people_who": _("Qui suis-je?"),
        "shell.people_change": _("Changer de personne"),
        "shell.people_now": _("Vous êtes maintenant {name} : {role}."),
        "shell.people_not_changed": _("Le changement n'a pas pu se faire. Réessayez."),
        "shell.people_elsewhere": _("Ouvrir un autre onglet : {name}"),
        "shell.people_hint": _(
            "Chaque personne a ses messages privés et ses messages non lus. Deux onglets font deux personnes à la fois."
        ),
        "shell.people_language": _("Langue"),
        "shell.people_member": _("Membre"),
        "shell.people_responsible": _("Responsable d'une action"),
        "shell.people_coordination": _("Coordination"),
        "shell.people_administration": _("Administration du serveur"),
        "shell.people_newcomer": _("Vient d'arriver"),
        "shell.people_added": _("Membre ajouté à la table"),
    }


def _clock(t: Texts) -> Words:
    _ = t.gettext
    return {
        "shell.clock_title": _("Horloge"),
        "shell.clock_hour": _("+1 heure"),
        "shell.clock_day": _("+1 jour"),
        "shell.clock_week": _("+1 semaine"),
        "shell.clock_to_next": _("Jusqu'à la prochaine échéance"),
        "shell.clock_next": _("Prochaine échéance : {when} ({far})."),
        "shell.clock_no_next": _("Rien n'est prévu pour le moment."),
        "shell.clock_moving": _("Le temps avance…"),
        "shell.clock_moved": _("Il est maintenant {when}."),
        "shell.clock_not_moved": _("Le temps n'a pas pu avancer. Réessayez."),
    }
