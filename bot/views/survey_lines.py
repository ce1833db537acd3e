"""A survey on one line of what comes."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.survey import Survey
from bot.domain.survey_coming import comes_at
from bot.texts.catalogue import Texts
from bot.texts.dates import instant_text
from bot.texts.moments import distance_text
from bot.views.layout import Block
from bot.views.markup import cut, plain

_TITLE_LENGTH: Final = 200


def survey_blocks(t: Texts, surveys: Iterable[Survey], now: datetime) -> Iterator[Block]:
    """A heading and a line each; how to answer, where one of them is open. Nothing where there is none."""
    _ = t.gettext
    found = tuple(surveys)
    if not found:
        return
    yield Block(_("**Sondages**"))
    for survey in found:
        yield Block(survey_line(t, survey, now))
    if any(survey.is_open(now) for survey in found):
        yield Block(_("Pour répondre : `/sondage`."))


def survey_line(t: Texts, survey: Survey, now: datetime) -> str:
    """« - Satisfaction : se ferme le vendredi 28 septembre 2012 à 16 h (dans 3 jours) », or when it opens."""
    _ = t.gettext
    at = comes_at(survey, now)
    title = plain(cut(survey.title, _TITLE_LENGTH))
    if at is None:
        return _("- {title}").format(title=title)
    words = (
        _("- {title} : ouvre {when} ({distance})")
        if survey.is_to_come(now)
        else _("- {title} : ferme {when} ({distance})")
    )
    return words.format(
        title=title, when=instant_text(t, at, ZoneInfo(survey.time_zone)), distance=distance_text(t, at - now)
    )
