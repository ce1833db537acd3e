"""What a member types becomes what Discord's client would send."""

from typing import Any

import discord
import pytest
from discord import app_commands

from bot.playground.commandline import CommandLineError, LineFault, complete, parse, usages

JSON = dict[str, Any]


def english(name: str) -> JSON:
    return {"en-US": name, "en-GB": name}


def option(name: str, kind: int = 3, **more: object) -> JSON:
    return {"type": kind, "name": name, "description": name.capitalize(), **more}


STATES = [
    {"name": "en cours", "value": "ongoing", "name_localizations": english("under way")},
    {"name": "réalisé", "value": "done", "name_localizations": english("done")},
]
PLAN: JSON = {
    "id": "71",
    "name": "plan",
    "type": 1,
    "description": "Le plan",
    "options": [
        option("axe", 1, name_localizations=english("axis"), description_localizations=english("See an axis"), options=[
            option("numero", name_localizations=english("number"), required=True, autocomplete=True),
            option("plan", autocomplete=True),
        ]),
        option("chercher", 1, options=[
            option("texte", autocomplete=True), option("annee"), option("etat", choices=STATES),
        ]),
        option("bilan", 1),
    ],
}  # fmt: skip
MANAGE: JSON = {
    "id": "72",
    "name": "gerer",
    "description": "Gérer",
    "guild_id": "9",
    "options": [
        option("plan", 2, options=[option("importer", 1, options=[option("fichier", 11, required=True)])]),
        option("bottin", 2, options=[option("retirer", 1, options=[option("nombre", 4, required=True, max_value=9), option("raison", required=True), option("vite", 5)])]),
    ],
}  # fmt: skip
FOLLOW: JSON = {
    "id": "73",
    "name": "suivi",
    "description": "Suivre",
    "options": [option("qui", 6), option("salon", 7), option("role", 8), option("part", 10, min_value=0, max_value=1)],
}
RECORD: JSON = {"id": "74", "name": "Consigner au plan", "type": 3}
COMMANDS = [PLAN, MANAGE, FOLLOW, RECORD]


def leaves(
    text: str, locale: str = "fr", mentions: dict[str, str] | None = None, picked: dict[str, JSON] | None = None
) -> dict[str, object]:
    options = parse(text, COMMANDS, locale, mentions=mentions or {}, picked=picked or {}).data.get("options", [])
    while options and options[0]["type"] in (1, 2):
        options = options[0]["options"]
    return {one["name"]: one["value"] for one in options}


def fault(text: str, locale: str = "fr") -> CommandLineError:
    with pytest.raises(CommandLineError) as found:
        parse(text, COMMANDS, locale)
    return found.value


def test_a_subcommand_is_nested_as_discord_nests_it() -> None:
    parsed = parse("/plan axe II", COMMANDS, "fr")
    leaf = {"name": "numero", "type": 3, "value": "II"}
    assert parsed.command is PLAN
    assert parsed.data == {
        "id": "71",
        "name": "plan",
        "type": 1,
        "options": [{"name": "axe", "type": 1, "options": [leaf]}],
    }


def test_a_group_is_nested_twice_and_names_its_guild() -> None:
    data = parse("/gerer plan importer plan.md", COMMANDS, "fr", files={"plan.md": "501"}).data
    leaf = {"name": "fichier", "type": 11, "value": "501"}
    subcommand = {"name": "importer", "type": 1, "options": [leaf]}
    assert data["options"] == [{"name": "plan", "type": 2, "options": [subcommand]}]
    assert data["guild_id"] == "9"


def test_a_subcommand_without_options_has_none() -> None:
    assert parse("/plan bilan", COMMANDS, "fr").data["options"] == [{"name": "bilan", "type": 1, "options": []}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/plan axe axe II", {"numero": "axe II"}),
        ("  /plan   axe  axe  II ", {"numero": "axe  II"}),
        ("/PLAN Axe numero:II plan:Bottin", {"numero": "II", "plan": "Bottin"}),
        ("/plan axe plan:Bottin et accueil numero: II", {"numero": "II", "plan": "Bottin et accueil"}),
        ("/plan chercher bottin municipal", {"texte": "bottin municipal"}),
        ("/plan chercher texte:bottin annee:2012-2013", {"texte": "bottin", "annee": "2012-2013"}),
        ("/plan chercher texte : bottin", {"texte": "bottin"}),
        ("/plan chercher bottin etat:en cours", {"texte": "bottin", "etat": "ongoing"}),
        ("/plan chercher etat:DONE", {"etat": "done"}),
        ("/plan chercher https://a.ca/texte:x à 18:30", {"texte": "https://a.ca/texte:x à 18:30"}),
        ("/plan chercher texte: annee:2012", {"annee": "2012"}),
        ("/gerer bottin retirer 3 a fermé ses portes vite:oui", {"nombre": 3, "raison": "a fermé ses portes", "vite": True}),
        ("/gerer bottin retirer raison:fermé nombre:3 vite:faux", {"nombre": 3, "raison": "fermé", "vite": False}),
        ("/suivi part:0,5", {"part": 0.5}),
        ("/suivi qui:<@!12> salon:<#34> role:<@&56>", {"qui": "12", "salon": "34", "role": "56"}),
        ("/suivi qui:12", {"qui": "12"}),
    ],
)  # fmt: skip
def test_words_go_to_options(text: str, expected: dict[str, object]) -> None:
    assert leaves(text) == expected


def test_people_and_channels_are_known_by_name() -> None:
    known = {"Marie Roy": "12", "général": "34"}
    assert leaves("/suivi qui:@marie roy salon:#Général", mentions=known) == {"qui": "12", "salon": "34"}


def test_english_names_and_the_default_ones_are_both_understood() -> None:
    french = parse("/plan axe numero:2", COMMANDS, "fr").data
    assert parse("/plan axis 2", COMMANDS, "en-US").data == french
    assert parse("/plan axis number:2", COMMANDS, "en-US").data == french
    assert parse("/plan axe numero:2", COMMANDS, "en-US").data == french
    assert leaves("/plan chercher etat:under way", "en-GB") == {"etat": "ongoing"}
    assert fault("/plan axis 2").code is LineFault.UNKNOWN_SUBCOMMAND


def test_a_name_of_the_members_language_wins_over_a_default_one() -> None:
    one = {"id": "1", "name": "date", "description": "d", "name_localizations": {"en-US": "when"}}
    other = {"id": "2", "name": "quand", "description": "d", "name_localizations": {"en-US": "date"}}
    assert parse("/date", [one, other], "en-US").data["id"] == "2"
    assert parse("/date", [one, other], "fr").data["id"] == "1"


@pytest.mark.parametrize(
    ("text", "code", "detail", "suggestions"),
    [
        ("bonjour", LineFault.NOT_A_COMMAND, "bonjour", ()),
        ("/plam axe", LineFault.UNKNOWN_COMMAND, "plam", ("/plan",)),
        ("/zzz", LineFault.UNKNOWN_COMMAND, "zzz", ()),
        ("/", LineFault.UNKNOWN_COMMAND, "", ()),
        ("/Consigner", LineFault.UNKNOWN_COMMAND, "Consigner", ()),
        ("/plan", LineFault.MISSING_SUBCOMMAND, "plan", ("axe", "chercher", "bilan")),
        ("/gerer plan", LineFault.MISSING_SUBCOMMAND, "plan", ("importer",)),
        ("/plan bilam", LineFault.UNKNOWN_SUBCOMMAND, "bilam", ("bilan",)),
        ("/plan zzz", LineFault.UNKNOWN_SUBCOMMAND, "zzz", ("axe", "chercher", "bilan")),
        ("/plan axe", LineFault.MISSING_OPTION, "numero", ()),
        ("/plan axe numero:", LineFault.MISSING_OPTION, "numero", ()),
        ("/plan chercher anne:2012", LineFault.UNKNOWN_OPTION, "anne", ("annee",)),
        ("/plan chercher texte:a texte:b", LineFault.REPEATED_OPTION, "texte", ()),
        ("/plan bilan tout", LineFault.UNEXPECTED_WORDS, "tout", ()),
        ("/plan chercher etat:perdu", LineFault.BAD_VALUE, "perdu", ("en cours", "réalisé")),
        ("/gerer plan importer absent.md", LineFault.BAD_VALUE, "absent.md", ()),
        ("/gerer bottin retirer trois raison:x", LineFault.BAD_VALUE, "trois", ()),
        ("/gerer bottin retirer 10 raison:x", LineFault.BAD_VALUE, "10", ()),
        ("/gerer bottin retirer 1,5 raison:x", LineFault.BAD_VALUE, "1,5", ()),
        ("/gerer bottin retirer 1 raison:x vite:peut-être", LineFault.BAD_VALUE, "peut-être", ()),
        ("/suivi part:1,01", LineFault.BAD_VALUE, "1,01", ()),
        ("/suivi qui:Marie", LineFault.BAD_VALUE, "Marie", ()),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_says_why(text: str, code: LineFault, detail: str, suggestions: tuple[str, ...]) -> None:
    found = fault(text)
    assert (found.code, found.detail, found.suggestions) == (code, detail, suggestions)


def test_a_bad_value_names_its_option_in_the_members_language() -> None:
    numbered = option("nombre", 4, name_localizations=english("count"))
    commands = [{"id": "1", "name": "n", "description": "d", "options": [numbered]}]
    with pytest.raises(CommandLineError) as found:
        parse("/n x", commands, "en-US")
    assert found.value.option == "count"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/plan axe ", [("numero", "", True)]),
        ("/plan axe axe I", [("numero", "axe I", True)]),
        ("/plan axe numero:II plan:Bot", [("numero", "II", False), ("plan", "Bot", True)]),
        ("/plan axe numero:II plan:", [("numero", "II", False), ("plan", "", True)]),
        ("/plan chercher etat:réalisé texte:bot", [("etat", "done", False), ("texte", "bot", True)]),
        ("/plan chercher etat:perdu texte:bot", [("texte", "bot", True)]),
    ],
)
def test_the_option_being_typed_is_focused(text: str, expected: list[tuple[str, str, bool]]) -> None:
    completed = complete(text, COMMANDS, "fr")
    assert completed is not None
    options = completed.data["options"][0]["options"]
    assert [(one["name"], one["value"], one.get("focused", False)) for one in options] == expected


@pytest.mark.parametrize("text", ["/plan chercher annee:20", "/plan bilan", "/suivi 12"])
def test_an_option_that_offers_nothing_is_not_completed(text: str) -> None:
    assert complete(text, COMMANDS, "fr") is None


def test_a_blank_after_a_number_moves_to_the_next_option() -> None:
    offered = option("raison", autocomplete=True)
    commands = [{"id": "1", "name": "n", "description": "d", "options": [option("nombre", 4), offered]}]
    assert complete("/n 3", commands, "fr") is None
    completed = complete("/n 3 ", commands, "fr")
    assert completed is not None
    assert completed.data["options"] == [
        {"name": "nombre", "type": 4, "value": 3},
        {"name": "raison", "type": 3, "value": "", "focused": True},
    ]


def test_usages_are_in_the_members_language() -> None:
    assert usages([PLAN, RECORD], "en-US")[0] == "/plan axis number: [plan:]\n    See an axis"
    assert usages([PLAN, RECORD], "fr") == [
        "/plan axe numero: [plan:]\n    Axe",
        "/plan chercher [texte:] [annee:] [etat:]\n    Chercher",
        "/plan bilan\n    Bilan",
    ]


async def test_commands_of_discord_py_are_read_back_by_discord_py() -> None:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)

    @tree.command(name="retirer", description="Retirer")
    async def remove(interaction: discord.Interaction, nombre: int, raison: str, vite: bool = False) -> None: ...

    data = parse("/retirer 3 a fermé vite:oui", [remove.to_dict(tree) | {"id": "5"}], "fr").data
    assert {one["name"]: one["value"] for one in data["options"]} == {"nombre": 3, "raison": "a fermé", "vite": True}
    assert [one["type"] for one in data["options"]] == [one["type"] for one in remove.to_dict(tree)["options"]]


KINDS = {"12": 6, "56": 8, "34": 7}
ANYONE = {"id": "1", "name": "un", "description": "d", "options": [option("nom", 9)]}


@pytest.mark.parametrize(
    "line", ["/suivi qui:<@12>", "/suivi role:<@&56>", "/un <@12>", "/un <@&56>", "/suivi qui:<@99>"]
)
def test_an_option_takes_the_mentions_of_its_own_kind(line: str) -> None:
    assert parse(line, [*COMMANDS, ANYONE], "fr", kinds=KINDS).data["options"]


@pytest.mark.parametrize("line", ["/suivi qui:<@&56>", "/suivi role:<#34>", "/suivi salon:12", "/un <#34>"])
def test_an_option_refuses_the_mentions_of_another_kind(line: str) -> None:
    with pytest.raises(CommandLineError) as found:
        parse(line, [*COMMANDS, ANYONE], "fr", kinds=KINDS)
    assert found.value.code is LineFault.BAD_VALUE
