"""Who may do what with surveys: a part of ``bot.edge.access_table``, by who uses it."""

from typing import Final

from bot.domain.access import Access

SURVEYS: Final[dict[str, Access]] = {}
