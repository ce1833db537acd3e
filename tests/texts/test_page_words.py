"""The page's words: each that it says exists, each that exists is said, and both languages fill the same blanks."""

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.playground import page
from bot.texts.catalogue import texts_in
from bot.texts.page import page_words

SCRIPTS = Path(page.__file__).parent / "static" / "js"
KEY = re.compile(r"""["'](components|composer|messages|shell|visit)\.([a-z0-9_]+)["']""")


def said() -> set[str]:
    scripts = (path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js"))
    return {f"{found[1]}.{found[2]}" for script in scripts for found in KEY.finditer(script)}


def blanks(word: str | dict[str, str]) -> set[str]:
    texts = [word] if isinstance(word, str) else word.values()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_page_says_every_word_that_there_is_and_no_other() -> None:
    assert said() == set(page_words(texts_in("fr")))


@pytest.mark.parametrize("key", sorted(page_words(texts_in("fr"))))
def test_both_languages_fill_the_same_blanks(key: str) -> None:
    french, english = page_words(texts_in("fr"))[key], page_words(texts_in("en"))[key]
    assert blanks(french) == blanks(english)
    if not isinstance(french, str) or not isinstance(english, str):
        assert set(french) == set(english) == {"one", "other"}


def test_a_plural_has_its_two_forms_in_each_language() -> None:
    unread = page_words(texts_in("en"))["shell.unread"]
    assert unread == {"one": "{count} unread message", "other": "{count} unread messages"}
