"""Whatever a plan holds, each screen stays inside Discord's limits, and every word of it is on some page."""

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.layout import (
    BLOCK_LENGTH,
    BODY_LENGTH,
    MENU_OPTIONS,
    Block,
    Choice,
    Control,
    Screen,
    blocks_of,
    layout,
    paginate,
)
from bot.views.markup import as_typed, cut, pieces, plain

TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=4000)


@given(TEXT, st.integers(2, 200))
def test_pieces_fit_and_lose_no_word(text: str, length: int) -> None:
    parts = pieces(text, length)
    assert all(len(part) <= length for part in parts)
    assert _words("".join(parts)) == _words(text)


def _words(text: str) -> str:
    return text.replace(" ", "").replace("\\", "")


@given(st.text(st.sampled_from("ab #>-.3*[]<@\\"), max_size=300), st.integers(10, 40))
def test_what_was_made_safe_is_still_so_in_pieces(text: str, length: int) -> None:
    for piece in pieces(plain(text), length):
        assert plain(as_typed(piece)) == piece


@given(TEXT, st.integers(1, 100))
def test_what_is_cut_fits_and_begins_the_same(text: str, length: int) -> None:
    shown = cut(text, length)
    assert len(shown) <= length
    assert text.startswith(shown.removesuffix("…").rstrip())


@given(st.lists(st.tuples(st.text(min_size=1, max_size=BLOCK_LENGTH), st.booleans()), max_size=120))
@settings(max_examples=40)
def test_pages_hold_every_block_once_and_in_order(drawn: list[tuple[str, bool]]) -> None:
    blocks = [Block(text, Choice("x", str(at)) if choice else None) for at, (text, choice) in enumerate(drawn)]
    pages = paginate(blocks)
    assert [block for page in pages for block in page] == blocks
    for page in pages:
        assert sum(len(block.text) + 1 for block in page) <= BODY_LENGTH + 1
        assert sum(block.choice is not None for block in page) <= MENU_OPTIONS


def test_a_long_text_makes_several_blocks() -> None:
    assert len(blocks_of(["mot " * 1000])) == 3


def test_no_colour_says_anything() -> None:
    view = layout(Screen("Titre", controls=[Control("Oui", "1|a|b", primary=True), Control("Non", "1|a|c")]))
    view.stop()
    said = list(view.walk_children())
    assert [each.accent_colour for each in said if isinstance(each, discord.ui.Container)] == [None]
    styles = [each.style for each in said if isinstance(each, discord.ui.Button)]
    # That most people want it is all that a button's colour may add.
    assert styles == [discord.ButtonStyle.primary, discord.ButtonStyle.secondary]


def test_typed_text_can_neither_ping_nor_format_nor_spoof_a_link() -> None:
    typed = "<@123> <#4> <t:0:R> </x:1> **gras** [ici](https://x) `code` ||caché|| ~~non~~\n# titre\n> cité\n- a\n3. Élections"
    assert plain(typed) == (
        r"\<@123> \<#4> \<t:0:R> \</x:1> \*\*gras\*\* \[ici\](https://x) \`code\` \|\|caché\|\| \~\~non\~\~"
        "\n\\# titre\n\\> cité\n\\- a\n3\\. Élections"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://exemple.org/a?b=c", "https://exemple.org/a?b=c"),
        ('Voir "https://exemple.org".', 'Voir "https://exemple.org".'),
        ("https://discord.com@ailleurs.org", r"https\://discord.com@ailleurs.org"),
        ("ftp://exemple.org", r"ftp\://exemple.org"),
        ("De 18 h\u202e00 h 6\u200b1", "De 18 h00 h 61"),
        ("\u200b# titre", r"\# titre"),
        ("@every\u2060one", "@everyone"),
    ],
)
def test_what_leads_or_reads_otherwise_than_it_seems_does_not(typed: str, shown: str) -> None:
    assert plain(typed) == shown
