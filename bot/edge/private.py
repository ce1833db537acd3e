"""A press in direct messages, on what the outbox sent there, is made in the guild that sent it."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord

from bot.edge.references import reference_in
from bot.views.reminder_places import reference_carried

FindGuild = Callable[[int, int], Awaitable[int | None]]
"""Gives the guild whose row of that id was sent to that Discord member; None where there is none."""
_REFERENCE: Final = re.compile(r"o([0-9]{1,18})")


async def enter_guild(interaction: discord.Interaction, find: FindGuild) -> None:
    """Have ``interaction`` be in the guild of the row that its message carries, as the member that its user is there.

    It stays as it is where the message is none of ours, was sent to somebody else, or where they are no member any more.
    """
    data: dict[str, Any] = dict(interaction.data or {})
    reference = reference_in(interaction) or reference_carried(str(data.get("custom_id", "")))
    found = _REFERENCE.fullmatch(reference or "")
    guild_id = await find(int(found[1]), interaction.user.id) if found else None
    guild = interaction.client.get_guild(guild_id) if guild_id is not None else None
    if guild is None:
        return
    try:
        member = await guild.fetch_member(interaction.user.id)
    except discord.NotFound:
        return
    interaction.guild_id = guild.id
    interaction.user = member
