"""`/assemblee`: what members see of an assembly, and answer to it."""

from cogs.assemblies.commands import AssemblyCommands

__all__ = ["AssemblyCommands"]
