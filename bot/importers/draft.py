"""What every importer gives back."""

from dataclasses import dataclass

from bot.domain.doubt import Doubt
from bot.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as it was read, and what should be confirmed, in the order of the file's lines."""

    plan: Plan
    doubts: tuple[Doubt, ...] = ()
