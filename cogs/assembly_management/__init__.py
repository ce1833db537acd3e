"""`/gerer assemblee`: the coordination convenes, changes, takes the attendance, keeps the minutes and the votes."""

from cogs.assembly_management.commands import AssemblyManagement

__all__ = ["AssemblyManagement"]
