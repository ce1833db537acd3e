"""The forms that the component bot opens: every field, as discord.py makes them."""

import zlib
from collections.abc import Callable, Mapping
from struct import pack
from types import MappingProxyType
from typing import Any, Final

import discord
from discord import ui

SIZE: Final = 120


def _picture() -> bytes:
    """A square picture, in one colour."""
    rows = b"".join(b"\0" + b"\x2e\x7d\x32" * SIZE for _ in range(SIZE))
    chunks = ((b"IHDR", pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    written = b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + written


PICTURE: Final = _picture()


def texts() -> ui.Modal:
    """Texts: required with bounds, filled in advance, on several lines and optional; the older way of asking one."""
    style = discord.TextStyle
    name = ui.TextInput[Any](custom_id="nom", min_length=3, max_length=10, placeholder="Le nom de l'action")
    return _form(
        "texts",
        ui.TextDisplay("Dites-nous **tout**."),
        _asked("Nom", name, "De trois à dix caractères"),
        _asked("Lieu", ui.TextInput(custom_id="lieu", default="Brossard", max_length=100)),
        _asked("Récit", ui.TextInput(custom_id="recit", style=style.paragraph, required=False)),
        ui.TextInput(custom_id="ancien", label="À l'ancienne", required=False),
    )


def choices() -> ui.Modal:
    """Choices: one among several, several boxes, a lone box, a menu."""
    radio = ui.RadioGroup[Any](custom_id="presence")
    for label, value in (("Oui", "oui"), ("Non", "non")):
        radio.add_option(label=label, value=value, description=f"Je dis {value}")
    boxes = ui.CheckboxGroup[Any](custom_id="repas", min_values=1, max_values=2)
    for label in ("Soupe", "Salade", "Tarte"):
        boxes.add_option(label=label, value=label.lower(), default=label == "Soupe")
    menu = ui.Select[Any](
        custom_id="jours",
        min_values=2,
        max_values=3,
        placeholder="Quels jours",
        options=[discord.SelectOption(label=day, value=day.lower()) for day in ("Lundi", "Mardi", "Jeudi")],
    )
    return _form(
        "choices",
        _asked("Présence", radio),
        _asked("Repas", boxes, "Un ou deux"),
        _asked("Je viens en autobus", ui.Checkbox(custom_id="autobus")),
        _asked("Jours", menu),
    )


def entities() -> ui.Modal:
    """Menus of members, roles, both, channels."""
    return _form(
        "entities",
        _asked("Membre", ui.UserSelect(custom_id="membre")),
        _asked("Rôle", ui.RoleSelect(custom_id="role", required=False)),
        _asked("Qui", ui.MentionableSelect(custom_id="qui", max_values=2)),
        _asked("Salon", ui.ChannelSelect(custom_id="salon")),
    )


def given() -> ui.Modal:
    """Files: one at least, and others; a choice that can be taken back."""
    radio = ui.RadioGroup[Any](custom_id="avis", required=False)
    for label in ("Pour", "Contre"):
        radio.add_option(label=label, value=label.lower(), default=label == "Pour")
    return _form(
        "files",
        _asked("Photos", ui.FileUpload(custom_id="photos", min_values=1, max_values=3)),
        _asked("Annexe", ui.FileUpload(custom_id="annexe", required=False)),
        _asked("Avis", radio),
    )


def _asked(text: str, component: ui.Item[Any], description: str | None = None) -> ui.Label[Any]:
    return ui.Label(text=text, component=component, description=description)


def _form(kind: str, *parts: ui.Item[Any]) -> ui.Modal:
    modal = ui.Modal(title=f"Formulaire {kind}", custom_id=f"formulaire:{kind}")
    for part in parts:
        modal.add_item(part)
    modal.stop()
    return modal


FORMS: Final[Mapping[str, Callable[[], ui.Modal]]] = MappingProxyType(
    {"texts": texts, "choices": choices, "entities": entities, "files": given}
)
