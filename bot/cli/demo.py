"""``courroie demo``: the loopback Discord and the real bot, a few commands typed or a scenario played, and the end."""

import asyncio
import tempfile
import textwrap
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.output import TEXTS, say
from bot.settings import Settings, StorageSettings

if TYPE_CHECKING:
    from bot.app import App
    from bot.playground.server import Playground

_WIDTH: Final = 94
_BETWEEN_STEPS: Final = timedelta(minutes=1)


class Locale(StrEnum):
    """The languages that the demonstration speaks."""

    FRENCH = "fr"
    ENGLISH = "en-US"


class Persona(StrEnum):
    """Who types."""

    MEMBER = "membre"
    RESPONSIBLE = "responsable"
    COORDINATION = "coordination"
    ADMINISTRATION = "administration"
    NEWCOMER = "nouveau"


def demo(
    say_: Annotated[
        list[str] | None, typer.Option("--say", help="Une commande à taper, comme « /plan axe II ».")
    ] = None,
    scenario: Annotated[str | None, typer.Option(help="Un scénario à jouer, à plusieurs personnes.")] = None,
    locale: Annotated[Locale, typer.Option(help="La langue du Discord de ce membre.")] = Locale.FRENCH,
    save: Annotated[
        Path | None,
        typer.Option(help="Un dossier où garder ce qui est montré, et ses fichiers : les images des résultats."),
    ] = None,
    as_: Annotated[Persona, typer.Option("--as", help="Qui tape.")] = Persona.MEMBER,
) -> None:
    """Démarre un Discord d'essai et le vrai bot, tape des commandes ou joue un scénario, et s'arrête. Ne garde rien."""
    _require_one(say_, scenario)
    if save is not None and scenario is None:
        _ = TEXTS.gettext
        raise typer.BadParameter(_("« --save » garde un scénario : donnez un « --scenario »."))
    with tempfile.TemporaryDirectory(prefix="courroie-") as folder:
        settings = Settings(storage=StorageSettings(url=f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}"))
        done = asyncio.run(_demo(settings, say_ or [], scenario, locale, as_, save))
    if not done:
        raise typer.Exit(1)


def _require_one(lines: list[str] | None, scenario: str | None) -> None:
    """Refuse, as a wrong usage, both or none of the two, and a scenario that there is not."""
    from bot.cli.scenarios import scenario_names  # noqa: PLC0415 - the command line's other commands need no Discord

    _ = TEXTS.gettext
    if bool(lines) == (scenario is not None):
        raise typer.BadParameter(_("Donnez soit des « --say », soit un « --scenario »."))
    if scenario is not None and scenario not in scenario_names():
        names = ", ".join(scenario_names())
        raise typer.BadParameter(
            _("Il n'y a pas de scénario « {name} ». Il y a : {names}.").format(name=scenario, names=names)
        )


async def _demo(
    settings: Settings, lines: list[str], scenario: str | None, locale: Locale, persona: Persona, save: Path | None
) -> bool:
    from bot.cli.playing import playing  # noqa: PLC0415 - the command line's other commands need no Discord
    from bot.playground.clock import StillClock  # noqa: PLC0415

    if scenario is None:
        async with playing(settings) as world:
            return await _typed(world, lines, locale, persona)
    apps: list[App] = []
    async with playing(settings, clock=StillClock(), set_up=False, started=apps.append) as world:
        return await _played(world, apps[0], scenario, locale, save)


async def _typed(world: "Playground", lines: list[str], locale: Locale, persona: Persona) -> bool:
    from bot.cli.screen import typed  # noqa: PLC0415

    answered = True
    hand = world.hand(persona, locale=locale)
    for line in lines:
        shown, text = await typed(hand, line)
        answered = answered and shown is not None and shown.error is None
        say(f"> {line}\n\n{text}\n")
    return answered


async def _played(world: "Playground", app: "App", scenario: str, locale: Locale, save: Path | None) -> bool:
    """Play a scenario, a minute from what somebody does to the next; stop where a step cannot be done.

    What each step plans is sent before the next begins: nobody reads a channel that is half written.
    """
    from bot.cli.acting import Acting, StepFailed  # noqa: PLC0415
    from bot.cli.saving import save_demo  # noqa: PLC0415
    from bot.cli.scenario import Joins, Waits, worded  # noqa: PLC0415
    from bot.cli.scenarios import scenario_named  # noqa: PLC0415
    from bot.cli.stepping import Stepping  # noqa: PLC0415

    stepping = Stepping(world, lambda: app)
    acting = Acting(world, locale, stepping.advance)
    told: list[str] = []

    def tell(text: str) -> None:
        told.append(text)
        say(text)

    for step in scenario_named(scenario):
        if step.told is not None:
            tell(textwrap.fill(worded(step.told, locale), _WIDTH) + "\n")
        try:
            done_by_somebody = not isinstance(step, Joins | Waits)
            tell(f"{'> ' if done_by_somebody else ''}{acting.announced(step)}\n")
            shown = await acting.do(step)
        except StepFailed as failure:
            say(f"{failure}\n")
            return False
        if done_by_somebody and not step.quiet:
            tell(f"{shown}\n")
        await stepping.settle()
        if not isinstance(step, Waits):
            world.clock.advance(_BETWEEN_STEPS)
    if save is not None:
        _said_saved(save_demo(save, f"{scenario}.{locale[:2]}", "\n".join(told) + "\n", acting.files))
    return True


def _said_saved(files: list[Path]) -> None:
    _ = TEXTS.gettext
    say(_("Gardé : {files}").format(files=", ".join(map(str, files))))
