"""What a search found, line by line: each action with its reference, the part that matched in bold, its years and state.

Pages are cut before the excerpts are worked out: only those of the page that is shown ever are.
"""

from collections.abc import Sequence
from typing import Final

from bot.domain.search import Hit
from bot.domain.search_excerpt import Excerpt
from bot.domain.search_fields import Field
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.states import state_label
from bot.views.layout import Block, Choice, paginate
from bot.views.markup import cut, plain
from bot.views.plan_places import value_of

_TITLE_LENGTH: Final = 300
_EXCERPT_ROOM: Final = 100  # what an excerpt takes at most is 160, and most hits are found by their title
_MOST: Final = 3300  # characters of a page, which leaves the head and the notes theirs


def hit_pages(t: Texts, loaded: LoadedPlan, hits: Sequence[Hit]) -> list[list[Hit]]:
    """``hits`` in pages that fit, by their length without the excerpts and room for some of these."""
    outlines = paginate([_outline(t, loaded, hit) for hit in hits])
    left = iter(hits)
    return [[next(left) for _ in page] for page in outlines]


def hit_blocks(t: Texts, loaded: LoadedPlan, hits: Sequence[Hit]) -> list[Block]:
    """The lines of a page; where the plan's texts are so long or so full of signs that it is too long, without excerpts."""
    blocks = [_block(t, loaded, hit, hit.excerpt()) for hit in hits]
    if sum(len(block.text) + 1 for block in blocks) <= _MOST:
        return blocks
    return [_block(t, loaded, hit) for hit in hits]


def _outline(t: Texts, loaded: LoadedPlan, hit: Hit) -> Block:
    block = _block(t, loaded, hit)
    return Block(block.text + " " * _EXCERPT_ROOM, block.choice) if hit.stems else block


def _block(t: Texts, loaded: LoadedPlan, hit: Hit, excerpt: Excerpt | None = None) -> Block:
    item = hit.node.item
    in_title = excerpt is not None and excerpt.field is Field.TITLE and bool(excerpt.spans)
    title = _marked(excerpt) if excerpt and in_title else plain(cut(item.title, _TITLE_LENGTH))
    lines = [f"**{hit.node.reference}** {title}"]
    if excerpt and excerpt.field is not Field.TITLE:
        lines.append(f"-# {_marked(excerpt)}")
    if hit.node.action:
        facts = [", ".join(hit.node.action.fiscal_years), state_label(t, loaded.state_of(hit.node.action))]
        lines.append("-# " + " · ".join(fact for fact in facts if fact))
    return Block("\n".join(lines), Choice(f"{hit.node.reference} {item.title}", value_of(hit.node.reference)))


def _marked(excerpt: Excerpt) -> str:
    """The excerpt, what matched in bold."""
    marked, at = "", 0
    for start, end in excerpt.spans:
        marked += plain(excerpt.text[at:start]) + f"**{plain(excerpt.text[start:end])}**"
        at = end
    return marked + plain(excerpt.text[at:])
