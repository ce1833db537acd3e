"""What is wrong with the database or a backup, and what to do."""

from typing import Final

from bot.domain.errors import DatabaseProblem
from bot.texts.catalogue import N_, Texts

_SENTENCES: Final = {
    "locked": N_("La base de données est occupée. Rien n'est perdu : réessayez dans un instant."),
    "unreachable": N_("La base de données ne répond pas. Rien n'est perdu : réessayez dans quelques minutes."),
    "in_use": N_(
        "Un autre Courroie se sert déjà de ce fichier ({detail}) : à deux, chaque rappel partirait deux fois. Arrêtez l'autre, ou "
        "passez à PostgreSQL, que plusieurs processus peuvent partager."
    ),
    "read_only": N_(
        "La base de données ne peut pas être modifiée : vérifiez les droits sur son fichier ou son dossier."
    ),
    "full": N_("Il n'y a plus de place sur le disque de la base de données. Rien n'a été modifié."),
    "damaged": N_("Le fichier de la base de données est abîmé. Restaurez une copie avec « courroie db restore »."),
    "newer": N_("Ces données viennent d'une version plus récente de Courroie ({detail}). Mettez Courroie à jour."),
    "foreign": N_("Cette base de données est celle d'un autre programme (table {detail}). Choisissez-en une autre."),
    "others": N_(
        "Cette base de données contient aussi celles d'un vrai serveur Discord : rien n'a été effacé. Donnez à l'essai une base à "
        "lui seul, avec COURROIE_STORAGE__URL."
    ),
    "orphans": N_("La mise à jour laisserait des données sans attache ({detail}). Rien n'a été modifié."),
    "unsupported": N_("Courroie garde ses données dans SQLite ou PostgreSQL, pas dans « {detail} »."),
    "empty": N_("Il n'y a pas encore de base de données à copier."),
    "unreadable": N_("Ce fichier ne peut pas être lu ou écrit : vérifiez son nom et vos droits."),
    "not_a_backup": N_("Ce fichier n'est pas une copie faite par Courroie. Rien n'a été modifié."),
    "damaged_backup": N_("Cette copie est abîmée. Rien n'a été modifié : essayez-en une autre."),
    "not_empty": N_("Cette base de données contient déjà des données. Pour tout remplacer, ajoutez --force."),
}


def database_sentence(t: Texts, problem: DatabaseProblem) -> str:
    """The sentence for ``problem``."""
    return t.gettext(_SENTENCES[problem.reason]).format(detail=problem.detail)
