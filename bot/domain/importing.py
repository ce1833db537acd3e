"""What an import would do, and what it did."""

from dataclasses import dataclass

from bot.domain.difference import Difference
from bot.domain.doubt import Doubt
from bot.domain.plan import Plan
from bot.domain.snapshot import LoadedPlan


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. ``revised`` is the plan that it replaces, None for a new one, and so is ``difference``.

    ``plan`` carries the identities of what was recognised in the plan revised; ``doubts`` are in the file's order.
    """

    plan: Plan
    doubts: tuple[Doubt, ...] = ()
    revised: LoadedPlan | None = None
    difference: Difference | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether the very same plan is active already."""
        return self.difference is not None and self.difference.is_empty


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ``version`` counts from 1 within the plan; ``changed`` is False where it was active already."""

    plan_id: int
    version: int
    changed: bool
