"""By which reference a message is found again."""

from collections.abc import Iterable
from typing import Any

import discord

from bot.edge.components import components_of, walk
from bot.views.references import reference_of, reference_signed


def reference_in(interaction: discord.Interaction) -> str | None:
    """The reference of the message that was pressed, to be kept by whoever changes it; None where it has none."""
    return _first(components_of(interaction))


def reference_of_message(message: discord.Message) -> str | None:
    """The reference of a message, in a control or below its text; None where it has none."""
    return _first(walk(message.components)) or reference_signed(message.content)


def _first(components: Iterable[Any]) -> str | None:
    named = (getattr(component, "custom_id", None) for component in components)
    return next((found for each in named if each and (found := reference_of(each))), None)
