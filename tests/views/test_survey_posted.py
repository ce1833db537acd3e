"""A survey as everybody reads it: whatever was typed of it fits on a screen, in both languages, and writes no link or mention."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from discord.ui import LayoutView

from bot.delivery.sender import said_late
from bot.domain import survey as bounds
from bot.domain.digest import WeekAhead
from bot.domain.directory import Directory, Group
from bot.domain.directory_drafts import MAX_NAME
from bot.domain.plan_responsibles import Asker
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Audience, AudienceKind, Question, QuestionKind, Survey, SurveyStatus
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.texts.surveys import (
    anonymity_label,
    audience_text,
    breakdown_label,
    question_kind_label,
    survey_fact,
    survey_status_label,
)
from bot.views.agenda import agenda_view
from bot.views.agenda_places import AgendaPlace, Period
from bot.views.digest import digest_screen
from bot.views.layout import layout
from bot.views.references import referenced
from bot.views.survey_posted import (
    correction_lines,
    message_address,
    notified_role,
    posted_screen,
    private_reminder_screen,
    reminder_screen,
    survey_channel,
)

NOW = datetime(2013, 5, 27, 13, tzinfo=UTC)
_UNSAFE = re.compile(r"(?<!\\)(?:\[ici|<@1>|<t:0:R>|\*\*g)")
HOSTILE = "[ici](https://x) <@1> <t:0:R> **g** "


def _text(length: int) -> str:
    """As many characters as there may be, each of which takes two once it is made safe."""
    return (HOSTILE + "*" * length)[:length]


QUESTIONS = tuple(
    Question(
        number,
        QuestionKind.LONG,
        _text(bounds.QUESTION_LENGTH),
        published_text=_text(bounds.QUESTION_LENGTH),
        corrected_at=NOW,
    )
    for number in range(1, bounds.MOST_QUESTIONS + 1)
)
WIDEST = Survey(
    2**31,
    2**62,
    SurveyStatus.OPEN,
    _text(bounds.TITLE_LENGTH),
    "America/Toronto",
    NOW,
    introduction=_text(bounds.INTRODUCTION_LENGTH),
    published_title=_text(bounds.TITLE_LENGTH),
    published_introduction=_text(bounds.INTRODUCTION_LENGTH),
    corrected_at=NOW,
    questions=QUESTIONS,
    anonymous=False,
    by_organization=True,
    audience=Audience(AudienceKind.GROUP, 7),
    opens_at=NOW - timedelta(days=1),
    closes_at=NOW + timedelta(days=5),
    posted_channel_id=2**62,
    message_id=2**62,
)
DIRECTORY = Directory(groups={7: Group(7, _text(MAX_NAME), channel_id=77, role_id=907)})
SNAPSHOT = GuildSnapshot(2**62, 1, directory=DIRECTORY, surveys=(WIDEST,) * 25)
PLAIN = replace(
    WIDEST, corrected_at=None, title="Satisfaction", introduction="", questions=QUESTIONS[:1], audience=Audience()
)


def screens(t: Texts) -> Iterator[LayoutView]:
    for survey in (WIDEST, replace(WIDEST, anonymous=True), replace(WIDEST, status=SurveyStatus.CLOSED, closed_at=NOW)):
        yield layout(referenced(t, said_late(t, posted_screen(t, SNAPSHOT, survey, NOW, 907)), "o1"))
    yield layout(referenced(t, said_late(t, reminder_screen(t, WIDEST)), "o1"))
    yield layout(referenced(t, said_late(t, private_reminder_screen(t, WIDEST)), "o1"))
    yield layout(digest_screen(t, SNAPSHOT, WeekAhead(surveys=SNAPSHOT.surveys), NOW))
    yield agenda_view(t, SNAPSHOT, AgendaPlace(Period.ALL), Asker(NOW.date()), NOW)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whatever_was_typed_fits_and_is_shown_as_typed(language: str) -> None:
    for view in screens(texts_in(language)):
        text = "\n".join(str(getattr(each, "content", "")) for each in view.walk_children())
        assert view.content_length() <= 4000
        assert not _UNSAFE.search(text)
        view.stop()


def said(survey: Survey, at: datetime = NOW) -> str:
    screen = posted_screen(texts_in("fr"), SNAPSHOT, survey, at)
    return "\n".join([screen.title, screen.subtitle, *(each.text for each in screen.blocks), *screen.notes]).replace(
        "\xa0", " "
    )


def test_it_says_who_sees_what() -> None:
    assert "**Nominatif :** la coordination voit qui répond quoi." in said(PLAIN)
    assert "**Anonyme :** une fois le sondage fermé" in said(replace(PLAIN, anonymous=True))
    assert "**Une réponse par organisation**" in said(PLAIN)
    assert "organisation" not in said(replace(PLAIN, by_organization=False))


def test_it_says_where_it_stands_when_it_takes_no_answer() -> None:
    assert "Ce sondage est fermé depuis le <t:" in said(replace(PLAIN, status=SurveyStatus.CLOSED, closed_at=NOW))
    assert "Ce sondage est fermé depuis le <t:" in said(PLAIN, NOW + timedelta(days=6))
    assert "Ce sondage ouvre le <t:" in said(PLAIN, NOW - timedelta(days=6))
    assert "Ce sondage n'est pas ouvert." in said(replace(PLAIN, status=SurveyStatus.DRAFT))
    for survey, at in ((PLAIN, NOW + timedelta(days=6)), (replace(PLAIN, status=SurveyStatus.DRAFT), NOW)):
        assert not posted_screen(texts_in("fr"), SNAPSHOT, survey, at).controls


def test_it_is_posted_where_it_says_else_where_its_table_is_and_notifies_its_role() -> None:
    assert survey_channel(SNAPSHOT, replace(WIDEST, channel_id=5)) == 5
    assert survey_channel(SNAPSHOT, WIDEST) == 77
    assert survey_channel(SNAPSHOT, PLAIN) is None
    assert notified_role(SNAPSHOT, WIDEST) == 907
    assert notified_role(SNAPSHOT, replace(PLAIN, audience=Audience(AudienceKind.ROLE, 5))) == 5
    # An assembly and a table may have the same number.
    assert notified_role(SNAPSHOT, replace(PLAIN, audience=Audience(AudienceKind.PRESENT, 7))) is None
    assert message_address(replace(PLAIN, message_id=None)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_status_and_audience_has_a_name(language: str) -> None:
    t = texts_in(language)
    kinds = [question_kind_label(t, kind) for kind in QuestionKind]
    statuses = [survey_status_label(t, replace(PLAIN, status=status), NOW) for status in SurveyStatus]
    audiences = [audience_text(t, replace(PLAIN, audience=Audience(kind, 7)), DIRECTORY) for kind in AudienceKind]
    parts = [breakdown_label(t, each) for each in bounds.Breakdown]
    named = [anonymity_label(t, anonymous=each) for each in (True, False)]
    for names in (kinds, statuses, audiences, parts, named):
        assert all(names)
        assert len(set(names)) == len(names)
    assert survey_status_label(texts_in("fr"), PLAIN, NOW - timedelta(days=6)) == "À venir"
    assert survey_status_label(texts_in("fr"), PLAIN, NOW + timedelta(days=6)) == "Fermé"
    gone = replace(PLAIN, audience=Audience(AudienceKind.GROUP, 8))
    assert audience_text(texts_in("fr"), gone, DIRECTORY) == "une table qui n'existe plus"


def test_the_journal_says_dates_and_statuses_in_words() -> None:
    t = texts_in("fr")
    assert survey_fact(t, "status", "open") == "Ouvert"
    assert str(survey_fact(t, "closes_local", "2013-05-30T18:30")).replace("\xa0", " ") == "jeudi 30 mai 2013, 18 h 30"
    assert survey_fact(t, "title", "Satisfaction") is None


def test_a_correction_is_told_by_the_rank_that_members_see() -> None:
    comment = Question(1, QuestionKind.LONG, "Un mot", published_text="Un mto", corrected_at=NOW)
    choice = Question(2, QuestionKind.YES_NO, "Y étiez-vous?", published_text="Y étiez vous?", corrected_at=NOW)
    told = said(replace(PLAIN, anonymous=True, questions=(comment, choice)))
    assert "question 2 : « Un mto »" in told.replace("\xa0", " ")
    assert "question 1 : « Y étiez vous? »" in told.replace("\xa0", " ")


def test_a_corrected_title_and_introduction_leave_their_trace() -> None:
    survey = replace(
        WIDEST,
        questions=(),
        published_title="Satisfacton",
        published_introduction="Pour le *bilan*",
        corrected_at=NOW,
    )
    title, introduction = correction_lines(texts_in("fr"), survey)
    assert title.replace("\xa0", " ").endswith("; il était « Satisfacton ».")
    assert introduction.replace("\xa0", " ").endswith("; elle disait « Pour le \\*bilan\\* ».")
    (added,) = correction_lines(texts_in("fr"), replace(survey, published_title=None, published_introduction=""))
    assert added.startswith("**Présentation ajoutée** le <t:")
