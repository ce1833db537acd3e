"""Every control of a survey's making and keeping, used in French and in English: it leads somewhere, fits, and speaks one language."""

from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import cast

import pytest

from bot.domain.guild_settings import SettingKey
from bot.playground.component_kinds import Kind, walk
from bot.playground.json_types import JSON
from bot.playground.limits import modal_errors
from bot.playground.member import Hand
from bot.playground.shown import Shown
from bot.texts.catalogue import texts_in
from bot.views.custom_ids import route_of
from bot.views.survey_management_places import FEATURE
from tests.scenarios.assembly_stage import choose_channels, convene, faults
from tests.scenarios.roundtable import set_up, settle
from tests.scenarios.stage import Stage, texts_of
from tests.texts.messages import english, sources

TYPED: dict[str, JSON] = {
    "new": {"title": "Essai", "introduction": "Pourquoi."},
    "ask": {"text": "Et encore?"},
    "lasts": {"length": "3 jours"},
    "dates": {"opens": "", "closes": "2 weeks", "rule": ""},
    "words": {"words": "satisfaction"},
    "wording": {"text": "Autrement?"},
    "extend": {"closes": "1 week"},
}
MOVING = ("up", "down", "remove")
ENDING = (*MOVING, "abandoned", "published", "closed", "archive", "copy")
PAGED_ONLY = {"among"}
"""Reached where a list has pages: held by the sizes of its screen (``tests/views/test_survey_management_sizes.py``)."""


@dataclass
class Crawl:
    """Uses each action once, wherever it is first seen; those of ``ENDING`` are left until asked for."""

    stage: Stage
    hand: Hand
    french: frozenset[str]
    done: set[str] = field(default_factory=set)
    left: dict[str, tuple[JSON, JSON]] = field(default_factory=dict)

    async def from_screen(self, screen: JSON) -> None:
        """Use all that can be reached from there."""
        waiting = deque([deepcopy(screen)])
        while waiting:
            here = waiting.popleft()
            for control in _controls(here):
                action = route_of(control["custom_id"])[1]
                if action in ENDING:
                    self.left[action] = (here, control)
                elif action not in self.done:
                    waiting.append(await self._used(here, control, action))

    async def end(self, action: str) -> JSON:
        """Use a control that was left; the screen that comes back."""
        here, control = self.left.pop(action)
        return await self._used(here, control, action)

    async def began(self, shown: Shown) -> JSON:
        """The screen that a command's form gives."""
        self.done.add("new")
        return await self._after(shown, "new")

    async def _used(self, here: JSON, control: JSON, action: str) -> JSON:
        self.done.add(action)
        self.stage.world.state.messages.find(here["channel_id"], here["id"]).raw |= deepcopy(here)
        if control["type"] == Kind.BUTTON:
            shown = await self.hand.press(here, custom_id=control["custom_id"])
        else:
            menu = self.hand.listed(control)
            shown = await self.hand.choose(here, menu["options"][-1]["value"], custom_id=control["custom_id"])
        return await self._after(shown, action)

    async def _after(self, shown: Shown, action: str) -> JSON:
        assert shown.error is None, action
        if shown.modal is not None:
            assert modal_errors(shown.modal) == [], action
            form = route_of(shown.modal["custom_id"])[1]
            self.done.add(form)
            self._require_one_language(list(_strings(shown.modal)), action)
            shown = await self.hand.submit(shown, TYPED.get(form, {}))
        screen = shown.messages[-1]
        assert faults(screen) == [], action
        self._require_one_language([*texts_of(screen).split("\n"), *_strings(screen)], action)
        return deepcopy(screen)

    def _require_one_language(self, said: list[str], action: str) -> None:
        if self.hand.locale != "fr":
            assert [each for each in said if each.replace("\xa0", " ") in self.french] == [], action


def _controls(screen: JSON) -> list[JSON]:
    parts = (part for part in walk(screen["components"]) if "custom_id" in part)
    return [part for part in parts if route_of(str(part["custom_id"]))[0] == FEATURE]


def _strings(shown: JSON) -> Iterator[str]:
    """What a person reads on the controls of a screen or in a form."""
    for part in walk(shown["components"]):
        yield from (str(part[key]) for key in ("label", "placeholder", "description") if part.get(key))
        yield from (str(option["label"]) for option in cast("list[JSON]", part.get("options", [])))


def _french() -> frozenset[str]:
    """What the code says in French, where English says it in other words."""
    t = texts_in("en")
    said = (source for message in english() if message.id for source in sources(message))
    return frozenset(text for text in said if "{" not in text and t.gettext(text) != text)


async def _routes(stage: Stage) -> set[str]:
    return {action for feature, action in stage.app.client.router if feature == FEATURE}


@pytest.mark.parametrize(("locale", "command"), [("fr", "/gerer sondage creer"), ("en-US", "/manage survey create")])
async def test_every_control_leads_somewhere_fits_and_speaks_one_language(
    stage: Stage, locale: str, command: str
) -> None:
    await settle(stage)
    await choose_channels(stage)
    await convene(stage)
    await set_up(stage, SettingKey.LANGUAGE, locale[:2])  # a template is written in the guild's
    crawl = Crawl(stage, stage.hand("coordination", locale=locale), _french())
    option = "modele:" if locale == "fr" else "template:"
    begun = await crawl.began(await crawl.hand.use(command))
    template = {"fr": "La Tournée des organismes", "en-US": "The tour of the organizations"}[locale]
    shown = await crawl.hand.use(f"{command} {option}{template}")
    await crawl.from_screen(shown.messages[-1])
    await crawl.from_screen(begun)
    crawl.done -= {"open", "if"}  # the last question now has a condition, which can be taken away
    await crawl.from_screen(shown.messages[-1])
    for action in MOVING:
        await crawl.end(action)
    gone = await crawl.end("abandoned")
    assert _controls(gone) == []
    shown = await crawl.hand.use(f"{command} {option}{template}")
    crawl.done -= {"publish"}
    await crawl.from_screen(shown.messages[-1])
    await crawl.from_screen(await crawl.end("published"))
    await stage.deliver()
    await crawl.from_screen(await crawl.end("closed"))
    await crawl.from_screen(await crawl.end("copy"))
    await crawl.from_screen(await crawl.end("archive"))
    assert await _routes(stage) - crawl.done == PAGED_ONLY
