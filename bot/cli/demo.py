"""``courroie demo``: the loopback Discord and the real bot, a few commands typed for a member, and the end."""

import asyncio
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.output import say
from bot.settings import Settings, StorageSettings


class Locale(StrEnum):
    """The languages that the demonstration speaks."""

    FRENCH = "fr"
    ENGLISH = "en-US"


class Persona(StrEnum):
    """Who types."""

    MEMBER = "membre"
    COORDINATION = "coordination"


def demo(
    say_: Annotated[list[str], typer.Option("--say", help="Une commande à taper, comme « /plan axe II ».")],
    locale: Annotated[Locale, typer.Option(help="La langue du Discord de ce membre.")] = Locale.FRENCH,
    as_: Annotated[Persona, typer.Option("--as", help="Qui tape.")] = Persona.MEMBER,
) -> None:
    """Démarre un Discord d'essai et le vrai bot, tape les commandes, montre les réponses et s'arrête. Ne garde rien."""
    with tempfile.TemporaryDirectory(prefix="courroie-") as folder:
        settings = Settings(storage=StorageSettings(url=f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}"))
        answered = asyncio.run(_demo(settings, say_, locale, as_))
    if not answered:
        raise typer.Exit(1)


async def _demo(settings: Settings, lines: list[str], locale: Locale, persona: Persona) -> bool:
    from bot.cli.playing import playing  # noqa: PLC0415 - the command line's other commands need no Discord
    from bot.cli.screen import typed  # noqa: PLC0415

    answered = True
    async with playing(settings) as world:
        hand = world.hand(persona, locale=locale)
        for line in lines:
            shown, text = await typed(hand, line)
            answered = answered and shown is not None and shown.error is None
            say(f"> {line}\n\n{text}\n")
    return answered
