"""What a composer offers where the cursor is."""

import pytest

from bot.playground.commandline import LineFault, parse
from bot.playground.composer import Composition, compose
from bot.playground.composer_items import Item, ItemKind, Nameable
from tests.playground.test_commandline import COMMANDS, JSON, english, option

NAMES = [
    Nameable(ItemKind.MEMBER, "11", "Mireille Gagnon", "mireille"),
    Nameable(ItemKind.MEMBER, "12", "Denis Roy", "denis"),
    Nameable(ItemKind.ROLE, "21", "Coordination"),
    Nameable(ItemKind.CHANNEL, "31", "plan"),
    Nameable(ItemKind.CHANNEL, "32", "table-aînés"),
]


def at(
    line: str, locale: str = "fr", picked: dict[str, JSON] | None = None, commands: list[JSON] = COMMANDS
) -> Composition:
    """The composition of a line whose cursor is « | », at the end where there is none."""
    cursor = line.index("|") if "|" in line else len(line)
    return compose(line.replace("|", ""), cursor, commands, locale, NAMES, picked or {})


def labels(line: str, locale: str = "fr", commands: list[JSON] = COMMANDS) -> list[str]:
    return [item.label for item in at(line, locale, commands=commands).items]


def applied(line: str, label: str) -> str:
    """The line once the item of that label is inserted, « | » where the cursor then is."""
    item = next(one for one in at(line).items if one.label == label)
    return inserted(line.replace("|", ""), item)


def inserted(text: str, item: Item) -> str:
    return f"{text[: item.start]}{item.text}|{text[item.end :]}"


EVERY = ["/plan axe", "/plan chercher", "/plan bilan", "/gerer plan importer", "/gerer bottin retirer", "/suivi"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/", EVERY),
        ("/pl", ["/plan axe", "/plan chercher", "/plan bilan", "/gerer plan importer"]),
        ("/plan ", ["/plan axe", "/plan chercher", "/plan bilan", "/gerer plan importer"]),
        ("/PLAN  B", ["/plan bilan"]),
        ("/axe", ["/plan axe"]),
        ("/cher", ["/plan chercher"]),
        ("/tirer", ["/gerer bottin retirer"]),
        ("/importér", ["/gerer plan importer"]),
        ("/plan axe", ["/plan axe"]),
        ("/consigner", []),
        ("/zzz", []),
        ("|/plan", []),
    ],
)
def test_commands_are_found_by_any_part_of_their_names(line: str, expected: list[str]) -> None:
    assert labels(line) == expected


def test_a_command_is_described_and_named_in_the_members_language() -> None:
    (item,) = at("/axis", "en-US").items
    assert (item.label, item.description, item.text) == ("/plan axis", "See an axis", "/plan axis ")
    assert labels("/axe", "en-US") == ["/plan axis"]


@pytest.mark.parametrize(
    ("line", "label", "then"),
    [
        ("/pl", "/plan axe", "/plan axe |"),
        ("/pl", "/plan bilan", "/plan bilan|"),
        ("/pl|an chercher bottin", "/plan axe", "/plan axe |bottin"),
        ("/pl|an chercher bottin", "/plan bilan", "/plan bilan|"),
        ("/pl|om du reste", "/plan axe", "/plan axe |du reste"),
        ("/plan chercher etat:ré", "réalisé", "/plan chercher etat:réalisé |"),
        ("/plan chercher etat:ré| annee:2012", "réalisé", "/plan chercher etat:réalisé |annee:2012"),
        ("/plan chercher bottin an", "annee", "/plan chercher bottin annee:|"),
        ("/plan axe II ", "plan", "/plan axe II plan:|"),
        ("/gerer bottin retirer 3 fermé vite:", "Vrai", "/gerer bottin retirer 3 fermé vite:Vrai |"),
        ("/suivi @mir", "@Mireille Gagnon", "/suivi qui:@Mireille Gagnon |"),
        ("/suivi salon:aîn", "#table-aînés", "/suivi salon:#table-aînés |"),
        ("Merci @den| !", "@Denis Roy", "Merci @Denis Roy |!"),
        ("Voir #PL", "#plan", "Voir #plan |"),
        ("Merci @Denis R", "@Denis Roy", "Merci @Denis Roy |"),
        ("/plan chercher note de @coor", "@Coordination", "/plan chercher note de @Coordination |"),
    ],
)
def test_an_item_takes_the_place_of_what_it_completes(line: str, label: str, then: str) -> None:
    assert applied(line, label) == then


@pytest.mark.parametrize("line", ["Merci", "denis@roy", "Merci @Denis Roy ", "a @zzz", "@\n", "##", "@ "])
def test_plain_text_offers_nothing_but_mentions(line: str) -> None:
    found = at(line)
    assert found.items == ()
    assert found.as_json()["ready"]


def states(line: str, picked: dict[str, JSON] | None = None) -> dict[str, str]:
    usage = at(line, picked=picked).usage
    assert usage is not None
    return {one["name"]: one["state"] for one in usage["options"]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/plan axe", {"numero": "empty", "plan": "empty"}),
        ("/plan axe ", {"numero": "focused", "plan": "empty"}),
        ("/plan axe II plan:", {"numero": "filled", "plan": "focused"}),
        ("/plan axe I|I plan:bottin", {"numero": "focused", "plan": "filled"}),
        ("/gerer bottin retirer trois fermé ", {"nombre": "wrong", "raison": "focused", "vite": "empty"}),
        ("/gerer bottin retirer 3 ", {"nombre": "filled", "raison": "focused", "vite": "empty"}),
        ("/plan bilan ", {}),
    ],
)
def test_the_usage_says_how_far_each_option_is(line: str, expected: dict[str, str]) -> None:
    assert states(line) == expected


def test_the_usage_names_the_command_and_where_each_option_would_be_written() -> None:
    usage = at("/plan axis ", "en-US").usage
    assert usage is not None
    assert (usage["command"], usage["description"]) == ("/plan axis", "See an axis")
    assert usage["options"][0] == {
        "key": "numero", "name": "number", "description": "Numero", "type": 3, "required": True, "state": "focused",
        "insert": {"start": 10, "end": 11, "text": " number:"},
    }  # fmt: skip
    assert at("/pl").usage is None


@pytest.mark.parametrize(
    ("line", "asks"),
    [("/plan axe ", True), ("/plan axe I", True), ("/plan axe numero:I", True), ("/plan chercher annee:", False), ("/plan axe", False)],
)  # fmt: skip
def test_the_bot_is_asked_where_it_completes_the_option(line: str, asks: bool) -> None:
    assert at(line).as_json()["autocomplete"] is asks


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("/plan axe II", []),
        ("/plan bilan", []),
        ("/plan axe ", [LineFault.MISSING_OPTION]),
        ("/gerer bottin retirer", [LineFault.MISSING_OPTION, LineFault.MISSING_OPTION]),
        ("/gerer bottin retirer trois", [LineFault.BAD_VALUE, LineFault.MISSING_OPTION]),
        ("/pl", [LineFault.UNKNOWN_COMMAND]),
        ("/plan", [LineFault.MISSING_SUBCOMMAND]),
        ("/plan bilan tout", [LineFault.UNEXPECTED_WORDS]),
        ("/suivi qui:@zzz", [LineFault.BAD_VALUE]),
        ("/suivi qui:@denis", []),
        ("/suivi qui:@Coordination", [LineFault.BAD_VALUE]),
        ("/suivi salon:@denis role:#plan", [LineFault.BAD_VALUE, LineFault.BAD_VALUE]),
        ("/suivi qui:999", []),
    ],
)
def test_every_fault_of_a_line_is_told(line: str, codes: list[LineFault]) -> None:
    found = at(line)
    assert [error.code for error in found.errors] == codes
    assert found.as_json()["ready"] is (codes == [])


def test_what_was_picked_closes_its_option_and_the_next_is_typed() -> None:
    picked = {"numero": {"text": "Axe II : le plan", "value": "2"}}
    line = "/plan axe numero:Axe II : le plan "
    assert states(line, picked=picked) == {"numero": "filled", "plan": "focused"}
    assert at(line, picked=picked).errors == ()
    assert parse(f"{line}bottin", COMMANDS, "fr", picked=picked).data["options"][0]["options"] == [
        {"name": "numero", "type": 3, "value": "2"},
        {"name": "plan", "type": 3, "value": "bottin"},
    ]


def test_a_choice_is_picked_with_its_value() -> None:
    (item,) = at("/plan chercher etat:under", "en-US").items
    assert item.as_json()["picked"] == {"option": "etat", "text": "under way", "value": "ongoing"}
    member = at("/suivi @denis").items[0]
    assert member.picked is not None
    assert (member.description, member.picked.value) == ("denis", "12")


def test_a_file_that_was_given_fills_its_option() -> None:
    line = "/gerer plan importer fichier:mon plan.md"
    assert [error.code for error in at(line).errors] == [LineFault.BAD_VALUE]
    assert at(line, picked={"fichier": {"text": "mon plan.md", "value": "upload"}}).errors == ()


def test_a_name_that_two_have_is_written_so_that_it_means_one() -> None:
    names = [*NAMES, Nameable(ItemKind.MEMBER, "13", "Denis Roy", "denis.roy"), Nameable(ItemKind.ROLE, "22", "denis")]
    offered = compose("@denis", 6, COMMANDS, "fr", names).items
    assert [item.text for item in offered] == ["<@12> ", "@denis.roy ", "<@&22> "]


def test_only_channels_of_the_options_types_are_offered() -> None:
    commands = [{"id": "1", "name": "s", "description": "d", "options": [option("salon", 7, channel_types=[2])]}]
    assert labels("/s ", commands=commands) == []


def test_options_of_other_languages_are_named_in_the_members() -> None:
    numbered = option("nombre", 4, name_localizations=english("count"))
    commands = [{"id": "1", "name": "n", "description": "d", "options": [numbered]}]
    assert labels("/n ", "en-US", commands=commands) == ["count"]
    assert labels("/n nom", "en-US", commands=commands) == ["count"]
