"""The words of the guided visit, and of starting over."""

from bot.texts.catalogue import Texts


def words(t: Texts) -> dict[str, str | dict[str, str]]:
    """Sentences by key; ``visit.`` is the area."""
    _ = t.gettext
    return {
        "visit.title": _("Visite guidée"),
        "visit.intro": _(
            "Chaque étape fait la vraie chose, sous vos yeux : la page se met à la place de qui agit. Dans l'ordre, ou non; une "
            "fois, ou plusieurs."
        ),
        "visit.begin": _("Ouvrir la visite guidée"),
        "visit.step": _("Étape {number}"),
        "visit.do": _("Faites-le"),
        "visit.do_again": _("Refaites-le"),
        "visit.todo": _("À faire"),
        "visit.playing": _("En cours"),
        "visit.done": _("Fait"),
        "visit.failed": _("Pas fait"),
        "visit.acts": _("Ce qui se passe"),
        "visit.ended": _("Fait : {title}"),
        "visit.went_wrong": _("Cette étape n'a pas pu être faite. Réessayez dans un instant."),
        "visit.busy": _("Une étape se joue déjà. Attendez qu'elle soit finie."),
        "visit.fold": _("Replier la visite"),
        "visit.unfold": _("Déplier la visite"),
        "visit.reset": _("Remettre à zéro"),
        "visit.reset_sure": _("Remettre à zéro?"),
        "visit.reset_what": _(
            "Les messages, les assemblées, les sondages et le bottin de l'essai sont effacés, pour toutes les pages ouvertes. Le plan "
            "qui vient avec Courroie y est, et l'horloge revient à son départ."
        ),
        "visit.reset_copy": _(
            "Une copie de ce qui est là est d'abord faite, à côté de la base de données; le terminal dit où. Un vrai serveur n'est "
            "jamais effacé."
        ),
        "visit.cancel": _("Annuler"),
        "visit.resetting": _("Un instant…"),
        "visit.reset_done": _("Tout est remis à zéro."),
        "visit.reset_failed": _("La remise à zéro n'a pas pu être faite; rien n'a été effacé."),
    }
