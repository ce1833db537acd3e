"""Small plans in Markdown for one rule each, and the original document where it is."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.plan import Action
from bot.importers.draft import Draft
from bot.importers.markdown import read_markdown

HEADER = (
    "Objectifs spécifiques | Actions | Résultats visés | Indices de mesures des résultats | Responsables "
    "| Partenaires et ressources | 2011 2012 | 2012 2013 | 2013 2014"
)
HEADINGS = "Axe I – Le quartier\n\nObjectif A : Se connaître\n\n"


def source_plan() -> bytes:
    """The original document; the test that asks for it is skipped where there is none."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "000_a65be29b04a79028.txt"
    path = Path(os.environ.get("COURROIE_SOURCE_PLAN", beside))
    if not path.exists():
        pytest.skip(f"the original plan is not at {path}")
    return path.read_bytes()


def table(*rows: str, header: str = HEADER) -> str:
    """A table whose rows are given without their outer pipes."""
    lines = [header, "|".join("--" for _ in header.split("|")), *rows]
    return "\n".join(f"| {line} |" for line in lines) + "\n"


def read(*parts: str) -> Draft:
    """What the importer makes of a document: a title, an axis and an objective, then ``parts``."""
    return read_markdown(("Table du quartier\n\nPlan d'action 2011-2014\n\n" + HEADINGS + "\n".join(parts)).encode())


def actions(draft: Draft) -> Sequence[Action]:
    """The actions of a draft, in order."""
    return [node.action for node in draft.plan.actions() if node.action]


def doubts(draft: Draft, kind: DoubtKind) -> list[Doubt]:
    """The doubts of that kind."""
    return [doubt for doubt in draft.doubts if doubt.kind is kind]
