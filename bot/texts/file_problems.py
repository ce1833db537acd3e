"""Why a file cannot be read, and what to do."""

from typing import Final

from bot.domain.errors import UnreadableFile
from bot.texts.catalogue import N_, Texts

_SENTENCES: Final = {
    "file": N_("Le fichier ne peut pas être ouvert ({detail})."),
    "empty": N_("Ce fichier est vide."),
    "too_large": N_("Ce fichier dépasse 5 Mo : ce n'est sans doute pas un plan."),
    "encoding": N_("Ce fichier n'est pas du texte en UTF-8. Enregistrez-le en « texte UTF-8 », puis recommencez."),
    "no_table": N_("Je ne trouve dans ce fichier aucun tableau d'actions, avec une colonne « Actions »."),
    "format": N_("Je lis les plans en Markdown (.md, .txt) et en JSON (.json), pas « {detail} »."),
    "json_syntax": N_("Ce n'est pas du JSON : une virgule, un guillemet ou une accolade manque ou est en trop."),
    "json_too_deep": N_("Ce JSON est imbriqué trop profondément pour être un plan."),
    "json_duplicate_key": N_("La clé « {detail} » est donnée deux fois au même endroit."),
    "json_wrong_ref": N_("Une référence ne va pas à sa place ({detail})."),
    "json_text_expected": N_("Il faut un texte entre guillemets ({detail})."),
    "json_flag_expected": N_("Il faut true ou false ({detail})."),
    "json_list_expected": N_("Il faut une liste entre crochets ({detail})."),
    "json_object_expected": N_("Il faut un objet entre accolades ({detail})."),
    "json_missing_key": N_("Il manque une clé ({detail})."),
    "json_unknown_key": N_("Une clé n'est pas connue ({detail}) : docs/plan.schema.json les a toutes."),
    "csv": N_("Ce fichier n'est pas du CSV qui se lise ({detail})."),
    "directory_header": N_(
        "La première ligne doit nommer les colonnes, dont « type » et « nom ». « courroie directory export » en donne un modèle."
    ),
    "plan_empty_text": N_("Un titre ou un texte est vide ({detail})."),
    "plan_not_one_line": N_("Un texte doit tenir sur une ligne, sans caractère de contrôle ({detail})."),
    "plan_text_too_long": N_("Un texte est trop long ({detail})."),
    "plan_number_out_of_range": N_("Un numéro n'est pas possible ({detail})."),
    "plan_duplicate_number": N_("Un numéro est donné deux fois ({detail})."),
    "plan_numbers_out_of_order": N_("Les numéros ne se suivent pas ({detail})."),
    "plan_malformed_year": N_("Une année ne s'écrit pas comme 2011-2012 ({detail})."),
    "plan_years_out_of_order": N_("Les années ne se suivent pas, ou une revient deux fois ({detail})."),
    "plan_unknown_year": N_("Une action nomme une année que le plan n'a pas ({detail})."),
    "plan_unknown_party": N_("Une action nomme quelqu'un que le plan ne connaît pas ({detail})."),
    "plan_repeated_name": N_("Un nom revient deux fois au même endroit ({detail})."),
}


def file_sentence(t: Texts, problem: UnreadableFile) -> str:
    """What is wrong with the file, on which line where it is known, and that nothing was changed."""
    _ = t.gettext
    sentence = _(_SENTENCES[problem.reason]).format(detail=problem.detail)
    if problem.line is not None:
        sentence = _("Ligne {line} : {sentence}").format(line=problem.line, sentence=sentence)
    return sentence + " " + _("Rien n'a été modifié.")
