"""The guided visit: the real bot does the real thing. A module a step; what a later feature adds comes at its place in ``TOUR``."""

from typing import Final

from bot.cli.tour import answer, ask, convene, remind, results, survey
from bot.cli.tour.steps import TourStep

TOUR: Final[tuple[TourStep, ...]] = (ask.STEP, convene.STEP, answer.STEP, remind.STEP, survey.STEP, results.STEP)


def step_named(key: str) -> TourStep:
    """The step of that key; raise ``KeyError`` where there is none."""
    for step in TOUR:
        if step.key == key:
            return step
    raise KeyError(key)
