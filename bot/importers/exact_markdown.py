"""Markdown that this product exported (``bot.exporters.markdown``), read as it is written: nothing is guessed or repaired.

Somebody may have edited it since: a line that is not of the form is a doubt.
"""

from typing import Final

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.plan import Organization, Party, Plan, WorkingGroup
from bot.importers.draft import Draft
from bot.importers.exact_tables import TablesReader
from bot.texts import exact_markdown as form
from bot.texts.exact_markdown import unescape

_ORGANIZATION, _PLAN = 2, 3  # how many headings came before their content
_HEADINGS: Final = ("# ", "## ", f"## {form.PLAN}")  # in this order
_PARAGRAPHS: Final = {
    (_ORGANIZATION, ""), (_ORGANIZATION, form.HISTORY), (_ORGANIZATION, form.MISSION), (_ORGANIZATION, form.STRUCTURE),
    (_PLAN, ""),
}  # fmt: skip
_LISTS: Final = {
    (_ORGANIZATION, form.OBJECTIVES), (_ORGANIZATION, form.WORKING_GROUPS),
    (_PLAN, form.OBJECTIVES), (_PLAN, form.YEARS), (_PLAN, form.PARTIES),
}  # fmt: skip


def read_exact(text: str) -> Draft:
    """The plan in ``text``, which begins with ``MARKER``.

    Raises:
        UnreadableFile: ``plan_duplicate_number``, with the line and the reference.
    """
    front, tables, doubts = _Front(), TablesReader(), []
    for line, source in enumerate(text.split("\n")[1:], start=2):
        if not source.strip():
            continue
        source = source.rstrip(" ")  # noqa: PLW2901 - the blanks at its end say nothing
        # An organisation may be called « Axe II – … »: no axis comes before the three headings.
        if front.is_whole and tables.read(line, source, front.years()):
            continue
        if tables.has_begun or not front.read(source):
            doubts.append(Doubt(DoubtKind.UNREAD, line, source.strip()))
    return Draft(front.plan(tables), tuple(doubts))


class _Front:
    """The parts and sections before the first axis."""

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._section = ""
        self._lines: dict[tuple[int, str], list[str]] = {}

    @property
    def is_whole(self) -> bool:
        """Whether the headings of all the parts were met."""
        return len(self._titles) == len(_HEADINGS)

    def read(self, source: str) -> bool:
        """Take one line in; False where it is not of the form."""
        part = len(self._titles)
        if source.startswith("### "):
            self._section = source.removeprefix("### ")
            return (part, self._section) in _PARAGRAPHS | _LISTS
        if source.startswith("#"):
            return self._open_part(source)
        at = (part, self._section)
        is_item = source.startswith("- ") or (source.startswith("  - ") and at == (_PLAN, form.PARTIES))
        if at in _PARAGRAPHS or (at in _LISTS and is_item):
            self._lines.setdefault(at, []).append(source)
            return True
        return False

    def years(self) -> tuple[str, ...]:
        """The plan's fiscal years, as far as they were read."""
        return self._items(_PLAN, form.YEARS)

    def plan(self, tables: TablesReader) -> Plan:
        """The plan that this and ``tables`` make; a party that only an action names comes last."""
        title, name, *_ = (*self._titles, "", "")
        parties = self._parties()
        for party in tables.parties():
            parties.setdefault(party, [])
        return Plan(
            title=title,
            organization=Organization(
                name=name,
                description=self._paragraphs(_ORGANIZATION),
                mission=self._paragraphs(_ORGANIZATION, form.MISSION),
                history=self._paragraphs(_ORGANIZATION, form.HISTORY),
                structure=self._paragraphs(_ORGANIZATION, form.STRUCTURE),
                objectives=self._items(_ORGANIZATION, form.OBJECTIVES),
                working_groups=self._working_groups(),
            ),
            fiscal_years=self.years(),
            axes=tables.axes(),
            introduction=self._paragraphs(_PLAN),
            objectives=self._items(_PLAN, form.OBJECTIVES),
            parties=tuple(Party(party, tuple(aliases)) for party, aliases in parties.items()),
        )

    def _open_part(self, source: str) -> bool:
        part = len(self._titles)
        if part == len(_HEADINGS) or not source.startswith(_HEADINGS[part]):
            return False
        self._titles.append(unescape(source.lstrip("#").strip(" ")))
        self._section = ""
        return True

    def _raw_items(self, part: int, section: str) -> list[str]:
        return [source.strip(" ").removeprefix("- ") for source in self._lines.get((part, section), ())]

    def _items(self, part: int, section: str) -> tuple[str, ...]:
        return tuple(map(unescape, self._raw_items(part, section)))

    def _paragraphs(self, part: int, section: str = "") -> str:
        return "\n".join(unescape(source.strip(" ")) for source in self._lines.get((part, section), ()))

    def _working_groups(self) -> tuple[WorkingGroup, ...]:
        return tuple(
            WorkingGroup(unescape(item.removeprefix("~~").removesuffix("~~")), active=not item.startswith("~~"))
            for item in self._raw_items(_ORGANIZATION, form.WORKING_GROUPS)
        )

    def _parties(self) -> dict[str, list[str]]:
        """The other names of each party, by its name."""
        parties: dict[str, list[str]] = {}
        aliases: list[str] = []
        for source in self._lines.get((_PLAN, form.PARTIES), ()):
            name = unescape(source.strip(" ").removeprefix("- "))
            if source.startswith("- "):
                aliases = parties.setdefault(name, [])
            else:
                aliases.append(name)
        return parties
