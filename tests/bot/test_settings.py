"""What the process may be told, and what it makes of it."""

from datetime import time
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, StorageSettings, load_settings, readable_by_others
from bot.settings.reading import setting_keys, variable_of

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.a-secret_that-nobody_may-read"
EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.toml"


def test_without_a_file_or_a_variable_the_defaults_serve(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path) == Settings()


def test_only_the_environment_that_is_given_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURROIE_LOG__LEVEL", "ERROR")
    assert load_settings({}, tmp_path).log.level == Settings().log.level == "INFO"


def test_the_environment_outweighs_the_file_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[storage]\nbackup_keep = 3\nbackup_time = "04:05"\n')
    storage = load_settings({"COURROIE_STORAGE__BACKUP_KEEP": "5"}, tmp_path).storage
    assert (storage.backup_keep, storage.backup_time) == (5, time(4, 5))


def test_an_empty_variable_is_unset(tmp_path: Path) -> None:
    assert load_settings({"COURROIE_LOG__LEVEL": "", "DISCORD_TOKEN": ""}, tmp_path) == Settings()


def test_another_file_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "ailleurs.toml").write_text('[log]\nlevel = "ERROR"\n')
    assert load_settings({"COURROIE_CONFIG": "ailleurs.toml"}, tmp_path).log.level == "ERROR"


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().log.level = "DEBUG"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("sqlite:///plan.db", "sqlite+aiosqlite:///plan.db"),
        ("sqlite+aiosqlite:////srv/plan.db", "sqlite+aiosqlite:////srv/plan.db"),
        ("postgres://u:p@h/b", "postgresql+asyncpg://u:p@h/b"),
        ("postgresql://u:p@h:5433/b", "postgresql+asyncpg://u:p@h:5433/b"),
    ],
)
def test_a_database_is_named_without_its_driver(tmp_path: Path, given: str, url: str) -> None:
    assert load_settings({"COURROIE_STORAGE__URL": given}, tmp_path).storage.url == url


def test_the_password_of_the_database_is_not_shown() -> None:
    storage = StorageSettings(url="postgresql://courroie:hush@db.example/plan?ssl=require")
    assert storage.shown_url == "postgresql+asyncpg://courroie:***@db.example/plan?ssl=require"
    assert "hush" not in f"{storage!r} {storage}"
    assert Settings().storage.shown_url == "sqlite+aiosqlite:///var/courroie.db"


def test_the_api_base_moves_the_gateway_and_the_cdn(tmp_path: Path) -> None:
    discord = load_settings({"COURROIE_DISCORD__API_BASE": "http://127.0.0.1:4000/api/v10/"}, tmp_path).discord
    assert discord.api_base == "http://127.0.0.1:4000/api/v10"
    assert discord.gateway_url == "ws://127.0.0.1:4000/gateway"
    assert discord.cdn_base == "http://127.0.0.1:4000/cdn"


def test_a_secure_api_base_has_a_secure_gateway(tmp_path: Path) -> None:
    discord = load_settings({"COURROIE_DISCORD__API_BASE": "https://relais.example/discord/api/v10"}, tmp_path).discord
    assert discord.gateway_url == "wss://relais.example/discord/gateway"
    assert discord.cdn_base == "https://relais.example/discord/cdn"


def test_without_an_api_base_discord_py_keeps_its_own_addresses() -> None:
    discord = Settings().discord
    assert (discord.api_base, discord.gateway_url, discord.cdn_base) == (None, None, None)


def token_of(settings: Settings) -> str | None:
    token = settings.discord.token
    return token.get_secret_value() if token else None


@pytest.mark.parametrize("variable", ["COURROIE_DISCORD__TOKEN", "DISCORD_TOKEN"])
def test_the_token_comes_from_either_variable(tmp_path: Path, variable: str) -> None:
    assert token_of(load_settings({variable: TOKEN}, tmp_path)) == TOKEN


def test_our_own_variable_outweighs_the_customary_one(tmp_path: Path) -> None:
    environ = {"COURROIE_DISCORD__TOKEN": TOKEN, "DISCORD_TOKEN": "another"}
    assert token_of(load_settings(environ, tmp_path)) == TOKEN


def test_a_token_file_is_read_without_its_newline(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\r\n")
    settings = load_settings({"COURROIE_DISCORD__TOKEN_FILE": "token"}, tmp_path)
    assert token_of(settings) == TOKEN
    assert settings.discord.token_file == tmp_path / "token"


def test_the_environments_token_file_outweighs_the_files_token(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[discord]\ntoken = "the-old-one"\n')
    (tmp_path / "token").write_text(TOKEN)
    assert token_of(load_settings({"COURROIE_DISCORD__TOKEN_FILE": "token"}, tmp_path)) == TOKEN


def test_a_token_file_that_others_may_read_is_worth_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(TOKEN)
    settings = load_settings({"COURROIE_DISCORD__TOKEN_FILE": str(path)}, tmp_path)
    path.chmod(0o644)
    assert readable_by_others(settings) == path
    path.chmod(0o600)
    assert readable_by_others(settings) is None


def test_the_token_is_in_no_text_made_of_the_settings(tmp_path: Path) -> None:
    settings = load_settings({"DISCORD_TOKEN": TOKEN}, tmp_path)
    shown = (
        repr(settings),
        str(settings),
        str(settings.model_dump()),
        settings.model_dump_json(),
        repr(vars(settings)),
    )
    assert not [text for text in shown if TOKEN in text]


def test_a_section_that_is_refused_does_not_quote_its_secret() -> None:
    with pytest.raises(ValidationError) as refused:
        StorageSettings(url=f"mysql://me:{TOKEN}@host/base")
    assert TOKEN not in f"{refused.value} {refused.value!r}"


def test_folders_start_from_the_working_folder(tmp_path: Path) -> None:
    settings = load_settings({"COURROIE_STORAGE__BACKUP_FOLDER": "copies"}, tmp_path)
    assert settings.storage.backup_folder == tmp_path / "copies"


def test_the_example_loads_and_says_the_defaults(tmp_path: Path) -> None:
    assert load_settings({"COURROIE_CONFIG": str(EXAMPLE)}, tmp_path) == Settings()


def test_the_example_has_every_setting_below_a_sentence() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for key in setting_keys():
        section, name = key.split(".")
        start = lines.index(f"[{section}]")
        at = next(i for i in range(start, len(lines)) if lines[i].removeprefix("# ").startswith(f"{name} ="))
        assert lines[at - 1].startswith("# "), key
        assert lines[at - 1].endswith("."), key


def test_a_setting_without_a_default_is_a_comment_in_the_example() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for section, value in Settings():
        for name, default in value:
            assert (f"\n{name} = " in text) is (default is not None), f"{section}.{name}"


def test_a_variable_is_named_after_its_key() -> None:
    assert variable_of("storage.backup_keep") == "COURROIE_STORAGE__BACKUP_KEEP"
