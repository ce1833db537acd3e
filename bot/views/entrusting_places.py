"""What the controls of entrusting carry: in which plan, what is entrusted, to which sort of carrier, which page."""

from dataclasses import dataclass
from typing import Final

from bot.domain.plan import Node, Party
from bot.domain.plan_responsibles import party_key, party_of
from bot.domain.snapshot import LoadedPlan
from bot.views.custom_ids import CustomId

FEATURE: Final = "entrust"
LIST: Final = "list"
OPEN: Final = "open"
SHOW: Final = "show"
KIND: Final = "kind"
ROLE: Final = "role"
PAGE: Final = "page"
ENTRY: Final = "entry"
TYPE: Final = "type"
_PARTY: Final = "p"
_ACTION: Final = "a"

Entrusted = Party | Node
"""What may be entrusted: a party of the plan, or one of its actions with what stands above it."""


@dataclass(frozen=True, slots=True)
class EntrustPlace:
    """One thing of a plan that is being entrusted: ``what`` says which party or action, as ``what_of`` wrote."""

    plan_id: int
    what: str

    def control(self, action: str, *more: object) -> str:
        """The ``custom_id`` that does ``action`` with it."""
        return CustomId(FEATURE, action, (str(self.plan_id), self.what, *map(str, more))).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "EntrustPlace":
        """What a control is about, whatever else it carries."""
        return cls(int(custom_id.args[0]), custom_id.args[1])

    def find(self, loaded: LoadedPlan) -> Entrusted | None:
        """The party or the action itself; None where a revision of the plan has left it out."""
        if self.what[0] == _PARTY:
            return party_of(loaded.plan, self.what[1:])
        return next((node for node in loaded.plan.actions() if node.item.id == int(self.what[1:])), None)


def what_of(entrusted: Entrusted) -> str:
    """A party or an action as a control carries it."""
    if isinstance(entrusted, Party):
        return _PARTY + party_key(entrusted.name)
    return f"{_ACTION}{entrusted.item.id}"


def entrust_control(plan_id: int, entrusted: Entrusted) -> str:
    """The ``custom_id`` that shows to whom it is entrusted, and asks to whom it will be."""
    return EntrustPlace(plan_id, what_of(entrusted)).control(SHOW)


def list_control(plan_id: int, page: int = 0) -> str:
    """The ``custom_id`` that lists the plan's parties, at ``page``."""
    return CustomId(FEATURE, LIST, (str(plan_id), str(page))).encode()
