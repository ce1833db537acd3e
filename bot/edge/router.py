"""The one door of buttons, menus and forms: the ``custom_id`` names the feature, and nothing is kept in memory.

discord.py drops ids that it does not know without a word, and forgets its views and modals when it restarts; here every
press reaches a handler or is told why not.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import discord

from bot.domain.errors import OutdatedControl
from bot.edge.access import Gate
from bot.edge.boundary import explain
from bot.views.custom_ids import CustomId, decode, route_of

Handler = Callable[[discord.Interaction, CustomId], Awaitable[None]]
_PRESSES = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class Router:
    """Handlers by feature and action, behind the gate."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._routes: dict[tuple[str, str], tuple[int, Handler]] = {}

    def add(self, feature: str, action: str, arity: int, handler: Handler) -> None:
        """Send what names ``feature`` and ``action``, with ``arity`` arguments, to ``handler``."""
        if (feature, action) in self._routes:
            msg = f"two handlers for {feature} {action}"
            raise ValueError(msg)
        self._routes[feature, action] = (arity, handler)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._routes)

    def arity(self, feature: str, action: str) -> int:
        """How many arguments such a control carries; raise ``KeyError`` where it leads nowhere."""
        return self._routes[feature, action][0]

    async def dispatch(self, interaction: discord.Interaction) -> None:
        """Answer a press, a choice or a form of whoever the gate admits; commands and autocompletions are the tree's."""
        if interaction.type not in _PRESSES:
            return
        try:
            custom_id = data_of(interaction)["custom_id"]
            named = route_of(custom_id)
            route = self._routes.get(named)
            if route is None:
                raise OutdatedControl(custom_id)  # noqa: TRY301 - one boundary for all of it
            await self._gate.admit(interaction, " ".join(named))
            arity, handler = route
            await handler(interaction, decode(custom_id, arity))
        except Exception as error:  # noqa: BLE001 - the boundary itself
            await explain(interaction, error)


def chosen(interaction: discord.Interaction) -> str:
    """The first value of the menu that was used."""
    return str(data_of(interaction)["values"][0])


def chosen_ids(interaction: discord.Interaction) -> list[int]:
    """The ids chosen in a menu of roles, channels or members."""
    return [int(value) for value in data_of(interaction)["values"]]


def data_of(interaction: discord.Interaction) -> dict[str, Any]:
    """What Discord sent with the press, choice or form (Discord's reference, « Interaction Data »)."""
    return dict(interaction.data or {})
