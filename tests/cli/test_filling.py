"""Forms and menus at the prompt: each field is asked, what suits is kept, and what comes back is shown."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from discord import ui

from bot.cli.prompt import converse
from bot.playground.cast import PERSONAS
from bot.playground.component_kinds import walk
from bot.playground.server import Playground
from tests.playground.conformity import conforming_playground
from tests.playground.small_bot import Bot, SmallBot, point_at, running

Typed = Callable[..., Awaitable[str]]
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


class FormBot(SmallBot):
    """A bot with two forms and two menus, which says what came back."""

    def __init__(self) -> None:
        super().__init__()
        self.form = self.component = self._say

        @self.answers("fiche")
        async def fiche(interaction: Bot) -> None:
            await interaction.response.send_modal(entry())

        @self.answers("confier")
        async def confier(interaction: Bot) -> None:
            await interaction.response.send_modal(entrusting())

        @self.answers("roles")
        async def roles(interaction: Bot) -> None:
            view = ui.View(timeout=None)
            view.add_item(ui.RoleSelect(custom_id="roles", min_values=0, max_values=3))
            view.add_item(ui.Button(label="Plus tard", custom_id="plus-tard"))
            view.stop()
            await interaction.response.send_message("Quels rôles?", view=view)

    async def _say(self, interaction: Bot) -> None:
        data: dict[str, Any] = dict(interaction.data or {})
        resolved = data.get("resolved") or {}
        known = {key: one for kind in _RESOLVED for key, one in resolved.get(kind, {}).items()}
        answers = [data.get("values"), *(part.get("value", part.get("values")) for part in _inputs(data))]
        said = [_named(answer, known) for answer in answers if answer is not None]
        await interaction.response.send_message(f"Reçu : {said}")


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


@pytest.fixture
async def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> AsyncIterator[Typed]:
    async with conforming_playground() as world:
        point_at(world, monkeypatch)
        async with running(FormBot(), world):
            yield _prompt(world, capsys)


def _prompt(world: Playground, capsys: pytest.CaptureFixture[str]) -> Typed:
    async def lines(*said: str) -> AsyncIterator[str]:
        for line in said:
            yield line

    async def converse_in(*said: str) -> str:
        await converse(world, lines(*said))
        return capsys.readouterr().out.replace("\xa0", " ")

    return converse_in


async def test_each_field_is_asked_with_what_it_proposes(typed: Typed) -> None:
    said = await typed("/fiche", "", "1", "", "", "")
    assert "Comme à l'assemblée\nNom * [CLSC] > " in said
    assert "    1  Membre — Au complet\n    2  Allié, ami\nGenre * > " in said
    assert "Voie * [Allié, ami] > " in said
    assert "Tables [Membre, Allié, ami] > " in said
    assert "    1  Oui\n    2  Non\nSûr [Oui] > " in said
    assert "Reçu : ['CLSC', ['membre'], 'allie', ['membre', 'allie'], True]" in said


async def test_choices_are_made_by_number_or_by_name(typed: Typed) -> None:
    said = await typed("/fiche", "Centre", "2, 1", "allié, ami", "-", "non")
    assert "Reçu : ['Centre', ['allie', 'membre'], 'allie', [], False]" in said


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (["-"], "Discord attend ici entre 1 et 10 caractères."),
        (["un nom qui est trop long"], "Discord attend ici entre 1 et 10 caractères."),
        (["", "3"], "Discord attend ici de 1 à 2 de ces choix"),
        (["", "-"], "Discord attend ici de 1 à 2 de ces choix"),
        (["", "1", "1, 2"], "Discord attend ici un de ces choix"),
        (["", "1", "", "", "peut-être"], "Discord attend ici un de ces choix"),
    ],
)
async def test_what_does_not_suit_is_said_and_asked_again(typed: Typed, wrong: list[str], why: str) -> None:
    said = await typed("/fiche", *wrong)
    assert why in said
    prompts = [line.split(" > ")[0] for line in said.splitlines() if " > " in line]
    assert prompts[-1] == prompts[-2]


async def test_a_form_that_is_left_sends_nothing(typed: Typed) -> None:
    said = await typed("/fiche", "Centre", "q", "/roles")
    assert "Le formulaire est fermé; rien n'a été envoyé." in said
    assert "Reçu" not in said
    assert "Quels rôles?" in said


async def test_people_roles_channels_and_files_are_given_by_name(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("a,b")
    said = await typed("/confier", "@Coordination", "denis roy", "#plan", "absent.csv", str(file), "-")
    assert "    5  @Denis Roy\n" in said
    assert "Le fichier ne peut pas être ouvert (absent.csv" in said
    assert "Reçu : [['Coordination'], ['denis'], ['plan'], ['liste.csv'], '']" in said


async def test_what_is_not_required_may_stay_empty(typed: Typed) -> None:
    said = await typed("/confier", "Responsable", "", "annonces", "", "")
    assert "Reçu : [['Responsable'], [], ['annonces'], [], 'à voir']" in said


async def test_several_numbers_choose_several_in_one_menu(typed: Typed) -> None:
    said = await typed("/roles", "2 3", "/roles", "3, 5", "3, 6", "5")
    assert "    2  @Responsable\n    3  @Coordination\n" in said
    assert "Reçu : [['Responsable', 'Coordination']]" in said
    assert "Reçu : [[]]" in said
    assert said.count("Il n'y a rien de ce numéro à l'écran.") == 2


@pytest.mark.parametrize("persona", PERSONAS)
async def test_anyone_of_the_cast_can_type(typed: Typed, persona: str) -> None:
    assert f"\n{persona} (fr) > " in await typed(persona)


async def test_another_person_has_no_form_open(typed: Typed) -> None:
    said = await typed("administration", "/fiche", "q", "membre", "fiche")
    assert said.rstrip().endswith("membre (fr) >")
