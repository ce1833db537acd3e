"""What the controls of `/reglages` carry: which setting, and whether it is a step of the guided set-up."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.views.custom_ids import CustomId

FEATURE: Final = "set"
STEP: Final = "step"
KEEP: Final = "keep"
PICK: Final = "pick"
CHOOSE: Final = "choose"
CLEAR: Final = "clear"
RESET: Final = "reset"
TYPE: Final = "type"
KIND: Final = "kind"
BYLAWS: Final = "bylaws"
OFFICER: Final = "officer"
SUMMARY: Final = "summary"
CHANGE: Final = "change"
# A default that suits is no question for whoever begins: the summary alone has it.
STEPS: Final = tuple(key for key in SettingKey if key is not SettingKey.SURVEYS)
_NOBODY: Final = 0


class Way(StrEnum):
    """How a setting was come to: step after step, or alone from the summary."""

    GUIDED = "g"
    ALONE = "a"


@dataclass(frozen=True, slots=True)
class Place:
    """A setting's screen."""

    key: SettingKey
    way: Way = Way.GUIDED

    def control(self, action: str) -> str:
        """The ``custom_id`` that does ``action`` (STEP, KEEP, PICK, CHOOSE, CLEAR, RESET or TYPE) here."""
        return CustomId(FEATURE, action, (self.key, self.way)).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "Place":
        """The place that such a control carries."""
        key, way = custom_id.args
        return cls(SettingKey(key), Way(way))

    @property
    def number(self) -> int:
        """Which step it is, from 1; the last for a setting that is none."""
        return STEPS.index(self.key) + 1 if self.key in STEPS else len(STEPS)

    @property
    def before(self) -> "Place | None":
        """The step before; None at the first."""
        return Place(STEPS[self.number - 2], self.way) if self.number > 1 else None

    @property
    def after(self) -> "Place | None":
        """The step after; None at the last, and for a setting that was come to alone."""
        guided = self.way is Way.GUIDED and self.number < len(STEPS)
        return Place(STEPS[self.number], self.way) if guided else None


def kinds_control(way: Way) -> str:
    """The ``custom_id`` of the menu of the kinds of assembly."""
    return CustomId(FEATURE, KIND, (way,)).encode()


def bylaws_control(kind: AssemblyKind, way: Way) -> str:
    """The ``custom_id`` of the form for the by-laws of ``kind``."""
    return CustomId(FEATURE, BYLAWS, (kind, way)).encode()


def officer_control(user_id: int | None, way: Way) -> str:
    """The ``custom_id`` of the form for the privacy officer, a member of the server or not."""
    return CustomId(FEATURE, OFFICER, (str(user_id or _NOBODY), way)).encode()


def officer_in(custom_id: CustomId) -> tuple[int | None, Way]:
    """What ``officer_control`` wrote."""
    user_id, way = custom_id.args
    return int(user_id) or None, Way(way)


def summary_control(page: int = 0) -> str:
    """The ``custom_id`` that shows every setting."""
    return CustomId(FEATURE, SUMMARY, (str(page),)).encode()


def change_control() -> str:
    """The ``custom_id`` of the summary's menu, whose values are settings' keys."""
    return CustomId(FEATURE, CHANGE).encode()
