"""What the component bot posted, in somebody's page: found, opened, and how the page says it."""

from typing import Any, Final

import discord
from discord import ui
from playwright.async_api import Locator

from bot.playground.component_kinds import walk
from bot.playground.json_types import JSON
from tests.browser.component_bot import ComponentBot, forms
from tests.browser.seat import Seat

LANGUAGES: Final = ("fr", "en-US")
SEND: Final = {"fr": "Envoyer", "en-US": "Send"}
CONFIRM: Final = {"fr": "Valider", "en-US": "Confirm"}
NO_ANSWER: Final = {"fr": "L'application ne répond pas.", "en-US": "The application did not respond."}


async def post(
    poster: ComponentBot, seat: Seat, view: ui.View | ui.LayoutView, files: list[discord.File] | None = None
) -> Locator:
    """Post a view in the channel that the seat is at, and give its components in the page."""
    sent = await poster.text_channel(seat.world, "plan").send(view=view, files=files or [])
    message = seat.page.locator(f'#messages [data-cmp-root="{sent.id}"]')
    await message.wait_for()
    return message


async def open_form(poster: ComponentBot, seat: Seat, kind: str) -> Locator:
    """Post the buttons that open forms, and open one by keyboard."""
    message = await post(poster, seat, forms())
    await message.get_by_role("button", name=kind).press("Enter")
    await poster.next()
    form = seat.page.get_by_role("dialog", name=f"Formulaire {kind}")
    await form.wait_for()
    return form


def answers(data: JSON) -> dict[str, Any]:
    """What each field of a form that was received answers."""
    inputs = [part for part in walk(data["components"]) if "custom_id" in part]
    return {str(part["custom_id"]): part.get("value", part.get("values")) for part in inputs}
