"""The process's settings: ``config.toml`` and the environment, read once into one frozen, typed value.

What belongs to one guild is in the database, changed in ``/reglages``; ``guild`` here is what a new guild starts with.
A variable ``COURROIE_SECTION__KEY`` outweighs the file's ``key`` of ``[section]``; an empty variable is unset.
Nothing here is ever shown whole: the token is a secret, and a database's address may hold a password.
"""

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.domain.guild_settings import GuildSettings

ENV_PREFIX: Final = "COURROIE_"
ENV_DELIMITER: Final = "__"

_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
_API_BASE: Final = re.compile(r"(?P<scheme>https?)(?P<root>://[^/?#\s@]+(?:/[^?#\s]*)?)/api/v\d+/?")


def _with_async_driver(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _DRIVERS:
        raise ValueError
    return f"{_DRIVERS[scheme]}://{rest}"


def may_be_token(text: str) -> bool:
    """Whether ``text`` is one word of plain characters: Discord documents no more of a token's form."""
    return text.isascii() and text.isprintable() and len(text.split()) == 1 and text == text.strip()


def _one_token(token: SecretStr) -> SecretStr:
    if not may_be_token(token.get_secret_value()):
        raise ValueError
    return token


def _time_of_day(value: object) -> time:
    """What pydantic would read « 330 » as, five minutes and a half past midnight, nobody means."""
    read = value if isinstance(value, time) else time.fromisoformat(str(value))
    if read.tzinfo is not None or isinstance(value, int | float):
        raise ValueError
    return read


def _api_base(address: str) -> str:
    if not _API_BASE.fullmatch(address):
        raise ValueError
    return address.rstrip("/")


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError from error
    return name


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True)


class StorageSettings(_Section):
    """Where the roundtable's memory is kept, and its nightly copies."""

    url: Annotated[str, AfterValidator(_with_async_driver)] = Field(
        default="sqlite+aiosqlite:///var/courroie.db", repr=False
    )
    backup_folder: Path | None = None
    backup_keep: Annotated[int, Field(ge=1)] = 14
    backup_time: Annotated[time, BeforeValidator(_time_of_day)] = time(3, 30)

    @property
    def shown_url(self) -> str:
        """The database's address without its password: what a log may hold."""
        parts = urlsplit(self.url)
        if parts.password is None:
            return self.url
        user, _, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}:***@{host}"))


class DiscordSettings(_Section):
    """How Discord is reached. ``token`` also holds what ``token_file`` contained."""

    token: Annotated[SecretStr, AfterValidator(_one_token)] | None = None
    token_file: Path | None = None
    api_base: Annotated[str, AfterValidator(_api_base)] | None = None

    @property
    def gateway_url(self) -> str | None:
        """The gateway that stands beside ``api_base`` (``ws://host/gateway``); None leaves discord.py's own."""
        return self._beside_api("ws", "/gateway")

    @property
    def cdn_base(self) -> str | None:
        """The CDN that stands beside ``api_base`` (``http://host/cdn``); None leaves discord.py's own."""
        return self._beside_api("http", "/cdn")

    def _beside_api(self, protocol: str, path: str) -> str | None:
        if self.api_base is None or (found := _API_BASE.fullmatch(self.api_base)) is None:
            return None
        secure = "s" if found["scheme"] == "https" else ""
        return f"{protocol}{secure}{found['root']}{path}"


class LogSettings(_Section):
    """How much the process says."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class SnapshotSettings(_Section):
    """How many guilds' plans are kept in memory at once."""

    capacity: Annotated[int, Field(ge=1)] = 50


class GuildDefaults(_Section):
    """What a new guild starts with."""

    language: Literal["fr", "en"] = "fr"
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "America/Toronto"

    def settings(self) -> GuildSettings:
        """The settings of a guild that has answered nothing."""
        return GuildSettings(language=self.language, time_zone=self.time_zone)


class Settings(BaseSettings):
    """Everything the process may be told. Made by ``load_settings``; ``Settings()`` alone is the defaults."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        env_prefix=ENV_PREFIX,
        env_nested_delimiter=ENV_DELIMITER,
    )

    storage: StorageSettings = StorageSettings()
    discord: DiscordSettings = DiscordSettings()
    log: LogSettings = LogSettings()
    snapshots: SnapshotSettings = SnapshotSettings()
    guild: GuildDefaults = GuildDefaults()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic-settings' own signature, like the rest
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what ``load_settings`` gives: it is what reads the file and the environment."""
        return (init_settings,)
