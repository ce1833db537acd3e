"""What each setting may be. A value that may not be raises ``InvalidSetting``; one that may comes back in order."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.errors import InvalidSetting
from bot.domain.guild_settings import (
    AssemblyKind,
    Bylaws,
    Digest,
    FiscalYearStart,
    FollowUp,
    PrivacyOfficer,
    QuietHours,
    Quorum,
    QuorumKind,
    Retention,
    SettingKey,
    Surveys,
)
from bot.domain.survey import LEAST_THRESHOLD
from bot.domain.validation import is_line

MOST_ROLES: Final = 25
MOST_OFFSETS: Final = 10
LONGEST_OFFSET: Final = timedelta(days=365)
LONGEST_NOTICE: Final = 365
MOST_PROXIES: Final = 20
MOST_VOICES: Final = 10_000
MOST_MONTHS: Final = 240
LONGEST_DELAY: Final = 30
MOST_THRESHOLD: Final = 20
_DAYS_A_WEEK: Final = 7
OFFICER_LENGTH: Final = 200
LANGUAGES: Final = ("fr", "en")
_ALL_OF_THEM: Final = 100
# Names of the database that are no place: whatever the machine is set to, and the one that nobody has set.
_NO_PLACE: Final = frozenset({"localtime", "Factory"})
# No leap year: a fiscal year that begins on February 29 would begin one year in four.
_ANY_YEAR: Final = 2011


def valid(key: SettingKey, value: Any) -> Any:  # noqa: ANN401 - each key has its own type
    """``value`` as ``key`` keeps it; raise ``InvalidSetting`` where it may not be."""
    return _RULES[key](value)


def _as_given(value: object) -> object:
    return value


def _roles(value: tuple[int, ...]) -> tuple[int, ...]:
    roles = tuple(dict.fromkeys(value))
    if len(roles) > MOST_ROLES:
        raise InvalidSetting(SettingKey.COORDINATION_ROLES, "too_many_roles", str(len(roles)))
    return roles


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise InvalidSetting(SettingKey.LANGUAGE, "unknown_language", value)
    return value


def _time_zone(value: str) -> str:
    try:
        zone = ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise InvalidSetting(SettingKey.TIME_ZONE, "unknown_zone", value) from problem
    if zone in _NO_PLACE:
        raise InvalidSetting(SettingKey.TIME_ZONE, "unknown_zone", value)
    return zone


def _fiscal_year_start(value: FiscalYearStart) -> FiscalYearStart:
    try:
        date(_ANY_YEAR, value.month, value.day)
    except ValueError as problem:
        raise InvalidSetting(SettingKey.FISCAL_YEAR_START, "no_such_day", f"{value.day}/{value.month}") from problem
    return value


def _bylaws(value: Mapping[AssemblyKind, Bylaws]) -> Mapping[AssemblyKind, Bylaws]:
    for rules in value.values():
        _within("notice_days", rules.notice_days, 0, LONGEST_NOTICE)
        _within("proxies", rules.proxies, 0, MOST_PROXIES)
        if rules.quorum is not None:
            _quorum(rules.quorum)
    return value


def _quorum(quorum: Quorum) -> None:
    share = quorum.kind is QuorumKind.SHARE
    _within("quorum_share" if share else "quorum", quorum.value, 1, _ALL_OF_THEM if share else MOST_VOICES)


def _within(reason: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise InvalidSetting(SettingKey.BYLAWS, reason, str(number))


def _reminder_offsets(value: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
    offsets = tuple(sorted(set(value), reverse=True))
    if len(offsets) > MOST_OFFSETS:
        raise InvalidSetting(SettingKey.REMINDER_OFFSETS, "too_many_offsets", str(len(offsets)))
    for offset in offsets:
        if not timedelta(minutes=1) <= offset <= LONGEST_OFFSET or offset % timedelta(minutes=1):
            raise InvalidSetting(SettingKey.REMINDER_OFFSETS, "offset_out_of_range", str(offset))
    return offsets


def _quiet_hours(value: QuietHours | None) -> QuietHours | None:
    if value is not None and value.start == value.end:
        raise InvalidSetting(SettingKey.QUIET_HOURS, "no_quiet_time", f"{value.start:%H:%M}")
    return value


def _follow_up(value: FollowUp) -> FollowUp:
    if not 1 <= value.delay_days <= LONGEST_DELAY:
        raise InvalidSetting(SettingKey.FOLLOW_UP, "delay", str(value.delay_days))
    return value


def _digest(value: Digest) -> Digest:
    if value.weekday not in range(_DAYS_A_WEEK):
        raise InvalidSetting(SettingKey.DIGEST, "weekday", str(value.weekday))
    return replace(value, at=value.at.replace(second=0, microsecond=0))


def _privacy_officer(value: PrivacyOfficer | None) -> PrivacyOfficer | None:
    if value is None:
        return None
    name, contact = " ".join(value.name.split()), " ".join(value.contact.split())
    for reason, text in (("officer_name", name), ("officer_contact", contact)):
        if not is_line(text) or len(text) > OFFICER_LENGTH:
            raise InvalidSetting(SettingKey.PRIVACY_OFFICER, reason, text)
    return PrivacyOfficer(name, contact, value.user_id)


def _retention(value: Retention) -> Retention:
    for months in (value.journal_months, value.departed_months):
        if not 1 <= months <= MOST_MONTHS:
            raise InvalidSetting(SettingKey.RETENTION, "months", str(months))
    return value


def _surveys(value: Surveys) -> Surveys:
    if not LEAST_THRESHOLD <= value.threshold <= MOST_THRESHOLD:
        raise InvalidSetting(SettingKey.SURVEYS, "threshold", str(value.threshold))
    return value


_RULES: Final[Mapping[SettingKey, Callable[[Any], Any]]] = {
    SettingKey.COORDINATION_ROLES: _roles,
    SettingKey.ANNOUNCEMENTS_CHANNEL: _as_given,
    SettingKey.COORDINATION_CHANNEL: _as_given,
    SettingKey.LANGUAGE: _language,
    SettingKey.TIME_ZONE: _time_zone,
    SettingKey.FISCAL_YEAR_START: _fiscal_year_start,
    SettingKey.BYLAWS: _bylaws,
    SettingKey.REMINDER_OFFSETS: _reminder_offsets,
    SettingKey.QUIET_HOURS: _quiet_hours,
    SettingKey.FOLLOW_UP: _follow_up,
    SettingKey.DIGEST: _digest,
    SettingKey.PRIVACY_OFFICER: _privacy_officer,
    SettingKey.RETENTION: _retention,
    SettingKey.SURVEYS: _surveys,
    SettingKey.LINK_CONFIRMATION: _as_given,
    SettingKey.PANEL: _as_given,
}
