"""What a step of the guided visit is. Each has its module; ``bot.cli.tour`` has them in their order."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.cli.scenario import Scenario
from bot.cli.tour.scene import Scene


def _nothing(_scene: Scene) -> Scenario:
    return ()


def _always(_scene: Scene) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step that anybody may have done, at any time and again.

    Attributes:
        key: its name, for ever.
        title: a few words, in French; the catalogue has the English.
        text: a sentence or two that say what to look at.
        who: the persona whose screen shows what comes of it.
        channel: the channel where it is seen.
        acts: what is done, given what is there.
        then: what is done next, given what the acts have brought.
        needs: the earlier step that is done first where ``can`` is false; None where it needs none.
        can: whether what it needs is there.
    """

    key: str
    title: str
    text: str
    who: str
    channel: str
    acts: Callable[[Scene], Scenario]
    then: Callable[[Scene], Scenario] = _nothing
    needs: str | None = None
    can: Callable[[Scene], bool] = _always
