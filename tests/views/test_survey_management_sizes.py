"""Whatever was typed of a survey, every screen that makes it or looks after it fits, and writes no link, mention or heading."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Final

import pytest
from discord.ui import LayoutView

from bot.domain import survey as bounds
from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.directory import Directory, Group
from bot.domain.directory_drafts import MAX_NAME
from bot.domain.guild_settings import AssemblyKind
from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.plan_indicators import indicators
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.domain.survey import Audience, AudienceKind, Breakdown, Condition, Question, QuestionKind, Survey, SurveyStatus
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views.forms import Form, form_modal
from bot.views.retry import retry_view
from bot.views.survey_editing import abandon_view, draft_view, heading_form
from bot.views.survey_editing_dates import after_view, dates_form, dates_view, length_form
from bot.views.survey_editing_indicator import WORDS_LENGTH, measures_view, words_form
from bot.views.survey_editing_people import assemblies_view, groups_view, people_view, role_view, shape_form
from bot.views.survey_editing_questions import (
    answers_view,
    deciders_view,
    kinds_view,
    new_question_form,
    question_form,
    question_view,
)
from bot.views.survey_management import published_view
from bot.views.survey_management_changing import close_view, extend_form, wording_form, wordings_view
from bot.views.survey_management_publishing import publishing_view

LARGEST: Final = 2**63 - 1
NOW = datetime(2012, 9, 10, 14, tzinfo=UTC)
LOCAL = datetime.fromisoformat("2012-12-31T23:59")
HOSTILE = "[ici](https://x) <@1> <t:0:R> **g** "


def _text(length: int) -> str:
    """As many characters as there may be, each of which takes two once it is made safe."""
    return (HOSTILE + "*" * length)[:length]


def _question(number: int) -> Question:
    """A question of the widest: a choice among 25, decided by all the answers to the first, its wording corrected since."""
    return Question(
        number,
        QuestionKind.ONE,
        _text(bounds.QUESTION_LENGTH),
        _text(100),
        tuple(f"{each} {_text(bounds.OPTION_LENGTH - 3)}" for each in range(10, 10 + bounds.MOST_OPTIONS)),
        condition=Condition(1, frozenset(range(1, 26))) if number > 1 else None,
        published_text=_text(bounds.QUESTION_LENGTH),
    )


def _assembly(number: int) -> Assembly:
    return Assembly(
        LARGEST - number,
        1,
        AssemblyKind.WORKING_GROUP,
        AssemblyStatus.CONVENED,
        LOCAL,
        "America/Toronto",
        datetime(2013, 1, 1, 4, 59, tzinfo=UTC),
        NOW,
        title=_text(100),
        convened_at=NOW,
    )


STATEMENTS = tuple(Statement(_text(400), LARGEST - each) for each in range(60))
ACTION = Action(1, _text(300), indicators=STATEMENTS, id=LARGEST - 100)
SPECIFIC = SpecificObjective(1, "But", (ACTION,), id=3)
PLAN = Plan("Plan", Organization("Table"), ("2012",), (Axis(1, "Axe", (Objective(1, "O", (SPECIFIC,), id=2),), id=1),))
GROUPS = {LARGEST - each: Group(LARGEST - each, _text(MAX_NAME)) for each in range(60)}
SNAPSHOT = GuildSnapshot(
    1,
    1,
    plans=(LoadedPlan(1, 1, PLAN),),
    directory=Directory(groups=GROUPS),
    assemblies=tuple(_assembly(each) for each in range(60)),
)


def _survey(status: SurveyStatus, audience: Audience) -> Survey:
    return Survey(
        LARGEST,
        1,
        status,
        _text(bounds.TITLE_LENGTH),
        "America/Toronto",
        NOW,
        introduction=_text(bounds.INTRODUCTION_LENGTH),
        questions=tuple(_question(number) for number in range(1, bounds.MOST_QUESTIONS + 1)),
        anonymous=status is not SurveyStatus.OPEN,
        breakdown=Breakdown.ORGANIZATION_KIND,
        audience=audience,
        channel_id=LARGEST,
        opens_local=LOCAL,
        closes_local=LOCAL,
        opens_at=NOW,
        rule="FREQ=YEARLY;BYMONTH=12;BYDAY=1MO,2MO,3MO;UNTIL=20301231T235959",
        item_id=LARGEST,
    )


AUDIENCES = (
    Audience(),
    Audience(AudienceKind.ROLE, LARGEST),
    Audience(AudienceKind.GROUP, LARGEST),
    Audience(AudienceKind.PRESENT, LARGEST),
)


def _draft_screens(t: Texts, draft: Survey) -> Iterator[LayoutView]:
    first, last = draft.questions[0], draft.questions[-1]
    for page in range(20):
        yield draft_view(t, SNAPSHOT, draft, page, receipt="C'est fait.")
        yield groups_view(t, SNAPSHOT, draft, page)
        yield assemblies_view(t, SNAPSHOT, draft, NOW, page)
        yield after_view(t, SNAPSHOT, draft, NOW, page)
        yield measures_view(t, SNAPSHOT, draft, list(indicators(PLAN)), _text(WORDS_LENGTH), page)
    for number in range(1, bounds.MOST_QUESTIONS + 1):
        yield draft_view(t, SNAPSHOT, draft, question=number)
    yield abandon_view(t, draft)
    yield people_view(t, SNAPSHOT, draft)
    yield role_view(t, SNAPSHOT, draft)
    yield dates_view(t, SNAPSHOT, draft)
    yield kinds_view(t, draft)
    yield question_view(t, draft, first)
    yield question_view(t, draft, last)
    yield deciders_view(t, draft, last)
    yield answers_view(t, draft, last, first)
    yield publishing_view(t, SNAPSHOT, draft, 4, 5)


def _screens(t: Texts) -> Iterator[LayoutView]:
    for audience in AUDIENCES:
        yield from _draft_screens(t, _survey(SurveyStatus.DRAFT, audience))
        for status in (SurveyStatus.OPEN, SurveyStatus.CLOSED, SurveyStatus.ARCHIVED):
            survey = _survey(status, audience)
            for page in range(20):
                yield published_view(t, SNAPSHOT, survey, NOW, 10**6, 10**6, page, "C'est fait.")
                yield wordings_view(t, survey, 10**6, page)
            yield close_view(t, survey, 3, 10**6)


def _forms(t: Texts) -> Iterator[Form]:
    draft = _survey(SurveyStatus.DRAFT, Audience())
    yield heading_form(t, "1|making|new", draft.title, draft.introduction)
    yield shape_form(t, draft)
    yield dates_form(t, draft)
    yield length_form(t, draft, LARGEST)
    yield words_form(t, draft)
    yield extend_form(t, draft)
    yield wording_form(t, draft, draft.questions[-1])
    for kind in QuestionKind:
        yield new_question_form(t, LARGEST, kind)
    yield question_form(t, LARGEST, draft.questions[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_the_longest_survey_fits_and_shows_what_was_typed_as_it_is(language: str) -> None:
    seen = count()
    for view in _screens(texts_in(language)):
        view.stop()
        next(seen)
        text = "\n".join(str(getattr(each, "content", "")) for each in view.walk_children())
        assert view.content_length() <= 4000, text
        assert view.total_children_count <= 40
        _require_controls(view)
        assert "**g" not in text.replace(r"\*\*g", "")
        assert "[ici](" not in text.replace(r"\[ici\](", "")
        assert "<t:0:R>" not in text.replace(r"\<t:0:R>", "")
        assert "<@1>" not in text.replace(r"\<@1>", "")
    assert next(seen) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_opens_and_can_be_given_back_with_all_that_may_be_typed(language: str) -> None:
    t = texts_in(language)
    for form in _forms(t):
        modal = form_modal(form)
        modal.stop()
        assert len(modal.children) <= 5
        assert len(form.custom_id) <= 100
        typed = {field.key: "*" * getattr(field, "most", 0) for field in form.fields}
        given_back = retry_view(t, "*" * 600, form, typed)
        given_back.stop()
        assert given_back.content_length() <= 4000
        assert given_back.total_children_count <= 40


def _require_controls(view: LayoutView) -> None:
    """Every control's ``custom_id`` fits and is its own, every menu holds 25 lines at most, each of its own value."""
    controls = [each for each in view.walk_children() if getattr(each, "custom_id", None)]
    ids = [str(each.custom_id) for each in controls]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids)), ids
    assert max(map(len, ids)) <= 100
    for each in controls:
        options = getattr(each, "options", None) or []
        assert len(options) <= 25
        assert len({option.value for option in options}) == len(options)
