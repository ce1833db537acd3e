"""The prompt of ``courroie run`` without a token: a member's Discord, in a terminal."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.cli.lines import typed_lines
from bot.cli.output import TEXTS, say
from bot.cli.playing import playing
from bot.cli.screen import screen_text, typed
from bot.playground.commandline import usages
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.settings import Settings

_GOODBYES = ("q", "quit", "exit")
_PERSONAS = ("membre", "coordination")
_LOCALES = {"fr": "fr", "en": "en-US"}
_BUTTON, _SELECT = 2, 3


@dataclass(frozen=True, slots=True)
class Touch:
    """Something of the last answer that can be pressed or chosen; ``value`` is a menu's option."""

    label: str
    custom_id: str
    value: str | None = None


async def run_playground(settings: Settings) -> None:
    """Start the loopback Discord and the real bot, and answer at the prompt until the input ends."""
    async with playing(settings, tell=say) as world:
        _welcome(world, settings)
        await _converse(world)


def _welcome(world: Playground, settings: Settings) -> None:
    _ = TEXTS.gettext
    say(_("Aucun jeton de Discord : voici Courroie à l'essai, sur cette machine seulement."))
    say(
        _("Discord d'essai : {address} · Base de données : {database}").format(
            address=world.api_base, database=settings.storage.shown_url
        )
    )
    say(
        _("Tapez une commande, par exemple « /plan axe II », ou « ? » pour voir ce qui est possible. « q » pour finir.")
    )


async def _converse(world: Playground) -> None:
    persona, locale, last = "membre", "fr", None
    hand = world.hand(persona, locale=locale)
    _invite(persona, locale)
    async for line in typed_lines():
        if line in _GOODBYES:
            return
        if line in _PERSONAS or line in _LOCALES:
            persona = line if line in _PERSONAS else persona
            locale = _LOCALES.get(line, locale)
            hand, last = world.hand(persona, locale=locale), None
        elif line == "?":
            _say_help(hand)
        elif line.isdigit():
            last = await _touch(hand, last, int(line))
        elif line:
            shown, text = await typed(hand, line, options=False)
            last = shown or last
            _say_answer(text, shown)
        _invite(persona, locale)


async def _touch(hand: Hand, last: Shown | None, number: int) -> Shown | None:
    _ = TEXTS.gettext
    touches = list(_touches(last))
    if last is None or last.message is None or not 1 <= number <= len(touches):
        say(_("Il n'y a rien de ce numéro à l'écran."))
        return last
    touch = touches[number - 1]
    if touch.value is None:
        shown = await hand.press(last.message, custom_id=touch.custom_id)
    else:
        shown = await hand.choose(last.message, touch.value, custom_id=touch.custom_id)
    _say_answer(screen_text(shown, hand.locale, options=False), shown)
    return shown if shown.message else last


def _say_answer(text: str, shown: Shown | None) -> None:
    say(f"\n{text}\n")
    for number, touch in enumerate(_touches(shown), start=1):
        say(f"  {number:>3}  {touch.label}")


def _say_help(hand: Hand) -> None:
    _ = TEXTS.gettext
    for usage in usages(hand.commands(), hand.locale):
        say(f"  {usage}")
    say(_("Un numéro touche un bouton ou un menu de la dernière réponse."))
    say(_("« membre » ou « coordination » change de personne; « fr » ou « en », de langue."))


def _invite(persona: str, locale: str) -> None:
    sys.stdout.write(f"\n{persona} ({locale}) > ")
    sys.stdout.flush()


def _touches(shown: Shown | None) -> Iterator[Touch]:
    if shown is not None and shown.message is not None:
        for component in _walk(shown.message.get("components", [])):
            if component["type"] == _BUTTON and "custom_id" in component:
                yield Touch(component["label"], component["custom_id"])
            elif component["type"] == _SELECT:
                for option in component["options"]:
                    yield Touch(option["label"], component["custom_id"], option["value"])


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))
