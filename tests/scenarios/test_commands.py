"""The commands as Discord received them: each word in French and in English, each argument completed."""

import re
from collections.abc import Iterator

import pytest

from bot.playground.commands import GLOBAL
from bot.playground.json_types import JSON
from bot.texts.catalogue import texts_in
from tests.scenarios.stage import Stage
from tests.texts.messages import english, sources, strings

GROUP, PICKED = 2, {5, 6, 7, 11}  # yes or no, a member, a channel, a file: Discord itself lets one choose
# A day is typed as one says it, and what was understood is shown back; a reason, an address, a question and its answers are one's own.
DATES = {
    *("gerer assemblee reporter raison", "gerer assemblee annuler raison", "gerer assemblee compte-rendu lien"),
    *("gerer sondage eclair question", "gerer sondage eclair reponses"),
    *("gerer journal depuis", "gerer journal jusqua"),
    *("suivi echeance date", "suivi echeance recurrence", "suivi echeance rappels"),
}


@pytest.fixture
def registered(stage: Stage) -> list[JSON]:
    return stage.world.state.commands.listed(GLOBAL)


def walk(items: list[JSON], path: str = "") -> Iterator[tuple[str, JSON]]:
    """Every command, subcommand, option and choice, with the way to it."""
    for item in items:
        at = f"{path} {item['name']}".strip()
        yield at, item
        yield from walk(item.get("options", []), at)
        yield from walk(item.get("choices", []), at)


def test_members_and_the_coordination_each_have_their_commands(registered: list[JSON]) -> None:
    names = {at for at, item in walk(registered) if item.get("type") in {1, None} or " " not in at}
    assert {"plan axe", "plan voir", "plan chercher", "apropos", "aide", "gerer"} <= names
    hidden = {item["name"]: item["default_member_permissions"] for item in registered}
    assert [name for name, permissions in hidden.items() if permissions is not None] == ["gerer", "reglages"]


@pytest.mark.parametrize(("locale", "language"), [("fr", "fr"), ("en-US", "en"), ("en-GB", "en")])
def test_every_name_description_and_choice_is_localised(registered: list[JSON], locale: str, language: str) -> None:
    t = texts_in(language)
    found = 0
    for at, item in walk(registered):
        for key in ("name", "description"):
            if key in item:
                assert item[f"{key}_localizations"][locale] == t.gettext(item[key]), (at, key)
                found += 1
    assert found > 60


def test_in_english_no_name_is_left_in_french(registered: list[JSON]) -> None:
    same = {at for at, item in walk(registered) if item["name_localizations"]["en-US"] == item["name"]}
    # The two languages share these words, and the letters of « plan ».
    assert {at.rpartition(" ")[2] for at in same} == {
        "plan",
        "reference",
        "format",
        "action",
        "journal",
        "Plans",
        "date",
        "recurrence",
        "vote",
        "agenda",
        "question",
        "secret",
    }


def test_every_argument_is_completed_chosen_or_picked(registered: list[JSON]) -> None:
    arguments = [(at, item) for at, item in walk(registered) if item.get("type", 0) > GROUP]
    assert len(arguments) > 12
    for at, item in arguments:
        is_helped = item.get("autocomplete") or item.get("choices") or item["type"] in PICKED
        assert is_helped or at in DATES, at


def quoted(text: str) -> list[str]:
    """The commands that a message quotes: « /plan voir », “/plan view”, `/plan voir`."""
    return [found.strip() for found in re.findall(r"[«“`]\s*/([\w -]+?)(?= \w+:|[\s»”`]*[»”`])", text)]


def named(items: list[JSON], locale: str, path: str = "") -> Iterator[tuple[str, bool]]:
    """Every command and group by its name in a language, and whether it can be run."""
    for item in items:
        if item.get("type", 1) <= GROUP:
            at = f"{path} {item['name_localizations'][locale]}".strip()
            below = list(named(item.get("options", []), locale, at))
            yield at, not below
            yield from below


def test_every_command_that_a_message_quotes_exists(registered: list[JSON]) -> None:
    french, in_english = dict(named(registered, "fr")), dict(named(registered, "en-US"))
    unknown, seen = [], 0
    for message in english():
        said = [(text, french) for text in sources(message)] + [(text, in_english) for text in strings(message)]
        for command, known in [(command, known) for text, known in said for command in quoted(text)]:
            seen += 1
            is_begun = any(runs and command.startswith(f"{name} ") for name, runs in known.items())
            unknown += [] if command in known or is_begun else [command]
    assert unknown == []
    assert seen > 80
