"""The set-up from its first question to its summary, as a person at the screen reads it, in both languages."""

import pytest

from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.playground.transcript import Page, render, render_modal
from bot.texts.catalogue import texts_for
from tests.scenarios.golden import require_golden
from tests.scenarios.stage import Stage, labels_of, on_stage

COMMANDS = {"fr": "/reglages assistant", "en-US": "/settings setup"}


class Walk:
    """Somebody who goes through the set-up, and all that they saw."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.seen: list[str] = []
        self._t = texts_for(hand.locale)
        self._page = Page(names=hand.names, options=False)

    async def begin(self) -> None:
        self._see(await self.hand.use(COMMANDS[self.hand.locale]))

    async def choose(self, *values: str) -> None:
        self._see(await self.hand.choose(self._message, *values))

    async def press(self, label: str) -> None:
        self._see(await self.hand.press(self._message, label=self._t.gettext(label)))

    async def fill(self, **typed: str) -> None:
        self._see(await self.hand.submit(self._shown, typed))

    async def go_on(self) -> None:
        self._see(await self.hand.press(self._message, label=labels_of(self._message)[-1]))

    def _see(self, shown: Shown) -> None:
        assert shown.error is None
        self._shown = shown
        if shown.modal is not None:
            self.seen.append(render_modal(self.hand.listed(shown.modal), self._page))
        else:
            self._message = shown.message or {}
            self.seen.append(render(self.hand.listed(self._message), self._page))


async def set_up(walk: Walk) -> None:
    """Answer some questions, keep the default of the others."""
    await walk.begin()
    await walk.choose("Coordination")
    await walk.go_on()
    await walk.choose("annonces")
    await walk.go_on()
    await walk.choose("plan")
    await walk.choose("coordination")
    await walk.go_on()
    await walk.go_on()
    await walk.press("Un autre…")
    await walk.fill(answer="Lachine")
    await walk.press("Corriger")
    await walk.fill(answer="America/Toronto")
    await walk.go_on()
    await walk.go_on()
    await walk.choose("board")
    await walk.fill(quorum="5")
    for _step in range(3):
        await walk.go_on()
    await walk.choose("plan")
    await walk.go_on()
    await walk.choose("annonces")
    await walk.press("Changer le jour et l'heure")
    await walk.fill(hour="8 h 30")
    await walk.go_on()
    await walk.choose("Claire Fortin")
    await walk.fill(contact="vie.privee@exemple.org")
    for _step in range(3):
        await walk.go_on()
    await walk.choose("plan")
    await walk.go_on()


def panel_of(stage: Stage) -> str:
    hand = stage.hand("nouveau")
    (panel,) = (message for message in hand.sees("plan") if message["type"] == 0)
    return render(panel, Page(names=hand.names))


@pytest.mark.parametrize("locale", COMMANDS)
async def test_the_set_up_reads_as_it_was_judged(world: Playground, url: str, locale: str) -> None:
    async with on_stage(world, url, coordination=False) as stage:
        walk = Walk(stage.hand("administration", locale))
        await set_up(walk)
        screens = [*walk.seen, panel_of(stage)]
    require_golden(f"reglages.{locale[:2]}.txt", "\n\n".join(screens) + "\n")
