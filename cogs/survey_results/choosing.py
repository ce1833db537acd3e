"""Whose results are meant: what is offered while somebody types, and what they chose or typed."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_errors import UnknownSurvey
from bot.domain.text_folding import fold
from bot.domain.wall_time import local_of
from bot.edge.suggesting import MOST_CHOICES, Choices, choice
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text
from bot.texts.surveys import survey_status_label


def survey_choices(t: Texts, held: Knowledge | None, typed: str, now: datetime) -> Choices:
    """« Satisfaction des membres · Fermé · 30 mai 2013 »: those whose line holds what was typed, the latest first."""
    if held is None:
        return []
    labelled = ((survey_label(t, each, now), each) for each in _published(held))
    found = [choice(label, str(each.id)) for label, each in labelled if fold(typed) in fold(label)]
    return found[:MOST_CHOICES]


def survey_meant(t: Texts, held: Knowledge, given: str, now: datetime) -> Survey:
    """The survey that was chosen by its id, or whose line alone holds what was typed; raise ``UnknownSurvey``."""
    known = list(_published(held))
    by_id = next((each for each in known if str(each.id) == given.strip()), None)
    if by_id is not None:
        return by_id
    wanted = fold(given)
    named = [each for each in known if wanted and wanted in fold(survey_label(t, each, now))]
    if len(named) != 1:
        raise UnknownSurvey(given, len(named))
    return named[0]


def survey_label(t: Texts, survey: Survey, now: datetime) -> str:
    """A survey on one line: its title, where it stands, and when it closed, or opened."""
    at = survey.closed_at or survey.opens_at or survey.changed_at
    day = day_text(t, local_of(at, survey.time_zone).date())
    return " · ".join((survey.title, survey_status_label(t, survey, now), day))


def _published(held: Knowledge) -> Iterable[Survey]:
    return (each for each in held.snapshot.surveys if each.status is not SurveyStatus.DRAFT)
