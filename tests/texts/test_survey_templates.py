"""The surveys to begin from: each may be published as it is, in both languages, and finds what it measures in the shipped plan."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.plan import Plan
from bot.domain.survey import AudienceKind, Breakdown, QuestionKind
from bot.domain.survey_changes import drafted, published
from bot.domain.survey_draft import checked
from bot.domain.survey_steps import minutes_to_answer
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.texts.survey_templates import SurveyTemplate, item_measured, template_draft, template_label
from tests.samples import SMALL_PLAN

AT = datetime(2013, 5, 27, 13, tzinfo=UTC)
MEASURED = {
    SurveyTemplate.TOUR: "Sondage de satisfaction sur la Tournée des organismes",
    SurveyTemplate.MEMBERS: "Sonder les membres sur leur niveau de satisfaction, leurs attentes et leurs besoins",
    SurveyTemplate.SERVICES: "Administrer un sondage de satisfaction en 2013-2014",
    SurveyTemplate.AFTER_ASSEMBLY: "Participation aux assemblées",
    SurveyTemplate.GOVERNANCE: "Niveau de satisfaction des membres",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", SurveyTemplate)
def test_each_may_be_published_as_it_is(template: SurveyTemplate, language: str) -> None:
    draft = template_draft(texts_in(language), template)
    assert checked(draft) == draft
    survey = published(drafted(1, draft, "America/Toronto", AT), AT, 5)
    assert survey.is_open(AT)
    assert survey.anonymous
    assert 5 <= len(survey.questions) <= 8
    assert minutes_to_answer(survey) <= 5


@pytest.mark.parametrize("template", SurveyTemplate)
def test_each_is_in_both_languages(template: SurveyTemplate) -> None:
    french, english = (template_draft(texts_in(language), template) for language in ("fr", "en"))
    assert [each.kind for each in french.questions] == [each.kind for each in english.questions]
    for one, other in zip(french.questions, english.questions, strict=True):
        assert one.text != other.text
        assert (len(one.options), one.condition) == (len(other.options), other.condition)
    assert template_label(texts_in("fr"), template) == french.title != english.title


@pytest.mark.parametrize("template", SurveyTemplate)
def test_only_comments_and_what_not_everyone_can_answer_may_be_left_blank(template: SurveyTemplate) -> None:
    for each in template_draft(texts_in("fr"), template).questions:
        assert each.required == (not each.kind.is_text and each.condition is None) or each.kind is QuestionKind.SEVERAL


def test_why_members_did_not_take_part_is_asked_of_those_who_did_not() -> None:
    questions = template_draft(texts_in("fr"), SurveyTemplate.MEMBERS).questions
    (dependent,) = (each for each in questions if each.condition is not None)
    assert dependent.condition is not None
    first = questions[dependent.condition.number - 1]
    assert (first.kind, dependent.condition.codes) == (QuestionKind.YES_NO, frozenset({2}))
    assert "pris part" in first.text


def numbered(plan: Plan) -> tuple[Plan, dict[int, str]]:
    """The plan with an id for each action and indicator, and what stands at each."""
    texts: dict[int, str] = {}

    def known(text: str) -> int:
        texts[len(texts) + 1] = text
        return len(texts)

    axes = []
    for axis in plan.axes:
        objectives = []
        for objective in axis.objectives:
            specifics = []
            for specific in objective.specific_objectives:
                actions = tuple(
                    replace(
                        action,
                        id=known(action.title),
                        indicators=tuple(replace(each, id=known(each.text)) for each in action.indicators),
                    )
                    for action in specific.actions
                )
                own = tuple(replace(each, id=known(each.text)) for each in specific.indicators)
                specifics.append(replace(specific, actions=actions, indicators=own))
            objectives.append(replace(objective, specific_objectives=tuple(specifics)))
        axes.append(replace(axis, objectives=tuple(objectives)))
    return replace(plan, axes=tuple(axes)), texts


@pytest.mark.parametrize("template", SurveyTemplate)
def test_each_finds_in_the_shipped_plan_what_it_measures(template: SurveyTemplate) -> None:
    plan, texts = numbered(read_markdown(shipped_plan()).plan)
    item_id = item_measured(template, plan)
    assert item_id is not None
    assert MEASURED[template] in texts[item_id]
    assert template_draft(texts_in("fr"), template, plan).item_id == item_id


def test_in_another_plan_none_measures_anything() -> None:
    plan, _texts = numbered(SMALL_PLAN)
    assert {item_measured(template, plan) for template in SurveyTemplate} == {None}


def test_one_after_an_assembly_is_asked_of_those_who_came_to_it() -> None:
    draft = template_draft(texts_in("fr"), SurveyTemplate.AFTER_ASSEMBLY, assembly_id=3)
    assert (draft.audience.kind, draft.audience.id, draft.after_assembly_id) == (AudienceKind.PRESENT, 3, 3)
    assert draft.breakdown is Breakdown.NONE
    assert template_draft(texts_in("fr"), SurveyTemplate.TOUR, assembly_id=3).after_assembly_id is None
