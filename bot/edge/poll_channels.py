"""Whether Courroie may post a native poll in a channel, looked at before it is asked for."""

from typing import Final

import discord

from bot.domain.flash_poll_errors import PollChannelRefused
from bot.domain.setting_findings import Need
from bot.edge.channel_checks import missing_permissions

# Its votes are read where it stands, and a message that a crash lost from view is looked for in the channel's history.
_NEEDS: Final = (Need.VIEW, Need.SEND, Need.POLLS, Need.HISTORY)


def require_poll_channel(interaction: discord.Interaction, channel_id: int) -> None:
    """Raise ``PollChannelRefused`` where the member's guild has no such text channel, or Courroie lacks something there."""
    guild = interaction.guild
    channel = guild.get_channel(channel_id) if guild is not None else None
    if guild is None or not isinstance(channel, discord.TextChannel):
        raise PollChannelRefused(channel_id)
    missing = missing_permissions(channel, guild.me, _NEEDS)
    if missing:
        raise PollChannelRefused(channel_id, missing)
