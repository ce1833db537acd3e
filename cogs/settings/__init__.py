"""`/reglages`: what a guild decides for itself."""

from cogs.settings.commands import SettingsCommands

__all__ = ["SettingsCommands"]
