"""What the controls of a party's screens carry: which plan, which party, which page."""

from dataclasses import dataclass
from typing import Final

from bot.domain.reference import Reference
from bot.views.custom_ids import CustomId
from bot.views.plan_places import reference_in, value_of

FEATURE: Final = "party"
CARD: Final = "card"
MENU: Final = "menu"
OPEN: Final = "open"
CARD_ARITY: Final = 4


@dataclass(frozen=True, slots=True)
class PartyPlace:
    """A page of the card of a plan's party, by its key; ``origin`` is the place of the plan where it was opened."""

    plan_id: int
    key: str
    origin: Reference | None = None
    page: int = 0

    def control(self, action: str) -> str:
        """The ``custom_id`` that does ``action`` with this card."""
        args = (str(self.plan_id), self.key, value_of(self.origin), str(self.page))
        return CustomId(FEATURE, action, args).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "PartyPlace":
        """The card that a control carries."""
        plan_id, key, origin, page = custom_id.args
        return cls(int(plan_id), key, reference_in(origin), int(page))


def party_menu(plan_id: int, origin: Reference | None = None) -> str:
    """The ``custom_id`` of a menu of parties; each of its values is a party's key."""
    return CustomId(FEATURE, MENU, (str(plan_id), value_of(origin))).encode()
