"""Facts about settings that cannot be used. The sentences are in ``bot/texts/settings_problems.py``."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.errors import CourroieError


class SettingReason(StrEnum):
    """Why a setting was refused."""

    WRONG_VALUE = "wrong_value"
    UNKNOWN_KEY = "unknown_key"
    NOT_A_SECTION = "not_a_section"
    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_MALFORMED = "file_malformed"
    TOKEN_TWICE = "token_twice"  # noqa: S105 - a reason, not a token
    TOKEN_FILE_MISSING = "token_file_missing"  # noqa: S105
    TOKEN_FILE_UNREADABLE = "token_file_unreadable"  # noqa: S105
    TOKEN_FILE_WRONG = "token_file_wrong"  # noqa: S105


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """One thing to correct.

    ``key`` is such as ``storage.url`` (empty when a whole file is at fault); ``source`` is the environment variable's
    name when ``in_environment``, else the path of the file. ``given`` is what stands there, and is empty for a secret;
    ``nearest`` is the known key or variable that an unknown one resembles; ``line`` counts from 1.
    """

    reason: SettingReason
    key: str
    source: str
    in_environment: bool = False
    given: str = ""
    nearest: str = ""
    line: int | None = None


@dataclass(eq=False)
class SettingsError(CourroieError):
    """The settings cannot be used as they are; ``problems`` has all that was found, never none."""

    problems: tuple[SettingProblem, ...]
