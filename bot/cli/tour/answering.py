"""Somebody answers the visit's survey, « Les services aux tables et comités », from its message to the receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.cli.scenario import Answer, Both, Fills, Looks, Presses, Scenario, Wording
from bot.domain.survey import Question, Survey
from bot.texts.catalogue import Texts, texts_for
from bot.views.forms import LABEL_LENGTH
from bot.views.survey_forms import rank_text

_DEGREES: Final = (
    "Très insatisfaisant",
    "Insatisfaisant",
    "Ni satisfaisant ni insatisfaisant",
    "Satisfaisant",
    "Très satisfaisant",
)
_SERVICES: Final = (
    "L'infolettre ou le site Internet",
    "Un local ou du matériel",
    "Une formation ou une conférence",
    "Une aide à l'organisation",
    "Aucun",
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """Degrees from 1 to 5 of the first four questions, the services that were used by their number, and a comment."""

    scores: tuple[int, int, int, int]
    used: Sequence[int]
    comment: Both | None = None


OPINIONS: Final[Mapping[str, Opinion]] = MappingProxyType(
    {
        "membre": Opinion(
            (5, 4, 4, 5), (1, 2), Both("Un calendrier commun des activités.", "A shared calendar of activities.")
        ),
        "responsable": Opinion(
            (4, 4, 3, 4),
            (3, 2),
            Both("Une aide pour remplir les demandes de subvention.", "Help with filling in grant applications."),
        ),
        "nouveau": Opinion((3, 2, 3, 3), (5,)),
        "coordination": Opinion((4, 5, 4, 4), (1, 4)),
        "administration": Opinion((5, 3, 4, 4), (2,)),
    }
)
"""What each persona thinks of it."""


def answering(who: str, survey: Survey, locale: str, *, quiet: bool = False) -> Scenario:
    """The acts of one person's answer."""
    opinion, t = OPINIONS[who], texts_for(locale)
    *scored, used, missing = (_label(t, survey, question) for question in survey.questions)
    *satisfactions, agreement = opinion.scores
    degrees = [*(_DEGREES[score - 1] for score in satisfactions), str(agreement)]
    first: dict[Wording, Answer] = {
        **dict(zip(scored, degrees, strict=True)),
        used: tuple(_SERVICES[number - 1] for number in opinion.used),
    }
    last: dict[Wording, Answer] = {missing: opinion.comment} if opinion.comment else {}
    return (
        Looks(who, "sondages", message=str(survey.message_id), quiet=True),
        Presses(who, "Répondre", quiet=quiet),
        Presses(who, "Commencer", quiet=quiet),
        Fills(who, first, quiet=quiet),
        Presses(who, "Continuer", quiet=quiet),
        Fills(who, last, quiet=quiet),
    )


def _label(t: Texts, survey: Survey, question: Question) -> Both:
    """What the form calls a question, which is in the server's language: itself, or its rank where it is too long for a label."""
    text = question.text if len(question.text) <= LABEL_LENGTH else rank_text(t, survey, question.number)
    return Both(text, text)
