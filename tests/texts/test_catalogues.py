"""English says all that French says, with the same things in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.texts.messages import ENGLISH, PACKAGES, ROOT, english, extracted, sources, strings, updated, written

GETTEXT = {"_", "ngettext", "gettext", "N_", "L"}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def name_of(message: Message) -> str:
    return sources(message)[0]


def test_english_has_every_message_of_the_code() -> None:
    known = english()
    assert [name_of(message) for message in extracted() if message.id and message.id not in known] == []


def test_english_has_nothing_that_the_code_no_longer_says() -> None:
    said = extracted()
    assert [name_of(message) for message in english() if message.id and message.id not in said] == []
    assert list(english().obsolete) == []


def test_every_message_is_translated() -> None:
    assert [name_of(message) for message in english() if message.id and not all(strings(message))] == []


def test_no_translation_is_a_guess() -> None:
    assert [name_of(message) for message in english() if message.fuzzy and message.id] == []


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} | set(
        re.findall(r"%\(\w+\)\w", text)
    )


def test_a_translation_has_the_placeholders_of_its_message() -> None:
    different = [
        name_of(message)
        for message in english()
        if message.id
        for source, translation in zip(sources(message), strings(message), strict=True)
        if translation and placeholders(source) != placeholders(translation)
    ]
    assert different == []


def test_a_translation_keeps_no_french_quotation_marks() -> None:
    assert [name_of(message) for message in english() if "«" in "".join(strings(message))] == []


def test_writing_the_catalogue_again_changes_nothing() -> None:
    once = written(english())
    assert written(updated(english(), english())) == once
    assert ENGLISH.read_bytes().startswith(b"# English for Courroie.")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    function = call.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def faults(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for call in calls(tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "_":
            yield call.lineno, "bind _ bare: t._ is not seen by every extractor"
        if called(call) in GETTEXT and any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in call.args):
            yield call.lineno, "a message is one literal: format what gettext gives back"
    for string in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        if any(
            called(call) in GETTEXT and isinstance(call.args[0], ast.Constant) for call in calls(string) if call.args
        ):
            yield string.lineno, "a message inside an f-string is not extracted by Python 3.11"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_can_be_extracted(path: Path) -> None:
    assert list(faults(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("code", ['t._("a")', '_(f"a {b}")', '_("a" + b)', 'f"{_("a")}"'.replace('("a")', "('a')")])
def test_a_message_that_would_be_missed_is_found(code: str) -> None:
    assert list(faults(ast.parse(code)))


_SIGNS = re.compile("[\u2190-\u2191\u2193-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


def test_nothing_that_members_read_rests_on_a_sign() -> None:
    """What a screen reader says of an emoji is anybody's guess; the arrow of « before → after » is a word to it."""
    found = [
        (name_of(message), text)
        for message in english()
        if message.id and not all(where.startswith("bot/cli/") for where, _ in message.locations)
        for text in (*sources(message), *strings(message))
        if _SIGNS.search(text)
    ]
    assert found == []
