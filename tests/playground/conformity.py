"""Every request and answer of a playground, held against Discord's OpenAPI document."""

from collections.abc import Iterable

from bot.playground.json_types import Body
from bot.playground.request_log import Recorded
from tests.playground.openapi import Spec


def require_conformity(requests: Iterable[Recorded]) -> None:
    """Fail on a request that the playground took and the document refuses, and on an answer that it does not describe.

    A request that was refused is only checked for its answer; faults and unknown routes are not checked.
    """
    spec = Spec.load()
    if spec is None:
        return
    for recorded in requests:
        if not recorded.template or recorded.status is None or recorded.status >= 500:
            continue
        if recorded.status < 400:
            spec.check_request(recorded.method, recorded.path, recorded.body, recorded.query)
        spec.check_response(recorded.method, recorded.path, recorded.status, _without_details(recorded.answer))


def _without_details(answer: Body) -> Body:
    """An answer without its fields' errors: the document says that their codes are numbers, and Discord sends words."""
    return {key: value for key, value in answer.items() if key != "errors"} if isinstance(answer, dict) else answer
