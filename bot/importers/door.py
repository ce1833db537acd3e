"""The one door by which a plan comes in: which reader a file needs, and whether what it gave can be stored."""

import re
from pathlib import PurePath
from typing import Final

from bot.domain.errors import UnreadableFile
from bot.domain.validation import PlanProblem, plan_problems
from bot.importers.draft import Draft
from bot.importers.excerpt import excerpt

_JSON_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_MARKDOWN: Final = frozenset({".md", ".markdown", ".txt"})


def read_plan(name: str, data: bytes) -> Draft:
    """The plan in a file of that name: JSON for ``.json``, and ``.txt`` that begins with a brace; else Markdown.

    The draft's plan is one that ``bot.domain.validation`` finds no problem in.

    Raises:
        UnreadableFile: ``format`` (detail: the name), a reason of ``bot.importers.decoding`` or of the format's own
            reader, or ``plan_…`` and a problem's code (detail: place, field and value).
    """
    draft = _read(name, data)
    problems = plan_problems(draft.plan)
    if problems:
        raise UnreadableFile(f"plan_{problems[0].code}", detail=_place(problems[0]))
    return draft


def _read(name: str, data: bytes) -> Draft:
    # Each reader is imported by whoever needs it: a bot that reads no plan does not pay for Markdown's parser.
    extension = PurePath(name).suffix.lower()
    if extension == ".json" or (extension == ".txt" and _JSON_START.match(data)):
        from bot.importers.plan_json import read_json  # noqa: PLC0415

        return read_json(data)
    if extension in _MARKDOWN:
        from bot.importers.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(data)
    raise UnreadableFile("format", detail=excerpt(name))


def _place(problem: PlanProblem) -> str:
    place = f"{problem.reference} {problem.field}" if problem.reference else problem.field
    return f"{place}: {excerpt(problem.value)}" if problem.value else place
