"""Uses every command, button, menu and form as Discord would send it, whatever it hides from whom."""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from discord import app_commands

from bot.playground.attachments import make_file, store_attachment
from bot.playground.interactions import Interaction, InteractionType
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.resolve import resolve_command, resolve_values
from bot.playground.shown import Shown, show
from bot.views.custom_ids import CustomId
from tests.scenarios.access_sample import Sample
from tests.scenarios.access_samples import OPTIONS, ROUTES
from tests.scenarios.stage import Stage, texts_of

AnyCommand = app_commands.Command[Any, ..., Any]
Ids = Mapping[str, str]
_PATIENCE: Final = 5.0
_OF_KIND: Final[Mapping[int, Callable[[Ids], object]]] = {
    3: lambda _ids: "essai",
    4: lambda _ids: 1,
    5: lambda _ids: True,
    6: lambda ids: ids["user"],
    7: lambda ids: ids["channel"],
    8: lambda ids: ids["role"],
}
_ATTACHMENT: Final = 11
_NAME: Final = re.compile(r"{(\w+)}")


def commands(stage: Stage) -> dict[str, AnyCommand]:
    """Every command that can be used, by its qualified name."""
    found = stage.app.client.tree.walk_commands()
    return {each.qualified_name: each for each in found if isinstance(each, app_commands.Command)}


def routes(stage: Stage) -> list[str]:
    """Every button, menu and form, as « feature action »."""
    return [" ".join(route) for route in stage.app.client.router]


def said(shown: Shown) -> str:
    """Every text of an answer, a form's and the choices' too."""
    texts = [texts_of(message) for message in shown.messages]
    return "\n".join([*texts, *_strings(shown.modal), *_strings(shown.choices)]).replace("\xa0", " ")


def is_refused(shown: Shown) -> bool:
    """Whether somebody was told that it is not for them."""
    return "C'est réservé" in said(shown)


def is_incident(shown: Shown) -> bool:
    """Whether somebody was told that the fault is ours."""
    return "code à la coordination" in said(shown)


def names_in(key: str) -> list[str]:
    """What a control names of the guild, where it names several things: each may be of another guild by itself."""
    sample = ROUTES.get(key, Sample())
    typed = (sample.typed or {}).values()
    found = dict.fromkeys(name for text in (*sample.args, *sample.values, *typed) for name in _NAME.findall(text))
    return list(found) if len(found) > 1 else []


@dataclass(frozen=True, slots=True)
class Walker:
    """One member in one guild, with a screen that has something to press."""

    stage: Stage
    hand: Hand
    screen: JSON
    ids: Ids

    @classmethod
    async def begin(cls, stage: Stage, persona: str, which: int, ids: Ids) -> "Walker":
        """``persona`` in the guild of number ``which``, using ``ids``."""
        hand = stage.world.hand(persona, guild_id=stage.world.guild_ids[which])
        return cls(stage, hand, (await hand.use("/aide")).message or {}, ids)

    async def use(self, key: str, channel: str = "plan") -> list[Shown]:
        """Everything that can be sent under ``key``: a command, or a press and what is answered to a form.

        Whatever a control carries, its answer is never that the fault is ours.
        """
        if key not in ROUTES:
            return [await self._seen(self._send_command(key, channel))]
        pressed = self._press(key, channel)
        answers = [await self._seen(pressed)]
        if ROUTES[key].typed is not None:
            answers.append(await self._seen(self._submit(key, channel, pressed)))
        for shown in answers:
            assert not is_incident(shown), (key, self.ids)
        return answers

    async def complete(self, key: str, option: str) -> list[JSON]:
        """What is offered for an option of a command."""
        data = self._command(key, [{"type": 3, "name": option, "value": "", "focused": True}])
        where = self.hand.channel("plan")
        return (await self._seen(self.hand.dispatch(InteractionType.AUTOCOMPLETE, data, where))).choices or []

    def _send_command(self, key: str, channel: str) -> Interaction:
        where, guild = self.hand.channel(channel), self.stage.world.state.guild(self._guild_id)
        given, attachments = [], []
        for param in commands(self.stage)[key].to_dict(self.stage.app.client.tree).get("options", []):
            value: object = OPTIONS.get(key, {}).get(param["name"], "").format_map(self.ids)
            if not value and param.get("required") and param["type"] == _ATTACHMENT:
                file = make_file("essai.md", b"essai")
                attachments.append(store_attachment(self.stage.world.state, where["id"], file) | {"ephemeral": True})
                value = attachments[-1]["id"]
            elif not value and param.get("required"):
                choices = param.get("choices")
                value = choices[0]["value"] if choices else _OF_KIND[param["type"]](self.ids)
            if value:
                given.append({"type": param["type"], "name": param["name"], "value": value})
        data = self._command(key, given)
        data |= resolve_command(guild, data, attachments)
        return self.hand.dispatch(InteractionType.COMMAND, data, where)

    def _command(self, key: str, given: list[JSON]) -> JSON:
        root, *below = key.split(" ")
        for position, name in reversed(list(enumerate(below))):
            kind = 1 if position == len(below) - 1 else 2
            given = [{"type": kind, "name": name, "options": given}]
        registered = self.stage.world.state.commands.available_in(self._guild_id)
        command = next(each for each in registered if each["name"] == root)
        return {"id": command["id"], "name": root, "type": 1, "options": given}

    def _press(self, key: str, channel: str) -> Interaction:
        values = self._filled(ROUTES[key].values)
        guild = self.stage.world.state.guild(self._guild_id)
        data: JSON = {"component_type": 3 if values else 2, "custom_id": self._custom_id(key), "id": 1}
        if values:
            data |= {"values": values, "resolved": resolve_values(guild, values)}
        return self._on_screen(InteractionType.COMPONENT, data, channel)

    def _submit(self, key: str, channel: str, pressed: Interaction) -> Interaction:
        typed = ROUTES[key].typed or {}
        fields = [
            {"type": 18, "id": n, "component": {"type": 4, "id": 50 + n, "custom_id": name, "value": value}}
            for n, (name, value) in enumerate(zip(typed, self._filled(typed.values()), strict=True), 1)
        ]
        data: JSON = {"custom_id": self._custom_id(key), "components": fields}
        return self._on_screen(InteractionType.MODAL_SUBMIT, data, channel, pressed)

    def _on_screen(
        self, kind: InteractionType, data: JSON, channel: str, trigger: Interaction | None = None
    ) -> Interaction:
        # The screen is as it was at first: what was answered to the last press is not on it.
        stored = self.stage.world.state.messages.find(self.screen["channel_id"], self.screen["id"])
        stored.raw |= deepcopy(self.screen)
        where = self.hand.channel(channel)
        return self.hand.dispatch(kind, data, where, source=stored.raw, trigger=trigger)

    def _custom_id(self, key: str) -> str:
        feature, action = key.split(" ")
        return CustomId(feature, action, tuple(self._filled(ROUTES[key].args))).encode()

    def _filled(self, texts: Iterable[str]) -> list[str]:
        return [text.format_map(self.ids) for text in texts]

    @property
    def _guild_id(self) -> str:
        return str(self.hand.channel("plan")["guild_id"])

    async def _seen(self, interaction: Interaction) -> Shown:
        async with asyncio.timeout(_PATIENCE):
            await interaction.settled
        return show(self.stage.world.state, interaction)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
