"""What the controls of answering a survey carry: which survey, which step, and the closed answers given so far.

A step's control holds all that its form is built from, besides the survey's questions: no form may follow a wait.
"""

from typing import Final

from bot.views.custom_ids import CustomId

FEATURE: Final = "survey"
ANSWER: Final = "answer"
PREVIEW: Final = "preview"
PREVIEW_ARITY: Final = 2
TRIAL: Final = "trial"
STEP: Final = "step"
TRIAL_STEP: Final = "try"
STEP_ARITY: Final = 3
RESUME: Final = "resume"
RESUME_ARITY: Final = 2
MINE: Final = "mine"
MINE_ARITY: Final = 2
LIST: Final = "list"
LIST_ARITY: Final = 1
OPEN: Final = "open"
OPEN_ARITY: Final = 0
ARITY: Final = 1


def answer_control(survey_id: int) -> str:
    """The ``custom_id`` of « Répondre »: the page before the first question, or where the member's answer stands."""
    return CustomId(FEATURE, ANSWER, (str(survey_id),)).encode()


def preview_control(survey_id: int, page: int = 0) -> str:
    """The ``custom_id`` of a page of a survey's questions, written out; pages are counted from 0."""
    return CustomId(FEATURE, PREVIEW, (str(survey_id), str(page))).encode()


def trial_control(survey_id: int) -> str:
    """The ``custom_id`` of a trial answer, of which nothing is kept."""
    return CustomId(FEATURE, TRIAL, (str(survey_id),)).encode()


def step_control(survey_id: int, start: int, packed: str, *, trial: bool = False) -> str:
    """The ``custom_id`` of the form of the step from place ``start`` on, after the closed answers that are ``packed``."""
    return CustomId(FEATURE, TRIAL_STEP if trial else STEP, (str(survey_id), str(start), packed)).encode()


def resume_control(survey_id: int, start: int) -> str:
    """The ``custom_id`` that takes a nominal answer up, from the database, at the step from place ``start`` on."""
    return CustomId(FEATURE, RESUME, (str(survey_id), str(start))).encode()


def mine_control(survey_id: int, page: int = 0) -> str:
    """The ``custom_id`` of a page of what a member has answered to a nominal survey, counted from 0."""
    return CustomId(FEATURE, MINE, (str(survey_id), str(page))).encode()


def list_control(page: int = 0) -> str:
    """The ``custom_id`` of a page of the list of surveys, counted from 0."""
    return CustomId(FEATURE, LIST, (str(page),)).encode()


def open_control() -> str:
    """The ``custom_id`` of the menu that opens one of them, by its id."""
    return CustomId(FEATURE, OPEN).encode()


def survey_in(custom_id: CustomId) -> int:
    """Which survey a control is of; 0, which none has, where it says nothing of the kind."""
    return _number(custom_id.args[0])


def start_in(custom_id: CustomId) -> int:
    """From which place on a step's form asks (0 on)."""
    return _number(custom_id.args[1])


def page_in(custom_id: CustomId) -> int:
    """The page that a control leads to, which is its last argument; the first where that is none."""
    return _number(custom_id.args[-1])


def packed_in(custom_id: CustomId) -> str:
    """The packed answers that a step's control carries (``bot.domain.survey_packing``)."""
    return custom_id.args[2]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
