"""When Courroie will next do something by itself: what a clock that is moved by hand must not jump over."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.series_rules import convenes_at
from bot.domain.setting_rules import LONGEST_NOTICE
from bot.domain.survey_recurrence import AHEAD, next_opening
from bot.domain.wall_time import instant_of
from bot.services.deps import Deps
from storage.assemblies import coming_drafts
from storage.outbox import next_planned
from storage.settings import load_settings
from storage.survey_schedule import last_waves, next_end
from storage.surveys import survey_by_id

_FAR: Final = timedelta(days=LONGEST_NOTICE + 800)
"""Farther than what a yearly series has as drafts is convened before."""


async def next_at_its_hour(deps: Deps, after: datetime) -> datetime | None:
    """When the first thing after ``after`` is sent, or the first survey ends: to the minute; None where nothing is planned."""
    async with deps.database.reading() as session:
        return _first(await next_planned(session, after), await next_end(session, after))


async def next_by_upkeep(deps: Deps, after: datetime) -> datetime | None:
    """When the upkeep first finds something to do after ``after``: an assembly to convene, a survey's wave; None where there is none."""
    return _first(await _next_convening(deps, after), await _next_wave(deps, after))


async def _next_convening(deps: Deps, after: datetime) -> datetime | None:
    async with deps.database.reading() as session:
        drafts = await coming_drafts(session, after, after + _FAR)
        guilds = {each.guild_id for each in drafts}
        settings = {each: await load_settings(session, each, deps.snapshots.defaults) for each in guilds}
    instants = [convenes_at(each, settings[each.guild_id]) for each in drafts]
    return min((each for each in instants if each > after), default=None)


async def _next_wave(deps: Deps, after: datetime) -> datetime | None:
    async with deps.database.reading() as session:
        surveys = [await survey_by_id(session, *each) for each in await last_waves(session)]
    instants = []
    for survey in surveys:
        opens = next_opening(survey) if survey is not None else None
        if survey is not None and opens is not None:
            instants.append(instant_of(opens, survey.time_zone) - AHEAD)
    return min((each for each in instants if each > after), default=None)


def _first(*instants: datetime | None) -> datetime | None:
    return min((each for each in instants if each is not None), default=None)
