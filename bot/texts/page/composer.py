"""The words of the field where one writes: commands, what is wrong with one, replies, files."""

from bot.texts.catalogue import Texts

Words = dict[str, str | dict[str, str]]


def words(t: Texts) -> Words:
    """Sentences by key; ``composer.`` is the area."""
    return _field(t) | _commands(t) | _faults(t) | _refusals(t)


def _field(t: Texts) -> Words:
    _ = t.gettext
    return {
        "composer.write_in": _("Écrire dans #{channel}"),
        "composer.write_to": _("Écrire à @{channel}"),
        "composer.cannot_write": _("Vous ne pouvez pas écrire dans ce salon."),
        "composer.send": _("Envoyer"),
        "composer.commands": _("Choisir une commande"),
        "composer.attach": _("Joindre un fichier : {option}"),
        "composer.uploading": _("Envoi du fichier {name}…"),
        "composer.replying": _("Réponse à {name}"),
        "composer.cancel_reply": _("Ne plus répondre à ce message"),
        "composer.link_down_kept": _(
            "La connexion est perdue. Ce que vous écrivez est gardé; vous pourrez l'envoyer à son retour."
        ),
        "composer.left": {
            "one": t.ngettext("Il reste {count} caractère.", "Il reste {count} caractères.", 1),
            "other": t.ngettext("Il reste {count} caractère.", "Il reste {count} caractères.", 2),
        },
        "composer.over": {
            "one": t.ngettext("Il y a {count} caractère de trop.", "Il y a {count} caractères de trop.", 1),
            "other": t.ngettext("Il y a {count} caractère de trop.", "Il y a {count} caractères de trop.", 2),
        },
    }


def _commands(t: Texts) -> Words:
    _ = t.gettext
    return {
        "composer.suggestions": _("Suggestions"),
        "composer.offered": {
            "one": t.ngettext("{count} suggestion", "{count} suggestions", 1),
            "other": t.ngettext("{count} suggestion", "{count} suggestions", 2),
        },
        "composer.no_command": _("Aucune commande n'a ce nom ici."),
        "composer.unanswered": _("Courroie n'a pas répondu : pas de suggestions pour le moment."),
        "composer.required": _("obligatoire"),
        "composer.optional": _("facultatif"),
        "composer.empty": _("vide"),
        "composer.focused": _("à remplir"),
        "composer.filled": _("rempli"),
        "composer.wrong": _("ne convient pas"),
    }


def _faults(t: Texts) -> Words:
    """Why Discord's client would not send a line; the terminal says the same."""
    _ = t.gettext
    return {
        "composer.not_a_command": _("Une commande commence par une barre oblique, comme « /aide »."),
        "composer.unknown_command": _("Discord ne connaît pas la commande « {detail} »."),
        "composer.missing_subcommand": _("« {detail} » attend une suite."),
        "composer.unknown_subcommand": _("« {detail} » n'existe pas ici."),
        "composer.unknown_option": _("L'option « {detail} » n'existe pas."),
        "composer.missing_option": _("Il manque « {detail} »."),
        "composer.repeated_option": _("« {detail} » est donné deux fois."),
        "composer.bad_value": _("« {detail} » ne convient pas à l'option « {option} »."),
        "composer.unexpected_words": _("Je ne sais que faire de « {detail} »."),
        "composer.possible": _("Possible : {suggestions}."),
    }


def _refusals(t: Texts) -> Words:
    _ = t.gettext
    return {
        "composer.not_offered": _("Discord ne vous propose pas « /{detail} » dans ce salon."),
        "composer.link_down": _("La connexion est perdue : rien n'a été envoyé. Votre texte est gardé."),
        "composer.link_lost": _(
            "La connexion s'est perdue pendant l'envoi. Votre texte est gardé; voyez s'il est parti avant de l'envoyer de nouveau."
        ),
        "composer.too_large": _("Discord ne prend pas de fichier de plus de 10 Mo."),
        "composer.empty_message": _("Un message vide ne peut pas être envoyé."),
        "composer.too_long": _("Un message a 2 000 caractères au plus. Rien n'a été envoyé; votre texte est gardé."),
        "composer.not_sent": _("Rien n'a été envoyé; votre texte est gardé. Réessayez."),
    }
