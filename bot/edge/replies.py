"""How an answer reaches a member: ephemeral, in place where it can be, and never kept in memory by discord.py."""

from collections.abc import Sequence
from io import BytesIO

import discord
from discord.ui import LayoutView


def attached(name: str, data: bytes, description: str) -> discord.File:
    """A file to answer with; ``description`` is its alt text."""
    return discord.File(BytesIO(data), name, description=description)


async def acknowledge(interaction: discord.Interaction) -> None:
    """Ask Discord for time before slow work: the answer may then come within fifteen minutes."""
    if interaction.response.is_done():
        return
    if in_place(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


def in_place(interaction: discord.Interaction) -> bool:
    """Whether the answer may take the place of the message that was pressed: only where nobody else reads it."""
    message = interaction.message
    return message is not None and message.flags.ephemeral


async def show(interaction: discord.Interaction, view: LayoutView, files: Sequence[discord.File] = ()) -> None:
    """Answer with ``view``: in the pressed message where only the member sees it, else in an ephemeral one."""
    view.stop()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files)
    elif in_place(interaction):
        await interaction.response.edit_message(view=view, attachments=files)
    else:
        await interaction.response.send_message(view=view, files=list(files), ephemeral=True)


async def show_apart(interaction: discord.Interaction, view: LayoutView, files: Sequence[discord.File] = ()) -> None:
    """Answer with ``view`` in a message of its own, that only the member sees; the pressed one stays as it is."""
    view.stop()
    if interaction.response.is_done():
        await interaction.followup.send(view=view, files=list(files), ephemeral=True)
    else:
        await interaction.response.send_message(view=view, files=list(files), ephemeral=True)


async def share(interaction: discord.Interaction, view: LayoutView) -> None:
    """Post ``view`` for everyone in the channel."""
    view.stop()
    if interaction.response.is_done():
        await interaction.followup.send(view=view)
    else:
        await interaction.response.send_message(view=view)
