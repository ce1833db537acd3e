"""Who may do what, checked at run time: what Discord hides from a member's menus is only a courtesy."""

import discord

from bot.domain.errors import NotAllowed


def is_coordination(interaction: discord.Interaction) -> bool:
    """Whether the member looks after the server (« Gérer le serveur »)."""
    return interaction.permissions.manage_guild


def require_coordination(interaction: discord.Interaction) -> None:
    """Raise ``NotAllowed`` unless the member is of the coordination."""
    if not is_coordination(interaction):
        raise NotAllowed
