"""The one door by which a plan comes in: which reader a file needs, and whether what it gave can be stored."""

from pathlib import PurePath
from typing import Final

from bot.domain.errors import UnreadableFile
from bot.domain.validation import PlanProblem, plan_problems
from bot.importers.draft import Draft
from bot.importers.excerpt import excerpt

MAX_BYTES: Final = 5 * 1024 * 1024
_MARKDOWN: Final = frozenset({".md", ".markdown", ".txt"})


def read_plan(name: str, data: bytes) -> Draft:
    """The plan in a file of that name: JSON for ``.json``, and ``.txt`` that begins with a brace; else Markdown.

    The draft's plan is one that ``bot.domain.validation`` finds no problem in.

    Raises:
        UnreadableFile: ``empty``, ``too_large`` (detail: the limit in bytes), ``format`` (detail: the name), a reason of
            the format's own reader, or ``plan_…`` and a problem's code (detail: place, field and value).
    """
    if not data.strip():
        raise UnreadableFile("empty", detail=excerpt(name))
    if len(data) > MAX_BYTES:
        raise UnreadableFile("too_large", detail=str(MAX_BYTES))
    draft = _read(name, data)
    for problem in plan_problems(draft.plan):
        raise UnreadableFile(f"plan_{problem.code}", detail=_place(problem))
    return draft


def _read(name: str, data: bytes) -> Draft:
    # Each reader is imported by whoever needs it: a bot that reads no plan does not pay for Markdown's parser.
    extension = PurePath(name).suffix.lower()
    if extension == ".json" or (extension == ".txt" and data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")):
        from bot.importers.plan_json import read_json  # noqa: PLC0415

        return read_json(data)
    if extension in _MARKDOWN:
        from bot.importers.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(data)
    raise UnreadableFile("format", detail=excerpt(name))


def _place(problem: PlanProblem) -> str:
    place = f"{problem.reference} {problem.field}" if problem.reference else problem.field
    return f"{place}: {excerpt(problem.value)}" if problem.value else place
