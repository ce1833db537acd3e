"""The presentation that comes before the tables: the organisation, and the plan's title, introduction and objectives."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.plan import Organization, WorkingGroup
from bot.importers.markdown_tables import TextLine
from bot.importers.words import fold

_SECTIONS: Final = {
    "historique": "history",
    "history": "history",
    "mission": "mission",
    "objectifs": "objectives",
    "objectives": "objectives",
    "structure": "structure",
    "plan d'action": "plan",
    "action plan": "plan",
}
_TITLE: Final = re.compile(r"plan\b|.*\b(?:plan d'action|action plan|work plan)\b")
_LONGEST_NAME: Final = 120
_STRUCK_OUT: Final = re.compile(r"(?:[-*+•]\s+)?~~.*~~")


@dataclass(frozen=True, slots=True)
class Presentation:
    """What comes before the tables; texts that are missing are empty."""

    title: str
    organization: Organization
    introduction: str
    objectives: tuple[str, ...]
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class _Block:
    """A paragraph or an item of a list."""

    line: int
    text: str
    is_item: bool
    is_struck_out: bool


@dataclass(slots=True)
class _Front:
    """The blocks under each section's heading; those before the first one are under ``head``."""

    sections: dict[str, list[_Block]] = field(default_factory=dict)

    def blocks(self, section: str) -> list[_Block]:
        return self.sections.setdefault(section, [])

    def paragraphs(self, section: str) -> str:
        return "\n".join(block.text for block in self.blocks(section) if not block.is_item)

    def items(self, section: str) -> list[_Block]:
        return [block for block in self.blocks(section) if block.is_item]


def read_presentation(lines: Sequence[TextLine]) -> Presentation:
    """What ``lines`` say of the organisation and of its plan."""
    front = _sections(_blocks(lines))
    head = front.blocks("head")
    title = next((block for block in head if _is_short(block) and _TITLE.match(fold(block.text))), None)
    others = [block for block in head if block is not title]
    has_name = bool(others) and _is_short(others[0])
    name, doubts = _name(others.pop(0), lines) if has_name else (title.text if title else "", [])
    groups, repeated = _working_groups(front.items("structure"))
    organization = Organization(
        name=name,
        description="\n".join(block.text for block in others),
        mission="\n".join(block.text for block in front.blocks("mission")),
        history="\n".join(block.text for block in front.blocks("history")),
        structure=front.paragraphs("structure"),
        objectives=tuple(block.text for block in front.blocks("objectives")),
        working_groups=groups,
    )
    return Presentation(
        title=title.text if title else "",
        organization=organization,
        introduction=front.paragraphs("plan"),
        objectives=tuple(block.text for block in front.items("plan")),
        doubts=(*doubts, *repeated),
    )


def _is_short(block: _Block) -> bool:
    return len(block.text) <= _LONGEST_NAME


def _blocks(lines: Iterable[TextLine]) -> Iterator[_Block]:
    """``lines`` with those of one paragraph joined by a blank."""
    block: _Block | None = None
    for line in lines:
        if block and line.continues and not line.is_item and not _section(line.text):
            block.text = f"{block.text} {line.text}"
            continue
        if block:
            yield block
        block = _Block(line.line, line.text, line.is_item, _STRUCK_OUT.fullmatch(line.source) is not None)
        if _section(line.text):
            yield block
            block = None
    if block:
        yield block


def _sections(blocks: Iterable[_Block]) -> _Front:
    front = _Front()
    current = "head"
    for block in blocks:
        if section := _section(block.text):
            current = section
        else:
            front.blocks(current).append(block)
    return front


def _section(text: str) -> str | None:
    return _SECTIONS.get(fold(text).rstrip(" :"))


def _name(block: _Block, lines: Iterable[TextLine]) -> tuple[str, list[Doubt]]:
    """The organisation's name as the rest of the text spells it: a title's ornaments may have eaten its blanks."""
    letters = [re.escape(character) for character in block.text if not character.isspace()]
    spelling = re.compile(r"\s?".join(letters), re.IGNORECASE)
    spellings = Counter(
        found for line in lines if line.line != block.line for found in spelling.findall(line.text)
    ).most_common(1)
    name = spellings[0][0] if spellings else block.text
    if name == block.text:
        return name, []
    return name, [Doubt(DoubtKind.PARTY_ALIAS, block.line, block.text, (name,))]


def _working_groups(items: Iterable[_Block]) -> tuple[tuple[WorkingGroup, ...], list[Doubt]]:
    groups: dict[str, WorkingGroup] = {}
    repeated: list[Doubt] = []
    for item in items:
        if item.text in groups:
            repeated.append(Doubt(DoubtKind.UNREAD, item.line, item.text))
        else:
            groups[item.text] = WorkingGroup(item.text, active=not item.is_struck_out)
    return tuple(groups.values()), repeated
