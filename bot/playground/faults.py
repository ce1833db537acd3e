"""Faults on demand: what the next requests of a route meet instead of an answer."""

import re
from dataclasses import dataclass
from functools import cache

from bot.playground.errors import Refusal

_VARIABLE = re.compile(r"\{[^}]*\}")


@dataclass(slots=True)
class Fault:
    """What one route's next ``times`` requests meet; exactly one kind.

    ``status``: an HTTP status, the request not carried out. ``refusal``: one of Discord's refusals. ``lost``: carried
    out, but the connection drops before the answer. ``reset``: the connection is reset before anything is done.
    ``hang``: never answered nor carried out, until the client gives up. ``channel_id`` keeps it to one channel.
    """

    method: str
    template: str
    times: int
    status: int | None = None
    refusal: Refusal | None = None
    lost: bool = False
    reset: bool = False
    hang: bool = False
    retry_after: float = 0.0
    channel_id: str | None = None


class Faults:
    """The faults still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def next(
        self,
        method: str,
        template: str,
        *,
        times: int = 1,
        status: int | None = None,
        code: int | None = None,
        lost: bool = False,
        reset: bool = False,
        hang: bool = False,
        retry_after: float = 0.1,
        channel_id: str | None = None,
    ) -> None:
        """Make the next requests of a route fail.

        Args:
            method: ``GET``, ``POST``…
            template: the path below the API's base; its variables may have any name (``/channels/{id}/messages``).
            times: how many requests fail.
            status: answer this HTTP status (429, 500, 502, 503, 504) without acting.
            code: refuse with this code of Discord's (50013, 50001, 10003…) without acting.
            lost: act, then drop the connection instead of answering.
            reset: reset the connection without acting.
            hang: take the request and never answer it, until the client gives up, without acting.
            retry_after: the seconds that a 429 asks to wait.
            channel_id: only the requests about this channel.

        Raises:
            ValueError: not exactly one of ``status``, ``code``, ``lost``, ``reset``, ``hang``, or an unknown code.
        """
        if sum((status is not None, code is not None, lost, reset, hang)) != 1:
            msg = "a fault is one of status, code, lost, reset and hang"
            raise ValueError(msg)
        refusal = None if code is None else Refusal.of(code)
        self._coming.append(
            Fault(method, shape(template), times, status, refusal, lost, reset, hang, retry_after, channel_id)
        )

    def take(self, method: str, template: str, channel_id: str | None = None) -> Fault | None:
        """The fault that a request meets, counted down."""
        for fault in self._coming:
            here = fault.channel_id in (None, channel_id)
            if here and (fault.method, fault.template) == (method, shape(template)):
                fault.times -= 1
                if fault.times == 0:
                    self._coming.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Let everything succeed again."""
        self._coming.clear()


@cache
def shape(template: str) -> str:
    """A path's shape: its variables without their names."""
    return _VARIABLE.sub("{}", template)
