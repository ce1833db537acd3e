"""`/gerer sondage resultats` and `exporter`: what a survey came to, shown, published, taken away."""

from cogs.survey_results.commands import SurveyResults

__all__ = ["SurveyResults"]
