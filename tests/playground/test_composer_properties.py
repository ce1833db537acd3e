"""Whatever is typed and wherever the cursor is, the composer offers what can be inserted, and what it inserts is read."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.commandline import CommandLineError, LineFault, parse
from bot.playground.composer import Composition, compose
from bot.playground.composer_items import Item, ItemKind, Nameable
from tests.playground.test_commandline import COMMANDS, JSON, option
from tests.playground.test_commandline_properties import commands, lines

NAMES = [
    Nameable(ItemKind.MEMBER, "11", "Mireille Gagnon", "mireille"),
    Nameable(ItemKind.MEMBER, "12", "Denis", "denis"),
    Nameable(ItemKind.ROLE, "21", "Coordination"),
    Nameable(ItemKind.CHANNEL, "31", "table-aînés"),
]
KNOWN = {"Mireille Gagnon": "11", "Denis": "12", "Coordination": "21", "table-aînés": "31"}
UNFINISHED = {LineFault.MISSING_OPTION, LineFault.MISSING_SUBCOMMAND}
VALUES = {
    "numero": ["II", "axe II"],
    "plan": ["bottin", "Plan 2011"],
    "texte": ["bottin municipal", "https://a.ca/x:y", "@Denis a dit"],
    "annee": ["2012-2013"],
    "etat": ["en cours", "réalisé"],
    "nombre": ["3"],
    "raison": ["a fermé ses portes"],
    "vite": ["vrai", "faux"],
    "qui": ["@Mireille Gagnon", "<@12>"],
    "salon": ["#table-aînés"],
    "role": ["@Coordination"],
    "part": ["0,5"],
}
LEAVES = {
    "/plan axe": ["numero", "plan"],
    "/plan chercher": ["texte", "annee", "etat"],
    "/plan bilan": [],
    "/gerer bottin retirer": ["nombre", "raison", "vite"],
    "/suivi": ["qui", "salon", "role", "part"],
}
REQUIRED = {"numero", "nombre", "raison"}


@st.composite
def valid_lines(draw: st.DrawFn) -> str:
    """A line that can be sent, its options by name."""
    command = draw(st.sampled_from(sorted(LEAVES)))
    names = draw(st.permutations(LEAVES[command]))
    given_ones = [name for name in names if name in REQUIRED or draw(st.booleans())]
    return " ".join([command, *(f"{name}:{draw(st.sampled_from(VALUES[name]))}" for name in given_ones)])


def inserted(text: str, item: Item) -> str:
    return text[: item.start] + item.text + text[item.end :]


@given(lines, commands, st.integers(-2, 60), st.sampled_from(["fr", "en-US", ""]))
def test_any_line_is_composed_wherever_the_cursor_is(line: str, known: list[JSON], cursor: int, locale: str) -> None:
    for text in (line, f"/{line}", f"/{known[0]['name']} {line}"):
        found = compose(text, cursor, known, locale, NAMES)
        assert all(0 <= item.start <= item.end <= len(text) for item in found.items)
        assert found.as_json()["ready"] is sendable(text, known, locale)


def sendable(text: str, known: Sequence[JSON], locale: str) -> bool:
    if not text.lstrip().startswith("/"):
        return True
    try:
        parse(text, known, locale, mentions=KNOWN | {"mireille": "11", "denis": "12"})
    except CommandLineError:
        return False
    return True


@given(valid_lines(), st.data())
def test_an_item_applied_to_the_beginning_of_a_good_line_is_read_further(line: str, data: st.DataObject) -> None:
    head = line[: data.draw(st.integers(1, len(line)))]
    for item in compose(head, len(head), COMMANDS, "fr", NAMES).items:
        text = inserted(head, item)
        assert faults(text, item) <= UNFINISHED, (head, text)
        assert len(compose(text, len(text), COMMANDS, "fr", NAMES, picks(item)).usage or {}) == 3


def picks(item: Item) -> dict[str, JSON]:
    return {} if item.picked is None else {item.picked.option: item.picked.as_json()}


def faults(text: str, item: Item) -> set[LineFault]:
    return {error.code for error in compose(text, len(text), COMMANDS, "fr", NAMES, picks(item)).errors}


offered = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.text("ab é:/@#II numero plan", min_size=1, max_size=20) | st.text(min_size=1, max_size=20),
            "value": st.text(min_size=1, max_size=20),
        }
    ),
    min_size=1,
    max_size=4,
)


def asking(line: str, picked: dict[str, JSON]) -> Composition:
    found = compose(line, len(line), [TWO], "fr", NAMES, picked)
    assert found.asks
    return found


TWO: JSON = {
    "id": "1",
    "name": "deux",
    "description": "d",
    "options": [
        option("numero", required=True, autocomplete=True),
        option("plan", required=True, autocomplete=True),
        option("vite", 5),
    ],
}


@given(offered, offered, st.data())
def test_what_the_bot_offers_comes_back_as_the_value_that_was_picked(
    first: list[JSON], second: list[JSON], data: st.DataObject
) -> None:
    line = "/deux "
    picked: dict[str, JSON] = {}
    values: dict[str, object] = {}
    for choices in (first, second):
        item = data.draw(st.sampled_from(asking(line, picked).with_choices(choices, "fr")[: len(choices)]))
        assert item.picked is not None
        line = inserted(line, item)
        picked[item.picked.option] = item.picked.as_json()
        values[item.picked.option] = item.picked.value
    leaves = parse(f"{line}vrai", [TWO], "fr", picked=picked).data["options"]
    assert {one["name"]: one["value"] for one in leaves} == values | {"vite": True}
