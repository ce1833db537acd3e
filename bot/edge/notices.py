"""What Courroie tells somebody without being asked: best effort, a refusal is logged without a name and never raised."""

import logging
from typing import Final

import aiohttp
import discord
from discord.ui import LayoutView

_log = logging.getLogger(__name__)
_UNSENT: Final = (discord.HTTPException, aiohttp.ClientError, OSError)


async def tell_member(client: discord.Client, user_id: int, view: LayoutView) -> bool:
    """Send ``view`` to a member by direct message; False where Discord did not take it (closed messages, a member gone)."""
    view.stop()
    try:
        channel = await client.create_dm(discord.Object(user_id))
        await channel.send(view=view)
    except _UNSENT as problem:
        _log.warning("a direct message was not taken: %s", _word(problem))
        return False
    return True


async def tell_channel(client: discord.Client, channel_id: int, view: LayoutView) -> bool:
    """Post ``view`` in a channel; False where Discord did not take it (a channel gone, or closed to the bot)."""
    view.stop()
    try:
        await client.get_partial_messageable(channel_id).send(view=view)
    except _UNSENT as problem:
        _log.warning("channel %d did not take a notice: %s", channel_id, _word(problem))
        return False
    return True


def _word(problem: BaseException) -> str:
    """What Discord answered, without an address: one may name a member."""
    return f"{problem.status} {problem.code}" if isinstance(problem, discord.HTTPException) else type(problem).__name__
