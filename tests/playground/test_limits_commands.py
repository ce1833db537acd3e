"""What Discord refuses in commands and autocompletions, each limit just under and just over it."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import app_commands
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.limits import autocomplete_errors, commands_errors

JSON = dict[str, Any]
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10


def command(*options: JSON, **changes: object) -> list[JSON]:
    return [{"name": "plan", "description": "Le plan", "type": 1, "options": list(options), **changes}]


def option(kind: int = STRING, **changes: object) -> JSON:
    return {"type": kind, "name": "texte", "description": "Quoi", **changes}


def options(count: int, kind: int = STRING) -> list[JSON]:
    return [option(kind, name=f"o{number}") for number in range(count)]


def choices(count: int, **changes: object) -> list[JSON]:
    return [{"name": str(number), "value": str(number), **changes} for number in range(count)]


def commands(count: int, kind: int = 1) -> list[JSON]:
    described = {"description": "d"} if kind == 1 else {}
    return [{"name": f"c{number}", "type": kind, **described} for number in range(count)]


def of_size(size: int) -> list[JSON]:
    """A command whose names, descriptions and values have ``size`` characters in all."""
    made = command(*[option(name=f"o{n:02}", description="d" * 100, choices=choices(1)) for n in range(25)])
    left = size - len("planLe plan") - 25 * (3 + 100 + 2)
    for one in made[0]["options"]:
        for number in range(1, 25):
            value = "v" * min(max(left - 2, 0), 100)
            if left > 2:
                one["choices"].append({"name": f"{number:02}", "value": value})
                left -= 2 + len(value)
    return made


def codes(listed: object) -> list[str]:
    return [error.code for error in commands_errors(listed)]


SIZES: list[tuple[str, int, Callable[[int], list[JSON]], str]] = [
    ("commands", 100, commands, "APPLICATION_COMMANDS_MAX_EXCEEDED"),
    ("message commands", 15, lambda n: commands(n, kind=3), "APPLICATION_COMMANDS_MAX_EXCEEDED"),
    ("name", 32, lambda n: command(name="n" * n), "BASE_TYPE_BAD_LENGTH"),
    ("description", 100, lambda n: command(description="d" * n), "BASE_TYPE_BAD_LENGTH"),
    ("options", 25, lambda n: command(*options(n)), "BASE_TYPE_MAX_LENGTH"),
    ("subcommands", 25, lambda n: command(*options(n, SUBCOMMAND)), "BASE_TYPE_MAX_LENGTH"),
    ("option name", 32, lambda n: command(option(name="n" * n)), "BASE_TYPE_BAD_LENGTH"),
    ("option description", 100, lambda n: command(option(description="d" * n)), "BASE_TYPE_BAD_LENGTH"),
    ("choices", 25, lambda n: command(option(choices=choices(n))), "BASE_TYPE_MAX_LENGTH"),
    ("choice name", 100, lambda n: command(option(choices=choices(1, name="n" * n))), "BASE_TYPE_BAD_LENGTH"),
    ("choice value", 100, lambda n: command(option(choices=choices(1, value="v" * n))), "BASE_TYPE_MAX_LENGTH"),
    ("longest text", 6_000, lambda n: command(option(max_length=n)), "NUMBER_TYPE_MAX"),
    ("localised name", 32, lambda n: command(name_localizations={"fr": "n" * n}), "BASE_TYPE_BAD_LENGTH"),
    ("localised description", 100, lambda n: command(description_localizations={"fr": "d" * n}), "BASE_TYPE_BAD_LENGTH"),
    ("localised choice", 100, lambda n: command(option(choices=choices(1, name_localizations={"fr": "n" * n}))), "BASE_TYPE_BAD_LENGTH"),
    ("text in all", 8_000, of_size, "APPLICATION_COMMAND_TOO_LARGE"),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "build", "code"), [one[1:] for one in SIZES], ids=[one[0] for one in SIZES])
def test_commands_are_refused_just_over_a_limit_and_not_at_it(
    limit: int, build: Callable[[int], list[JSON]], code: str
) -> None:
    assert codes(build(limit)) == []
    assert code in codes(build(limit + 1))


REFUSED: list[tuple[str, list[JSON], str]] = [
    ("a name in capitals", command(name="Plan"), "APPLICATION_COMMAND_INVALID_NAME"),
    ("a name in two words", command(name="le plan"), "APPLICATION_COMMAND_INVALID_NAME"),
    ("a name with a dot", command(option(name="plan.axe")), "APPLICATION_COMMAND_INVALID_NAME"),
    ("a localised name in capitals", command(name_localizations={"fr": "Plan"}), "APPLICATION_COMMAND_INVALID_NAME"),
    ("a locale that Discord has not", command(name_localizations={"fr-CA": "plan"}), "ENUM_TYPE_COERCE"),
    ("a description in no locale", command(description_localizations={"en": "plan"}), "ENUM_TYPE_COERCE"),
    ("no description", command(description=""), "BASE_TYPE_REQUIRED"),
    ("an unknown type", command(type=9), "BASE_TYPE_CHOICES"),
    ("an unknown type of option", command(option(12)), "BASE_TYPE_CHOICES"),
    ("two commands of one name", command() + command(), "APPLICATION_COMMANDS_DUPLICATE_NAME"),
    ("two options of one name", command(option(), option()), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
    ("a localised name that another option has", command(option(), option(name="mot", name_localizations={"fr": "texte"})), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
    ("a required option after an optional one", command(option(), option(name="b", required=True)), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
    ("an option beside a subcommand", command(option(SUBCOMMAND), option(name="b")), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ("a group without subcommands", command(option(GROUP, options=[])), "BASE_TYPE_REQUIRED"),
    ("an option right under a group", command(option(GROUP, options=[option()])), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ("a subcommand in a subcommand", command(option(SUBCOMMAND, options=[option(SUBCOMMAND)])), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ("a group in a group", command(option(GROUP, options=[option(GROUP, options=options(1, SUBCOMMAND))])), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ("two choices of one name", command(option(choices=choices(1) * 2)), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"),
    ("choices that complete", command(option(choices=choices(1), autocomplete=True)), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE"),
    ("choices of truth", command(option(BOOLEAN, choices=choices(1))), "APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED"),
    ("a text for an integer's choice", command(option(INTEGER, choices=choices(1))), "NUMBER_TYPE_COERCE"),
    ("a least above the most", command(option(INTEGER, min_value=3, max_value=2)), "NUMBER_TYPE_MAX"),
    ("a least above the most, in numbers", command(option(NUMBER, min_value=0.5, max_value=0.25)), "NUMBER_TYPE_MAX"),
    ("a text for a bound", command(option(NUMBER, min_value="0")), "NUMBER_TYPE_COERCE"),
    ("a shortest above the longest", command(option(min_length=3, max_length=2)), "NUMBER_TYPE_MAX"),
    ("a menu command that is described", [{"name": "Consigner", "type": 3, "description": "d"}], "APPLICATION_COMMANDS_CONTEXT_MENU_FIELD_NOT_ALLOWED"),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "code"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_discord_refuses_in_commands(listed: list[JSON], code: str) -> None:
    assert code in codes(listed)


@pytest.mark.parametrize("name", ["aperçu", "à-propos", "l'axe", "plan_2", "计划", "योजना", "แผน"])
def test_a_name_may_be_in_any_script(name: str) -> None:
    assert codes(command(name=name)) == []


def test_a_fault_says_where_it_is() -> None:
    (error,) = commands_errors(command(option(SUBCOMMAND, options=[option(name="A")])))
    assert error.path == (0, "options", 0, "options", 0, "name")


def test_only_the_longest_form_of_a_text_counts() -> None:
    (made,) = of_size(8_000)
    made["options"][0]["description_localizations"] = {"en-US": "d" * 99}
    assert codes([made]) == []
    made["description_localizations"] = {"en-US": "The plan"}
    assert codes([made]) == ["APPLICATION_COMMAND_TOO_LARGE"]


def test_a_menu_command_may_be_in_two_words() -> None:
    assert codes([{"name": "Consigner au plan", "type": 3, "description": ""}]) == []


@pytest.mark.parametrize(
    ("limit", "build"),
    [
        (25, choices),
        (100, lambda n: choices(1, name="n" * n)),
        (100, lambda n: choices(1, value="v" * n)),
    ],
)
def test_an_autocompletion_is_refused_just_over_a_limit_and_not_at_it(
    limit: int, build: Callable[[int], list[JSON]]
) -> None:
    assert autocomplete_errors({"choices": build(limit)}) == []
    assert len(autocomplete_errors({"choices": build(limit + 1)})) == 1


def test_an_autocompletion_may_offer_one_name_twice() -> None:
    assert autocomplete_errors({"choices": choices(1) * 2}) == []


def test_commands_of_discord_py_are_accepted() -> None:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    group = app_commands.Group(name="plan", description="Le plan")

    @group.command(name="axe", description="Un axe")
    async def axis(
        interaction: discord.Interaction, numero: str, part: app_commands.Range[float, 0.5, 1.0] = 1.0
    ) -> None: ...

    assert commands_errors([group.to_dict(tree)]) == []
    assert axis.name == "axe"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 12) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "name", "description", "options", "choices", "value", "required", "name_localizations"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_no_json_breaks_the_checks(listed: object) -> None:
    for error in commands_errors(listed) + autocomplete_errors(listed):
        assert error.message
