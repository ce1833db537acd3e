"""A request as a handler receives it, and the answer that it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.playground.errors import Refusal, Refused, invalid_field
from bot.playground.gateway import Gateway
from bot.playground.json_types import JSON, Body
from bot.playground.state import File, State


@dataclass(frozen=True, slots=True)
class Call:
    """One request: ``params`` are the path's, ``files`` are by the number in their field's name."""

    state: State
    gateway: Gateway
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Body
    files: Mapping[int, File]

    @property
    def payload(self) -> JSON:
        """The body, an object; raise ``Refused`` (50109) where it is none."""
        if not isinstance(self.body, dict):
            raise Refused(Refusal.INVALID_JSON)
        return self.body

    @property
    def payloads(self) -> list[JSON]:
        """The body, a list of objects; raise ``Refused`` (50109) where it is none."""
        if not isinstance(self.body, list):
            raise Refused(Refusal.INVALID_JSON)
        return self.body

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        """A number of the query; raise ``Refused`` (50035) outside ``lowest`` to ``highest``."""
        text = self.query.get(name, str(default))
        if not text.isdecimal() or not lowest <= int(text) <= highest:
            raise invalid_field((name,), "NUMBER_TYPE_MAX", f"int value should be between {lowest} and {highest}.")
        return int(text)

    def snowflake(self, name: str) -> int | None:
        """An identifier of the query, where it is there; raise ``Refused`` (50035) where it is none.

        An instant before 2015 has no identifier: the negative number that clients make of one is refused too.
        """
        text = self.query.get(name)
        if text is not None and not text.isdecimal():
            raise invalid_field((name,), "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
        return None if text is None else int(text)

    def flag(self, name: str) -> bool:
        """A truth value of the query."""
        return self.query.get(name, "").lower() in ("1", "true")


@dataclass(frozen=True, slots=True)
class Reply:
    """A status and a JSON body; ``None`` is no body."""

    status: int
    body: Body = None


Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """A method, a path written as in Discord's OpenAPI document, and what serves it.

    ``by_token`` routes are authorised by the interaction's token in their path, and are outside the global rate limit;
    ``open`` ones ask for no authorisation.
    """

    method: str
    template: str
    handler: Handler
    by_token: bool = False
    open: bool = False


def ok(body: Body) -> Reply:
    """200 with a body."""
    return Reply(200, body)


def no_content() -> Reply:
    """204."""
    return Reply(204)
