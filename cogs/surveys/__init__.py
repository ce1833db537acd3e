"""`/sondage`: what members answer, step by step, and what they have answered."""

from cogs.surveys.commands import SurveyCommands

__all__ = ["SurveyCommands"]
