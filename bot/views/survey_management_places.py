"""What the controls of a survey's making and keeping carry: which survey, which question, and what is asked of them."""

from typing import Final

from bot.domain.errors import OutdatedControl
from bot.domain.survey import AudienceKind, Question, QuestionKind
from bot.domain.survey_editing import mark_of
from bot.views.custom_ids import CustomId

FEATURE: Final = "making"

NEW: Final = "new"
NEW_ARITY: Final = 0
CARD: Final = "card"
PAGED_ARITY: Final = 2
ARITY: Final = 1
TITLE: Final = "title"
HOW: Final = "how"
SHAPE: Final = "shape"
WHOM: Final = "whom"
AMONG: Final = "among"
AMONG_ARITY: Final = 3
INVITE: Final = "invite"
INVITE_ARITY: Final = 2
WHEN: Final = "when"
DATES: Final = "dates"
CHANNEL: Final = "channel"
AFTER: Final = "after"
FOLLOW: Final = "follow"
LASTS: Final = "lasts"
LASTS_ARITY: Final = 2
MEASURES: Final = "measures"
MEASURES_ARITY: Final = 3
WORDS: Final = "words"
MEASURE: Final = "measure"
UNMEASURE: Final = "unmeasure"

ADD: Final = "add"
KIND: Final = "kind"
ASK: Final = "ask"
ASK_ARITY: Final = 2
OPEN: Final = "open"
QUESTION: Final = "question"
QUESTION_ARITY: Final = 3
EDIT: Final = "edit"
UP: Final = "up"
DOWN: Final = "down"
REMOVE: Final = "remove"
SHOWN_IF: Final = "if"
DECIDER: Final = "decider"
DECIDED: Final = "decided"
DECIDED_ARITY: Final = 4
ALWAYS: Final = "always"

PUBLISH: Final = "publish"
PUBLISHED: Final = "published"
ABANDON: Final = "abandon"
ABANDONED: Final = "abandoned"

REWORD: Final = "reword"
REWORDED: Final = "reworded"
WORDING: Final = "wording"
WORDING_ARITY: Final = 2
HEADING: Final = "heading"
EXTEND: Final = "extend"
CLOSE: Final = "close"
CLOSED: Final = "closed"
COPY: Final = "copy"
ARCHIVE: Final = "archive"
_QUESTION: Final = "q"


def new_control() -> str:
    """The ``custom_id`` of the form that begins a survey."""
    return CustomId(FEATURE, NEW).encode()


def control(action: str, survey_id: int, *more: str) -> str:
    """The ``custom_id`` of what the coordination does with a survey."""
    return CustomId(FEATURE, action, (str(survey_id), *more)).encode()


def card_control(survey_id: int, page: int = 0) -> str:
    """The ``custom_id`` that shows a survey's card, at a page counted from 0."""
    return control(CARD, survey_id, str(page))


def question_card_control(survey_id: int, number: int) -> str:
    """The ``custom_id`` that shows a draft's card at the page where that question is."""
    return control(CARD, survey_id, f"{_QUESTION}{number}")


def place_in(custom_id: CustomId) -> tuple[int, int]:
    """The page that a card's control carries, and the question, 0 where it names none; raise ``OutdatedControl``."""
    given = custom_id.args[1]
    number = given.removeprefix(_QUESTION)
    if not number.isdecimal():
        raise OutdatedControl(custom_id.encode())
    return (0, int(number)) if given.startswith(_QUESTION) else (int(number), 0)


def ask_control(survey_id: int, kind: QuestionKind) -> str:
    """The ``custom_id`` of the form of one more question."""
    return control(ASK, survey_id, kind)


def question_control(action: str, survey_id: int, question: Question, *more: str) -> str:
    """The ``custom_id`` of what is done with one question of a draft, as it stands: it is done to no other."""
    return control(action, survey_id, str(question.number), mark_of(question), *more)


def id_in(custom_id: CustomId) -> int:
    """The survey that a control is about; raise ``OutdatedControl`` where it carries no id."""
    return number_in(custom_id, 0)


def number_in(custom_id: CustomId, position: int) -> int:
    """The number that a control carries there; raise ``OutdatedControl`` where it carries none."""
    given = custom_id.args[position]
    if not given.isdecimal():
        raise OutdatedControl(custom_id.encode())
    return int(given)


def kind_in(custom_id: CustomId) -> QuestionKind:
    """The kind of question that a control carries; raise ``OutdatedControl`` where there is none such."""
    return kind_chosen(custom_id, custom_id.args[1])


def kind_chosen(custom_id: CustomId, value: str) -> QuestionKind:
    """The kind that was chosen in a menu; raise ``OutdatedControl`` where there is none such."""
    if value not in set(QuestionKind):
        raise OutdatedControl(custom_id.encode())
    return QuestionKind(value)


def audience_in(custom_id: CustomId) -> AudienceKind:
    """The sort of people that a control carries; raise ``OutdatedControl`` where there is none such."""
    if custom_id.args[1] not in set(AudienceKind):
        raise OutdatedControl(custom_id.encode())
    return AudienceKind(custom_id.args[1])
