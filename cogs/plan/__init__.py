"""`/plan`: what members ask of the plan."""

from cogs.plan.commands import PlanCommands

__all__ = ["PlanCommands"]
