"""What a member would see, in plain text."""

from typing import Any

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.transcript import Names, Page, Words, render, render_choices, render_modal

JSON = dict[str, Any]
COMPONENTS_V2 = 1 << 15
NAMES = Names(
    users={"7": "Marie"},
    roles={"8": "coordination"},
    channels={"9": "plan"},
    instant=lambda instant, style: f"{style}{instant}",
)


def v2(*components: JSON) -> JSON:
    return {"flags": COMPONENTS_V2, "components": list(components)}


def text(content: str) -> JSON:
    return {"type": 10, "content": content}


def seen(content: str, width: int = 40) -> list[str]:
    return [line.removeprefix("  ") for line in render({"content": content}, Page(width, names=NAMES)).split("\n")]


async def test_an_axis_reads_as_a_screen() -> None:
    view = ui.LayoutView(timeout=None)
    options = [
        discord.SelectOption(label="A  Faire connaître le rôle de Concert'Action", value="A", description="2 actions"),
        discord.SelectOption(label="B  Développer le « membership »", value="B"),
    ]
    view.add_item(
        ui.Container(
            ui.TextDisplay("## Axe II : Mobilisation\n-# Plan d'action 2011-2014 · **20 actions**"),
            ui.Separator(),
            ui.TextDisplay(
                "**A**  Faire connaître et promouvoir le rôle de Concert'Action Lachine\n  1. Communication"
            ),
            ui.Section("État : 20 non renseignées", accessory=ui.Button(label="Bilan", custom_id="bilan")),
            ui.Separator(visible=False),
            ui.ActionRow(ui.Select(placeholder="Voir un objectif…", options=options, custom_id="down")),
            ui.ActionRow(
                ui.Button(label="Précédent", custom_id="back", disabled=True),
                ui.Button(label="Partager dans le salon", custom_id="share", emoji="📣"),
            ),
        )
    )
    message = {"components": view.to_components(), "flags": COMPONENTS_V2}  # type: ignore[no-untyped-call]
    assert render(message, Page(width=60)) == (
        "  Axe II : Mobilisation\n"
        "  Plan d'action 2011-2014 · 20 actions\n"
        "  ────────────────────────────────────────────────────────────\n"
        "  A  Faire connaître et promouvoir le rôle de Concert'Action\n"
        "     Lachine\n"
        "      1. Communication\n"
        "  État : 20 non renseignées                          [ Bilan ]\n"
        "\n"
        "  [ Voir un objectif… ▾ ]\n"
        "      • A  Faire connaître le rôle de Concert'Action — 2\n"
        "           actions\n"
        "      • B  Développer le « membership »\n"
        "\n"
        "  ( Précédent )   [ 📣 Partager dans le salon ]"
    )
    assert "•" not in render(message, Page(options=False))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("**gras** *penché* _penché_ __souligné__ ***tout***", "gras penché penché souligné tout"),
        ("snake_case_name et 2*3*4", "snake_case_name et 234"),
        (r"\*pas penché\* \_non\_", "*pas penché* _non_"),
        ("`/plan axe` et ``un ` seul``", "/plan axe et un ` seul"),
        ("[le site](https://a.ca) <https://b.ca>", "le site (https://a.ca) https://b.ca"),
        ("<@7> <@!7> <@&8> <#9> </plan axe:3>", "@Marie @Marie @coordination #plan /plan axe"),
        ("<@70> <#90> <:oui:5>", "@70 #90 :oui:"),
        ("https://discord.com/channels/1/9/12, https://discord.com", "#plan › message, https://discord.com"),
        ("<t:1348156800:R> <t:1348156800>", "R1348156800 f1348156800"),
        ("~~fermée~~", "~~fermée~~"),
        ("-# petit", "petit"),
        ("### Titre", "Titre"),
    ],
)
def test_marks_are_read(content: str, expected: str) -> None:
    assert seen(content, 80) == [expected]


def test_an_instant_without_words_is_said_in_utc() -> None:
    assert render({"content": "<t:1348156800:R>"}) == "  2012-09-20 16:00 UTC"
    assert render({"content": "<t:99999999999>"}) == "  5138-11-16 09:46 UTC"


def test_lists_and_quotes_hang() -> None:
    assert seen("- un point qui est trop long pour une ligne\n  - dessous\n10. numéroté, et lui aussi trop long pour elle") == [
        "  • un point qui est trop long pour une",
        "    ligne",
        "    ◦ dessous",
        "  10. numéroté, et lui aussi trop long",
        "      pour elle",
    ]  # fmt: skip
    assert seen("> une note qui est trop longue pour une ligne\naprès") == [
        "│ une note qui est trop longue pour une",
        "│ ligne",
        "après",
    ]
    assert seen(">>> tout\nle reste") == ["│ tout", "│ le reste"]


def test_wrapped_lines_keep_their_indentation() -> None:
    assert seen("  deux blancs devant une ligne qui est trop longue") == [
        "  deux blancs devant une ligne qui est",
        "  trop longue",
    ]


def test_a_no_break_space_is_never_broken() -> None:
    assert seen("un deux trois quatre cinq six sept le 1er\u00a0février") == [
        "un deux trois quatre cinq six sept le",
        "1er\u00a0février",
    ]


def test_code_is_never_cut() -> None:
    assert seen("```json\n{\n  **a**\n}\n```\nb") == ["    {", "      **a**", "    }", "b"]
    assert seen(f"```{'x' * 60}```") == ["    " + "x" * 60]


def test_a_heading_stands_apart() -> None:
    assert seen("avant\n# Titre\naprès") == ["avant", "", "Titre", "après"]


def test_an_embed_stands_behind_a_bar_with_the_alt_text_of_its_picture() -> None:
    embed = discord.Embed(title="Bilan", description="**20** actions").add_field(name="Axe I", value="4")
    embed.set_footer(text="2012").set_image(url="attachment://bilan.png")
    picture = {"filename": "bilan.png", "description": "Un graphique : 4 sur 20", "content_type": "image/png"}
    plan = {"filename": "plan.json", "content_type": "application/json"}
    assert render({"content": "Voici", "embeds": [embed.to_dict()], "attachments": [picture, plan]}).split("\n") == [
        "  Voici",
        "  📎 plan.json",
        "  │ Bilan",
        "  │ 20 actions",
        "  │",
        "  │ Axe I",
        "  │ 4",
        "  │",
        "  │ 2012",
        "  │ ▣ Un graphique : 4 sur 20",
    ]


def test_pictures_are_said_by_their_alt_text() -> None:
    picture = {"filename": "a.png", "content_type": "image/png", "description": "Une salle"}
    assert render({"attachments": [picture]}) == "  ▣ a.png — Une salle"
    gallery = {"type": 12, "items": [{"media": {"url": "attachment://a.png"}, "description": "Une salle"}]}
    alone = {"type": 12, "items": [{"media": {"url": "https://cdn/attachments/1/2/a.png?ex=3"}}]}
    file = {"type": 13, "file": {"url": "attachment://plan.json"}}
    assert render(v2(gallery, alone, file) | {"attachments": [picture]}) == "  ▣ Une salle\n  ▣ a.png\n  📎 plan.json"


def test_a_section_keeps_its_picture() -> None:
    picture = {"type": 11, "media": {"url": "attachment://a.png"}, "description": "Le logo"}
    assert render(v2({"type": 9, "components": [text("Bottin")], "accessory": picture})) == "  Bottin\n  ▣ Le logo"


def test_a_button_too_wide_for_its_section_goes_below() -> None:
    button = {"type": 2, "style": 5, "label": "Le site de la table", "url": "https://a.ca"}
    section = {"type": 9, "components": [text("Bottin")], "accessory": button}
    assert render(v2(section), Page(width=40)) == "  Bottin\n  [ Le site de la table ↗ ]"


def test_buttons_go_to_the_next_line_when_they_do_not_fit() -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Un bouton", "custom_id": "a"}] * 3}
    assert render(v2(row), Page(width=40)) == "  [ Un bouton ]   [ Un bouton ]\n  [ Un bouton ]"


def test_a_menu_shows_what_is_chosen() -> None:
    options = [{"label": "I", "value": "1"}, {"label": "II", "value": "2", "default": True}]
    menu = {"type": 3, "custom_id": "m", "options": options, "placeholder": "Axe"}
    assert render(v2({"type": 1, "components": [menu]})) == "  [ II ▾ ]\n      • I\n      ● II"
    people = {"type": 1, "components": [{"type": 5, "custom_id": "who"}]}
    assert render(v2(people), Page(words=Words(choose="Faites un choix"))) == "  [ Faites un choix ▾ ]"


async def test_a_form_reads_as_a_form() -> None:
    form = ui.Modal(title="Consigner une note", custom_id="note")
    options = [discord.RadioGroupOption(label="oui", default=True), discord.RadioGroupOption(label="non")]
    boxes = [discord.CheckboxGroupOption(label="Axe I"), discord.CheckboxGroupOption(label="Axe II", default=True)]
    note = ui.TextInput[ui.Modal](style=discord.TextStyle.long, placeholder="Ce qui s'est passé")
    form.add_item(ui.TextDisplay("Rien n'est **public**."))
    form.add_item(ui.Label(text="Note", description="En quelques mots", component=note))
    form.add_item(ui.Label(text="Titre", component=ui.TextInput(default="Réunion", required=False)))
    form.add_item(ui.Label(text="Atteint?", component=ui.RadioGroup(options=options)))
    form.add_item(ui.Label(text="Axes", component=ui.CheckboxGroup(options=boxes, required=False)))
    words = Words(submit="Envoyer", cancel="Annuler")
    assert render_modal(form.to_dict(), Page(words=words)).split("\n") == [
        "  Consigner une note",
        "  ─────────────────────────",
        "  Rien n'est public.",
        "",
        "  Note *",
        "  En quelques mots",
        "  │ Ce qui s'est passé",
        "",
        "  Titre",
        "  [ Réunion ]",
        "",
        "  Atteint? *",
        "      (•) oui",
        "      ( ) non",
        "",
        "  Axes",
        "      [ ] Axe I",
        "      [x] Axe II",
        "",
        "  [ Annuler ]   [ Envoyer ]",
    ]


def test_the_other_fields_of_a_form_are_shown() -> None:
    fields = [
        {"type": 4, "custom_id": "a", "style": 1, "label": None},
        {"type": 19, "custom_id": "b"},
        {"type": 23, "custom_id": "c", "default": True},
        {"type": 8, "custom_id": "d", "placeholder": "Un salon"},
        {"type": 7, "custom_id": "f", "default_values": [{"id": "7", "type": "user"}, {"id": "8", "type": "role"}]},
    ]
    labels = [{"type": 18, "label": "Champ", "component": field} for field in fields]
    older = {"type": 1, "components": [{"type": 4, "custom_id": "e", "style": 1, "label": "Nom", "required": False}]}
    lines = render_modal({"title": "t", "custom_id": "m", "components": [*labels, older]}, Page(names=NAMES)).split(
        "\n"
    )
    assert [line for line in lines if "[" in line] == [
        f"  [ {' ' * 24} ]",
        "  [ 📎 ]",
        "      [x]",
        "  [ Un salon ▾ ]",
        "  [ @Marie, @coordination ▾ ]",
        f"  [ {' ' * 24} ]",
        "  [ ✕ ]   [ ✓ ]",
    ]
    assert lines.count("  Champ *") == 4
    assert "  Nom" in lines


def test_a_pinned_message_says_so() -> None:
    page = Page(words=Words(pinned="Épinglé", pins="{name} a épinglé un message."))
    assert render({"content": "Panneau", "pinned": True}, page) == "  Épinglé\n  Panneau"
    notice = {"type": 6, "content": "", "author": {"username": "courroie", "global_name": None}}
    assert render(notice, page) == "  courroie a épinglé un message."


def test_choices_are_in_the_members_language() -> None:
    choices = [{"name": "II · Mobilisation", "value": "II", "name_localizations": {"en-US": "II · Outreach"}}]
    assert render_choices(choices, "fr") == "  • II · Mobilisation"
    assert render_choices(choices, "en-US") == "  • II · Outreach"


def test_a_message_that_shows_nothing_is_empty() -> None:
    assert render({"content": "", "components": [], "embeds": []}) == ""


@given(st.text("ab é*_~>#-[]()<:\\\n.1/\u00a0", max_size=60), st.integers(30, 100))
def test_marks_never_take_a_letter_away(content: str, width: int) -> None:
    shown = render({"content": content}, Page(width))
    assert [letter for letter in shown if letter in "abé"] == [letter for letter in content if letter in "abé"]


@given(st.lists(st.text("abcdé'", min_size=1, max_size=9), min_size=1, max_size=40), st.integers(30, 100))
def test_every_word_is_kept_and_no_line_is_too_long(words: list[str], width: int) -> None:
    lines = render(v2(text(" ".join(words))), Page(width)).split("\n")
    assert " ".join(lines).split() == words
    assert all(len(line) <= width + 2 for line in lines)
