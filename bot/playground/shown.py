"""What a member sees of the bot's answer."""

import asyncio
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.playground.interactions import DEADLINE, Interaction
from bot.playground.json_types import JSON
from bot.playground.state import State


class Failure(StrEnum):
    """Why a member is left without an answer."""

    NO_ANSWER = "no_answer"
    STILL_THINKING = "still_thinking"


@dataclass(frozen=True, slots=True)
class Shown:
    """What was on the member's screen when the answer was complete; copies, so later edits do not change it.

    ``message`` is the first answer, or the message that was updated in place; ``messages`` has the follow-ups too.
    ``acknowledged_after`` is in seconds, ``None`` where nothing came within three.
    """

    interaction: Interaction = field(repr=False)
    message: JSON | None = None
    messages: list[JSON] = field(default_factory=list)
    modal: JSON | None = None
    choices: list[JSON] | None = None
    error: Failure | None = None
    acknowledged_after: float | None = None

    @property
    def ephemeral(self) -> bool:
        """Whether only the member sees the answer."""
        return self.interaction.ephemeral


def show(state: State, interaction: Interaction, error: Failure | None = None) -> Shown:
    """What the member sees of an interaction's answer now."""
    first = [interaction.original_id] if interaction.original_id else []
    ids = dict.fromkeys([*first, *interaction.message_ids])
    found = [state.messages.get(interaction.channel_id, message_id) for message_id in ids]
    messages = [deepcopy(stored.raw) for stored in found if stored is not None]
    acknowledged = interaction.acknowledged
    return Shown(
        interaction=interaction,
        message=messages[0] if messages else None,
        messages=messages,
        modal=deepcopy(interaction.modal),
        choices=deepcopy(interaction.choices),
        error=error,
        acknowledged_after=acknowledged.result() if acknowledged.done() else None,
    )


async def see(state: State, interaction: Interaction, patience: float) -> Shown:
    """Wait as a member does: three seconds for a sign, then until « thinking » gives way, ``patience`` at most."""
    deadline = asyncio.ensure_future(state.clock.reach(interaction.created_at + DEADLINE))
    signs: set[asyncio.Future[Any]] = {interaction.acknowledged, deadline}
    await asyncio.wait(signs, return_when=asyncio.FIRST_COMPLETED)
    deadline.cancel()
    if not interaction.acknowledged.done():
        return show(state, interaction, Failure.NO_ANSWER)
    await asyncio.wait({interaction.settled}, timeout=patience)
    # A component's deferred update shows no « thinking »: where nothing follows, the message is what it was.
    return show(state, interaction, Failure.STILL_THINKING if interaction.loading else None)
