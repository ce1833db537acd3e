"""The words of the page in and around messages: what Discord's own client says of them."""

from bot.texts.catalogue import Texts


def words(t: Texts) -> dict[str, str | dict[str, str]]:
    """Sentences by key; ``messages.`` is the area."""
    return _list(t) | _message(t) | _files(t) | _poll(t) | _events(t)


def _list(t: Texts) -> dict[str, str | dict[str, str]]:
    _ = t.gettext
    return {
        "messages.of": _("Messages de {channel}"),
        "messages.new": _("Nouveaux messages"),
        "messages.unseen": {
            "one": t.ngettext("{count} nouveau message", "{count} nouveaux messages", 1),
            "other": t.ngettext("{count} nouveau message", "{count} nouveaux messages", 2),
        },
        "messages.earlier": _("Afficher les messages précédents"),
        "messages.start": _("Début de #{channel}"),
        "messages.start_direct": _("Début de vos messages privés avec {name}"),
        "messages.empty": _(
            "Personne n'a encore écrit ici. Tapez une barre oblique (/) pour voir ce que vous pouvez demander."
        ),
        "messages.announced": _("{name} : {text}"),
        "messages.not_found": _("Ce message n'est plus là."),
        "messages.not_done": _("Cela n'a pas pu se faire. Rien n'est perdu; réessayez."),
        "messages.close": _("Fermer"),
        "messages.pins": _("Messages épinglés"),
        "messages.no_pins": _("Aucun message n'est épinglé dans ce salon."),
        "messages.go": _("Aller au message"),
        "messages.today": _("aujourd'hui à {hour}"),
        "messages.yesterday": _("hier à {hour}"),
    }


def _message(t: Texts) -> dict[str, str | dict[str, str]]:
    _ = t.gettext
    return {
        "messages.app": _("APP"),
        "messages.edited": _("(modifié)"),
        "messages.pinned": _("message épinglé"),
        "messages.mentions_you": _("ce message vous mentionne"),
        "messages.thinking": _("{name} réfléchit…"),
        "messages.ephemeral": _("Vous êtes la seule personne à voir ce message"),
        "messages.dismiss": _("Rejeter le message"),
        "messages.answers": _("en réponse à"),
        "messages.original_gone": _("Le message d'origine a été supprimé."),
        "messages.used": _("{name} a utilisé {command}"),
        "messages.used_one": _("{name} a utilisé une commande"),
        "messages.see_message": _("Voir le message"),
        "messages.see_attachment": _("Voir la pièce jointe"),
        "messages.see_pins": _("Voir les messages épinglés"),
        "messages.pin_notice": _("{name} a épinglé un message dans ce salon."),
        "messages.system": _("Message de Discord"),
        "messages.reply": _("Répondre"),
        "messages.reply_to": _("Répondre à {name}"),
        "messages.more": _("Actions sur le message de {name}"),
        "messages.about_user": _("Actions sur {name}"),
        "messages.apps": _("Applications"),
        "messages.copy": _("Copier le texte"),
        "messages.copied": _("Le texte est copié."),
        "messages.spoiler": _("Texte caché : l'afficher"),
        "messages.spoiler_hidden": _("[texte caché]"),
        "messages.place": _("#{channel} › message"),
        "messages.unknown_user": _("personne inconnue"),
        "messages.unknown_role": _("rôle inconnu"),
        "messages.unknown_channel": _("salon inaccessible"),
    }


def _files(t: Texts) -> dict[str, str | dict[str, str]]:
    _ = t.gettext
    return {
        "messages.image_no_alt": _("Image sans description : {name}"),
        "messages.alt": _("ALT"),
        "messages.alt_label": _("ALT : description de l'image"),
        "messages.spoiler_image": _("Image cachée : l'afficher"),
        "messages.open": _("Ouvrir"),
        "messages.open_file": _("Ouvrir {name} dans un nouvel onglet"),
        "messages.open_alone": _("Ouvrir dans un nouvel onglet"),
        "messages.download": _("Télécharger"),
        "messages.download_file": _("Télécharger {name}"),
    }


def _poll(t: Texts) -> dict[str, str | dict[str, str]]:
    _ = t.gettext
    return {
        "messages.poll_one": _("Choisissez une réponse"),
        "messages.poll_several": _("Choisissez une ou plusieurs réponses"),
        "messages.votes": {
            "one": t.ngettext("{count} vote", "{count} votes", 1),
            "other": t.ngettext("{count} vote", "{count} votes", 2),
        },
        "messages.percent": _("{percent} %"),
        "messages.poll_vote": _("Voter"),
        "messages.poll_voted": _("Votre vote est compté."),
        "messages.poll_mine": _("votre vote"),
        "messages.poll_leading": _("en tête"),
        "messages.poll_look": _("Voir les résultats"),
        "messages.poll_back": _("Revenir au vote"),
        "messages.poll_remove": _("Retirer mon vote"),
        "messages.poll_removed": _("Votre vote est retiré."),
        "messages.poll_ends": _("se termine"),
        "messages.poll_over": _("Le sondage est terminé"),
        "messages.poll_notice": _("Le sondage de {name} est terminé : « {question} »"),
        "messages.poll_won": _("l'emporte avec {percent} % des votes."),
        "messages.poll_tied": _("Aucune réponse ne l'emporte : il y a égalité."),
        "messages.poll_empty": _("Personne n'a voté."),
        "messages.see_poll": _("Voir le sondage"),
    }


def _events(t: Texts) -> dict[str, str | dict[str, str]]:
    _ = t.gettext
    return {
        "messages.events": _("Événements"),
        "messages.events_coming": {
            "one": t.ngettext("{count} événement à venir", "{count} événements à venir", 1),
            "other": t.ngettext("{count} événement à venir", "{count} événements à venir", 2),
        },
        "messages.no_events": _("Aucun événement n'est prévu."),
        "messages.event_scheduled": _("À venir"),
        "messages.event_active": _("En cours"),
        "messages.event_completed": _("Terminé"),
        "messages.event_canceled": _("Annulé"),
        "messages.event_place": _("Lieu :"),
        "messages.event_until": _("jusqu'à"),
    }
