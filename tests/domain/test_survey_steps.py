"""What a survey asks at once, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.survey import Answers, Condition, Question, QuestionKind, Survey, Value
from bot.domain.survey_checking import checked_answers
from bot.domain.survey_steps import STEP_LENGTH, minutes_to_answer, next_step, ordered, steps_of, visible
from tests.domain.survey_samples import answers_to, survey_of, surveys

_YES = Condition(1, frozenset({1}))
_FIRST = Question(1, QuestionKind.YES_NO, "Étiez-vous là?")


def _asked(survey: Survey, answers: Answers) -> list[list[int]]:
    return [[each.number for each in step.questions] for step in steps_of(survey, answers)]


@given(st.data())
def test_every_question_that_is_asked_of_somebody_is_asked_once_and_none_of_the_others(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    answers = checked_answers(survey, data.draw(answers_to(survey)))
    asked = [number for step in _asked(survey, answers) for number in step]
    assert asked == [each.number for each in ordered(survey) if visible(each, answers)]


@given(st.data())
def test_a_step_holds_five_questions_at_most_and_none_that_depends_on_another_of_it(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    answers = checked_answers(survey, data.draw(answers_to(survey)))
    for step in steps_of(survey, answers):
        numbers = {each.number for each in step.questions}
        assert 1 <= len(numbers) <= STEP_LENGTH
        assert not [each for each in step.questions if each.condition and each.condition.number in numbers]


@given(st.data())
def test_a_step_is_made_from_the_answers_before_it_alone(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    answers = checked_answers(survey, data.draw(answers_to(survey)))
    before: dict[int, Value] = {}
    for step in steps_of(survey, answers):
        made = next_step(survey, before, step.start)
        assert made == step
        before |= {each.number: answers[each.number] for each in step.questions if each.number in answers}


@given(st.data())
def test_the_comments_of_an_anonymous_answer_are_all_in_its_last_step(data: st.DataObject) -> None:
    survey = data.draw(surveys().filter(lambda each: each.anonymous))
    answers = checked_answers(survey, data.draw(answers_to(survey)))
    steps = steps_of(survey, answers)
    assert not [each for step in steps[:-1] for each in step.questions if each.kind.is_text]


@given(st.data())
def test_nothing_follows_a_last_step_whatever_is_answered_to_it(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    answers = checked_answers(survey, data.draw(answers_to(survey)))
    steps = steps_of(survey, answers)
    assert [step for step in steps[:-1] if step.is_last] == []
    others = data.draw(answers_to(survey))
    last = steps[-1]
    if last.is_last:
        told = dict(answers) | {each.number: others[each.number] for each in last.questions if each.number in others}
        assert next_step(survey, told, last.after) is None


def test_what_depends_on_an_answer_is_asked_in_a_later_step_than_it() -> None:
    why = Question(2, QuestionKind.LIKERT, "C'était utile", condition=_YES)
    survey = survey_of(_FIRST, why, Question(3, QuestionKind.LIKERT, "Vous reviendrez"))
    assert _asked(survey, {1: 1}) == [[1], [2, 3]]
    assert _asked(survey, {1: 2}) == [[1], [3]]
    first = next_step(survey, {}, 0)
    assert first is not None
    assert not first.is_last


def test_the_comments_of_a_nominal_answer_stay_where_they_are_written() -> None:
    comment, last = Question(2, QuestionKind.LONG, "Pourquoi?"), Question(3, QuestionKind.YES_NO, "Reviendrez-vous?")
    assert [each.number for each in ordered(survey_of(_FIRST, comment, last, anonymous=False))] == [1, 2, 3]
    assert [each.number for each in ordered(survey_of(_FIRST, comment, last, anonymous=True))] == [1, 3, 2]


def test_a_comment_that_depends_on_an_answer_makes_all_comments_of_an_anonymous_answer_wait() -> None:
    free, why = Question(2, QuestionKind.LONG, "Un mot?"), Question(3, QuestionKind.LONG, "Pourquoi?", condition=_YES)
    assert _asked(survey_of(_FIRST, free, why), {1: 1}) == [[1], [2, 3]]
    assert _asked(survey_of(_FIRST, free, why), {1: 2}) == [[1], [2]]


def test_it_takes_a_minute_at_least_and_more_for_comments() -> None:
    short = survey_of(_FIRST)
    long = survey_of(*(Question(each, QuestionKind.LONG, "Dites-nous") for each in range(1, 6)))
    assert minutes_to_answer(short) == 1
    assert minutes_to_answer(long) == 6
