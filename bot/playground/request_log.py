"""Every request that reached the playground, so that tests can check each."""

from collections import deque
from dataclasses import dataclass, field

from bot.playground.json_types import Body

KEPT_REQUESTS = 10_000


@dataclass(slots=True)
class Recorded:
    """One request and its answer.

    ``template`` is the path as Discord's OpenAPI document writes it (empty where the playground has no such route),
    ``path`` is below the API's base, ``files`` are the names of what was uploaded. ``status`` is ``None`` where the
    connection was dropped instead, and ``answer`` then too.
    """

    method: str
    template: str
    path: str
    query: dict[str, str]
    body: Body
    files: tuple[str, ...] = ()
    status: int | None = None
    answer: Body = None
    headers: dict[str, str] = field(default_factory=dict)


class RequestLog(deque[Recorded]):
    """The latest requests, oldest first."""

    def __init__(self) -> None:
        super().__init__(maxlen=KEPT_REQUESTS)

    def of(self, method: str, template: str) -> list[Recorded]:
        """The requests of one route."""
        return [recorded for recorded in self if (recorded.method, recorded.template) == (method, template)]
