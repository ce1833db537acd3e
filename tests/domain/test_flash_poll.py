"""What a flash poll may be, as Discord takes it, and where it stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.flash_poll import (
    READ_WITHIN,
    FlashPollDraft,
    Standing,
    checked,
    posting,
    read_again_at,
    read_answers,
    read_hours,
    reading,
    standing_of,
)
from bot.domain.flash_poll_errors import InvalidFlashPoll
from bot.domain.survey import FlashPoll

NOW = datetime(2012, 9, 10, 14, tzinfo=UTC)
DRAFT = FlashPollDraft("Quel soir?", ("Mardi", "Jeudi"))
POLL = FlashPoll(7, 1, "Quel soir?", ("Mardi", "Jeudi"), several=False, ends_at=NOW, channel_id=5)


def test_a_draft_is_tidied() -> None:
    draft = FlashPollDraft("  Quel\u200b  soir? ", (" Mardi ", "", "Jeudi\u202e"), several=True, hours=768)
    assert checked(draft) == FlashPollDraft("Quel soir?", ("Mardi", "Jeudi"), several=True, hours=768)


@pytest.mark.parametrize(
    ("draft", "field", "reason"),
    [
        (replace(DRAFT, question=" \u200b "), "question", "blank"),
        (replace(DRAFT, question="x" * 301), "question", "too_long"),
        (replace(DRAFT, question="a\x00b"), "question", "unwritable"),
        (replace(DRAFT, answers=("Mardi", " ")), "answers", "few_answers"),
        (replace(DRAFT, answers=tuple(map(str, range(11)))), "answers", "many_answers"),
        (replace(DRAFT, answers=("Mardi", "x" * 56)), "answers", "too_long"),
        (replace(DRAFT, answers=("Mardi", "a\x00b")), "answers", "unwritable"),
        (replace(DRAFT, answers=("Mardi", "MARDI ")), "answers", "same_answer"),
        (replace(DRAFT, hours=0), "hours", "hours"),
        (replace(DRAFT, hours=769), "hours", "hours"),
    ],
)
def test_what_discord_would_not_take_is_refused(draft: FlashPollDraft, field: str, reason: str) -> None:
    with pytest.raises(InvalidFlashPoll) as refused:
        checked(draft)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_the_longest_are_taken() -> None:
    answers = tuple(f"{n}{'x' * 54}" for n in range(10))
    assert checked(FlashPollDraft("x" * 300, answers)).answers == answers
    assert checked(replace(DRAFT, answers=("👍", "👎"))).answers == ("👍", "👎")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Oui; Non ;Peut-être", ("Oui", "Non", "Peut-être")),
        ("Oui\n\n Non \nÀ voir; plus tard", ("Oui", "Non", "À voir; plus tard")),
        ("Oui", ("Oui",)),
        (" \n ", ()),
        ("", ()),
    ],
)
def test_answers_stand_one_a_line_or_between_semicolons(text: str, answers: tuple[str, ...]) -> None:
    assert read_answers(text) == answers


@pytest.mark.parametrize(
    ("text", "hours"),
    [("24", 24), ("24 h", 24), ("1 heure", 1), ("3 jours", 72), ("2 days", 48), ("32 jours", 768), ("120 minutes", 2)],
)
def test_a_length_is_read_as_it_is_said(text: str, hours: int) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["", "0", "90 minutes", "33 jours", "769", "1 h, 2 h", "aucun", "demain", "-3", "²"])
def test_a_length_that_is_no_whole_hours_is_refused(text: str) -> None:
    with pytest.raises(InvalidFlashPoll, match="hours"):
        read_hours(text)


@pytest.mark.parametrize(
    ("poll", "after", "standing"),
    [
        (POLL, -1, Standing.WAITING),
        (POLL, 0, Standing.UNPOSTED),
        (replace(POLL, message_id=3), -1, Standing.OPEN),
        (replace(POLL, message_id=3), 0, Standing.COUNTING),
        (replace(POLL, message_id=3), READ_WITHIN.total_seconds(), Standing.UNKNOWN),
        (replace(POLL, message_id=3, counts=()), 0, Standing.UNKNOWN),
        (replace(POLL, message_id=3, counts=(0, 0)), 0, Standing.KNOWN),
    ],
)
def test_where_it_stands(poll: FlashPoll, after: float, standing: Standing) -> None:
    assert standing_of(poll, NOW + timedelta(seconds=after)) is standing


def test_it_is_posted_at_once_and_read_after_its_end() -> None:
    post, read = posting(POLL, NOW - timedelta(hours=24)), reading(POLL.id, NOW)
    assert post.due_at < post.expires_at == NOW < read.due_at < read.expires_at
    assert post.dedupe_key != read.dedupe_key


def test_counts_that_are_not_final_are_read_after_the_end_or_a_while_later() -> None:
    later = NOW + timedelta(hours=3)
    assert later < read_again_at(later, NOW) < later + timedelta(minutes=5)
    assert NOW < read_again_at(NOW - timedelta(hours=1), NOW) < NOW + timedelta(hours=1)
    assert read_again_at(None, NOW) > NOW
