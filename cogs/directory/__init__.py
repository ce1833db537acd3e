"""`/bottin`: who is who, as members look it up."""

from cogs.directory.commands import DirectoryCommands

__all__ = ["DirectoryCommands"]
