"""The process's settings: what they are (``model``) and how they are read (``reading``)."""

from bot.settings.model import DiscordSettings, GuildDefaults, LogSettings, Settings, SnapshotSettings, StorageSettings
from bot.settings.reading import load_settings, readable_by_others

__all__ = [
    "DiscordSettings",
    "GuildDefaults",
    "LogSettings",
    "Settings",
    "SnapshotSettings",
    "StorageSettings",
    "load_settings",
    "readable_by_others",
]
