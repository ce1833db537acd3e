"""Answers as they are kept, in a database's JSON and back."""

from collections.abc import Mapping
from typing import TypeAlias

from bot.domain.survey import Answers, Value

Written: TypeAlias = int | list[int] | str
"""One answer as JSON holds it."""


def written_value(value: Value) -> Written:
    """``value`` as JSON holds it."""
    return list(value) if isinstance(value, tuple) else value


def read_value(written: Written) -> Value:
    """What JSON holds, as an answer."""
    return tuple(written) if isinstance(written, list) else written


def written_answers(answers: Answers) -> dict[str, Written]:
    """Answers by the number of their question, as JSON holds them."""
    return {str(number): written_value(value) for number, value in sorted(answers.items())}


def read_answers(written: Mapping[str, Written]) -> Answers:
    """What JSON holds, as answers by the number of their question."""
    return {int(number): read_value(value) for number, value in written.items()}
