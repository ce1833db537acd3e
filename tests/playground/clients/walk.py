"""What a bot of any library is walked through: one process of its own, a member's hand, and the OpenAPI document."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.playground.server import Playground
from bot.playground.shown import Shown
from tests.playground.conformity import require_conformity

_SECONDS = 30.0


@dataclass(slots=True)
class Outcome:
    """What a library managed, in order, and what it did not."""

    managed: list[str] = field(default_factory=list)
    missing: str | None = None

    def __str__(self) -> str:
        return ", ".join(self.managed) + (f"; pas le reste ({self.missing})" if self.missing else "")


async def walk(command: Sequence[str]) -> Outcome:
    """Run a program that is a bot, and see what it answers to a command, a button, a form, and after a lost connection."""
    outcome = Outcome()
    async with Playground(guilds=2) as world:
        told = {"API": world.api_base, "ORIGIN": world.state.origin, "TOKEN": world.token, "GUILD": world.guild_id}
        process = await asyncio.create_subprocess_exec(
            *command, env=os.environ | told, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await _steps(world, outcome)
            require_conformity(world.requests)
            outcome.managed.append("requêtes conformes")
        except (AssertionError, TimeoutError) as error:
            outcome.missing = f"{type(error).__name__} {error}".strip()
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
    return outcome


async def _steps(world: Playground, outcome: Outcome) -> None:
    hand = world.hand("membre")
    await world.until(lambda: world.gateway.connected and _registered(world) >= {"axe", "fiche"}, seconds=_SECONDS)
    outcome.managed.append("connexion et commandes")
    shown = await hand.use("/axe II")
    _require(shown, "Axe II")
    outcome.managed.append("réponse")
    assert shown.message is not None
    _require(await hand.press(shown.message, label="Suite"), "La suite")
    await world.until(lambda: "Encore" in [message["content"] for message in world.messages("plan")])
    outcome.managed.append("bouton et suite")
    form = await hand.use("/fiche")
    assert form.modal is not None, "no form was opened"
    _require(await hand.submit(form, {"texte": "bonjour"}), "Reçu : bonjour")
    outcome.managed.append("formulaire")
    (session,) = world.gateway.sessions
    world.gateway.cut()
    await world.until(lambda: not world.gateway.connected)
    await world.until(lambda: world.gateway.connected, seconds=_SECONDS)
    assert session in world.gateway.sessions, "it identified again instead of resuming"
    _require(await hand.use("/axe III"), "Axe III")
    outcome.managed.append("reprise")


def _registered(world: Playground) -> set[str]:
    return {command["name"] for command in world.state.commands.available_in(world.guild_id)}


def _require(shown: Shown, content: str) -> None:
    said = (shown.message or {}).get("content")
    assert said == content, f"{said!r} instead of {content!r} ({shown.error or 'answered'})"
