"""Due dates on stage: how one is planned and answered, time that passes, what everyone reads in a channel."""

from datetime import timedelta
from typing import Final

from bot.domain.deadline import Deadline
from bot.domain.guild_settings import SettingKey
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.shown import Shown
from tests.scenarios.roundtable import Roundtable, set_up, settle
from tests.scenarios.stage import Stage

ACTION: Final = "II.B.1.4"
ANSWERS: Final = ["Fait", "En cours", "Reporter", "Bloqué"]
EPHEMERAL: Final = 64
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DONE: Final = "Merci : c'est noté au plan, et la coordination en est informée."


async def set_table(stage: Stage) -> Roundtable:
    """Amélie (« responsable ») carries the action; announcements and the coordination have their channels."""
    found = await settle(stage)
    await choose(stage, SettingKey.ANNOUNCEMENTS_CHANNEL, "annonces")
    await choose(stage, SettingKey.COORDINATION_CHANNEL, "coordination")
    return found


async def choose(stage: Stage, key: SettingKey, channel: str) -> None:
    await set_up(stage, key, int(stage.hand("coordination").channel(channel)["id"]))


def seen(shown: Shown) -> JSON:
    assert shown.error is None
    return shown.message or {}


async def ask(hand: Hand, when: str = "date:1er octobre 2012 à 9 h", more: str = "") -> JSON:
    return seen(await hand.use(f"/suivi echeance action:{ACTION} {when} {more}".strip()))


async def plan(hand: Hand, when: str = "date:1er octobre 2012 à 9 h", more: str = "") -> JSON:
    return seen(await hand.press(await ask(hand, when, more), label="Planifier"))


async def dues(stage: Stage) -> tuple[Deadline, ...]:
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.deadlines


async def later(stage: Stage, delta: timedelta) -> None:
    stage.world.clock.advance(delta)
    await stage.deliver()


async def answer(stage: Stage, message: JSON, label: str, persona: str = "responsable", **typed: str) -> JSON:
    hand = stage.hand(persona)
    return seen(await hand.submit(await hand.press(message, label=label), {"note": "", **typed}))


def posted(stage: Stage, channel: str = "annonces") -> list[JSON]:
    """What everyone reads there."""
    sees = stage.hand("coordination").sees(channel)
    return [each for each in sees if each["type"] == 0 and not each["flags"] & EPHEMERAL]
