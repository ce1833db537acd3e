"""`/gerer bottin`: the coordination enters and corrects organisations, people, tables, and confirms who members are."""

from cogs.directory_management.commands import DirectoryManagement

__all__ = ["DirectoryManagement"]
