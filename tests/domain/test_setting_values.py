"""What is kept of a setting is JSON and comes back as it was; what may not be is refused by name."""

import json
from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import InvalidSetting
from bot.domain.guild_settings import (
    DEFAULT_BYLAWS,
    DEFAULT_SETTINGS,
    AssemblyKind,
    Bylaws,
    Digest,
    FiscalYearStart,
    FollowUp,
    Panel,
    PrivacyOfficer,
    QuietHours,
    Quorum,
    QuorumKind,
    Retention,
    SettingKey,
    Surveys,
    Voice,
)
from bot.domain.setting_rules import valid
from bot.domain.setting_values import facts_of, from_json, to_json
from bot.domain.validation import is_line

IDS = st.integers(1, 2**63 - 1)
LINES = st.text(min_size=1, max_size=200).map(lambda text: " ".join(text.split())).filter(is_line)
QUORUMS = st.builds(Quorum, st.sampled_from(QuorumKind), st.integers(1, 100))
BYLAWS = st.builds(Bylaws, st.integers(0, 365), st.none() | QUORUMS, st.sampled_from(Voice), st.integers(0, 20))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
OFFSETS = st.sets(st.integers(1, 365 * 1440), max_size=10)
VALUES: dict[SettingKey, st.SearchStrategy[Any]] = {
    SettingKey.COORDINATION_ROLES: st.lists(IDS, max_size=25, unique=True).map(tuple),
    SettingKey.ANNOUNCEMENTS_CHANNEL: st.none() | IDS,
    SettingKey.COORDINATION_CHANNEL: st.none() | IDS,
    SettingKey.LANGUAGE: st.sampled_from(["fr", "en"]),
    SettingKey.TIME_ZONE: st.sampled_from(["America/Toronto", "America/St_Johns", "UTC"]),
    SettingKey.FISCAL_YEAR_START: st.dates()
    .filter(lambda d: (d.month, d.day) != (2, 29))
    .map(lambda d: FiscalYearStart(d.month, d.day)),
    SettingKey.BYLAWS: st.fixed_dictionaries(dict.fromkeys(AssemblyKind, BYLAWS)),
    SettingKey.REMINDER_OFFSETS: OFFSETS.map(lambda o: tuple(timedelta(minutes=m) for m in sorted(o, reverse=True))),
    SettingKey.QUIET_HOURS: st.none() | st.builds(QuietHours, TIMES, TIMES).filter(lambda h: h.start != h.end),
    SettingKey.FOLLOW_UP: st.builds(FollowUp, st.integers(1, 30), st.none() | IDS),
    SettingKey.DIGEST: st.builds(Digest, st.none() | IDS, st.integers(0, 6), TIMES),
    SettingKey.PRIVACY_OFFICER: st.none() | st.builds(PrivacyOfficer, LINES, LINES, st.none() | IDS),
    SettingKey.RETENTION: st.builds(Retention, st.integers(1, 240), st.integers(1, 240)),
    SettingKey.SURVEYS: st.builds(Surveys, st.integers(3, 20)),
    SettingKey.LINK_CONFIRMATION: st.booleans(),
    SettingKey.PANEL: st.none() | st.builds(Panel, IDS, IDS),
}


@pytest.mark.parametrize("key", SettingKey)
@settings(max_examples=20)
@given(st.data())
def test_a_value_that_may_be_comes_back_from_json_as_it_was(key: SettingKey, data: st.DataObject) -> None:
    value = data.draw(VALUES[key])
    assert valid(key, value) == value
    assert from_json(key, json.loads(json.dumps(to_json(key, value)))) == value


@pytest.mark.parametrize("key", SettingKey)
def test_a_default_may_be(key: SettingKey) -> None:
    value = getattr(DEFAULT_SETTINGS, key)
    assert valid(key, value) == value
    assert from_json(key, to_json(key, value)) == value


def test_a_kind_of_assembly_that_is_newer_than_the_answer_has_its_default() -> None:
    stored = to_json(SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(3)})
    assert from_json(SettingKey.BYLAWS, stored) == {**DEFAULT_BYLAWS, AssemblyKind.BOARD: Bylaws(3)}


def test_the_journal_has_each_part_by_its_name() -> None:
    facts = facts_of(SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(3, Quorum(QuorumKind.SHARE, 50))})
    assert facts == {
        "bylaws.board.notice_days": 3,
        "bylaws.board.quorum": "50%",
        "bylaws.board.voice": "organization",
        "bylaws.board.proxies": 0,
    }


def test_values_are_kept_in_order_and_once() -> None:
    day = timedelta(days=1)
    assert valid(SettingKey.COORDINATION_ROLES, (2, 1, 2)) == (2, 1)
    assert valid(SettingKey.REMINDER_OFFSETS, (day, 7 * day, day)) == (7 * day, day)
    assert valid(SettingKey.PRIVACY_OFFICER, PrivacyOfficer(" Claire ", " ici ")) == PrivacyOfficer("Claire", "ici")


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        (SettingKey.COORDINATION_ROLES, tuple(range(26)), "too_many_roles"),
        (SettingKey.LANGUAGE, "es", "unknown_language"),
        (SettingKey.TIME_ZONE, "America/Lachine", "unknown_zone"),
        (SettingKey.TIME_ZONE, "../Toronto", "unknown_zone"),
        (SettingKey.TIME_ZONE, "", "unknown_zone"),
        (SettingKey.TIME_ZONE, "localtime", "unknown_zone"),
        (SettingKey.FISCAL_YEAR_START, FiscalYearStart(2, 29), "no_such_day"),
        (SettingKey.FISCAL_YEAR_START, FiscalYearStart(13, 1), "no_such_day"),
        (SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(366)}, "notice_days"),
        (SettingKey.FOLLOW_UP, FollowUp(0), "delay"),
        (SettingKey.FOLLOW_UP, FollowUp(31), "delay"),
        (SettingKey.DIGEST, Digest(5, weekday=7), "weekday"),
        (SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(proxies=21)}, "proxies"),
        (SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(quorum=Quorum(QuorumKind.SHARE, 101))}, "quorum_share"),
        (SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(quorum=Quorum(QuorumKind.NUMBER, 0))}, "quorum"),
        (SettingKey.REMINDER_OFFSETS, (timedelta(days=366),), "offset_out_of_range"),
        (SettingKey.REMINDER_OFFSETS, (timedelta(0),), "offset_out_of_range"),
        (SettingKey.REMINDER_OFFSETS, (timedelta(seconds=90),), "offset_out_of_range"),
        (SettingKey.REMINDER_OFFSETS, tuple(timedelta(days=n) for n in range(1, 12)), "too_many_offsets"),
        (SettingKey.QUIET_HOURS, QuietHours(time(8), time(8)), "no_quiet_time"),
        (SettingKey.PRIVACY_OFFICER, PrivacyOfficer(" ", "ici"), "officer_name"),
        (SettingKey.PRIVACY_OFFICER, PrivacyOfficer("Claire", ""), "officer_contact"),
        (SettingKey.PRIVACY_OFFICER, PrivacyOfficer("Claire\0", "ici"), "officer_name"),
        (SettingKey.RETENTION, Retention(0, 24), "months"),
        (SettingKey.RETENTION, Retention(36, 241), "months"),
        (SettingKey.SURVEYS, Surveys(2), "threshold"),
        (SettingKey.SURVEYS, Surveys(21), "threshold"),
    ],
)
def test_what_may_not_be_is_refused_by_name(key: SettingKey, value: object, reason: str) -> None:
    with pytest.raises(InvalidSetting) as caught:
        valid(key, value)
    assert (caught.value.key, caught.value.reason) == (key, reason)
