"""Counts the words of a document that an import lost: neither in the plan nor in a doubt."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.domain.plan import Action, Plan, SpecificObjective
from bot.importers.draft import Draft
from bot.importers.headers import Meaning, read_header
from bot.importers.markdown_tables import Row, read_lines
from bot.importers.words import fold

_LABEL = re.compile(r"(?:axe \w+|objectif \w+|notes?)\s*[:–-]\s*", re.IGNORECASE)
_SECTIONS = {"historique", "mission", "objectifs", "structure", "plan d'action"}
_NUMBER = re.compile(r"\d+\.\s")


def lost_words(text: str, draft: Draft) -> Counter[str]:
    """The words that ``text`` has more often than the plan and the doubts together, with how many are missing.

    Left out: the names of known columns, the titles of sections, « Axe II – », and headings that a page repeats.
    """
    kept = Counter(word for piece in (*_plan_texts(draft.plan), *_doubt_texts(draft)) for word in _words(piece))
    return Counter(word for piece in _source_texts(text) for word in _words(piece)) - kept


def _source_texts(text: str) -> Iterator[str]:
    headings: set[str] = set()
    for line in read_lines(text):
        if isinstance(line, Row) and (columns := read_header(line.cells)):
            yield from (column.header for column in columns if column.meaning is Meaning.STRAY)
            continue
        texts = [cell for cell in line.cells if cell] if isinstance(line, Row) else [line.text]
        label = _LABEL.match(texts[0]) if len(set(texts)) == 1 else None
        if label:
            title = texts[0][label.end() :]
            yield from () if title in headings else (title,)
            headings.add(title)
        elif isinstance(line, Row):
            yield from (_NUMBER.sub("", cell, count=1) for cell in line.cells[:1])
            yield from line.cells[1:]
        elif fold(line.text) not in _SECTIONS:
            yield line.text


def _plan_texts(plan: Plan) -> Iterator[str]:
    organization = plan.organization
    yield from (plan.title, plan.introduction, *plan.objectives, organization.name, *organization.objectives)
    yield from (organization.description, organization.mission, organization.history, organization.structure)
    yield from (group.name for group in organization.working_groups)
    for node in plan.walk():
        item = node.item
        yield item.title
        if isinstance(item, SpecificObjective | Action):
            yield from (statement.text for statement in (*item.expected_results, *item.indicators))
        yield from (note.text for note in getattr(item, "notes", ()))
        if isinstance(item, Action):
            yield from (*item.responsibles, *item.partners, *("X" for _ in item.fiscal_years))


def _doubt_texts(draft: Draft) -> Iterator[str]:
    for doubt in draft.doubts:
        yield doubt.found
        # What a column without a meaning held is in the values of the doubt on that column.
        yield from doubt.values if doubt.kind == "stray_column" else ()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
