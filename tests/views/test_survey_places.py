"""What a survey's controls carry comes back from them."""

from bot.domain.survey import MOST_QUESTIONS
from bot.domain.survey_packing import PACKED_LENGTH
from bot.views import survey_places as places
from bot.views.custom_ids import CustomId, decode


def test_a_steps_control_gives_back_the_survey_the_place_and_the_answers() -> None:
    packed = "z" * PACKED_LENGTH
    for trial, action in ((False, places.STEP), (True, places.TRIAL_STEP)):
        read = decode(places.step_control(2**63 - 1, MOST_QUESTIONS, packed, trial=trial), places.STEP_ARITY)
        assert (read.action, places.survey_in(read), places.start_in(read)) == (action, 2**63 - 1, MOST_QUESTIONS)
        assert places.packed_in(read) == packed


def test_a_page_and_a_start_come_back_and_what_is_none_is_the_first() -> None:
    assert places.page_in(decode(places.mine_control(7, 3), places.MINE_ARITY)) == 3
    assert places.page_in(decode(places.list_control(2), places.LIST_ARITY)) == 2
    assert places.start_in(decode(places.resume_control(7, 4), places.RESUME_ARITY)) == 4
    assert places.survey_in(CustomId(places.FEATURE, places.ANSWER, ("x",))) == 0
    assert places.page_in(CustomId(places.FEATURE, places.LIST, ("-1",))) == 0
