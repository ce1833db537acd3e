"""The register has a word for every code, and every column that a person sees has a label."""

import pytest

from bot.domain.guild_settings import Retention as Delays
from bot.domain.personal_data import DataKind, Effect, Ground, Purpose, Retention
from bot.texts.catalogue import texts_in
from bot.texts.personal_data import (
    column_label,
    effect_text,
    kind_count,
    purpose_title,
    reason_text,
    retention_text,
)
from storage.personal_data import REGISTER

T = texts_in("fr")
# What a person would not understand, or is told in other words: ids, codes, what the history is counted by.
SILENT = {
    *("id", "person_id", "lead_id", "subject_id", "actor_id", "actor_kind", "evidence_author_id", "settled_by"),
    *("imported_by", "value", "before", "after", "label", "evidence_text", "evidence_url"),
    *("proxy_person_id", "moved_by_person_id", "seconded_by_person_id", "elected_person_id", "carrier_id"),
    *("entered_by", "convened_by", "created_by", "carrier_kind", "answer", "answered_at", "guest_name", "voice"),
    *("everything", "offsets", "quiet_hours", "paused_until", "fallback", "locale", "changed_at", "asked_at"),
    *("subject", "dedupe_key", "variant", "due_at", "sent_at", "channel_id", "message_id", "problem"),
    *("place", "retry_at", "participant", "answers", "draft", "submitted_at", "stratum"),
}


@pytest.mark.parametrize("purpose", Purpose)
def test_each_purpose_has_a_heading_and_a_reason(purpose: Purpose) -> None:
    assert purpose_title(T, purpose)
    assert all(reason_text(T, purpose, ground).startswith("pour ") for ground in Ground)


@pytest.mark.parametrize("retention", Retention)
def test_each_retention_is_told_by_the_guilds_own_delays(retention: Retention) -> None:
    told = retention_text(T, retention, Delays(journal_months=5, departed_months=7))
    months = {Retention.JOURNAL: "5", Retention.ASSEMBLY: "5", Retention.DEPARTURE: "7", Retention.DELIVERY: "90"}
    assert months.get(retention, told[:1]) in told


@pytest.mark.parametrize("effect", Effect)
def test_each_effect_is_told(effect: Effect) -> None:
    assert effect_text(T, effect)


@pytest.mark.parametrize("kind", DataKind)
def test_each_kind_is_counted_in_words(kind: DataKind) -> None:
    assert kind_count(T, kind, 2).startswith("2")
    assert kind_count(T, kind, 1) != kind_count(T, kind, 2)


def test_each_personal_column_has_a_label_or_is_told_otherwise() -> None:
    unlabelled = {column for record in REGISTER for column in record.personal if column_label(T, column) is None}
    assert unlabelled == SILENT
