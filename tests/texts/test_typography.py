"""French is spaced as the OQLF has it, wherever the house writes it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.catalogue import texts_for, texts_in
from bot.texts.typography import NO_BREAK_SPACE, misplaced, typeset
from tests.texts.messages import ROOT, extracted, sources

NB = NO_BREAK_SPACE


def test_a_colon_and_quotation_marks_hold_on_to_their_word() -> None:
    assert typeset("Je lis : « II.B ».") == f"Je lis{NB}: «{NB}II.B{NB}»."


def test_an_hour_holds_together() -> None:
    assert typeset("mardi à 18 h 30 ou 9 h") == f"mardi à 18{NB}h{NB}30 ou 9{NB}h"
    assert typeset("2 heures, 3 hommes") == "2 heures, 3 hommes"


def test_a_colon_inside_an_address_or_a_time_stands() -> None:
    text = "http://127.0.0.1:8080 à 03:30, <t:0:R>"
    assert typeset(text) == text


@given(st.text("a «»:;!?\n", max_size=40))
def test_typesetting_changes_nothing_but_the_kind_of_some_spaces(text: str) -> None:
    assert typeset(text).replace(NB, " ") == text


@given(st.text("a «»:;!?\n", max_size=40))
def test_typesetting_twice_is_typesetting_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@pytest.mark.parametrize(
    "text", ["Qui ?", "Voilà !", "un ; deux", "Note: deux", "**Note:** deux", "«deux»", 'le "bottin"']
)
def test_frances_spacing_and_typewriter_quotation_marks_are_found(text: str) -> None:
    assert misplaced(text) is not None


@pytest.mark.parametrize(
    "text",
    ["Qui? Voilà! Un; deux.", "Note : « deux »", "**Note :** {deux}", "https://a.b/c?d", "18:30", "Tapez « ? »."],
)
def test_good_french_is_left_alone(text: str) -> None:
    assert misplaced(text) is None


def test_what_the_code_says_is_shown_typeset() -> None:
    t = texts_in("fr")
    assert t.gettext("Ligne : {n}") == f"Ligne{NB}: {{n}}"
    assert t.ngettext("{n} ligne : une", "{n} lignes : des", 2) == f"{{n}} lignes{NB}: des"


def test_zero_is_singular_in_french_and_plural_in_english() -> None:
    assert texts_in("fr").ngettext("une", "des", 0) == "une"
    assert texts_in("en").ngettext("inconnu, une", "inconnu, des", 0) in {"inconnu, une", "inconnu, des"}


def test_a_message_that_english_lacks_is_shown_in_french() -> None:
    assert texts_in("en").gettext("Jamais vu : « ça »") == f"Jamais vu{NB}: «{NB}ça{NB}»"


@pytest.mark.parametrize(
    ("locale", "language"), [("fr", "fr"), ("en-US", "en"), ("en-GB", "en"), ("de", "fr"), ("fr-CA", "fr")]
)
def test_english_is_for_whoevers_discord_is_in_english(locale: str, language: str) -> None:
    assert texts_for(locale).language == language


def test_every_sentence_of_the_code_is_spaced_rightly() -> None:
    texts = [text for message in extracted() if message.id for text in sources(message)]
    assert texts
    assert [found for text in texts if (found := misplaced(text))] == []


def files_of_data() -> list[Path]:
    return sorted((ROOT / "bot/data").glob("*.toml"))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*strings_in(key), *strings_in(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


@pytest.mark.parametrize("path", files_of_data(), ids=lambda path: path.name)
def test_every_word_of_our_own_data_is_spaced_rightly(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [found for text in strings_in(data) if (found := misplaced(text))] == []


@pytest.mark.parametrize("path", ["config.example.toml", "CHANGELOG.md"])
def test_what_we_write_for_whoever_installs_is_spaced_rightly(path: str) -> None:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    prose = [line for line in lines if not line.startswith(("    ", "|", "`")) and '"' not in line]
    assert [found for line in prose if (found := misplaced(line))] == []
