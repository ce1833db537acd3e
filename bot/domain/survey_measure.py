"""What a closed survey says of the indicator that it measures, as an event of the plan keeps it for good."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final, Self

from bot.domain.survey import QuestionKind
from bot.domain.survey_results import Results

MOST_MEASURED: Final = 5
"""How many questions a measure holds: what a card of the plan shows."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What ``n`` respondents said to one question: the mean of a scale, and the share (0 to 1) of its highest answers or of yes.

    ``worded`` says that the ends of the scale were worded for it.
    """

    text: str
    kind: QuestionKind
    n: int
    mean: float | None
    top: float | None
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One survey's measure, of the local day ``on`` when it closed."""

    survey_id: int
    title: str
    on: date
    answered: int
    questions: tuple[Measured, ...]

    def written(self) -> str:
        """As the event's ``value`` holds it: JSON."""
        return json.dumps(asdict(self) | {"on": self.on.isoformat()}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, value: str) -> Self:
        """What ``written`` wrote."""
        found = json.loads(value)
        questions = tuple(Measured(**each | {"kind": QuestionKind(each["kind"])}) for each in found["questions"])
        return cls(found["survey_id"], found["title"], date.fromisoformat(found["on"]), found["answered"], questions)


def measure_of(results: Results, on: date) -> Measure | None:
    """The measure that ``results`` give: the figures that may be shown of the questions that have one; None where none has."""
    measured = _measured(results)[:MOST_MEASURED]
    if not measured:
        return None
    return Measure(results.survey.id, results.survey.title, on, results.answered, tuple(measured))


def _measured(results: Results) -> Sequence[Measured]:
    return [
        Measured(
            each.question.text,
            each.question.kind,
            each.figures.n,
            each.figures.mean,
            each.figures.top,
            any(each.question.options),
        )
        for each in results.questions
        if each.figures and each.figures.n and each.figures.top is not None
    ]
