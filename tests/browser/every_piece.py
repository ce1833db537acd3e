"""A small bot that shows every piece of a message, every menu and every form, and says what came back."""

from io import BytesIO
from typing import Any, Final

import discord
from discord import ui

from bot.playground.server import Playground
from tests.cli.form_bot import FormBot
from tests.playground.small_bot import Bot

PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)
"""A picture of one pixel."""

MENUS: Final[dict[str, type[ui.Item[Any]]]] = {
    "membres": ui.UserSelect,
    "roles": ui.RoleSelect,
    "mentions": ui.MentionableSelect,
    "salons": ui.ChannelSelect,
}


class PieceBot(FormBot):
    """``/pieces``, ``/menus`` and ``/boutons``, beside the forms."""

    def __init__(self, world: Playground) -> None:
        super().__init__(world)

        @self.answers("pieces")
        async def pieces(interaction: Bot) -> None:
            names = ("photo.png", "note.txt", "vignette.png")
            files = [discord.File(BytesIO(PIXEL), name, description=f"Description de {name}") for name in names]
            await interaction.response.send_message(view=every_piece(), files=files)

        @self.answers("menus")
        async def menus(interaction: Bot) -> None:
            await interaction.response.send_message(view=every_menu())

        @self.answers("boutons")
        async def boutons(interaction: Bot) -> None:
            await interaction.response.send_message("Cinq boutons", view=every_button())

        @self.answers("encart")
        async def encart(interaction: Bot) -> None:
            embed = discord.Embed(
                title="Un encart", description="Avec **du gras**", colour=0x2E7D32, url="https://example.org/"
            )
            embed.add_field(name="Champ", value="Valeur", inline=True).add_field(
                name="Autre", value="`code`", inline=True
            )
            embed.set_author(name="Courroie").set_footer(text="Au bas")
            await interaction.response.send_message(embed=embed)


def every_piece() -> ui.LayoutView:
    """Texts, a section with a thumbnail, one with a button, a gallery, a file, separators, in a container and out of it."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("# Titre\nUn *texte* **fort**, `code`, ||caché||, <t:1347285600:F>"))
    container = ui.Container[ui.LayoutView](accent_colour=0x1565C0)
    thumbnail = ui.Thumbnail[ui.LayoutView]("attachment://vignette.png", description="Une vignette")
    container.add_item(ui.Section("Une section et sa vignette", accessory=thumbnail))
    container.add_item(ui.Separator(visible=True, spacing=discord.SeparatorSpacing.large))
    button = ui.Button[ui.LayoutView](label="De la section", custom_id="section")
    container.add_item(ui.Section("Une section et son bouton", accessory=button))
    gallery = ui.MediaGallery[ui.LayoutView]()
    gallery.add_item(media="attachment://photo.png", description="Une photo", spoiler=False)
    container.add_item(gallery)
    container.add_item(ui.File("attachment://note.txt"))
    view.add_item(container)
    view.stop()
    return view


def every_menu() -> ui.LayoutView:
    """A menu of each kind."""
    view = ui.LayoutView(timeout=None)
    choices = ui.Select[ui.LayoutView](custom_id="choix", placeholder="Des choix", min_values=1, max_values=2)
    for number in range(1, 4):
        choices.add_option(label=f"Choix {number}", value=str(number), description=f"Le numéro {number}")
    view.add_item(ui.ActionRow(choices))
    for name, kind in MENUS.items():
        view.add_item(ui.ActionRow(kind(custom_id=name, placeholder=f"Des {name}")))  # type: ignore[call-arg]
    view.stop()
    return view


def every_button() -> ui.View:
    """A button of each style, one that is disabled, and a link."""
    view = ui.View(timeout=None)
    styles = discord.ButtonStyle
    for style in (styles.primary, styles.secondary, styles.success, styles.danger):
        view.add_item(ui.Button(label=style.name.capitalize(), style=style, custom_id=f"b-{style.name}"))
    view.add_item(ui.Button(label="Éteint", custom_id="b-off", disabled=True))
    view.add_item(ui.Button(label="Ailleurs", url="https://example.org/"))
    view.stop()
    return view
