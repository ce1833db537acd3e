"""The one door by which a plan goes out: the formats, what each writes, and what the file is called."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from bot.domain.plan import Plan

_LONGEST_NAME: Final = 60
_SPELLED: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


class ExportFormat(StrEnum):
    """What a plan can be written as. JSON and Markdown lose nothing; CSV carries the actions."""

    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


_EXTENSIONS: Final = {ExportFormat.JSON: "json", ExportFormat.CSV: "csv", ExportFormat.MARKDOWN: "md"}


def write_plan(plan: Plan, export_format: ExportFormat) -> bytes:
    """``plan`` as a file of that format."""
    # Each writer is imported by whoever needs it: a bot that exports nothing does not pay for any.
    match export_format:
        case ExportFormat.JSON:
            from bot.exporters.plan_json import write_json  # noqa: PLC0415

            return write_json(plan)
        case ExportFormat.CSV:
            from bot.exporters.plan_csv import write_csv  # noqa: PLC0415

            return write_csv(plan)
        case ExportFormat.MARKDOWN:
            from bot.exporters.markdown import write_markdown  # noqa: PLC0415

            return write_markdown(plan)


def file_name(plan: Plan, export_format: ExportFormat) -> str:
    """A name that every system and Discord keep as it is: ``plan-d-action-2011-2014.csv``, from the plan's title."""
    return f"{file_stem(plan.title) or 'plan'}.{_EXTENSIONS[export_format]}"


def file_stem(title: str) -> str:
    """A title as a file may be called: ``plan-d-action-2011-2014``; nothing where it has no letter that lasts."""
    unaccented = unicodedata.normalize("NFKD", title.casefold().translate(_SPELLED))
    letters = unaccented.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST_NAME].strip("-")
