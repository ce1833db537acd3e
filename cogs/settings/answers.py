"""What is chosen or typed on the screens of `/reglages`, as the settings' own values; what cannot be read raises ``InvalidSetting``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.domain.guild_settings import Bylaws, FiscalYearStart, GuildSettings, Retention, SettingKey, Surveys, Voice
from bot.domain.setting_reading import (
    read_days,
    read_delay,
    read_fiscal_day,
    read_hour,
    read_months,
    read_offsets,
    read_proxies,
    read_quiet_hours,
    read_quorum,
    read_time_zone,
)
from bot.views import settings_forms as fields
from bot.views.settings_steps import YES

Typed = Mapping[str, str]
_WITH_CHANNEL: Final = frozenset({SettingKey.FOLLOW_UP, SettingKey.DIGEST})


def chosen_value(key: SettingKey, choice: str) -> Any:  # noqa: ANN401 - each key has its own type
    """The value of a line of the menu of ``key``."""
    if key is SettingKey.FISCAL_YEAR_START:
        return FiscalYearStart(int(choice), 1)
    if key is SettingKey.SURVEYS:
        return Surveys(int(choice))
    return choice == YES if key is SettingKey.LINK_CONFIRMATION else choice


def picked_value(settings: GuildSettings, key: SettingKey, ids: list[int]) -> Any:  # noqa: ANN401
    """The value of what was picked among Discord's roles or channels; what else the setting says stays."""
    if key in _WITH_CHANNEL:
        return replace(getattr(settings, key), channel_id=ids[0])
    return tuple(ids) if key is SettingKey.COORDINATION_ROLES else ids[0]


def no_value(settings: GuildSettings, key: SettingKey) -> Any:  # noqa: ANN401
    """The value of « aucun »; what else the setting says stays."""
    if key in _WITH_CHANNEL:
        return replace(getattr(settings, key), channel_id=None)
    return () if key in {SettingKey.COORDINATION_ROLES, SettingKey.REMINDER_OFFSETS} else None


def typed_value(settings: GuildSettings, key: SettingKey, typed: Typed) -> Any:  # noqa: ANN401
    """The value of what was typed in the form of ``key``; what else the setting says stays."""
    if key is SettingKey.FOLLOW_UP:
        return replace(settings.follow_up, delay_days=read_delay(typed[fields.ANSWER]))
    if key is SettingKey.DIGEST:
        return replace(settings.digest, weekday=int(typed[fields.WEEKDAY]), at=read_hour(typed[fields.HOUR]))
    return _READERS[key](typed)


def typed_bylaws(typed: Typed) -> Bylaws:
    """The by-laws that were typed."""
    return Bylaws(
        notice_days=read_days(typed[fields.NOTICE]),
        quorum=read_quorum(typed[fields.QUORUM]),
        voice=Voice(typed[fields.VOICE]),
        proxies=read_proxies(typed[fields.PROXIES]),
    )


_READERS: Final[Mapping[SettingKey, Callable[[Typed], Any]]] = {
    SettingKey.TIME_ZONE: lambda typed: read_time_zone(typed[fields.ANSWER]),
    SettingKey.FISCAL_YEAR_START: lambda typed: read_fiscal_day(typed[fields.ANSWER]),
    SettingKey.REMINDER_OFFSETS: lambda typed: read_offsets(typed[fields.ANSWER]),
    SettingKey.QUIET_HOURS: lambda typed: read_quiet_hours(typed[fields.ANSWER]),
    SettingKey.RETENTION: lambda typed: Retention(
        read_months(typed[fields.JOURNAL]), read_months(typed[fields.DEPARTED])
    ),
}
