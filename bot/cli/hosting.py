"""What the page of a trial asks of the product: its words, time that passes as it should, the guided visit, a fresh start."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.cli.output import say
from bot.cli.tour import TOUR, step_named
from bot.cli.tour.playing import Playing, StepImpossible
from bot.cli.trying import Trial
from bot.domain.errors import CourroieError
from bot.playground.json_types import JSON
from bot.playground.page.host import StepRefused, Tell
from bot.texts.catalogue import texts_for
from bot.texts.page import page_words
from bot.texts.problems import problem_sentence

PAUSE: Final = 0.7
"""Seconds between two acts of a step: what somebody who looks can follow."""


class TrialHost:
    """The host of one playground of a trial; ``pause`` is how long it waits between two acts of the visit."""

    def __init__(self, trial: Trial, pause: float = PAUSE) -> None:
        self._trial = trial
        self._playing = Playing(trial, pause)

    def words(self, locale: str) -> Mapping[str, object]:
        """The page's words."""
        return page_words(texts_for(locale))

    async def advance(self, delta: timedelta) -> None:
        """Let time pass; what falls due meanwhile happens, in order."""
        await self._trial.stepping.advance(delta)

    async def next_at(self) -> datetime | None:
        """When something next happens by itself."""
        return await self._trial.stepping.next_at()

    async def to_next(self) -> None:
        """Let time pass until then; two who ask at once go to two instants, and not as far again past the first."""
        await self._trial.stepping.to_next()

    def visit(self, locale: str) -> list[JSON]:
        """The steps of the guided visit, in their order."""
        t = texts_for(locale)
        return [
            {
                "key": step.key,
                "title": t.gettext(step.title),
                "text": t.gettext(step.text),
                "who": step.who,
                "channel": step.channel,
            }
            for step in TOUR
        ]

    async def play(self, step: str, locale: str, tell: Tell) -> None:
        """Play a step, and those that it needs where they are not done; raise ``StepRefused``."""
        try:
            await self._playing.play(step_named(step), locale, tell)
        except StepImpossible as problem:
            raise StepRefused(str(problem)) from problem

    async def reset(self, locale: str) -> None:
        """Start over; raise ``StepRefused`` where the database is not the trial's alone, or cannot be copied."""
        try:
            made = await self._trial.start_over()
        except CourroieError as problem:
            raise StepRefused(problem_sentence(texts_for(locale), problem)) from problem
        except OSError as problem:
            _ = texts_for(locale).gettext
            raise StepRefused(
                _("Ce qui était là n'a pas pu être copié; rien n'a été effacé. ({detail})").format(detail=problem)
            ) from problem
        if made is not None:
            _ = texts_for("fr").gettext
            say(_("Remis à zéro. Ce qui était là est copié dans {file}.").format(file=made.file))
