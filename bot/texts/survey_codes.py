"""What each code of a closed question is called."""

from typing import Final

from bot.domain.survey import Question, QuestionKind
from bot.texts.catalogue import N_, Texts

_SATISFACTION: Final = {
    1: N_("Très insatisfaisant"),
    2: N_("Insatisfaisant"),
    3: N_("Ni satisfaisant ni insatisfaisant"),
    4: N_("Satisfaisant"),
    5: N_("Très satisfaisant"),
}
_AGREEMENT: Final = {1: N_("Pas du tout d'accord"), 5: N_("Tout à fait d'accord")}
_YES_NO: Final = {1: N_("Oui"), 2: N_("Non")}


def code_label(t: Texts, question: Question, code: int) -> str:
    """« Très satisfaisant », « Oui », a choice as it was typed, « 9 »; the ends of a Likert scale have words too: « 1 (Jamais) »."""
    _ = t.gettext
    match question.kind:
        case QuestionKind.SATISFACTION:
            return _(_SATISFACTION[code])
        case QuestionKind.YES_NO:
            return _(_YES_NO[code])
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            return question.options[code - 1]
        case QuestionKind.LIKERT:
            end = likert_end(t, question, code)
            return f"{code} ({end})" if end else str(code)
        case _:
            return str(code)


def likert_end(t: Texts, question: Question, code: int) -> str:
    """The words of that end of a Likert scale, as typed; agreement where none were; nothing of a code between the two."""
    _ = t.gettext
    if any(question.options):
        return {1: question.options[0], 5: question.options[-1]}.get(code, "")
    return _(_AGREEMENT[code]) if code in _AGREEMENT else ""
