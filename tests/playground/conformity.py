"""Playgrounds whose every request and answer is held against Discord's OpenAPI document."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from bot.playground.clock import PlaygroundClock
from bot.playground.request_log import Recorded
from bot.playground.server import Playground
from tests.playground.openapi import Spec

_BROKEN = 500  # from here on the failure is Discord's own, which the document never describes


@asynccontextmanager
async def conforming_playground(
    *, guilds: int = 1, refusals: bool = False, clock: PlaygroundClock | None = None
) -> AsyncIterator[Playground]:
    """A playground; at its end, what was said there is held against the document.

    Args:
        guilds: how many guilds it has.
        refusals: whether requests that the playground refused may be malformed, as those of its own tests are.
        clock: its clock, where it is not the usual one.
    """
    async with Playground(guilds=guilds, clock=clock) as world:
        yield world
    require_conformity(world.requests, refusals=refusals)


def require_alt_text(requests: Iterable[Recorded]) -> None:
    """Fail on a file that was sent without a description, which is what a screen reader says of it."""
    for recorded in requests:
        if not recorded.files:
            continue
        body = recorded.body if isinstance(recorded.body, dict) else {}
        listed = (body.get("data") or body).get("attachments") or []
        undescribed = [each for each in listed if each.get("filename") and not each.get("description")]
        assert len(listed) >= len(recorded.files), f"{recorded.method} {recorded.path} describes no file"
        assert undescribed == [], f"{recorded.method} {recorded.path}"


def require_conformity(requests: Iterable[Recorded], *, refusals: bool = False) -> None:
    """Fail on a request that the document refuses, and on an answer that it does not describe.

    A request counts even where its answer was lost, a fault or a refusal: but for these last with ``refusals``.
    Without the document nothing is checked; ``test_conformity`` says so by being skipped.
    """
    spec = Spec.load()
    if spec is None:
        return
    for recorded in requests:
        if not (refusals and recorded.status is not None and recorded.status >= 400):
            spec.check_request(recorded.method, recorded.path, recorded.body, recorded.query)
        if recorded.status is not None and recorded.status < _BROKEN and recorded.template:
            spec.check_response(recorded.method, recorded.path, recorded.status, recorded.answer)
