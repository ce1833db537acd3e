"""Plays the visit's steps on a trial: each act is done by somebody's hand, told, and given the time to be seen."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from bot.cli.acting import Acting, StepFailed
from bot.cli.scenario import Joins, Looks, Scenario, Step, Types, Votes, Waits, worded
from bot.cli.tour import step_named
from bot.cli.tour.scene import Scene, scene_of
from bot.cli.tour.steps import TourStep
from bot.playground.json_types import JSON
from bot.texts.catalogue import texts_for

if TYPE_CHECKING:
    from bot.app import App
    from bot.cli.trying import Trial

Tell = Callable[[JSON], Awaitable[None]]
_BACK_SECONDS: Final = 20.0


class StepImpossible(Exception):
    """A step that cannot be done; its text says why, in the visitor's language."""


class Playing:
    """The visit on one playground of a trial; each person keeps what they have seen from one step to the next."""

    def __init__(self, trial: "Trial", pause: float) -> None:
        self._trial = trial
        self._pause = pause
        self._actings: dict[str, Acting] = {}

    async def play(self, step: TourStep, locale: str, tell: Tell) -> None:
        """Do a step, after the one that it needs where that must be done first; raise ``StepImpossible``."""
        await self._play(step, locale, tell)
        acting = self._acting(locale)
        acting.files.clear()
        # Where to look in the end: no act, but a place, and the message that is the point of it.
        await tell({"act": "", "who": step.who, "channel": step.channel, "message": acting.looked_at})

    async def _play(self, step: TourStep, locale: str, tell: Tell) -> None:
        if step.needs is not None and not step.can(await self._scene(locale)):
            first, _ = step_named(step.needs), texts_for(locale).gettext
            said = _("Il faut d'abord une étape de plus : « {title} ».").format(title=_(first.title))
            await tell({"act": said, "who": first.who, "channel": first.channel})
            await self._play(first, locale, tell)
            await tell({"done": first.key})
        place = [step.who, step.channel]
        await self._do(step.acts(await self._scene(locale)), locale, place, tell)
        await self._do(step.then(await self._scene(locale)), locale, place, tell)

    async def _do(self, acts: Scenario, locale: str, place: list[str], tell: Tell) -> None:
        acting = self._acting(locale)
        for act in acts:
            _follow(place, act)
            here = {"who": place[0], "channel": place[1]}
            if act.told is not None:
                await tell({"act": worded(act.told, locale)} | here)
            try:
                if not act.quiet:
                    await tell({"act": acting.announced(act)} | here)
                await acting.do(act)
            except StepFailed as failure:
                raise StepImpossible(str(failure)) from failure
            await self._trial.stepping.settle()
            if not act.quiet:
                await asyncio.sleep(self._pause)

    def _acting(self, locale: str) -> Acting:
        if locale not in self._actings:
            self._actings[locale] = Acting(self._trial.world, locale, self._trial.stepping.advance)
        return self._actings[locale]

    async def _scene(self, locale: str) -> Scene:
        return await scene_of(self._trial.world, await self._app(locale), locale)

    async def _app(self, locale: str) -> "App":
        """The bot, which is waited for where it is away for a moment."""
        _ = texts_for(locale).gettext
        world = self._trial.world
        try:
            await world.until(lambda: world.gateway.connected, seconds=_BACK_SECONDS)
        except TimeoutError:
            raise StepImpossible(_("Courroie n'est pas là. Réessayez quand elle sera de retour.")) from None
        app = self._trial.app
        if app is None:
            raise StepImpossible(_("Courroie n'est pas là. Réessayez quand elle sera de retour."))
        return app


def _follow(place: list[str], act: Step) -> None:
    """Whose screen shows an act, and which channel: a control is where its person was last."""
    if isinstance(act, Waits | Joins) or act.quiet:
        return
    place[0] = act.who
    if isinstance(act, Types | Looks | Votes):
        place[1] = act.channel
