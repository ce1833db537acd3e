"""The words of components and forms, as Discord's own client says them."""

from collections.abc import Callable

from bot.texts.catalogue import Texts

Words = dict[str, str | dict[str, str]]


def words(t: Texts) -> Words:
    """Sentences by key; ``components.`` is the area."""
    return _failures(t) | _shown(t) | _menus(t) | _forms(t) | _checks(t) | _files(t)


def _failures(t: Texts) -> Words:
    _ = t.gettext
    return {
        "components.no_answer": _("L'application ne répond pas."),
        "components.still_thinking": _("L'application réfléchit encore; sa réponse peut venir plus tard."),
        "components.link_down": _("La page a perdu la connexion : rien n'a été envoyé. Réessayez dans un instant."),
        "components.gone": _("Ce n'est plus là : le message a changé."),
        "components.too_large": _("Un fichier est trop lourd : rien n'a été envoyé."),
        "components.not_sent": _("Rien n'a été envoyé. Réessayez."),
        "components.nothing_lost": _("Ce que vous avez écrit est toujours là."),
    }


def _shown(t: Texts) -> Words:
    _ = t.gettext
    return {
        "components.unknown": _("Un élément que cette page ne sait pas montrer"),
        "components.new_tab": _("(nouvel onglet)"),
        "components.show_hidden": _("Montrer ce qui est masqué"),
        "components.enlarge": _("Agrandir l'image : {description}"),
        "components.enlarge_undescribed": _("Agrandir l'image, sans description"),
    }


def _menus(t: Texts) -> Words:
    _ = t.gettext
    ngettext = t.ngettext
    return {
        "components.choose": _("Faites un choix"),
        "components.filter": _("Chercher dans la liste : {menu}"),
        "components.filter_placeholder": _("Chercher"),
        "components.nothing_found": _("Rien ne correspond."),
        "components.close": _("Fermer"),
        "components.clear": _("Ne rien choisir"),
        "components.confirm": _("Valider"),
        "components.chosen": _both(lambda n: ngettext("{count} choix fait.", "{count} choix faits.", n)),
        "components.wrong_count": _("Ce n'est pas le bon nombre."),
        "components.choose_exactly": _both(
            lambda n: ngettext("Choisissez {count} élément.", "Choisissez {count} éléments.", n)
        ),
        "components.choose_up_to": _both(
            lambda n: ngettext("Choisissez au plus {count} élément.", "Choisissez au plus {count} éléments.", n)
        ),
        "components.choose_between": _("Choisissez de {least} à {most} éléments."),
    }


def _forms(t: Texts) -> Words:
    _ = t.gettext
    return {
        "components.application": _("l'application"),
        "components.form_goes_to": _(
            "Vos réponses iront à {application}. N'y mettez ni mot de passe ni autre renseignement délicat."
        ),
        "components.required": _("obligatoire"),
        "components.submit": _("Envoyer"),
        "components.sending": _("Envoi…"),
        "components.cancel": _("Annuler"),
        "components.draft_kept": _("Vous aviez commencé à remplir ce formulaire."),
        "components.draft_take": _("Reprendre mes réponses"),
    }


def _checks(t: Texts) -> Words:
    _ = t.gettext
    ngettext = t.ngettext
    return {
        "components.field_required": _("Une réponse est obligatoire."),
        "components.field_refused": _("Cette réponse n'a pas été acceptée."),
        "components.too_short": _both(
            lambda n: ngettext("Écrivez au moins {count} caractère.", "Écrivez au moins {count} caractères.", n)
        ),
        "components.too_long": _both(
            lambda n: ngettext("{count} caractère de trop.", "{count} caractères de trop.", n)
        ),
        "components.left": _both(lambda n: ngettext("Il reste {count} caractère.", "Il reste {count} caractères.", n)),
        "components.at_least": _both(
            lambda n: ngettext("({count} caractère au moins)", "({count} caractères au moins)", n)
        ),
        "components.length": _("{count} sur {most} caractères"),
    }


def _files(t: Texts) -> Words:
    _ = t.gettext
    ngettext = t.ngettext
    return {
        "components.file_choose": _("Choisir un fichier, ou le déposer ici"),
        "components.files_choose": _("Choisir des fichiers, ou les déposer ici"),
        "components.files_up_to": _both(lambda n: ngettext("Au plus {count} fichier", "Au plus {count} fichiers", n)),
        "components.files_at_least": _both(
            lambda n: ngettext("Joignez au moins {count} fichier.", "Joignez au moins {count} fichiers.", n)
        ),
        "components.files_at_most": _both(
            lambda n: ngettext("Joignez au plus {count} fichier.", "Joignez au plus {count} fichiers.", n)
        ),
        "components.file_too_large": _("« {name} » est trop lourd : {size} au plus."),
        "components.remove": _("Retirer"),
        "components.file_remove": _("Retirer « {name} »"),
        "components.file_removed": _("« {name} » est retiré."),
    }


def _both(counted: Callable[[int], str]) -> dict[str, str]:
    return {"one": counted(1), "other": counted(2)}
