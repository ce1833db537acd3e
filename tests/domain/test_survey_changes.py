"""What becomes of a survey: published at the times that it says, reworded with a trace, extended, archived, asked again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind
from bot.domain.survey import Audience, AudienceKind, Question, QuestionKind, Survey, SurveyDraft, SurveyStatus
from bot.domain.survey_changes import (
    Wording,
    archived,
    copied,
    draft_of,
    drafted,
    extended,
    following_assembly,
    published,
    redrafted,
    worded,
)
from bot.domain.survey_errors import InvalidSurvey, WrongSurveyStatus

ZONE = "America/Toronto"
NOW = datetime(2013, 5, 27, 13, 0, 20, tzinfo=UTC)
"""Nine in the morning, and twenty seconds."""
QUESTIONS = (Question(1, QuestionKind.YES_NO, "Étiez-vous là?"), Question(2, QuestionKind.LONG, "Un mot?"))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


JUNE_5 = local("2013-06-05T16:00")
SAID = SurveyDraft("Satisfaction", questions=QUESTIONS, closes_local=JUNE_5)
ENDS = datetime(2013, 5, 31, 0, 30, tzinfo=UTC)
ASSEMBLY = Assembly(
    3,
    1,
    AssemblyKind.PARTNERS,
    AssemblyStatus.CONVENED,
    local("2013-05-30T18:30"),
    ZONE,
    ENDS - timedelta(hours=2),
    NOW,
    convened_at=NOW,
)


def draft(**said: object) -> Survey:
    return drafted(1, replace(SAID, **said), ZONE, NOW)  # type: ignore[arg-type]


def opened(**said: object) -> Survey:
    return published(draft(**said), NOW, 5)


def refusal(survey: Survey, assembly: Assembly | None = None) -> str:
    with pytest.raises(InvalidSurvey) as problem:
        published(survey, NOW, 5, assembly)
    return problem.value.reason


def test_a_survey_without_an_opening_date_is_open_as_soon_as_it_is_published() -> None:
    found = published(draft(), NOW, 4)
    assert (found.status, found.published_at, found.threshold) == (SurveyStatus.OPEN, NOW, 4)
    assert (found.opens_local, found.opens_at) == (None, NOW)
    assert found.closes_at == datetime(2013, 6, 5, 20, tzinfo=UTC)
    assert found.open_minutes == 9 * 1440 + 7 * 60  # to the minute
    assert found.is_open(NOW)


def test_one_with_a_date_is_to_come_until_then_on_the_wall_clock() -> None:
    found = opened(opens_local=local("2013-05-28T08:00"))
    assert found.opens_at == datetime(2013, 5, 28, 12, tzinfo=UTC)
    assert found.is_to_come(NOW)


def test_one_that_says_how_long_it_lasts_closes_to_the_minute() -> None:
    found = opened(closes_local=None, open_minutes=90)
    assert (found.opens_local, found.closes_local) == (None, local("2013-05-27T10:30"))
    assert found.closes_at == datetime(2013, 5, 27, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"questions": ()}, "no_question"),
        ({"closes_local": None}, "no_end"),
        ({"closes_local": local("2013-05-27T08:59")}, "past"),
        ({"closes_local": local("2013-05-27T09:05")}, "too_short"),
        ({"opens_local": local("2013-05-26T09:00")}, "past"),
        ({"rule": "FREQ=YEARLY"}, "no_opening"),
        ({"rule": "FREQ=YEARLY;COUNT=1", "opens_local": local("2013-05-28T08:00")}, "never"),
        ({"rule": "FREQ=WEEKLY", "opens_local": local("2013-05-28T08:00")}, "waves_overlap"),
        ({"audience": Audience(AudienceKind.ROLE)}, "no_audience"),
        ({"after_assembly_id": 3, "closes_local": None}, "assembly_over"),
    ],
)
def test_what_cannot_be_published_says_why(said: dict[str, object], reason: str) -> None:
    assert refusal(draft(**said)) == reason


def test_times_that_crossed_since_the_draft_was_checked_are_refused() -> None:
    assert refusal(replace(draft(), opens_local=local("2013-06-06T08:00"))) == "closes_first"


def test_only_a_draft_is_published_or_said_anew() -> None:
    for status in (SurveyStatus.OPEN, SurveyStatus.CLOSED, SurveyStatus.ARCHIVED):
        with pytest.raises(WrongSurveyStatus):
            published(replace(draft(), status=status), NOW, 5)
        with pytest.raises(WrongSurveyStatus):
            redrafted(replace(draft(), status=status), SAID, NOW)


def test_a_draft_said_anew_keeps_its_id() -> None:
    before = replace(draft(), id=7)
    after = redrafted(before, replace(SAID, title="Attentes"), NOW)
    assert (after.id, after.title, draft_of(after)) == (7, "Attentes", replace(SAID, title="Attentes"))


def test_after_an_assembly_it_opens_at_its_end_for_as_long_as_it_says() -> None:
    survey = draft(after_assembly_id=3, closes_local=None, open_minutes=2 * 1440)
    found = published(survey, NOW, 5, ASSEMBLY)
    assert (found.opens_at, found.closes_at) == (ENDS, ENDS + timedelta(days=2))
    assert found.opens_local == local("2013-05-30T20:30")
    assert refusal(survey, replace(ASSEMBLY, status=AssemblyStatus.DRAFT)) == "assembly_draft"
    assert refusal(survey, replace(ASSEMBLY, status=AssemblyStatus.CANCELLED)) == "assembly_over"
    assert refusal(replace(survey, open_minutes=None), ASSEMBLY) == "no_end"


def after_assembly() -> Survey:
    survey = draft(after_assembly_id=3, closes_local=None, open_minutes=2 * 1440)
    return replace(published(survey, NOW, 5, ASSEMBLY), id=7, box_id=9)


def test_it_follows_its_assembly_where_that_goes_and_is_a_draft_again_where_it_is_cancelled() -> None:
    survey = after_assembly()
    moved = replace(ASSEMBLY, starts_at=ASSEMBLY.starts_at + timedelta(days=7))
    assert following_assembly(survey, moved, NOW).opens_at == ENDS + timedelta(days=7)
    assert following_assembly(survey, moved, NOW).closes_at == ENDS + timedelta(days=9)
    assert following_assembly(survey, ASSEMBLY, NOW) == survey
    ended = following_assembly(survey, replace(ASSEMBLY, status=AssemblyStatus.CANCELLED), NOW)
    assert (ended.status, ended.opens_at, ended.closes_at, ended.box_id) == (SurveyStatus.DRAFT, None, None, None)
    assert (ended.after_assembly_id, ended.questions) == (None, survey.questions)


def test_once_it_has_opened_it_follows_no_more() -> None:
    survey = after_assembly()
    moved = replace(ASSEMBLY, starts_at=ASSEMBLY.starts_at + timedelta(days=7))
    assert following_assembly(survey, moved, ENDS) == survey
    assert following_assembly(survey, replace(moved, id=4), NOW) == survey


def test_a_corrected_wording_keeps_what_was_published_first() -> None:
    later = NOW + timedelta(days=1)
    once = worded(opened(), Wording(texts={1: " Y étiez-vous? "}), later)
    first = once.questions[0]
    assert (first.text, first.published_text, first.corrected_at) == ("Y étiez-vous?", "Étiez-vous là?", later)
    assert once.questions[1] == QUESTIONS[1]
    twice = worded(once, Wording(title="Présence", introduction="Merci", texts={1: "Étiez-vous présent?"}), later)
    assert twice.questions[0].published_text == "Étiez-vous là?"
    assert (twice.title, twice.introduction) == ("Présence", "Merci")


def test_a_wording_that_changes_nothing_leaves_no_trace() -> None:
    survey = opened()
    assert worded(survey, Wording(title="Satisfaction", texts={1: "Étiez-vous là?"}), NOW) is survey


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        (Wording(texts={3: "Quoi?"}), "unknown_question"),
        (Wording(texts={1: " "}), "blank"),
        (Wording(title=" "), "blank"),
        (Wording(texts={1: "x" * 101}), "too_long"),
    ],
)
def test_words_that_cannot_be_are_refused(wording: Wording, reason: str) -> None:
    with pytest.raises(InvalidSurvey) as problem:
        worded(opened(), wording, NOW)
    assert problem.value.reason == reason


def test_what_is_over_or_a_draft_is_neither_reworded_nor_extended() -> None:
    over = datetime(2013, 6, 5, 20, tzinfo=UTC)
    for survey, at in ((draft(), NOW), (opened(), over), (replace(opened(), status=SurveyStatus.CLOSED), NOW)):
        with pytest.raises(WrongSurveyStatus):
            worded(survey, Wording(title="Attentes"), at)
        with pytest.raises(WrongSurveyStatus):
            extended(survey, local("2013-07-01T16:00"), at)


def test_a_survey_is_extended_to_a_later_wall_time() -> None:
    found = extended(opened(), local("2013-06-12T16:00:30"), NOW)
    assert (found.closes_local, found.closes_at) == (
        local("2013-06-12T16:00"),
        datetime(2013, 6, 12, 20, tzinfo=UTC),
    )
    for sooner in (JUNE_5, local("2013-06-01T08:00")):
        with pytest.raises(InvalidSurvey) as problem:
            extended(opened(), sooner, NOW)
        assert problem.value.reason == "not_later"


def test_it_is_not_extended_past_its_next_wave() -> None:
    survey = opened(opens_local=local("2013-05-28T08:00"), rule="FREQ=WEEKLY;INTERVAL=2")
    assert extended(survey, local("2013-06-11T08:00"), NOW).closes_local == local("2013-06-11T08:00")
    with pytest.raises(InvalidSurvey) as problem:
        extended(survey, local("2013-06-11T08:01"), NOW)
    assert problem.value.reason == "waves_overlap"


def test_only_what_is_closed_is_put_away() -> None:
    closed = replace(opened(), status=SurveyStatus.CLOSED)
    assert archived(closed, NOW).status is SurveyStatus.ARCHIVED
    for survey in (draft(), opened(), archived(closed, NOW)):
        with pytest.raises(WrongSurveyStatus):
            archived(survey, NOW)


def test_a_copy_asks_what_is_read_now_without_dates_and_names_the_wave_before() -> None:
    survey = opened(opens_local=local("2013-05-28T08:00"), rule="FREQ=YEARLY", item_id=8)
    survey = worded(replace(survey, id=7), Wording(texts={1: "Y étiez-vous?"}), NOW)
    found = copied(survey)
    assert found.questions == (replace(QUESTIONS[0], text="Y étiez-vous?"), QUESTIONS[1])
    assert (found.previous_id, found.item_id, found.title) == (7, 8, "Satisfaction")
    assert (found.opens_local, found.closes_local, found.rule) == (None, None, None)
    of_assembly = replace(survey, audience=Audience(AudienceKind.PRESENT, 3))
    assert copied(of_assembly).audience == Audience(AudienceKind.PRESENT)


def test_the_title_and_the_introduction_that_were_published_stay_beside_those_read_now() -> None:
    later = NOW + timedelta(hours=1)
    survey = replace(opened(), introduction="Pour le bilan")
    once = worded(survey, Wording(title="Présence"), later)
    assert (once.published_title, once.published_introduction, once.corrected_at) == (survey.title, None, later)
    twice = worded(once, Wording(title="Vos présences", introduction="Pour nous"), later + timedelta(hours=1))
    assert (twice.published_title, twice.published_introduction) == (survey.title, "Pour le bilan")
    assert twice.corrected_at == later + timedelta(hours=1)
    asked = worded(survey, Wording(texts={1: "Y étiez-vous?"}), later)
    assert asked.corrected_at is None
