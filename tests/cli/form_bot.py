"""A small bot with forms and menus of every kind, which says what came back: what the prompt and scenarios play with."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.playground.component_kinds import walk
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot

_RESOLVED = ("users", "roles", "channels", "attachments")
CHOICES = {"membre": "Membre", "allie": "Allié, ami"}


def labelled(text: str, component: ui.Item[Any], description: str | None = None) -> ui.Label[ui.Modal]:
    return ui.Label(text=text, component=component, description=description)


def entry() -> ui.Modal:
    """A form of a text, two kinds of choice, boxes and a lone box."""
    modal = ui.Modal(title="Fiche", custom_id="fiche")
    name = ui.TextInput[ui.Modal](custom_id="nom", default="CLSC", max_length=10)
    kinds = ui.Select[ui.Modal](custom_id="genre", max_values=2, required=True)
    ways = ui.RadioGroup[ui.Modal](custom_id="voie")
    tables = ui.CheckboxGroup[ui.Modal](custom_id="tables", required=False)
    for value, label in CHOICES.items():
        kinds.add_option(label=label, value=value, description="Au complet" if value == "membre" else None)
        ways.add_option(label=label, value=value, default=value == "allie")
        tables.add_option(label=label, value=value, default=True)
    modal.add_item(labelled("Nom", name, "Comme à l'assemblée"))
    modal.add_item(labelled("Genre", kinds))
    modal.add_item(labelled("Voie", ways))
    modal.add_item(labelled("Tables", tables))
    modal.add_item(labelled("Sûr", ui.Checkbox[ui.Modal](custom_id="sur", default=True)))
    modal.stop()
    return modal


def entrusting() -> ui.Modal:
    """A form of a role, a member, a channel, a file and a text that may stay empty."""
    modal = ui.Modal(title="Confier", custom_id="confier")
    modal.add_item(labelled("Rôle", ui.RoleSelect[ui.Modal](custom_id="role", required=True)))
    modal.add_item(labelled("Membre", ui.UserSelect[ui.Modal](custom_id="membre", required=False, min_values=0)))
    modal.add_item(labelled("Salon", ui.ChannelSelect[ui.Modal](custom_id="salon", required=True)))
    modal.add_item(labelled("Pièce", ui.FileUpload[ui.Modal](custom_id="piece", required=False, min_values=0)))
    note = ui.TextInput[ui.Modal](custom_id="note", required=False, default="à voir")
    modal.add_item(labelled("Note", note))
    modal.stop()
    return modal


def survey(step: int) -> ui.Modal:
    """A step of a survey: five fields of which three must be answered, or a last one."""
    modal = ui.Modal(title=f"Sondage, étape {step}", custom_id=f"sondage-{step}")
    agree = ui.RadioGroup[ui.Modal](custom_id="accord")
    reached = ui.CheckboxGroup[ui.Modal](custom_id="moyens", min_values=2, max_values=3)
    scale = ui.Select[ui.Modal](custom_id="recommande", required=False)
    again = ui.RadioGroup[ui.Modal](custom_id="encore", required=False)
    for number in range(1, 6):
        agree.add_option(label=f"{number} — accord", value=str(number))
        reached.add_option(label=f"Moyen {number}", value=str(number - 1))  # the value is not the number that is shown
    for number in range(11):
        scale.add_option(label=str(number), value=f"r{number}")
    for value in ("oui", "non"):
        again.add_option(label=value.capitalize(), value=value)
    said = ui.TextInput[ui.Modal](custom_id="dit", style=discord.TextStyle.paragraph, required=False, max_length=80)
    fields = {"Accord": agree, "Moyens": reached, "Recommander": scale, "Encore": again, "Commentaire": said}
    for label, field in (fields if step == 1 else {"Commentaire": said}).items():
        modal.add_item(labelled(label, field))
    modal.stop()
    return modal


class FormBot(SmallBot):
    """A bot with three forms and two menus, which says what came back."""

    def __init__(self, world: Playground) -> None:
        super().__init__()
        self.world = world
        self.form = self._say
        self.component = self._touched

        @self.answers("fiche")
        async def fiche(interaction: Bot) -> None:
            await interaction.response.send_modal(entry())

        @self.answers("confier")
        async def confier(interaction: Bot) -> None:
            await interaction.response.send_modal(entrusting())

        @self.answers("sonder")
        async def sonder(interaction: Bot) -> None:
            await interaction.response.send_modal(survey(1))

        @self.answers("roles")
        async def roles(interaction: Bot) -> None:
            view = ui.View(timeout=None)
            view.add_item(ui.RoleSelect(custom_id="roles", placeholder="Choisir des rôles", min_values=0, max_values=3))
            view.add_item(ui.Button(label="Plus tard", custom_id="plus-tard"))
            view.stop()
            await interaction.response.send_message("Quels rôles?", view=view)

        @self.answers("vote")
        async def vote(interaction: Bot) -> None:
            poll = discord.Poll("Quand?", timedelta(hours=24)).add_answer(text="Lundi").add_answer(text="Mardi")
            await self.text_channel(self.world, "sondages").send("Votes visibles", poll=poll)
            await interaction.response.send_message("Posté")

        @self.answers("emporter")
        async def emporter(interaction: Bot) -> None:
            files = [("moi.json", b'{\n "nom": "Denis"\n}'), ("photo.png", b"png"), ("long.txt", b"ligne\n" * 30)]
            sent = [discord.File(BytesIO(data), name) for name, data in files]
            await interaction.response.send_message("Voici", files=sent, ephemeral=True)
            await interaction.user.send("Vous avez emporté vos données.")

    async def _say(self, interaction: Bot) -> None:
        data: dict[str, Any] = dict(interaction.data or {})
        resolved = data.get("resolved") or {}
        known = {key: one for kind in _RESOLVED for key, one in resolved.get(kind, {}).items()}
        answers = [data.get("values"), *(part.get("value", part.get("values")) for part in _inputs(data))]
        said = [_named(answer, known) for answer in answers[0 if answers[0] is not None else 1 :]]
        more = ui.View(timeout=None)
        if data.get("custom_id") == "sondage-1":
            more.add_item(ui.Button(label="Continuer", custom_id="continuer"))
        more.stop()
        await interaction.response.send_message(f"Reçu : {said}", view=more)

    async def _touched(self, interaction: Bot) -> None:
        if interaction.data and interaction.data.get("custom_id") == "continuer":
            await interaction.response.send_modal(survey(2))
        else:
            await self._say(interaction)


def _inputs(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for part in walk(data.get("components")) if "custom_id" in part]


def _named(answer: object, known: dict[str, dict[str, Any]]) -> object:
    if not isinstance(answer, list):
        return answer
    found = [known.get(one, {}) for one in answer]
    return [
        one.get("filename") or one.get("name") or one.get("username") or value
        for one, value in zip(found, answer, strict=True)
    ]
