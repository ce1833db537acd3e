"""``courroie run`` without a token: a trial opens, its page's address is said first, and the terminal is a member's Discord too."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from bot.cli.hosting import TrialHost
from bot.cli.lines import typed_lines
from bot.cli.output import TEXTS, say
from bot.cli.prompt import Conversation, converse
from bot.cli.supervising import Supervised
from bot.cli.trying import Trial
from bot.playground.server import Playground
from bot.settings import Settings


async def run_playground(settings: Settings, port: int) -> None:
    """Start the loopback Discord, its page and the real bot, and answer at the prompt until the input ends."""
    told: list[str] = []
    trial = Trial(settings, port, told.append)
    trial.on_world = lambda world: _furnish(trial, world)
    trial.on_bot = _tell_of
    async with trial:
        _welcome(trial, settings, port, told)
        conversation = Conversation(trial.world, trial)
        trial.on_renewed = conversation.begin_again
        await _until_failed(trial, converse(conversation, typed_lines()))


def _furnish(trial: Trial, world: Playground) -> None:
    world.page.host = TrialHost(trial)


async def _until_failed(trial: Trial, talk: Coroutine[Any, Any, None]) -> None:
    """Talk until the goodbye; what keeps the trial from starting over ends it too, and is raised."""
    talking = asyncio.create_task(talk, name="prompt")
    try:
        await asyncio.wait({talking, trial.failed}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
    if not talking.cancelled():
        talking.result()
    if trial.failed.done():
        trial.failed.result()


def _welcome(trial: Trial, settings: Settings, port: int, told: Sequence[str]) -> None:
    """The page's address first, then how the terminal is used, then what was made ready."""
    _ = TEXTS.gettext
    world = trial.world
    say(_("Ouvrez {address}").format(address=world.page.address))
    if port and not world.state.origin.endswith(f":{port}"):
        say(_("Le port {port} est déjà pris : l'adresse en a un autre.").format(port=port))
    say()
    say(_("Aucun jeton de Discord : voici Courroie à l'essai, sur cette machine seulement."))
    say(
        _("Discord d'essai : {address} · Base de données : {database}").format(
            address=world.api_base, database=settings.storage.shown_url
        )
    )
    for text in told:
        say(text)
    say(
        _(
            "Ici aussi, tapez une commande, par exemple « /plan axe II », ou « ? » pour voir ce qui est possible. « q » pour finir."
        )
    )


def _tell_of(bot: Supervised) -> None:
    """Say when the bot goes and comes back."""
    _ = TEXTS.gettext

    def away(seconds: float, why: BaseException | None) -> None:
        detail = f" ({type(why).__name__} : {why})" if why is not None else ""
        ngettext = TEXTS.ngettext
        n = round(seconds)
        say(
            "\n"
            + ngettext(
                "Courroie s'est arrêtée{detail}. Elle redémarre dans {n} seconde.",
                "Courroie s'est arrêtée{detail}. Elle redémarre dans {n} secondes.",
                n,
            ).format(detail=detail, n=n)
        )

    bot.on_away = away
    bot.on_back = lambda: say(_("Courroie est de retour."))
