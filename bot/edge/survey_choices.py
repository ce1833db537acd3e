"""Which survey is meant: what is offered while somebody types, and what they chose or typed."""

from collections.abc import Iterable

from bot.domain.survey import Survey
from bot.domain.survey_errors import UnknownSurvey
from bot.domain.text_folding import fold
from bot.edge.suggesting import MOST_CHOICES, Choices, choice


def survey_choices(surveys: Iterable[Survey], typed: str) -> Choices:
    """The titles that hold what was typed, in the order given."""
    wanted = fold(typed)
    found = (each for each in surveys if wanted in fold(each.title) or typed == str(each.id))
    return [choice(each.title, str(each.id)) for each in found][:MOST_CHOICES]


def survey_meant(surveys: Iterable[Survey], given: str) -> Survey:
    """The survey that was chosen by its id, or whose title alone holds what was typed; raise ``UnknownSurvey``."""
    known = list(surveys)
    by_id = next((each for each in known if str(each.id) == given.strip()), None)
    if by_id is not None:
        return by_id
    wanted = fold(given)
    same = [each for each in known if fold(each.title) == wanted]
    named = same or [each for each in known if wanted and wanted in fold(each.title)]
    if len(named) != 1:
        raise UnknownSurvey(given, len(named))
    return named[0]
