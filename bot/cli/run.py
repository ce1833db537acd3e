"""``courroie run``: the bot on Discord, or on the loopback Discord where no token is set."""

import asyncio
import logging

from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings, set_up_logging, up_to_date
from bot.domain.clock import SystemClock
from bot.domain.errors import TokenRefused
from bot.settings import Settings

_log = logging.getLogger(__name__)


def run() -> None:
    """Met la base de données à jour, puis démarre le bot : sur Discord avec un jeton, sinon à l'essai sur cette machine."""
    settings = read_settings()
    set_up_logging(settings.log.level)
    if settings.discord.token is None:
        from bot.cli.prompt import run_playground  # noqa: PLC0415 - on Discord nobody pays for the playground

        asyncio.run(run_playground(settings))
    else:
        asyncio.run(_run_on_discord(settings, settings.discord.token.get_secret_value()))


async def _run_on_discord(settings: Settings, token: str) -> None:
    import discord  # noqa: PLC0415 - after the settings were read: a wrong one is said at once

    from bot.app import building  # noqa: PLC0415

    _ = TEXTS.gettext
    async with up_to_date(settings, say), building(settings, SystemClock()) as app:
        say(_("Courroie se connecte à Discord. Pour l'arrêter : Ctrl-C."))
        try:
            await app.run(token)
        except discord.LoginFailure as refusal:
            raise TokenRefused from refusal
