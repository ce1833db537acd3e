"""A small bot that posts what a message can have, opens a form of every field, and keeps what members send."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any, Final, cast

import discord
import pytest
from discord import ui

from bot.playground.json_types import JSON
from bot.playground.server import Playground
from tests.browser import component_forms
from tests.playground.small_bot import Bot, SmallBot, point_at, running

STYLES: Final = {
    "principal": discord.ButtonStyle.primary,
    "secondaire": discord.ButtonStyle.secondary,
    "réussite": discord.ButtonStyle.success,
    "danger": discord.ButtonStyle.danger,
}
AXES: Final = ("Concertation", "Mobilisation", "Développement", "Écologie")
TOWNS: Final = ("Amos", "Brome", "Chambly", "Dorval", "Évain", "Forestville", "Gaspé", "Hull", "Iberville")
ENTITIES: Final[dict[str, type[ui.Item[Any]]]] = {
    "membres": ui.UserSelect,
    "rôles": ui.RoleSelect,
    "mentions": ui.MentionableSelect,
    "salons": ui.ChannelSelect,
}
Row = ui.ActionRow[ui.LayoutView]


class ComponentBot(SmallBot):
    """``/muet`` never answers, ``/formulaire`` opens a form. It answers a press by its ``custom_id``: ``form`` opens a form, ``mute`` says nothing, ``edit`` changes the message.

    Attributes:
        received: what members sent, as the gateway brought it.
        late: where set, no answer is given before it is; ``mute`` never answers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.received: asyncio.Queue[JSON] = asyncio.Queue()
        self.late: asyncio.Event | None = None
        self.deaf = False
        self.component = self._used
        self.form = self._filled

        @self.answers("muet")
        async def muet(interaction: Bot) -> None:
            self.received.put_nowait(cast("JSON", interaction.data))

        @self.answers("formulaire")
        async def formulaire(interaction: Bot) -> None:
            await interaction.response.send_modal(component_forms.texts())

    async def next(self) -> JSON:
        """What a member sent next."""
        async with asyncio.timeout(10):
            return await self.received.get()

    async def _used(self, interaction: Bot) -> None:
        data = cast("JSON", interaction.data)
        self.received.put_nowait(data)
        if self.late is not None:
            await self.late.wait()
        match data["custom_id"].split(":"):
            case ["mute", *_]:
                return
            case ["form", kind]:
                await interaction.response.send_modal(component_forms.FORMS[kind]())
            case ["edit", count]:
                await interaction.response.edit_message(view=counting(int(count) + 1))
            case _:
                await interaction.response.send_message("Reçu", ephemeral=True)

    async def _filled(self, interaction: Bot) -> None:
        data = cast("JSON", interaction.data)
        self.received.put_nowait(data)
        if self.late is not None:
            await self.late.wait()
        if not self.deaf:
            await interaction.response.send_message("Bien reçu", ephemeral=True)


@asynccontextmanager
async def posting(world: Playground, patch: pytest.MonkeyPatch) -> AsyncIterator[ComponentBot]:
    """The bot, connected."""
    point_at(world, patch)
    async with running(ComponentBot(), world) as bot:
        assert isinstance(bot, ComponentBot)
        yield bot


def counting(count: int) -> ui.LayoutView:
    """A button whose press draws the message again, another number in its ``custom_id``."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(f"Vu {count} fois"))
    view.add_item(
        Row(ui.Button(label="Encore", custom_id=f"edit:{count}"), ui.Button(label="Autre", custom_id="autre"))
    )
    view.stop()
    return view


def buttons() -> ui.View:
    """In an older message: a button of each style, with emojis, disabled, and links."""
    view = ui.View(timeout=None)
    for name, style in STYLES.items():
        view.add_item(ui.Button(label=name.capitalize(), style=style, custom_id=name))
    view.add_item(ui.Button(label="Éteint", custom_id="éteint", disabled=True))
    view.add_item(ui.Button(emoji="🔔", custom_id="cloche", row=1))
    view.add_item(ui.Button(label="Sondage", emoji="📋", custom_id="sondage", row=1))
    view.add_item(ui.Button(label="Ailleurs", url="https://example.org/a", row=1))
    view.add_item(ui.Button(label="Muet", custom_id="mute", row=1))
    view.stop()
    return view


def forms() -> ui.LayoutView:
    """A button for each form."""
    view = ui.LayoutView(timeout=None)
    view.add_item(Row(*(ui.Button(label=kind, custom_id=f"form:{kind}") for kind in component_forms.FORMS)))
    view.stop()
    return view


def one_menu(least: int = 1, most: int = 1, chosen: tuple[str, ...] = (), custom_id: str = "axes") -> ui.LayoutView:
    """A menu of the axes."""
    menu = ui.Select[ui.LayoutView](
        custom_id=custom_id, placeholder="Un axe", min_values=least, max_values=most, options=options(AXES, *chosen)
    )
    return holding(menu)


def many_menu() -> ui.LayoutView:
    """A menu that has more than seven options."""
    return holding(ui.Select(custom_id="villes", placeholder="Une ville", options=options(TOWNS)))


def entity_menus() -> ui.LayoutView:
    """A menu of members, of roles, of both, of channels."""
    return holding(*(kind(custom_id=name, placeholder=f"Des {name}") for name, kind in ENTITIES.items()))  # type: ignore[call-arg]


def options(labels: tuple[str, ...], *chosen: str) -> list[discord.SelectOption]:
    """Options whose value is their label in lower case; the first has an emoji and a description."""
    first, *others = labels
    described = discord.SelectOption(
        label=first, value=first.lower(), description="Le premier de tous", emoji="🌱", default=first in chosen
    )
    return [
        described,
        *(discord.SelectOption(label=label, value=label.lower(), default=label in chosen) for label in others),
    ]


def holding(*menus: ui.Item[Any]) -> ui.LayoutView:
    """Menus, one to a row."""
    view = ui.LayoutView(timeout=None)
    for menu in menus:
        view.add_item(Row(menu))
    view.stop()
    return view


def pieces() -> ui.LayoutView:
    """Every piece that is neither pressed nor chosen in, in a container with a colour and in a hidden one."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("# Titre\nUn *texte* **fort**"))
    box = ui.Container[ui.LayoutView](accent_colour=0xE65100)
    vignette = ui.Thumbnail[ui.LayoutView]("attachment://vignette.png", description="Une vignette")
    box.add_item(ui.Section("Une section et sa vignette", "Une deuxième ligne", accessory=vignette))
    box.add_item(ui.Separator(visible=True, spacing=discord.SeparatorSpacing.large))
    box.add_item(
        ui.Section("Une section et son bouton", accessory=ui.Button(label="De la section", custom_id="section"))
    )
    box.add_item(ui.Separator(visible=False))
    gallery = ui.MediaGallery[ui.LayoutView]()
    gallery.add_item(media="attachment://photo.png", description="Une photo")
    gallery.add_item(media="attachment://cachee.png", description="Une photo cachée", spoiler=True)
    gallery.add_item(media="attachment://photo.png", description="La même photo")
    box.add_item(gallery)
    box.add_item(ui.File("attachment://note.txt"))
    box.add_item(Row(ui.Button(label="Au bas", custom_id="bas")))
    view.add_item(box)
    view.add_item(ui.Container(ui.TextDisplay("Ce qui était masqué"), spoiler=True))
    view.stop()
    return view


def files() -> list[discord.File]:
    """The files that ``pieces`` shows, each described."""
    pictures = [
        discord.File(BytesIO(component_forms.PICTURE), name, description=f"Description de {name}")
        for name in ("vignette.png", "photo.png", "cachee.png")
    ]
    return [*pictures, discord.File(BytesIO(b"bonjour"), "note.txt", description="Une note")]
