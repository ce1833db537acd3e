"""Whatever a member types, the command line is read or refused, never broken."""

from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.commandline import CommandLineError, complete, parse, usages

JSON = dict[str, Any]

names = st.text("abcé-_", min_size=1, max_size=6)
words = st.sampled_from(
    ["/", "/a", "a", "b", "a:", "b:", "é:", ":", "a:b", "3", "2,5", "vrai", "<@1>", "\u00a0", "n° 1", "İ:"]
)
lines = st.lists(words | names | st.text(max_size=8), max_size=8).map(" ".join)


def options(kinds: list[int]) -> st.SearchStrategy[list[JSON]]:
    one = st.fixed_dictionaries(
        {"type": st.sampled_from(kinds), "name": names, "description": st.just("d")},
        optional={
            "required": st.booleans(),
            "autocomplete": st.booleans(),
            "name_localizations": st.dictionaries(st.just("fr"), names),
            "choices": st.lists(st.fixed_dictionaries({"name": names, "value": names}), max_size=2),
        },
    )
    return st.lists(one, max_size=3, unique_by=lambda option: option["name"])


leaves = options([3, 4, 5, 6, 7, 8, 9, 10, 11])
subcommands = st.lists(
    st.fixed_dictionaries({"type": st.just(1), "name": names, "description": st.just("d"), "options": leaves}),
    max_size=3,
)
commands = st.lists(
    st.fixed_dictionaries(
        {"id": st.just("1"), "name": names | st.just("a"), "description": st.just("d"), "options": leaves | subcommands}
    ),
    min_size=1,
    max_size=3,
)


@given(lines, commands, st.sampled_from(["fr", "en-US", ""]))
def test_a_line_is_read_or_refused(line: str, known: list[JSON], locale: str) -> None:
    for text in (line, f"/{known[0]['name']} {line}"):
        for read in (parse, complete):
            with suppress(CommandLineError):
                found = read(text, known, locale)
                assert found is None or found.command in known
    assert all(one.startswith("/") for one in usages(known, locale))


@given(st.dictionaries(st.sampled_from(["texte", "annee", "etat"]), st.text("abc é2-.", min_size=1).map(str.strip)))
def test_named_values_come_back_as_they_were_typed(values: dict[str, str]) -> None:
    listed = [{"type": 3, "name": name, "description": "d"} for name in ("texte", "annee", "etat")]
    command = {"id": "1", "name": "chercher", "description": "d", "options": listed}
    line = " ".join(f"{name}:{value}" for name, value in values.items())
    data = parse(f"/chercher {line}", [command], "fr").data
    given_values = {name: value for name, value in values.items() if value}
    assert {one["name"]: one["value"] for one in data.get("options", [])} == given_values
