"""The playground's clock is moved from one thing that is due to the next: all of it happens, in order, and nothing is late."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.cli.stepping import Stepping
from bot.domain.assembly import AssemblyDraft
from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.domain.journal import COURROIE
from bot.domain.recurrence import Recurrence
from bot.domain.wall_time import instant_of, local_of
from bot.services.assemblies import draft_assembly, publish_assembly
from bot.services.deps import Deps
from bot.services.settings import change_setting
from tests.scenarios.stage import Stage, texts_of
from tests.scenarios.survey_stage import open_survey
from tests.scenarios.test_flash_polls import ask, listed

ZONE = "America/Toronto"
OFFSETS = (timedelta(days=7), timedelta(days=1), timedelta(hours=1))


@pytest.fixture
async def stepping(stage: Stage) -> Stepping:
    guild_id = int(stage.world.guild_id)
    channel_id = int(stage.world.administration.channel("annonces")["id"])
    await change_setting(stage.app.deps, guild_id, COURROIE, SettingKey.ANNOUNCEMENTS_CHANNEL, channel_id)
    await change_setting(stage.app.deps, guild_id, COURROIE, SettingKey.REMINDER_OFFSETS, OFFSETS)
    return Stepping(stage.world, lambda: stage.app)


async def convene(stage: Stage, start: datetime, rule: Recurrence | None = None) -> None:
    """An assembly of the stage's guild, on the wall clock, announced."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    said = AssemblyDraft(AssemblyKind.OTHER, start, title="Le logement")
    assembly_id = await draft_assembly(deps, guild_id, COURROIE, said, rule)
    await publish_assembly(deps, guild_id, COURROIE, assembly_id, short_notice=True)
    await stage.deliver()


def start_in(stage: Stage, delta: timedelta) -> datetime:
    return local_of(stage.world.clock.now() + delta, ZONE).replace(second=0, microsecond=0, tzinfo=None)


def announced(stage: Stage) -> list[str]:
    """What stands in the announcements, oldest first."""
    return [texts_of(message) for message in stage.hand().sees("annonces")]


def reminded(stage: Stage) -> list[str]:
    """The reminders among them, each text whole."""
    return [text for text in announced(stage) if text.startswith("## Rappel")]


async def test_a_week_brings_each_reminder_in_order_and_none_late(stage: Stage, stepping: Stepping) -> None:
    await convene(stage, start_in(stage, timedelta(days=7, hours=3)))
    await stepping.advance(timedelta(days=7, hours=2, minutes=30))
    reminders = reminded(stage)
    assert [text.splitlines()[0].partition(", ")[2] for text in reminders] == [
        "dans 7 jours",
        "dans 1 jour",
        "dans 1 heure",
    ]
    assert not [text for text in reminders if "retard" in text]


async def test_one_jump_of_a_week_is_what_makes_them_late(stage: Stage, stepping: Stepping) -> None:
    """What the steps are for: the same week at once."""
    await convene(stage, start_in(stage, timedelta(days=7, hours=3)))
    stage.world.clock.advance(timedelta(days=7, hours=2, minutes=30))
    await stepping.settle()
    (reminder,) = reminded(stage)
    assert "retard" in reminder


async def test_the_next_instant_is_gone_to_and_no_further(stage: Stage, stepping: Stepping) -> None:
    start = start_in(stage, timedelta(days=7, hours=3))
    await convene(stage, start)
    at = await stepping.next_at()
    assert at == instant_of(start - timedelta(days=7), ZONE)
    await stepping.to_next()
    assert timedelta(0) <= stage.world.clock.now() - at < timedelta(minutes=1)
    assert len(announced(stage)) == 2


async def test_the_event_that_begins_and_ends_is_what_comes_once_all_was_sent(stage: Stage, stepping: Stepping) -> None:
    start = start_in(stage, timedelta(days=7, hours=3))
    await convene(stage, start)
    instants = []
    while (at := await stepping.next_at()) is not None:
        instants.append(at)
        await stepping.to_next()
    starts_at = instant_of(start, ZONE)
    assert starts_at in instants
    assert starts_at + timedelta(hours=2) in instants
    assert instants == sorted(instants)
    await stepping.to_next()
    assert stage.world.clock.now() - instants[-1] < timedelta(minutes=1)


async def test_a_survey_closes_at_its_hour_and_tells_its_results_then(stage: Stage, stepping: Stepping) -> None:
    survey = await open_survey(stage)
    await stepping.advance(timedelta(days=10))
    closed = (await stage.app.deps.snapshots.refresh(int(stage.world.guild_id))).snapshot.survey_by_id(survey.id)
    assert closed.closed_at is not None
    assert survey.closes_at is not None
    assert closed.closed_at - survey.closes_at < timedelta(minutes=1)


async def test_what_ends_while_something_else_is_being_done_is_not_gone_past(
    stage: Stage, stepping: Stepping, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = await open_survey(stage)
    assert survey.closes_at is not None
    upkeep, ends, clock = stage.app.upkeep, stage.app.ends, stage.world.clock
    # A day's upkeep just before the end, on a machine that is slow to do it: the end comes meanwhile.
    upkeep.done_at = survey.closes_at - timedelta(days=1, milliseconds=200)
    upkeep.next_at = upkeep.done_at + timedelta(hours=1)
    at_once = ends.at_once

    async def slowly() -> None:
        await at_once()
        clock.advance(timedelta(milliseconds=400))

    monkeypatch.setattr(ends, "at_once", slowly)
    await stepping.advance(timedelta(days=10))
    closed = (await stage.app.deps.snapshots.refresh(int(stage.world.guild_id))).snapshot.survey_by_id(survey.id)
    assert closed.closed_at is not None
    assert closed.closed_at - survey.closes_at < timedelta(minutes=1)


async def test_the_next_of_a_series_is_convened_on_its_day(stage: Stage, stepping: Stepping) -> None:
    start = start_in(stage, timedelta(days=9))
    await convene(stage, start, Recurrence("FREQ=WEEKLY"))
    await stepping.advance(timedelta(days=8))
    snapshot = (await stage.app.deps.snapshots.refresh(int(stage.world.guild_id))).snapshot
    second = snapshot.assemblies[1]
    assert second.convened_at is not None
    # A day before a week's notice, at nine in the morning; the upkeep looks once an hour.
    wanted = instant_of(datetime.combine(second.start_local.date() - timedelta(days=8), datetime.min.time()), ZONE)
    assert timedelta(hours=9) <= second.convened_at - wanted <= timedelta(hours=10)


async def test_a_flash_poll_ends_on_the_way_and_its_votes_are_read(stage: Stage, stepping: Stepping) -> None:
    await ask(stage)
    (poll,) = stage.world.state.polls.values()
    stage.hand().vote(poll.message, "Samedi")
    ends_at = poll.expires_at
    assert await stepping.next_at() == ends_at
    await stepping.advance(timedelta(days=3))
    assert poll.final
    assert "Samedi : 1 vote" in await listed(stage)


async def test_the_upkeep_is_done_each_day_of_a_time_when_nothing_is_planned(stage: Stage, stepping: Stepping) -> None:
    """A term that begins that day, a week that comes nearer: nothing else says that something is to be planned then."""
    days: list[datetime] = []

    async def count(deps: Deps) -> None:
        days.append(deps.clock.now())

    await stepping.settle()
    stage.app.upkeep._chores = (count,)
    await stepping.advance(timedelta(days=10, minutes=30))
    assert len(days) == 10
    assert max(later - earlier for earlier, later in pairwise(days)) < timedelta(days=1, minutes=1)


async def test_time_passes_without_the_bot_and_waits_for_nobody(stage: Stage) -> None:
    alone = Stepping(stage.world, lambda: None)
    before = stage.world.clock.now()
    await alone.advance(timedelta(days=30))
    assert stage.world.clock.now() - before >= timedelta(days=30)
    assert await alone.next_at() is None


async def test_two_who_move_the_clock_at_once_move_it_one_after_the_other(stage: Stage, stepping: Stepping) -> None:
    before = stage.world.clock.now()
    await asyncio.gather(stepping.advance(timedelta(days=1)), stepping.advance(timedelta(days=2)))
    assert timedelta(days=3) <= stage.world.clock.now() - before < timedelta(days=3, minutes=2)
