"""What a survey's answers come to, and what of it may be shown."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.survey import Breakdown, Condition, Question, QuestionKind, SealedAnswer, Survey, SurveyStatus
from bot.domain.survey_results import SEEN_BY_ALL, QuestionResults, figures_of, survey_results
from bot.domain.survey_suppression import shown_parts

LIKERT = Question(1, QuestionKind.LIKERT, "La table m'aide.")
REMARKS = Question(2, QuestionKind.LONG, "Vos remarques")


def survey(*questions: Question, threshold: int = 5, survey_id: int = 1) -> Survey:
    return Survey(
        id=survey_id,
        guild_id=1,
        status=SurveyStatus.CLOSED,
        title="Satisfaction",
        time_zone="America/Toronto",
        changed_at=datetime(2013, 5, 30, tzinfo=UTC),
        questions=questions,
        breakdown=Breakdown.GROUP,
        threshold=threshold,
    )


def said(number: int, *values: int, stratum: str = "") -> list[SealedAnswer]:
    return [SealedAnswer(number, value, stratum) for value in values]


def test_a_scale_has_a_mean_a_median_and_the_share_of_its_two_highest() -> None:
    found = figures_of(LIKERT, [5, 4, 4, 4, 2, 5])
    assert (found.n, found.mean, found.median, found.top) == (6, 4.0, 4.0, 5 / 6)
    assert found.counts == {1: 0, 2: 1, 3: 0, 4: 3, 5: 2}


def test_a_recommendation_counts_nine_and_ten() -> None:
    found = figures_of(Question(1, QuestionKind.RECOMMENDATION, "?"), [0, 8, 9, 10])
    assert (found.mean, found.median, found.top) == (6.75, 8.5, 0.5)


def test_yes_and_no_have_a_share_of_yes_and_no_mean() -> None:
    found = figures_of(Question(1, QuestionKind.YES_NO, "?"), [1, 2, 1, 1])
    assert (found.mean, found.median, found.top) == (None, None, 0.75)


def test_choices_have_neither_a_mean_nor_a_share_of_the_highest() -> None:
    found = figures_of(Question(1, QuestionKind.ONE, "?", options=("a", "b", "c")), [1, 3, 3])
    assert (found.mean, found.median, found.top, found.counts) == (None, None, None, {1: 1, 2: 0, 3: 2})


def test_several_choices_are_shares_of_the_respondents() -> None:
    found = figures_of(Question(1, QuestionKind.SEVERAL, "?", options=("a", "b", "c")), [(1, 2), (1,), (1, 2), (2, 3)])
    assert [found.share(code) for code in (1, 2, 3)] == [0.75, 0.75, 0.25]


def test_of_four_respondents_nothing_is_kept() -> None:
    results = survey_results(survey(LIKERT), said(1, 5, 5, 5, 5), 4, 30)
    assert (results.withheld, results.questions, results.strata) == (True, (), ())
    assert (results.answered, results.invited, results.least) == (4, 30, 5)


def test_a_question_that_four_of_seven_answered_is_withheld_alone() -> None:
    other = Question(2, QuestionKind.YES_NO, "Reviendrez-vous?")
    results = survey_results(survey(LIKERT, other), [*said(1, 5, 5, 5, 5, 1, 2, 3), *said(2, 1, 1, 1, 2)], 7, None)
    asked = {each.question.number: each for each in results.questions}
    assert asked[1].figures is not None
    assert asked[1].n == 7
    assert (asked[2].withheld, asked[2].figures, asked[2].n) == (True, None, None)


def test_comments_are_shown_from_five_on_in_an_order_of_their_own() -> None:
    comments = [f"Remarque {number}" for number in range(5)]
    one = survey_results(survey(REMARKS), [SealedAnswer(2, each) for each in comments], 5, None).questions[0]
    other = survey_results(survey(REMARKS), [SealedAnswer(2, each) for each in comments[::-1]], 5, None).questions[0]
    assert sorted(one.comments) == comments
    assert one.comments == other.comments
    fewer = survey_results(survey(REMARKS), [SealedAnswer(2, each) for each in comments[:4]], 7, None).questions[0]
    assert (fewer.comments, fewer.withheld) == ((), True)


def test_the_comments_of_two_questions_are_not_in_the_same_order() -> None:
    """The third of one would else be the third of the other's author."""
    more = Question(3, QuestionKind.SHORT, "Autre chose?")
    answers = [SealedAnswer(number, f"{author}") for author in range(20) for number in (2, 3)]
    found = survey_results(survey(REMARKS, more), answers, 20, None).questions
    assert sorted(found[0].comments) == sorted(found[1].comments)
    assert found[0].comments != found[1].comments


def test_comments_are_never_parted() -> None:
    answers = [SealedAnswer(2, f"{each}", "g1" if each % 2 else "g2") for each in range(20)]
    assert survey_results(survey(REMARKS), answers, 20, None).questions[0].parts == {}


def test_of_two_tables_the_one_that_would_be_told_by_subtraction_takes_the_other_along() -> None:
    answers = [*said(1, 5, 5, 5, 5, 5, 5, 5, stratum="g1"), *said(1, 1, 1, stratum="g2")]
    found = survey_results(survey(LIKERT), answers, 9, None).questions[0]
    assert (found.parts, found.hidden_parts) == ({}, True)


def test_tables_that_leave_enough_behind_are_shown() -> None:
    answers = [
        *said(1, *[5] * 7, stratum="g1"),
        *said(1, *[4] * 6, stratum="g2"),
        *said(1, 1, 1, stratum="g3"),
        *said(1, 2, 2, 2, stratum="g4"),
    ]
    results = survey_results(survey(LIKERT), answers, 18, None)
    assert results.strata == ("g1", "g2")
    assert {part: figures.n for part, figures in results.questions[0].parts.items()} == {"g1": 7, "g2": 6}


def test_one_part_that_is_everybody_is_not_told_twice() -> None:
    assert survey_results(survey(LIKERT), said(1, *[5] * 7, stratum="g1"), 7, None).strata == ()


def test_whoever_may_see_all_sees_one_answer() -> None:
    found = survey_results(survey(LIKERT), said(1, 5, stratum="g1"), 1, 3, least=SEEN_BY_ALL)
    assert not found.withheld
    assert found.questions[0].n == 1


def test_a_question_is_compared_with_the_one_that_had_the_same_choices() -> None:
    choice = Question(2, QuestionKind.ONE, "?", options=("a", "b"))
    earlier = survey_results(survey(LIKERT, choice, survey_id=7), [*said(1, *[3] * 6), *said(2, *[1] * 6)], 6, None)
    changed = Question(2, QuestionKind.ONE, "?", options=("b", "a"))
    later = survey_results(survey(LIKERT, changed), [*said(1, *[5] * 6), *said(2, *[1] * 6)], 6, None, previous=earlier)
    first, second = later.questions
    assert first.before is not None
    assert first.before.mean == 3
    assert second.before is None
    assert later.previous is not None
    assert later.previous.id == 7


def test_a_question_that_moved_is_compared_with_itself_and_another_in_its_place_with_none() -> None:
    earlier = survey_results(survey(LIKERT, survey_id=7), said(1, *[3] * 6), 6, None)
    inserted = replace(LIKERT, text="L'accueil me convient.")
    moved = replace(LIKERT, number=2)
    answers = [*said(1, *[5] * 6), *said(2, *[4] * 6)]
    first, second = survey_results(survey(inserted, moved), answers, 6, None, previous=earlier).questions
    assert first.before is None
    assert second.before is not None
    assert second.before.mean == 3


def test_a_scale_whose_ends_say_something_else_is_not_compared() -> None:
    earlier = survey_results(survey(LIKERT, survey_id=7), said(1, *[3] * 6), 6, None)
    turned = replace(LIKERT, options=("Tout à fait d'accord", "Pas du tout d'accord"))
    assert survey_results(survey(turned), said(1, *[5] * 6), 6, None, previous=earlier).questions[0].before is None


def test_a_wording_that_was_corrected_once_published_is_compared_still() -> None:
    earlier = survey_results(survey(LIKERT, survey_id=7), said(1, *[3] * 6), 6, None)
    corrected = replace(LIKERT, text="La table m'aide bien.", published_text=LIKERT.text)
    assert (
        survey_results(survey(corrected), said(1, *[5] * 6), 6, None, previous=earlier).questions[0].before is not None
    )


def test_a_wave_too_few_answered_is_compared_with_nothing() -> None:
    earlier = survey_results(survey(LIKERT, survey_id=7), said(1, 3, 3, 3, 3), 4, None)
    later = survey_results(survey(LIKERT), said(1, *[5] * 6), 6, None, previous=earlier)
    assert later.questions[0].before is None
    assert later.previous is None


IF_YES = Question(3, QuestionKind.LIKERT, "Et encore?", condition=Condition(1, frozenset({1})))
YES_OR_NO = Question(1, QuestionKind.YES_NO, "Êtes-vous venu?", required=False)


@pytest.mark.parametrize("yes", [0, 2])
def test_what_is_asked_of_some_tells_nothing_of_a_question_that_is_withheld(yes: int) -> None:
    """Nobody was asked: the three whose answers are withheld would all have said no."""
    answers = [*said(1, *[1] * yes, *[2] * (3 - yes)), *said(3, *[4] * yes)]
    found = survey_results(survey(YES_OR_NO, IF_YES), answers, 9, None).questions
    assert [(each.withheld, each.n) for each in found] == [(True, None), (True, None)]


def test_what_is_asked_of_some_tells_nothing_of_a_part_that_is_hidden() -> None:
    """How many of g1 and g2 were asked would say that it is the three of g3 who said no."""
    answers = [
        *(
            each
            for part in ("g1", "g2")
            for each in (*said(1, *[1] * 6, stratum=part), *said(3, *[4] * 6, stratum=part))
        ),
        *said(1, 2, 2, 2, stratum="g3"),
    ]
    parent, asked_of_some = survey_results(survey(YES_OR_NO, IF_YES), answers, 17, None).questions
    assert (set(parent.parts), parent.hidden_parts) == ({"g2"}, True)
    assert (set(asked_of_some.parts), asked_of_some.hidden_parts) == ({"g2"}, True)


def test_that_one_part_alone_was_asked_is_not_told_where_the_others_are_hidden() -> None:
    answers = [*said(1, *[1] * 6, stratum="g1"), *said(3, *[4] * 6, stratum="g1"), *said(1, 2, 2, 2, stratum="g2")]
    assert survey_results(survey(YES_OR_NO, IF_YES), answers, 12, None).questions[1].hidden_parts


def test_a_comment_numbered_before_what_it_depends_on_tells_nothing_of_it_either() -> None:
    comment = Question(1, QuestionKind.LONG, "Pourquoi?", required=False, condition=Condition(2, frozenset({1})))
    choice = Question(2, QuestionKind.YES_NO, "Viendrez-vous?", required=False)
    found = survey_results(
        survey(comment, choice, replace(LIKERT, number=3)), [*said(2, 2, 2, 2), *said(3, *[4] * 6)], 6, None
    )
    assert [each.withheld for each in found.questions] == [True, True, False]


_sizes = st.dictionaries(st.sampled_from(["", "g1", "g2", "g3", "g4", "g5"]), st.integers(1, 14), max_size=6)


@given(_sizes, st.integers(3, 8))
def test_no_part_and_nothing_that_parts_leave_of_the_whole_is_a_few(sizes: dict[str, int], least: int) -> None:
    shown = shown_parts(sizes, least)
    total = sum(sizes.values())
    for count in range(len(shown) + 1):
        for some in combinations(sorted(shown), count):
            told = sum(sizes[each] for each in some)
            assert told == 0 or told >= least
            if total >= least:
                assert total - told == 0 or total - told >= least


@given(_sizes, st.integers(3, 8))
def test_nothing_is_hidden_where_every_part_is_large_enough(sizes: dict[str, int], least: int) -> None:
    large = {name: size + least for name, size in sizes.items()}
    assert shown_parts(large, least) == frozenset(large)


_ballots = st.lists(
    st.tuples(
        st.sampled_from(["", "g1", "g2", "g3"]),
        st.none() | st.integers(1, 5),
        st.none() | st.sampled_from(["oui", "non", "peut-être"]),
    ),
    max_size=40,
)


@given(_ballots, st.integers(3, 6))
def test_no_figure_that_is_shown_and_no_difference_between_two_is_of_a_few(
    ballots: list[tuple[str, int | None, str | None]], threshold: int
) -> None:
    answers = [SealedAnswer(1, scale, part) for part, scale, _said in ballots if scale is not None]
    answers += [SealedAnswer(2, comment, part) for part, _scale, comment in ballots if comment is not None]
    results = survey_results(survey(LIKERT, REMARKS, threshold=threshold), answers, len(ballots), None)
    for question in results.questions:
        _holds_no_few(question, threshold)
        given_to_it = [each for each in answers if each.number == question.question.number]
        assert question.withheld == (0 < len(given_to_it) < threshold)
    assert results.withheld == (len(ballots) < threshold)


def _holds_no_few(found: QuestionResults, threshold: int) -> None:
    if found.withheld:
        assert (found.figures, found.comments, dict(found.parts)) == (None, (), {})
        return
    assert found.n == 0 or (found.n or 0) >= threshold
    if found.figures is None:
        return
    whole = Counter(found.figures.counts)
    for count in range(1, len(found.parts) + 1):
        for some in combinations(found.parts.values(), count):
            told = sum(each.n for each in some)
            assert told >= threshold
            left = found.figures.n - told
            assert left == 0 or left >= threshold
            rest = whole.copy()
            for each in some:
                rest.subtract(each.counts)
            assert sum(rest.values()) == left


@pytest.mark.parametrize("threshold", [3, 5])
def test_exactly_as_many_as_the_threshold_are_enough(threshold: int) -> None:
    results = survey_results(survey(LIKERT, threshold=threshold), said(1, *[4] * threshold), threshold, None)
    assert results.questions[0].n == threshold
