"""What a form proposes is what is kept, in words that can be typed back, in both languages."""

import dataclasses
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.guild_settings import GuildSettings, QuietHours, Quorum, QuorumKind, SettingKey
from bot.domain.setting_findings import Finding, FindingKind, Need
from bot.domain.setting_reading import read_fiscal_day, read_months, read_offsets, read_quiet_hours, read_quorum
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.texts.dates import month_day_text
from bot.texts.setting_bylaws import quorum_typed
from bot.texts.setting_findings import finding_text
from bot.texts.setting_problems import REASONS
from bot.texts.setting_times import months_text, offsets_text, quiet_hours_text
from bot.texts.setting_words import setting_label, setting_text

TEXTS = st.sampled_from([texts_in(language) for language in LANGUAGES])
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
OFFSETS = st.lists(st.integers(1, 365 * 1440).map(lambda minutes: timedelta(minutes=minutes)), max_size=4)
QUORUMS = st.builds(Quorum, st.sampled_from(QuorumKind), st.integers(1, 100))


@settings(max_examples=40)
@given(TEXTS, OFFSETS, st.none() | st.builds(QuietHours, TIMES, TIMES), st.none() | QUORUMS, st.integers(1, 240))
def test_what_stands_in_a_form_can_be_sent_as_it_is(
    t: Texts, offsets: list[timedelta], hours: QuietHours | None, quorum: Quorum | None, months: int
) -> None:
    assert sorted(read_offsets(offsets_text(t, offsets))) == sorted(offsets)
    assert read_quiet_hours(quiet_hours_text(t, hours)) == hours
    assert read_quorum(quorum_typed(t, quorum)) == quorum
    assert read_months(months_text(t, months)) == months


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_day_of_a_year_can_be_sent_as_it_is(language: str) -> None:
    for ordinal in range(date(2011, 1, 1).toordinal(), date(2012, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        start = read_fiscal_day(month_day_text(texts_in(language), day.month, day.day))
        assert (start.month, start.day) == (day.month, day.day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_has_a_name_and_its_default_is_in_words(language: str) -> None:
    t = texts_in(language)
    assert len({setting_label(t, key) for key in SettingKey}) == len(SettingKey)
    for field in dataclasses.fields(GuildSettings):
        if field.name != "chosen":
            assert setting_text(t, GuildSettings(), SettingKey(field.name))


def test_what_is_missing_says_of_what_and_where_to_click() -> None:
    missing = (Need.SEND, Need.PIN)
    text = finding_text(texts_in("fr"), Finding(FindingKind.CHANNEL_CLOSED, SettingKey.PANEL, 5, missing))
    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Panneau de boutons : dans <#5>, il manque à Courroie « Envoyer des messages », « Épingler des messages ». Ouvrez "
        "Paramètres du salon › Permissions › Courroie, et cochez-y ce qui manque."
    )


def test_each_reason_says_what_would_be_right() -> None:
    for reason, words in REASONS.items():
        assert any(word in words for word in ("Écrivez", "choisissez", "Il faut", "gardez-en")), reason
