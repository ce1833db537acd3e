"""Whatever goes wrong, the member gets a sentence and a code, and the log the traceback under the same code."""

import logging
import re
from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.domain.access import Role
from bot.domain.errors import NotAllowed
from bot.edge.access_levels import EVERYONE
from bot.edge.access_table import ACCESS
from bot.edge.suggesting import suggestions
from bot.playground.json_types import JSON
from bot.views.custom_ids import CustomId
from tests.scenarios.stage import Stage, texts_of

AnyCommand = app_commands.Command[Any, ..., Any]
BROKEN = "boundary"


class Accident(Exception):
    """What nobody expected."""


class Failing(app_commands.Group):
    """Commands that fail, of each kind that there is."""

    def __init__(self) -> None:
        super().__init__(name="essai", description="Ce qui échoue")

    @suggestions
    async def _suggest(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        raise Accident

    @app_commands.command(name="panne", description="Échoue")
    @app_commands.autocomplete(quoi=_suggest)
    async def fail(self, interaction: discord.Interaction, quoi: str = "") -> None:
        raise Accident

    @app_commands.command(name="lente", description="Échoue après avoir demandé du temps")
    async def fail_late(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        raise Accident

    @app_commands.command(name="refus", description="Refuse")
    async def refuse(self, interaction: discord.Interaction) -> None:
        raise NotAllowed(Role.COORDINATION)

    @app_commands.command(name="boutons", description="Montre des boutons qui échouent")
    async def show(self, interaction: discord.Interaction) -> None:
        view = ui.LayoutView(timeout=None)
        menu: ui.Select[ui.LayoutView] = ui.Select(
            custom_id=CustomId(BROKEN, "menu").encode(), options=[discord.SelectOption(label="a", value="a")]
        )
        view.add_item(ui.ActionRow(ui.Button(label="Panne", custom_id=CustomId(BROKEN, "bouton").encode())))
        view.add_item(ui.ActionRow(ui.Button(label="Formulaire", custom_id=CustomId(BROKEN, "ouvrir").encode())))
        view.add_item(ui.ActionRow(menu))
        view.stop()
        await interaction.response.send_message(view=view, ephemeral=True)


async def fails(_interaction: discord.Interaction, _custom_id: CustomId) -> None:
    raise Accident


async def opens_a_form(interaction: discord.Interaction, _custom_id: CustomId) -> None:
    modal = ui.Modal(title="Formulaire", custom_id=CustomId(BROKEN, "formulaire").encode())
    modal.add_item(ui.Label(text="Quoi", component=ui.TextInput(custom_id="quoi", required=False)))
    modal.stop()
    await interaction.response.send_modal(modal)


@pytest.fixture
async def failing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    client = stage.app.client
    commands = [f"essai {name}" for name in ("panne", "lente", "refus", "boutons")]
    controls = [f"{BROKEN} {action}" for action in ("bouton", "menu", "formulaire", "ouvrir")]
    for key in (*commands, *controls):
        monkeypatch.setitem(ACCESS, key, EVERYONE)
    client.tree.add_command(Failing())
    for action in ("bouton", "menu", "formulaire"):
        client.router.add(BROKEN, action, 0, fails)
    client.router.add(BROKEN, "ouvrir", 0, opens_a_form)
    await client.tree.sync()
    return stage


def require_incident(text: str, caplog: pytest.LogCaptureFixture) -> None:
    found = re.search(r"code à la coordination : ([0-9A-F]{6})", text)
    assert found, text
    incidents = [record for record in caplog.records if f"incident {found[1]}" in record.getMessage()]
    assert len(incidents) == 1
    assert incidents[0].exc_info is not None
    assert incidents[0].exc_info[0] is Accident


@pytest.mark.parametrize("command", ["/essai panne", "/essai lente"])
async def test_a_command_that_fails_gives_a_code(
    failing: Stage, caplog: pytest.LogCaptureFixture, command: str
) -> None:
    with caplog.at_level(logging.ERROR):
        shown = await failing.hand().use(command)
    assert shown.error is None
    require_incident(texts_of(shown.message or {}), caplog)


async def test_buttons_menus_and_forms_that_fail_give_a_code(failing: Stage, caplog: pytest.LogCaptureFixture) -> None:
    hand = failing.hand()
    message = (await hand.use("/essai boutons")).message or {}
    with caplog.at_level(logging.ERROR):
        pressed = await hand.press(message, label="Panne")
        require_incident(said_apart(pressed.messages, message), caplog)
        chosen = await hand.choose(message, "a")
        require_incident(said_apart(chosen.messages, message), caplog)
        form = await hand.press(message, label="Formulaire")
        submitted = await hand.submit(form, {"quoi": "rien"})
        require_incident(said_apart(submitted.messages, message), caplog)


def said_apart(messages: list[JSON], pressed: JSON) -> str:
    return "\n".join(texts_of(message) for message in messages if message["id"] != pressed["id"])


async def test_an_autocompletion_that_fails_offers_the_sentence(
    failing: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        choices = await failing.hand().suggest("/essai panne quoi:x")
    assert len(choices) == 1
    assert "s'est mal passé" in choices[0]["name"].replace("\xa0", " ")
    assert any("incident" in record.getMessage() for record in caplog.records)


async def test_what_a_member_may_not_do_is_a_sentence_and_no_incident(
    failing: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        shown = await failing.hand().use("/essai refus")
    assert "réservé à la coordination" in texts_of(shown.message or {})
    assert caplog.records == []


def test_every_autocompletion_is_brought_to_the_boundary(
    walk_commands: Callable[[], list[AnyCommand]],
) -> None:
    found = [
        param.autocomplete
        for command in walk_commands()
        for param in command._params.values()
        if param.autocomplete is not None
    ]
    assert len(found) > 5
    assert all(getattr(callback, "__guarded__", False) for callback in found)


@pytest.fixture
def walk_commands(stage: Stage) -> Callable[[], list[AnyCommand]]:
    tree = stage.app.client.tree
    return lambda: [command for command in tree.walk_commands() if isinstance(command, app_commands.Command)]
