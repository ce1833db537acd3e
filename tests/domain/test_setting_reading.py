from datetime import time, timedelta

import pytest

from bot.domain.errors import InvalidSetting
from bot.domain.guild_settings import FiscalYearStart, QuietHours, Quorum, QuorumKind, SettingKey
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

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "quorum"),
    [
        ("15", Quorum(QuorumKind.NUMBER, 15)),
        ("15 membres", Quorum(QuorumKind.NUMBER, 15)),
        ("20 %", Quorum(QuorumKind.SHARE, 20)),
        ("20\N{NO-BREAK SPACE}%", Quorum(QuorumKind.SHARE, 20)),
        ("20%", Quorum(QuorumKind.SHARE, 20)),
        ("20 pour cent", Quorum(QuorumKind.SHARE, 20)),
        ("Aucun", None),
        ("none", None),
        ("", None),
    ],
)
def test_a_quorum_is_a_number_a_share_or_none(text: str, quorum: Quorum | None) -> None:
    assert read_quorum(text) == quorum


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("14 jours, 7 jours, 2 heures", (2 * HOUR, 7 * DAY, 14 * DAY)),
        ("14, 7 et 1 jours", (DAY, 7 * DAY, 14 * DAY)),
        ("2 semaines; 30 min", (timedelta(minutes=30), 14 * DAY)),
        ("3 days and 2h", (2 * HOUR, 3 * DAY)),
        ("14j, 2h", (2 * HOUR, 14 * DAY)),
        ("aucun", ()),
    ],
)
def test_offsets_are_read_with_their_units(text: str, offsets: tuple[timedelta, ...]) -> None:
    assert read_offsets(text) == offsets


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("21 h à 8 h", QuietHours(time(21), time(8))),
        ("de 21h30 à 7h05", QuietHours(time(21, 30), time(7, 5))),
        ("21:30-7:00", QuietHours(time(21, 30), time(7))),
        ("9 p.m. to 8 a.m.", QuietHours(time(21), time(8))),
        ("9:30pm - 12am", QuietHours(time(21, 30), time(0))),
        ("minuit à midi", QuietHours(time(0), time(12))),
        ("22 à 6", QuietHours(time(22), time(6))),
        ("Aucune", None),
    ],
)
def test_quiet_hours_are_two_times(text: str, hours: QuietHours | None) -> None:
    assert read_quiet_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1er avril", FiscalYearStart(4, 1)),
        ("September 1", FiscalYearStart(9, 1)),
        ("avril", FiscalYearStart(4, 1)),
        ("04-15", FiscalYearStart(4, 15)),
        ("le 15 décembre", FiscalYearStart(12, 15)),
    ],
)
def test_a_fiscal_year_begins_on_a_day_of_any_year(text: str, start: FiscalYearStart) -> None:
    assert read_fiscal_day(text) == start


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("America/Toronto", "America/Toronto"),
        ("america/toronto", "America/Toronto"),
        ("Winnipeg", "America/Winnipeg"),
        ("st johns", "America/St_Johns"),
        ("St. John's", "America/St_Johns"),
        ("Paris", "Europe/Paris"),
        ("UTC", "UTC"),
    ],
)
def test_a_time_zone_goes_by_its_name_or_its_city(text: str, zone: str) -> None:
    assert read_time_zone(text) == zone


def test_numbers_may_have_their_unit() -> None:
    assert (read_days("14"), read_days("14 jours"), read_proxies("aucune"), read_proxies("2")) == (14, 14, 0, 2)
    assert (read_months("36"), read_months("36 mois"), read_months("3 ans"), read_months("1 an")) == (36, 36, 36, 12)


@pytest.mark.parametrize(
    ("text", "at"),
    [("9 h", time(9)), ("18 h 30", time(18, 30)), ("8:05", time(8, 5)), ("9 a.m.", time(9)), ("midi", time(12))],
)
def test_an_hour_is_read_alone(text: str, at: time) -> None:
    assert read_hour(text) == at


@pytest.mark.parametrize("text", ["3", "3 jours", "3j", "3 days"])
def test_a_delay_is_a_number_of_days(text: str) -> None:
    assert read_delay(text) == 3


@pytest.mark.parametrize(
    ("read", "text", "key", "reason"),
    [
        (read_quorum, "la moitié", SettingKey.BYLAWS, "quorum"),
        (read_days, "bientôt", SettingKey.BYLAWS, "notice_days"),
        (read_days, "-1", SettingKey.BYLAWS, "notice_days"),
        (read_proxies, "une", SettingKey.BYLAWS, "proxies"),
        (read_offsets, "14", SettingKey.REMINDER_OFFSETS, "offset"),
        (read_offsets, "14 lunes", SettingKey.REMINDER_OFFSETS, "offset"),
        (read_delay, "bientôt", SettingKey.FOLLOW_UP, "delay"),
        (read_hour, "25 h", SettingKey.DIGEST, "hour"),
        (read_hour, "le matin", SettingKey.DIGEST, "hour"),
        (read_quiet_hours, "la nuit", SettingKey.QUIET_HOURS, "quiet_hours"),
        (read_quiet_hours, "25 h à 8 h", SettingKey.QUIET_HOURS, "quiet_hours"),
        (read_quiet_hours, "13 p.m. to 8 a.m.", SettingKey.QUIET_HOURS, "quiet_hours"),
        (read_fiscal_day, "29 février", SettingKey.FISCAL_YEAR_START, "no_such_day"),
        (read_fiscal_day, "13-01", SettingKey.FISCAL_YEAR_START, "no_such_day"),
        (read_time_zone, "Lachine", SettingKey.TIME_ZONE, "unknown_zone"),
        (read_months, "toujours", SettingKey.RETENTION, "months"),
    ],
)
def test_what_cannot_be_read_says_which_setting_and_what_was_typed(
    read: object, text: str, key: SettingKey, reason: str
) -> None:
    assert callable(read)
    with pytest.raises(InvalidSetting) as caught:
        read(text)
    assert (caught.value.key, caught.value.reason, caught.value.given) == (key, reason, text)
