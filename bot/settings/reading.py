"""From ``config.toml`` and the environment to ``Settings``, or to everything that is wrong with them."""

import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource

from bot.domain.settings_errors import SettingProblem, SettingReason, SettingsError
from bot.settings.model import ENV_DELIMITER, ENV_PREFIX, Settings, may_be_token

CONFIG_VARIABLE: Final = "COURROIE_CONFIG"
CONFIG_FILE: Final = "config.toml"
CUSTOMARY_TOKEN: Final = "DISCORD_TOKEN"  # noqa: S105 - a variable's name
DEVELOPMENT_VARIABLES: Final = frozenset(
    {"COURROIE_GOLDEN", "COURROIE_OPENAPI", "COURROIE_SOURCE_PLAN", "COURROIE_THOROUGH"}
)

_MAY_HOLD_A_SECRET: Final = frozenset({"discord.token", "discord.token_file", "discord.api_base", "storage.url"})
_TOKEN_KEYS: Final = ("token", "token_file")


def load_settings(environ: Mapping[str, str], working_folder: Path) -> Settings:
    """Read the settings; raise ``SettingsError`` with every problem found.

    The file is ``COURROIE_CONFIG``, which must then exist, else ``config.toml`` of the working folder if there is one.
    Relative paths start from the working folder. ``DISCORD_TOKEN`` serves where no variable of ours gives a token.
    """
    return _Reading({name: value for name, value in environ.items() if value}, working_folder).settings()


def readable_by_others(settings: Settings) -> Path | None:
    """The token's file, if other people of this machine may read it: worth a warning."""
    path = settings.discord.token_file
    return path if path is not None and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH) else None


def setting_keys() -> tuple[str, ...]:
    """Every key there is, such as ``storage.url``, in the model's order."""
    sections = {name: info.default for name, info in Settings.model_fields.items()}
    return tuple(f"{name}.{key}" for name, section in sections.items() for key in type(section).model_fields)


def variable_of(key: str) -> str:
    """The environment variable that sets ``key``."""
    return ENV_PREFIX + key.replace(".", ENV_DELIMITER).upper()


def _nearest(name: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


@dataclass
class _Reading:
    """One reading: what the environment says, and the problems met so far. ``environ`` has no empty variable."""

    environ: Mapping[str, str]
    folder: Path
    problems: list[SettingProblem] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / self.environ.get(CONFIG_VARIABLE, CONFIG_FILE)

    def settings(self) -> Settings:
        values = self._merged(self._from_file(), self._from_environment())
        self._read_token_file(values)
        settings = self._validated(values)
        if settings is None or self.problems:
            raise SettingsError(tuple(self.problems))
        return settings

    def _from_file(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            if CONFIG_VARIABLE in self.environ:
                self._add_about_file(SettingReason.FILE_MISSING)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            self._add_about_file(SettingReason.FILE_MALFORMED, int(line[1]) if line else None)
        except (OSError, UnicodeDecodeError):
            self._add_about_file(SettingReason.FILE_UNREADABLE)
        return {}

    def _from_environment(self) -> dict[str, Any]:
        known = {variable_of(key) for key in setting_keys()}
        ours = {name for name in self.environ if name.startswith(ENV_PREFIX)}
        for name in sorted(ours - known - DEVELOPMENT_VARIABLES - {CONFIG_VARIABLE}):
            problem = SettingProblem(
                SettingReason.UNKNOWN_KEY, "", name, in_environment=True, nearest=_nearest(name, known)
            )
            self.problems.append(problem)
        source = EnvSettingsSource(Settings)
        source.env_vars = {name.lower(): self.environ[name] for name in ours & known}
        values = source()
        discord = values.setdefault("discord", {})
        if CUSTOMARY_TOKEN in self.environ and not any(key in discord for key in _TOKEN_KEYS):
            discord["token"] = self.environ[CUSTOMARY_TOKEN]
        return values

    def _merged(self, file: dict[str, Any], environment: dict[str, Any]) -> dict[str, Any]:
        """The environment over the file, key by key; a token of the environment replaces the file's, however given."""
        values = dict(file)
        for section, given in environment.items():
            written = values.get(section, {})
            if not isinstance(written, dict):
                continue
            replaced = _TOKEN_KEYS if any(key in given for key in _TOKEN_KEYS) else ()
            values[section] = {key: value for key, value in written.items() if key not in replaced} | given
        return values

    def _read_token_file(self, values: dict[str, Any]) -> None:
        discord = values.get("discord")
        if not isinstance(discord, dict) or not isinstance(discord.get("token_file"), str):
            return
        if "token" in discord:
            self._add(SettingReason.TOKEN_TWICE, "discord.token_file")
            return
        path = discord["token_file"] = self.folder / discord["token_file"]
        try:
            token = path.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            self._add(SettingReason.TOKEN_FILE_MISSING, "discord.token_file")
        except (OSError, UnicodeDecodeError):
            self._add(SettingReason.TOKEN_FILE_UNREADABLE, "discord.token_file")
        else:
            if may_be_token(token):
                discord["token"] = token
            else:
                self._add(SettingReason.TOKEN_FILE_WRONG, "discord.token_file")

    def _validated(self, values: dict[str, Any]) -> Settings | None:
        try:
            settings = Settings(**values)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_context=False):
                key = ".".join(str(part) for part in detail["loc"][:2])
                self._add_invalid(detail["type"], key, detail["input"])
            return None
        folder = settings.storage.backup_folder
        if folder is None:
            return settings
        storage = settings.storage.model_copy(update={"backup_folder": self.folder / folder})
        return settings.model_copy(update={"storage": storage})

    def _add_invalid(self, kind: str, key: str, given: object) -> None:
        if kind == "extra_forbidden":
            known = setting_keys() if "." in key else Settings.model_fields
            self._add(SettingReason.UNKNOWN_KEY, key, nearest=_nearest(key, known))
        elif "." not in key:
            self._add(SettingReason.NOT_A_SECTION, key)
        else:
            self._add(SettingReason.WRONG_VALUE, key, "" if key in _MAY_HOLD_A_SECRET else str(given))

    def _add(self, reason: SettingReason, key: str, given: str = "", nearest: str = "") -> None:
        variable = variable_of(key)
        if key == "discord.token" and variable not in self.environ:
            variable = CUSTOMARY_TOKEN
        in_environment = variable in self.environ
        source = variable if in_environment else str(self.path)
        self.problems.append(SettingProblem(reason, key, source, in_environment, given, nearest))

    def _add_about_file(self, reason: SettingReason, line: int | None = None) -> None:
        self.problems.append(SettingProblem(reason, "", str(self.path), line=line))
