"""`/gerer plan`: what the coordination does with whole plans."""

from cogs.plan_management.commands import PlanManagement

__all__ = ["PlanManagement"]
