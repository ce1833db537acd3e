"""Which survey is meant: what is offered while somebody types, and what they chose or typed."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.domain.survey import Survey
from bot.domain.survey_errors import UnknownSurvey
from bot.domain.text_folding import fold
from bot.domain.wall_time import local_of
from bot.edge.suggesting import MOST_CHOICES, Choices, choice
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text
from bot.texts.surveys import survey_status_label

Label = Callable[[Survey], str]


def title_of(survey: Survey) -> str:
    """A survey by its title alone: what members choose among."""
    return survey.title


def dated_label(t: Texts, now: datetime) -> Label:
    """« Tournée des organismes · Ouvert · 30 mai 2013 »: what the coordination chooses among, where waves bear the same title."""

    def label(survey: Survey) -> str:
        # The day that says the most of it: when it was closed, opens, or last changed.
        instant = survey.closed_at or survey.opens_at or survey.changed_at
        day = day_text(t, local_of(instant, survey.time_zone).date())
        return " · ".join((survey.title, survey_status_label(t, survey, now), day))

    return label


def survey_choices(surveys: Iterable[Survey], typed: str, label: Label = title_of) -> Choices:
    """Those whose ``label`` holds what was typed, in the order given."""
    wanted = fold(typed)
    found = ((each, label(each)) for each in surveys)
    kept = [choice(said, str(each.id)) for each, said in found if wanted in fold(said) or typed == str(each.id)]
    return kept[:MOST_CHOICES]


def survey_meant(surveys: Iterable[Survey], given: str, label: Label = title_of) -> Survey:
    """The survey that was chosen by its id, or whose title or ``label`` alone holds what was typed; raise ``UnknownSurvey``."""
    known = list(surveys)
    by_id = next((each for each in known if str(each.id) == given.strip()), None)
    if by_id is not None:
        return by_id
    wanted = fold(given.strip())
    same = [each for each in known if fold(each.title) == wanted]
    named = same or [each for each in known if wanted and wanted in fold(label(each))]
    if len(named) != 1:
        raise UnknownSurvey(given, len(named))
    return named[0]
