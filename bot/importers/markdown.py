"""Plans in Markdown: the roundtable's own documents, converted from Word, and the files that this product exports."""

from dataclasses import replace

from bot.domain.errors import UnreadableFile
from bot.domain.plan import Plan
from bot.importers.decoding import decode
from bot.importers.draft import Draft
from bot.importers.exact_markdown import read_exact
from bot.importers.layout import FrontLine, Layout, TableHeader
from bot.importers.markdown_tables import read_lines
from bot.importers.reading import BodyReader
from bot.importers.review import conversion_marks, missing_responsibles, name_parties, place_notes, stray_columns
from bot.importers.roundtable import read_presentation
from bot.texts.exact_markdown import MARKER


def read_markdown(data: bytes) -> Draft:
    """The plan in a Markdown file, and what should be confirmed.

    A file of ours (it begins with ``MARKER``) is read as it is written; any other is read by meaning. The domain's own
    rules are not checked here: ``bot.importers.door`` does, for every format.

    Raises:
        UnreadableFile: ``too_large``, ``encoding``, ``empty``, ``no_table``, or ``plan_duplicate_number`` (detail: the
            reference that two titles share).
    """
    text = decode(data)
    return read_exact(text) if text.startswith(MARKER) else _read_by_meaning(text)


def _read_by_meaning(text: str) -> Draft:
    events = list(Layout().events(read_lines(text)))
    columns = [column for event in events if isinstance(event, TableHeader) for column in event.columns]
    if not columns:
        raise UnreadableFile("no_table")
    front = read_presentation([event.content for event in events if isinstance(event, FrontLine)])
    body = BodyReader(events)
    for event in events:
        body.read(event)
    name_parties(body.outline, body.register)
    doubts = [
        *front.doubts,
        *body.doubts,
        *body.register.doubts(),
        *missing_responsibles(body.outline),
        *stray_columns(events),
        *conversion_marks(events),
        *place_notes(body.notes, body.outline),
    ]
    years = tuple(sorted({column.year for column in columns if column.year}))
    # A document that begins with its tables still has to be called something: its years are all that it says.
    title = front.title or "-".join((*(year[:4] for year in years[:1]), *(year[-4:] for year in years[-1:])))
    plan = Plan(
        title=title,
        organization=replace(front.organization, name=front.organization.name or title),
        fiscal_years=years,
        axes=body.outline.axes(),
        introduction=front.introduction,
        objectives=front.objectives,
        parties=body.register.parties(),
    )
    return Draft(plan, tuple(sorted(doubts, key=lambda doubt: doubt.line)))
