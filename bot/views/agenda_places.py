"""What the agenda's controls carry: how far one looks ahead, and the page."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from bot.domain.errors import OutdatedControl
from bot.views.custom_ids import CustomId

FEATURE: Final = "agenda"
PAGE: Final = "page"
PAGE_ARITY: Final = 2
OPEN: Final = "open"
ICS: Final = "ics"


class Period(StrEnum):
    """How far one looks ahead."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AgendaPlace:
    """A page of the agenda, as its buttons carry it."""

    period: Period = Period.MONTH
    page: int = 0

    def control(self) -> str:
        """The ``custom_id`` that leads there."""
        return CustomId(FEATURE, PAGE, (self.period, str(self.page))).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> Self:
        """What ``control`` wrote; raise ``OutdatedControl`` on anything else."""
        period, page = custom_id.args
        if period not in set(Period) or not page.isdecimal():
            raise OutdatedControl(custom_id.encode())
        return cls(Period(period), int(page))
