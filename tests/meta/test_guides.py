"""The guides are true and well written: their examples are real doubts, their links lead somewhere, their French is set."""

import re

import pytest

from bot.domain.doubt import Doubt
from bot.importers.door import read_plan
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.texts.catalogue import SOURCE_LANGUAGE, texts_in
from bot.texts.doubts import doubt_place, doubt_sentence
from bot.texts.typography import misplaced, typeset
from tests.meta.documents import GUIDES, page, prose, require_fresh
from tests.meta.tree import ROOT

COORDINATION = "docs/guide-coordination.md"
EXAMPLE = re.compile(r"(?<=^<!-- doute )(\w+) (\d+) -->\n```text\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
SCREEN = re.compile(r"(?<=^<!-- écran )([^\n]+) -->\n```text\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
STORIES = ("bottin", "assemblee", "echeance", "sondage")
LINK = re.compile(r"\]\((?!https:)([^)#]+)\)")


def doubts() -> tuple[Doubt, ...]:
    return read_plan(SHIPPED_NAME, shipped_plan()).doubts


def quoted(example: re.Match[str]) -> str:
    """The first doubt of that kind at that line, as the product says it today."""
    t = texts_in(SOURCE_LANGUAGE)
    doubt = next(doubt for doubt in doubts() if (doubt.kind, str(doubt.line)) == example.groups())
    said = f"{doubt_place(t, doubt)}\n{doubt_sentence(t, doubt)}"
    return f"{example[1]} {example[2]} -->\n```text\n{said}\n"


def shown(quote: re.Match[str]) -> str:
    """What that step shows, to the letter, in the first demonstration where it is done exactly once."""
    screen = next(found[0] for story in STORIES if len(found := screens_of(story, quote[1])) == 1)
    # What is told before the next step stands at the margin, below the screen.
    kept = re.split(r"^(?=\S)", screen, flags=re.MULTILINE)[0]
    return f"{quote[1]} -->\n```text\n{kept.strip(chr(10))}\n"


def screens_of(story: str, wanted: str) -> list[str]:
    """What each step of that wording shows in a demonstration."""
    steps = re.split(r"^> ", page(f"tests/scenarios/golden/{story}.fr.txt"), flags=re.MULTILINE)
    return [rest for head, _, rest in (step.partition("\n") for step in steps) if head == wanted]


@pytest.mark.parametrize("name", GUIDES)
def test_its_screens_are_the_demonstrations(name: str) -> None:
    text = page(name)
    assert len(SCREEN.findall(text)) == text.count("<!-- écran ")
    require_fresh(name, SCREEN.sub(shown, text))


def test_the_examples_of_doubts_are_the_shipped_plans() -> None:
    require_fresh(COORDINATION, EXAMPLE.sub(quoted, page(COORDINATION)))


def test_each_kind_of_doubt_that_the_shipped_plan_raises_has_its_example() -> None:
    shown = [kind for kind, _line in EXAMPLE.findall(page(COORDINATION))]
    assert sorted(shown) == sorted({doubt.kind.value for doubt in doubts()})


@pytest.mark.parametrize("name", GUIDES)
def test_a_link_leads_to_a_file(name: str) -> None:
    links = LINK.findall(prose(name))
    assert links
    assert [link for link in links if not ((ROOT / name).parent / link).is_file()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_its_french_is_typeset(name: str) -> None:
    lines = prose(name).splitlines()
    assert [line for line in lines if typeset(line) != line] == []
    assert [found for line in lines if (found := misplaced(line))] == []
