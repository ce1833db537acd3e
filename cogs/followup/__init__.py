"""`/suivi`: what moves an action of the plan forward."""

from cogs.followup.commands import FollowUpCommands

__all__ = ["FollowUpCommands"]
