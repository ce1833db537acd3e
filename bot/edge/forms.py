"""How a form is opened and read."""

from typing import Any

import discord

from bot.domain.errors import TryAgain
from bot.edge.router import data_of
from bot.views.forms import BETWEEN, Form, form_modal


async def open_form(interaction: discord.Interaction, form: Form) -> None:
    """Answer with ``form``; raise ``TryAgain`` where Discord was asked for time already: no form may follow that."""
    if interaction.response.is_done():
        raise TryAgain
    modal = form_modal(form)
    modal.stop()
    await interaction.response.send_modal(modal)


def answers(interaction: discord.Interaction) -> dict[str, str]:
    """What was answered, by field, without the blanks around it; a choice by its value, several joined by ``BETWEEN``, none as «»."""
    return {key: _value(component).strip() for key, component in _fields(data_of(interaction)["components"])}


def _fields(components: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    inside = [component.get("component") or component for component in components]
    return [(str(each["custom_id"]), each) for each in inside if "custom_id" in each]


def _value(component: dict[str, Any]) -> str:
    if "values" in component:
        return BETWEEN.join(str(value) for value in component["values"])
    return str(component.get("value") or "")
