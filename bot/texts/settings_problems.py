"""What is wrong with the settings, one sentence each: the key, where it is written, and what would be right."""

from typing import Final

from bot.domain.settings_errors import SettingProblem, SettingReason, SettingsError
from bot.texts.catalogue import N_, Texts

EXPECTED: Final = {
    "storage.url": N_(
        "l'adresse d'une base SQLite ou PostgreSQL, comme sqlite+aiosqlite:///var/courroie.db "
        "ou postgresql://usager@hote/courroie"
    ),
    "storage.backup_folder": N_("le chemin d'un dossier"),
    "storage.backup_keep": N_("un nombre entier, d'au moins 1"),
    "storage.backup_time": N_("une heure du jour entre guillemets droits, comme 03:30"),
    "discord.token": N_("le jeton que donne le portail des développeurs de Discord, seul et sans espace"),
    "discord.token_file": N_("le chemin d'un fichier qui ne contient que le jeton"),
    "discord.api_base": N_("une adresse comme http://127.0.0.1:8080/api/v10"),
    "log.level": N_("DEBUG, INFO, WARNING ou ERROR"),
    "snapshots.capacity": N_("un nombre entier, d'au moins 1"),
    "guild.language": N_("fr ou en"),
    "guild.time_zone": N_("un fuseau horaire de la base IANA, comme America/Toronto"),
}

_IN_FILE: Final = {
    SettingReason.WRONG_VALUE: N_("Dans {source}, « {key} » doit être {expected}."),
    SettingReason.UNKNOWN_KEY: N_(
        "Dans {source}, « {key} » n'est pas un réglage connu : config.example.toml les a tous."
    ),
    SettingReason.NOT_A_SECTION: N_("Dans {source}, « {key} » doit être une section, qui commence par [{key}]."),
    SettingReason.FILE_MISSING: N_("Le fichier {source}, que nomme COURROIE_CONFIG, n'existe pas."),
    SettingReason.FILE_UNREADABLE: N_(
        "Le fichier {source} ne peut pas être lu : il doit être un texte en UTF-8, lisible par vous."
    ),
    SettingReason.FILE_MALFORMED: N_(
        "La fin de {source} n'est pas du TOML : un guillemet ou un crochet y est resté ouvert."
    ),
    SettingReason.TOKEN_TWICE: N_(
        "Dans {source}, « discord.token » et « discord.token_file » sont donnés tous deux : gardez-en un seul."
    ),
    SettingReason.TOKEN_FILE_MISSING: N_("Le fichier que nomme « {key} », dans {source}, n'existe pas."),
    SettingReason.TOKEN_FILE_UNREADABLE: N_("Le fichier que nomme « {key} », dans {source}, ne peut pas être lu."),
    SettingReason.TOKEN_FILE_WRONG: N_(
        "Le fichier que nomme « {key} », dans {source}, doit contenir le jeton de Discord, seul et sans espace."
    ),
}
_IN_ENVIRONMENT: Final = {
    SettingReason.WRONG_VALUE: N_("La variable {source} (« {key} ») doit être {expected}."),
    SettingReason.UNKNOWN_KEY: N_("La variable {source} n'est pas un réglage connu : config.example.toml les a tous."),
    SettingReason.TOKEN_TWICE: N_(
        "Les variables COURROIE_DISCORD__TOKEN et COURROIE_DISCORD__TOKEN_FILE sont données toutes deux : gardez-en une seule."
    ),
    SettingReason.TOKEN_FILE_MISSING: N_("Le fichier que nomme la variable {source} n'existe pas."),
    SettingReason.TOKEN_FILE_UNREADABLE: N_("Le fichier que nomme la variable {source} ne peut pas être lu."),
    SettingReason.TOKEN_FILE_WRONG: N_(
        "Le fichier que nomme la variable {source} doit contenir le jeton de Discord, seul et sans espace."
    ),
}


def settings_sentences(t: Texts, error: SettingsError) -> tuple[str, ...]:
    """One sentence for each problem, in the order they were found; no secret is ever in one."""
    return tuple(_sentence(t, problem) for problem in error.problems)


def token_file_warning(t: Texts, path: object) -> str:
    """What to say where ``bot.settings.readable_by_others`` names a file."""
    _ = t.gettext
    return _(
        "D'autres que vous peuvent lire {path}, où est le jeton de Discord : retirez-leur ce droit (chmod 600)."
    ).format(path=path)


def _sentence(t: Texts, problem: SettingProblem) -> str:
    expected = EXPECTED.get(problem.key)
    return t.gettext(_wording(problem)).format(
        source=problem.source,
        key=problem.key,
        given=problem.given,
        nearest=problem.nearest,
        line=problem.line,
        expected=expected and t.gettext(expected),
    )


def _wording(problem: SettingProblem) -> str:
    if problem.in_environment:
        if problem.nearest:
            return N_("La variable {source} n'est pas un réglage connu : vouliez-vous dire {nearest}?")
        if problem.given:
            return N_("La variable {source} (« {key} ») doit être {expected}, et non « {given} ».")
        return _IN_ENVIRONMENT[problem.reason]
    if problem.nearest:
        return N_("Dans {source}, « {key} » n'est pas un réglage connu : vouliez-vous dire « {nearest} »?")
    if problem.given:
        return N_("Dans {source}, « {key} » doit être {expected}, et non « {given} ».")
    if problem.line:
        return N_("La ligne {line} de {source} n'est pas du TOML : corrigez-la d'après config.example.toml.")
    return _IN_FILE[problem.reason]
