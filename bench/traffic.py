"""Interactions fired at a bot, and how long each took: from the moment Discord sends it to the bot's answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from time import perf_counter
from typing import Any, Final

from bench.bare import COMMAND, OPTION
from bot.playground import commandline
from bot.playground.interactions import Interaction, InteractionType
from bot.playground.server import Playground

_PATIENCE: Final = 4.0
"""Seconds: Discord itself refuses an answer that takes more than three."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a member types, as the data of the interaction that Discord sends."""

    kind: InteractionType
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Burst:
    """Many interactions at once: how many were answered each second, and how many never were."""

    rate: float
    lost: int


def command(world: Playground, line: str) -> Typed:
    """A command line."""
    return Typed(InteractionType.COMMAND, commandline.parse(line, world.hand("membre").commands(), "fr").data)


def keystrokes(world: Playground, line: str) -> Typed:
    """A command line that is still being typed."""
    parsed = commandline.complete(line, world.hand("membre").commands(), "fr")
    if parsed is None:
        msg = f"nothing completes {line}"
        raise ValueError(msg)
    return Typed(InteractionType.AUTOCOMPLETE, parsed.data)


def bare_command(world: Playground, name: str) -> Typed:
    """The bare bot's command, that shows the view ``name``."""
    return command(world, f"/{COMMAND} {OPTION}:{name}")


def bare_keystrokes(world: Playground) -> Typed:
    """The bare bot's command, being typed."""
    return keystrokes(world, f"/{COMMAND} {OPTION}:a")


async def round_trips(world: Playground, typed: Typed, times: int) -> list[float]:
    """The milliseconds that each of ``times`` answers took, one interaction after the other."""
    fire = _Fire(world)
    return [1000 * await asyncio.wait_for(fire(typed).acknowledged, _PATIENCE) for _ in range(times)]


async def burst(world: Playground, typed: Sequence[Typed], times: int, in_flight: int) -> Burst:
    """Fire ``times`` interactions, each of ``typed`` in turn, never more than ``in_flight`` unanswered."""
    fire = _Fire(world)
    room = asyncio.Semaphore(in_flight)
    sent = []
    began = perf_counter()
    answered_at = began

    def answered(_: object) -> None:
        nonlocal answered_at
        answered_at = perf_counter()
        room.release()

    for one in islice(cycle(typed), times):
        try:
            await asyncio.wait_for(room.acquire(), _PATIENCE)
        except TimeoutError:
            break
        interaction = fire(one)
        interaction.acknowledged.add_done_callback(answered)
        sent.append(interaction.acknowledged)
    if sent:
        await asyncio.wait(sent, timeout=_PATIENCE)
    lost = times - sum(future.done() for future in sent)
    return Burst((times - lost) / (answered_at - began), lost)


class _Fire:
    """Sends raw interactions from one member in the plan's channel."""

    def __init__(self, world: Playground) -> None:
        self._hand = world.hand("membre")
        self._channel = self._hand.channel("plan")

    def __call__(self, typed: Typed) -> Interaction:
        return self._hand.dispatch(typed.kind, typed.data, self._channel)
