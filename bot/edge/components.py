"""What a message holds, component by component, as discord.py read it."""

from collections.abc import Iterator
from typing import Any

import discord


def components_of(interaction: discord.Interaction) -> Iterator[Any]:
    """Every component of the message that was pressed, from top to bottom, those inside others too."""
    return walk(interaction.message.components if interaction.message else [])


def walk(components: Any) -> Iterator[Any]:  # noqa: ANN401 - discord.py's components have no common type with children
    """``components`` and those inside them, from top to bottom."""
    for component in components:
        yield component
        yield from walk(getattr(component, "children", ()))
