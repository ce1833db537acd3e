"""A screen, page by page: whatever the plan holds, each page stays inside Discord's limits.

Components V2 take 40 components and 4,000 characters of text in all, a menu 25 options (Discord's reference,
« Component Reference »). A page here has at most 3,900 characters and a dozen components.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import discord
from discord.components import MediaGalleryItem
from discord.ui import (
    ActionRow,
    Button,
    ChannelSelect,
    Container,
    File,
    LayoutView,
    MediaGallery,
    RoleSelect,
    Select,
    Separator,
    TextDisplay,
    UserSelect,
)

from bot.views.markup import cut, pieces

BODY_LENGTH: Final = 2500
BLOCK_LENGTH: Final = 1400
HEAD_LENGTH: Final = 600
NOTE_LENGTH: Final = 400
MENU_OPTIONS: Final = 25
OPTION_LENGTH: Final = 100
BUTTON_LENGTH: Final = 80
PLACEHOLDER_LENGTH: Final = 150


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: what it says, and what it sends."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a screen's body, kept whole on one page; ``choice`` is the line that it adds to that page's menu."""

    text: str
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """A button. ``primary`` marks the one that most people want."""

    label: str
    custom_id: str
    primary: bool = False


class PickerKind(StrEnum):
    """What Discord's own menus choose among."""

    ROLE = "role"
    CHANNEL = "channel"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Picker:
    """A menu of roles, of text channels or of members; ``chosen`` are the ids that it begins with.

    From ``least`` to ``most`` may be chosen; what was is read with ``bot.edge.router.chosen_ids``.
    """

    kind: PickerKind
    custom_id: str
    label: str
    chosen: Sequence[int] = ()
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes with a screen, by the name of its file; ``alt`` says what it shows, in 1,024 characters at most."""

    file_name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Screen:
    """What a member sees at once. ``menu_id`` and ``menu_label`` are the menu made of the blocks' choices, then of ``choices``.

    ``pictures`` stand between the head and the body, ten at most; files at the foot.
    ``menu_most`` of them may be chosen at once.
    """

    title: str
    subtitle: str = ""
    blocks: Sequence[Block] = ()
    notes: Sequence[str] = ()
    menu_id: str = ""
    menu_label: str = ""
    menu_most: int = 1
    choices: Sequence[Choice] = ()
    pickers: Sequence[Picker] = ()
    controls: Sequence[Control] = ()
    file_name: str = ""
    more_files: Sequence[str] = ()
    pictures: Sequence[Picture] = ()


def blocks_of(texts: Iterable[str]) -> list[Block]:
    """A block for each text; a text longer than a block may be makes several."""
    return [Block(piece) for text in texts for piece in pieces(text, BLOCK_LENGTH)]


def paginate(blocks: Sequence[Block]) -> list[list[Block]]:
    """``blocks`` in pages that fit; always one page at least."""
    pages: list[list[Block]] = [[]]
    length = choices = 0
    for block in blocks:
        adds = block.choice is not None
        if pages[-1] and (length + len(block.text) + 1 > BODY_LENGTH or choices + adds > MENU_OPTIONS):
            pages.append([])
            length = choices = 0
        pages[-1].append(block)
        length += len(block.text) + 1
        choices += adds
    return pages


def clamp(page: int, pages: Sequence[object]) -> int:
    """``page`` brought back between the first and the last."""
    return min(max(page, 0), len(pages) - 1)


def layout(screen: Screen) -> LayoutView:
    """``screen`` as Discord's components; its blocks must already be those of one page."""
    view = LayoutView(timeout=None)
    container: Container[LayoutView] = Container()
    head = f"## {cut(screen.title, HEAD_LENGTH)}"
    if screen.subtitle:
        head += f"\n-# {cut(screen.subtitle, NOTE_LENGTH)}"
    container.add_item(TextDisplay(head))
    if screen.pictures:
        shown = (MediaGalleryItem(f"attachment://{each.file_name}", description=each.alt) for each in screen.pictures)
        container.add_item(MediaGallery(*shown))
    if screen.blocks:
        container.add_item(Separator())
        container.add_item(TextDisplay("\n".join(block.text for block in screen.blocks)))
    if screen.notes:
        container.add_item(TextDisplay("\n".join(f"-# {cut(note, NOTE_LENGTH // 2)}" for note in screen.notes)))
    for name in filter(None, (screen.file_name, *screen.more_files)):
        container.add_item(File(f"attachment://{name}"))
    choices = [*(block.choice for block in screen.blocks if block.choice), *screen.choices][:MENU_OPTIONS]
    if choices:
        container.add_item(ActionRow(_menu(screen, choices)))
    for picker in screen.pickers:
        container.add_item(ActionRow(_picker(picker)))
    view.add_item(container)
    for start in range(0, len(screen.controls), 5):
        view.add_item(ActionRow(*(button(control) for control in screen.controls[start : start + 5])))
    return view


def _menu(screen: Screen, choices: Sequence[Choice]) -> Select[LayoutView]:
    options = [discord.SelectOption(label=cut(c.label, OPTION_LENGTH), value=c.value) for c in choices]
    most = min(screen.menu_most, len(options))
    return Select(custom_id=screen.menu_id, placeholder=screen.menu_label, options=options, max_values=most)


def _picker(picker: Picker) -> RoleSelect[LayoutView] | ChannelSelect[LayoutView] | UserSelect[LayoutView]:
    chosen = [discord.Object(each) for each in picker.chosen]
    label, least, most = cut(picker.label, PLACEHOLDER_LENGTH), picker.least, picker.most
    if picker.kind is PickerKind.ROLE:
        roles = [discord.SelectDefaultValue.from_role(each) for each in chosen]
        return RoleSelect(
            custom_id=picker.custom_id, placeholder=label, min_values=least, max_values=most, default_values=roles
        )
    if picker.kind is PickerKind.CHANNEL:
        channels = [discord.SelectDefaultValue.from_channel(each) for each in chosen]
        return ChannelSelect(
            custom_id=picker.custom_id,
            placeholder=label,
            min_values=least,
            max_values=most,
            default_values=channels,
            channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        )
    users = [discord.SelectDefaultValue.from_user(each) for each in chosen]
    return UserSelect(
        custom_id=picker.custom_id, placeholder=label, min_values=least, max_values=most, default_values=users
    )


def button(control: Control) -> Button[LayoutView]:
    """``control`` as Discord's component."""
    style = discord.ButtonStyle.primary if control.primary else discord.ButtonStyle.secondary
    return Button(label=cut(control.label, BUTTON_LENGTH), custom_id=control.custom_id, style=style)
