"""What the outbox posted follows what members do with it: the message is written again where it stands, and keeps its reference.

Of several members at once, each is answered, and the last of them alone writes: it knows what the others did.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord.ui import LayoutView

from bot.edge.references import reference_in
from bot.edge.replies import acknowledge, in_place, show, show_apart
from bot.texts.catalogue import Texts
from bot.views.layout import Screen, layout
from bot.views.references import UNSENT, referenced

_log = logging.getLogger(__name__)
_UNSENT: Final = (discord.HTTPException, aiohttp.ClientError, OSError)


@dataclass(slots=True, weakref_slot=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: int = 0


class Turns:
    """Of those who would write the same thing at once, one at a time, and of those who wait the last alone."""

    def __init__(self) -> None:
        self._turns: WeakValueDictionary[int, _Turn] = WeakValueDictionary()

    async def write_last(self, key: int, write: Callable[[], Awaitable[None]]) -> None:
        """Call ``write`` once nobody else does for ``key``; not at all where somebody who knows more waits behind."""
        turn = self._turns.setdefault(key, _Turn())
        turn.asked += 1
        mine = turn.asked
        async with turn.lock:
            if turn.asked == mine:
                await write()


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands; None where it is nowhere."""

    channel_id: int | None
    message_id: int | None


class Following:
    """Writes again what was posted; belongs to one event loop."""

    def __init__(self) -> None:
        self._turns = Turns()

    async def follow(
        self, interaction: discord.Interaction, posted: Posted, t: Texts, make: Callable[[], Awaitable[Screen]]
    ) -> None:
        """Write the message again as ``make`` says it is now; where Discord refuses, the next one who acts writes it.

        ``t`` is the language of the channel.
        """
        if posted.channel_id is None or posted.message_id is None:
            return

        async def write() -> None:
            try:
                await _write(interaction, posted, t, await make())
            except _UNSENT as problem:
                _log.warning("message %d could not be written again: %s", posted.message_id, problem)

        await self._turns.write_last(posted.message_id, write)


async def begin(interaction: discord.Interaction) -> None:
    """Ask Discord for time; the message that was pressed stays what it is until it is written again."""
    if interaction.response.is_done():
        return
    if interaction.message is None or in_place(interaction):
        await acknowledge(interaction)
    else:
        await interaction.response.defer()


async def _write(interaction: discord.Interaction, posted: Posted, t: Texts, screen: Screen) -> None:
    pressed = interaction.message is not None and interaction.message.id == posted.message_id
    view = layout(referenced(t, screen, reference_in(interaction) if pressed else UNSENT))
    view.stop()
    if pressed and interaction.response.type is discord.InteractionResponseType.deferred_message_update:
        await interaction.edit_original_response(view=view)
        return
    channel = interaction.client.get_partial_messageable(posted.channel_id or 0)
    message = channel.get_partial_message(posted.message_id or 0)
    await message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())


async def tell_apart(
    interaction: discord.Interaction, receipt: LayoutView, follow: Callable[[], Awaitable[None]]
) -> None:
    """Tell a member what came of their press, and have what everyone reads follow: first there where it was pressed."""
    deferred = interaction.response.type is discord.InteractionResponseType.deferred_message_update
    if deferred and not in_place(interaction):
        await follow()
        await show_apart(interaction, receipt)
    else:
        await show(interaction, receipt)
        await follow()
