import re
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableFile
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan
from tests.importers.documents import source_plan
from tests.importers.kept_words import lost_words

_SHIPPED = shipped_plan().decode()
_ROW_LINES = [place for place, line in enumerate(_SHIPPED.split("\n")) if line.startswith("|")]


def _damaged(cells: list[str], damage: str, place: int, text: str) -> list[str]:
    place %= max(len(cells) - 1, 1)
    before, after = cells[:place], cells[place:]
    match damage:
        case "dropped":
            return before + after[1:]
        case "added":
            return [*before, text, *after]
        case "shifted":
            return [*before, "", *after]
        case "replaced":
            return [*before, text, *after[1:]]
        case _:
            return [*before, " ".join(after[:2]), *after[2:]]


_KINDS = ["dropped", "added", "shifted", "replaced", "cells glued", "line glued", "cut"]
_TEXTS = ["", "X", "CA", "Coordination CA", "2014", "inédit", "Objectif Z : inédit", "3. inédit"]
_DAMAGES = st.tuples(st.sampled_from(_ROW_LINES), st.sampled_from(_KINDS), st.integers(0, 11), st.sampled_from(_TEXTS))


def _damaged_document(damages: list[tuple[int, str, int, str]]) -> str:
    lines = _SHIPPED.split("\n")
    for at, damage, place, text in damages:
        if damage == "line glued":
            lines[at] += "\nune ligne collée"
        elif damage == "cut":
            lines[at] = lines[at][: 1 + 20 * place]
        else:
            cells = [cell.strip() for cell in lines[at].strip("|").split("|")]
            lines[at] = "| " + " | ".join(_damaged(cells, damage, place, text)) + " |"
    return "\n".join(lines)


def test_the_shipped_plan_loses_no_word() -> None:
    assert lost_words(_SHIPPED, read_markdown(shipped_plan())) == Counter()


def test_the_original_loses_no_word() -> None:
    source = source_plan()
    assert lost_words(source.decode(), read_markdown(source)) == Counter()


@settings(max_examples=40, deadline=None)
@given(st.lists(_DAMAGES, min_size=1, max_size=4))
def test_damaged_tables_lose_no_word(damages: list[tuple[int, str, int, str]]) -> None:
    text = _damaged_document(damages)
    # A number that damage gave to two titles is refused, which is no silence.
    with suppress(UnreadableFile):
        assert lost_words(text, read_markdown(text.encode())) == Counter()


def test_a_word_that_is_dropped_would_be_seen() -> None:
    draft = read_markdown(shipped_plan())
    text = _SHIPPED + "\n\ninouï\n"
    assert lost_words(text, draft) == Counter({"inoui": 1})


@pytest.mark.parametrize("line", [84, 156, 189, 225])
def test_each_cell_of_a_row_counts(line: int) -> None:
    words = re.findall(r"\w{4,}", _SHIPPED.split("\n")[line - 1])
    lines = [text for number, text in enumerate(_SHIPPED.split("\n"), start=1) if number != line]
    lost = lost_words(_SHIPPED, read_markdown("\n".join(lines).encode()))
    assert lost, words
