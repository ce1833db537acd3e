"""The handlers of every topic."""

from collections.abc import Mapping
from typing import Final

from bot.delivery.handler import Handler
from bot.delivery.topics import (
    assemblies,
    assembly_moments,
    digest,
    flash_polls,
    followup,
    reports,
    survey_results,
    surveys,
)
from bot.domain.outbox import Topic

HANDLERS: Final[Mapping[Topic, Handler]] = {
    **assemblies.HANDLERS,
    **assembly_moments.HANDLERS,
    **reports.HANDLERS,
    **followup.HANDLERS,
    **digest.HANDLERS,
    **surveys.HANDLERS,
    **survey_results.HANDLERS,
    **flash_polls.HANDLERS,
}
