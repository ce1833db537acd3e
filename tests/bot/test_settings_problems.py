"""A wrong setting is one sentence that names the key, where it is written, and what would be right."""

import traceback
from pathlib import Path

import pytest

from bot.domain.settings_errors import SettingsError
from bot.settings import load_settings
from bot.settings.reading import setting_keys
from bot.texts.catalogue import texts_in
from bot.texts.settings_problems import EXPECTED, settings_sentences
from bot.texts.typography import typeset

TOKEN = "MTIzNDU2Nzg5.GhIjKl.a-secret_that-nobody_may-read"


def sentences(folder: Path, environ: dict[str, str], file: str | None = None) -> list[str]:
    if file is not None:
        (folder / "config.toml").write_text(file, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_settings(environ, folder)
    said = settings_sentences(texts_in("fr"), refused.value)
    return [sentence.replace(f"{folder}/", "") for sentence in said]


WRONG = {
    'log.level = "verbose"': "Dans config.toml, « log.level » doit être DEBUG, INFO, WARNING ou ERROR, et non « verbose ».",
    "storage.backup_keep = 0": "Dans config.toml, « storage.backup_keep » doit être un nombre entier, d'au moins 1, et non « 0 ».",
    "storage.backup_time = 330": "Dans config.toml, « storage.backup_time » doit être une heure du jour entre guillemets droits, "
    "comme 03:30, et non « 330 ».",
    'guild.time_zone = "Montréal"': "Dans config.toml, « guild.time_zone » doit être un fuseau horaire de la base IANA, comme "
    "America/Toronto, et non « Montréal ».",
    'discord.api_base = "http://localhost:8080"': "Dans config.toml, « discord.api_base » doit être une adresse comme "
    "http://127.0.0.1:8080/api/v10.",
    'storage.url = "mysql://u:p@h/b"': "Dans config.toml, « storage.url » doit être l'adresse d'une base SQLite ou PostgreSQL, "
    "comme sqlite+aiosqlite:///var/courroie.db ou postgresql://usager@hote/courroie.",
    "storage.backup_folder = 3": "Dans config.toml, « storage.backup_folder » doit être le chemin d'un dossier, et non « 3 ».",
    "discord.token_file = 3": "Dans config.toml, « discord.token_file » doit être le chemin d'un fichier qui ne contient que le jeton.",
    "storage.backup_keeep = 3": "Dans config.toml, « storage.backup_keeep » n'est pas un réglage connu : vouliez-vous dire "
    "« storage.backup_keep »?",
    "stockage.x = 3": "Dans config.toml, « stockage » n'est pas un réglage connu : vouliez-vous dire « storage »?",
    "zzz = 3": "Dans config.toml, « zzz » n'est pas un réglage connu : config.example.toml les a tous.",
    "log = 3": "Dans config.toml, « log » doit être une section, qui commence par [log].",
    "[log]\nlevel = INFO": "La ligne 2 de config.toml n'est pas du TOML : corrigez-la d'après config.example.toml.",
    "[log]\nlevel = [": "La fin de config.toml n'est pas du TOML : un guillemet ou un crochet y est resté ouvert.",
    'discord.token = "a"\ndiscord.token_file = "b"': "Dans config.toml, « discord.token » et « discord.token_file » sont donnés tous "
    "deux : gardez-en un seul.",
    'discord.token_file = "b"': "Le fichier que nomme « discord.token_file », dans config.toml, n'existe pas.",
    'discord.token_file = "."': "Le fichier que nomme « discord.token_file », dans config.toml, ne peut pas être lu.",
}


@pytest.mark.parametrize(("file", "sentence"), WRONG.items())
def test_a_wrong_line_of_the_file_is_one_sentence(tmp_path: Path, file: str, sentence: str) -> None:
    assert sentences(tmp_path, {}, file) == [typeset(sentence)]


WRONG_VARIABLE = {
    (
        "COURROIE_LOG__LEVEL",
        "verbose",
    ): "La variable COURROIE_LOG__LEVEL (« log.level ») doit être DEBUG, INFO, WARNING ou ERROR, et non « verbose ».",
    ("COURROIE_STORAGE_URL", "x"): "La variable COURROIE_STORAGE_URL n'est pas un réglage connu : vouliez-vous dire "
    "COURROIE_STORAGE__URL?",
    (
        "COURROIE_QQQQQQQQQQQQQ",
        "x",
    ): "La variable COURROIE_QQQQQQQQQQQQQ n'est pas un réglage connu : config.example.toml les a tous.",
    (
        "COURROIE_DISCORD__TOKEN_FILE",
        "b",
    ): "Le fichier que nomme la variable COURROIE_DISCORD__TOKEN_FILE n'existe pas.",
    (
        "COURROIE_DISCORD__TOKEN_FILE",
        ".",
    ): "Le fichier que nomme la variable COURROIE_DISCORD__TOKEN_FILE ne peut pas être lu.",
    ("COURROIE_CONFIG", "b.toml"): "Le fichier b.toml, que nomme COURROIE_CONFIG, n'existe pas.",
    (
        "COURROIE_CONFIG",
        ".",
    ): "Le fichier {folder} ne peut pas être lu : il doit être un texte en UTF-8, lisible par vous.",
    (
        "DISCORD_TOKEN",
        "deux mots",
    ): "La variable DISCORD_TOKEN (« discord.token ») doit être le jeton que donne le portail des "
    "développeurs de Discord, seul et sans espace.",
}


@pytest.mark.parametrize(("variable", "sentence"), WRONG_VARIABLE.items())
def test_a_wrong_variable_is_one_sentence(tmp_path: Path, variable: tuple[str, str], sentence: str) -> None:
    assert sentences(tmp_path, dict([variable])) == [typeset(sentence.format(folder=tmp_path))]


def test_a_token_file_must_hold_the_token_alone(tmp_path: Path) -> None:
    for content in ("", "\n", f"token: {TOKEN}"):
        (tmp_path / "token").write_text(content)
        (said,) = sentences(tmp_path, {"COURROIE_DISCORD__TOKEN_FILE": "token"})
        assert said.startswith("Le fichier que nomme la variable COURROIE_DISCORD__TOKEN_FILE doit contenir le jeton")


def test_a_token_given_twice_by_the_environment_is_refused(tmp_path: Path) -> None:
    said = sentences(tmp_path, {"COURROIE_DISCORD__TOKEN": TOKEN, "COURROIE_DISCORD__TOKEN_FILE": "b"})
    assert len(said) == 1
    assert said[0].endswith("gardez-en une seule.")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    said = sentences(
        tmp_path,
        {"COURROIE_GUILD__LANGUAGE": "en-CA", "COURROIE_X": "1"},
        '[log]\nlevel = "x"\n[snapshots]\ncapacity = "y"\n',
    )
    assert len(said) == 4


def test_a_key_is_explained_to_whoever_reads_english(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings({"COURROIE_LOG__LEVEL": "verbose"}, tmp_path)
    (sentence,) = settings_sentences(texts_in("en"), refused.value)
    assert "must be DEBUG, INFO, WARNING or ERROR" in sentence


def test_what_would_be_right_is_known_for_every_setting() -> None:
    assert tuple(EXPECTED) == setting_keys()


@pytest.mark.parametrize(
    ("environ", "file"),
    [
        ({"DISCORD_TOKEN": f"Bot {TOKEN}"}, ""),
        ({"COURROIE_DISCORD__TOKEN_FILE": TOKEN}, ""),
        ({"COURROIE_DISCORD__API_BASE": f"http://me:{TOKEN}@proxy/api/v10"}, ""),
        ({"COURROIE_STORAGE__URL": f"mysql://me:{TOKEN}@host/b"}, ""),
        ({}, f'discord.tokn = "{TOKEN}"'),
        ({}, f"discord.token = {TOKEN}"),
        ({}, f'discord = "{TOKEN}"'),
        ({"DISCORD_TOKEN": TOKEN}, "log.level = 3"),
    ],
)
def test_a_secret_is_in_no_error_and_no_traceback(tmp_path: Path, environ: dict[str, str], file: str) -> None:
    (tmp_path / "config.toml").write_text(file)
    with pytest.raises(SettingsError) as refused:
        load_settings(environ, tmp_path)
    shown = "".join(traceback.format_exception(refused.value))
    shown += repr(refused.value) + str(refused.value) + "".join(settings_sentences(texts_in("fr"), refused.value))
    assert TOKEN not in shown
