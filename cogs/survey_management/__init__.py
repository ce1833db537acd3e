"""`/gerer sondage`: the coordination makes surveys, publishes them, and looks after them until they are closed."""

from cogs.survey_management.commands import SurveyManagement

__all__ = ["SurveyManagement"]
