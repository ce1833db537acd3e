"""``courroie run``: the bot on Discord, or on the loopback Discord where no token is set."""

import asyncio
from typing import Annotated, Final

import typer

from bot.cli.collector import uncollected
from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings, set_up_logging, up_to_date
from bot.domain.clock import SystemClock
from bot.domain.errors import DiscordUnreachable, TokenRefused
from bot.settings import Settings

PORT: Final = 8011
"""Where the page of a trial is, where nothing else is there."""


def run(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Sans jeton : le port de la page d'essai; 0 pour un port libre.")
    ] = PORT,
) -> None:
    """Met la base de données à jour, puis démarre le bot : sur Discord avec un jeton, sinon à l'essai sur cette machine."""
    settings = read_settings()
    if settings.discord.token is None:
        from bot.cli.opening import run_playground  # noqa: PLC0415 - on Discord nobody pays for the playground

        set_up_logging("DEBUG" if settings.log.level == "DEBUG" else "WARNING")  # the prompt stays readable
        asyncio.run(run_playground(settings, port))
    else:
        set_up_logging(settings.log.level)
        asyncio.run(_run_on_discord(settings, settings.discord.token.get_secret_value()))


async def _run_on_discord(settings: Settings, token: str) -> None:
    with uncollected():  # after the settings were read: a wrong one is said at once
        import aiohttp  # noqa: PLC0415
        import discord  # noqa: PLC0415

        from bot.app import building  # noqa: PLC0415

    _ = TEXTS.gettext
    async with up_to_date(settings, say), building(settings, SystemClock()) as app:
        say(_("Courroie se connecte à Discord. Pour l'arrêter : Ctrl-C."))
        try:
            await app.run(token)
        except discord.LoginFailure as refusal:
            raise TokenRefused from refusal
        except (aiohttp.ClientError, OSError) as problem:
            raise DiscordUnreachable(str(problem)) from problem
