"""The REST side: reads a request, counts it, lets a fault happen, and answers as Discord does."""

import asyncio
import json
import re
import socket
import struct
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from aiohttp import hdrs, web
from aiohttp.multipart import BodyPartReader

from bot.playground import (
    rest_application,
    rest_commands,
    rest_events,
    rest_guilds,
    rest_interactions,
    rest_messages,
    rest_pins,
    rest_polls,
    rest_webhooks,
)
from bot.playground.attachments import make_file
from bot.playground.call import Call, Reply, Route
from bot.playground.errors import Refusal, Refused
from bot.playground.faults import Fault, Faults
from bot.playground.gateway import Gateway
from bot.playground.json_types import JSON, Body
from bot.playground.poll_events import end_due_polls
from bot.playground.rate_limits import RateLimits, Verdict
from bot.playground.request_log import Recorded, RequestLog
from bot.playground.state import File, State

API_PATH = "/api/v10"
API_PATHS = (API_PATH, "/api/v9", "/api")
"""Where the routes are served: as version 10 under them all. Discord gives 6, which is going, to an address without version."""

ROUTES: tuple[Route, ...] = (
    *rest_application.ROUTES,
    *rest_commands.ROUTES,
    *rest_guilds.ROUTES,
    *rest_events.ROUTES,
    *rest_pins.ROUTES,
    *rest_polls.ROUTES,
    *rest_messages.ROUTES,
    *rest_interactions.ROUTES,
    *rest_webhooks.ROUTES,
)
_FILE_FIELD = re.compile(r"files\[(\d+)\]")
_FORM = "application/x-www-form-urlencoded"
_CONTENT_TYPES = ("application/json", _FORM, "multipart/form-data")
_BASE = re.compile(r"^/api(/v\d+)?(?=/)")
_RESET = struct.pack("ii", 1, 0)
_TOO_MANY = 429
_NOBODY_THERE = 499
_LOOK_AGAIN = 0.02
_BEHIND_A_PROXY = {"Via": "1.1 playground"}
"""Discord's own 429 comes through a proxy; clients take one that does not for a ban."""


class Rest:
    """Serves every route on one copy of the state."""

    def __init__(self, state: State, gateway: Gateway, faults: Faults, limits: RateLimits, log: RequestLog) -> None:
        self._state = state
        self._gateway = gateway
        self._faults = faults
        self._limits = limits
        self._log = log

    def add_to(self, app: web.Application) -> None:
        """Register the routes, 405 for their other methods, and 404 for the rest."""
        for base in API_PATHS:
            for route in ROUTES:
                app.router.add_route(route.method, base + route.template, self._serving(route))
            for template in dict.fromkeys(route.template for route in ROUTES):
                app.router.add_route("*", base + template, self._serving(Route("*", "", _not_so)))
        app.router.add_route(
            "*", "/api/v{version:\\d+}/{tail:.*}", self._serving(Route("*", "", _no_such_version, open=True))
        )
        app.router.add_route("*", "/api/{tail:.*}", self._serving(Route("*", "", _nowhere)))

    def _serving(self, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(route, request)

        return serve

    async def _serve(self, route: Route, request: web.Request) -> web.StreamResponse:
        body, files = await _read(request)
        path = _BASE.sub("", request.raw_path.partition("?")[0])
        query = dict(parse_qsl(request.query_string, keep_blank_values=True))
        names = tuple(file.filename for file in files.values())
        recorded = Recorded(request.method, route.template, path, query, body, names)
        self._log.append(recorded)
        fault = self._faults.take(request.method, route.template, request.match_info.get("channel_id"))
        if fault is not None and fault.hang:
            return await _given_up(request)
        if fault is not None and fault.reset:
            return _dropped(request)
        verdict = self._limits.count(route, request.match_info)
        call = Call(self._state, self._gateway, request.match_info, query, body, files)
        reply = self._answer(route, request, call, verdict, fault)
        if fault is not None and fault.lost:
            return _dropped(request)
        headers: dict[str, str] = dict(verdict.headers)
        if reply.status == _TOO_MANY:
            headers |= _BEHIND_A_PROXY | {"Retry-After": _retry_after(reply)}
        recorded.status, recorded.answer, recorded.headers = reply.status, reply.body, headers
        return _response(reply, headers)

    def _answer(self, route: Route, request: web.Request, call: Call, verdict: Verdict, fault: Fault | None) -> Reply:
        if not verdict.passes:
            return Reply(_TOO_MANY, _limited(verdict.retry_after, everywhere=verdict.everywhere))
        if fault is not None and fault.status is not None:
            return Reply(
                fault.status, _limited(fault.retry_after) if fault.status == _TOO_MANY else _broken(fault.status)
            )
        try:
            self._admit(route, request, fault)
            end_due_polls(self._state, self._gateway)
            return route.handler(call)
        except Refused as refused:
            return Reply(refused.refusal.status, refused.body)

    def _admit(self, route: Route, request: web.Request, fault: Fault | None) -> None:
        if fault is not None and fault.refusal is not None:
            raise Refused(fault.refusal)
        if not (route.by_token or route.open) and request.headers.get(hdrs.AUTHORIZATION) != f"Bot {self._state.token}":
            raise Refused(Refusal.UNAUTHORIZED)
        if request.body_exists and request.content_type not in _CONTENT_TYPES:
            raise Refused(Refusal.INVALID_FORM_BODY)


def _not_so(_: Call) -> Reply:
    raise Refused(Refusal.METHOD_NOT_ALLOWED)


def _nowhere(_: Call) -> Reply:
    raise Refused(Refusal.NOT_FOUND)


def _no_such_version(call: Call) -> Reply:
    served = call.params["version"] in (base.rpartition("/v")[2] for base in API_PATHS)
    raise Refused(Refusal.NOT_FOUND if served else Refusal.INVALID_VERSION)


async def _read(request: web.Request) -> tuple[Body, dict[int, File]]:
    """The JSON of a request and what it uploads; a body that is no JSON is ``None``."""
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        if request.content_type == _FORM:
            text = dict(parse_qsl(text)).get("payload_json", "")
        return _parsed(text) if text else None, {}
    body: Body = None
    files: dict[int, File] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        data = bytes(await part.read())
        if part.name == "payload_json":
            body = _parsed(data.decode())
        elif matched := _FILE_FIELD.fullmatch(part.name or ""):
            files[int(matched[1])] = make_file(part.filename or "unnamed", data)
    return body, files


def _parsed(text: str) -> Body:
    try:
        parsed: Body = json.loads(text)
    except ValueError:
        return None
    return parsed


def _limited(retry_after: float, *, everywhere: bool = False) -> JSON:
    message = "You are being rate limited."
    return {"message": message, "code": 0, "retry_after": round(max(retry_after, 0.001), 3), "global": everywhere}


def _retry_after(reply: Reply) -> str:
    return str(reply.body["retry_after"]) if isinstance(reply.body, dict) else "1"


def _broken(status: int) -> JSON:
    return {"message": f"{status}: Internal Server Error", "code": 0}


def _response(reply: Reply, headers: dict[str, str]) -> web.Response:
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    # Clients compare the whole header with "application/json": no charset may follow.
    headers = headers | {hdrs.CONTENT_TYPE: "application/json"}
    return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=headers)


def _dropped(request: web.Request) -> web.StreamResponse:
    """Reset the connection; what is returned goes nowhere."""
    if request.transport is not None:
        connected: socket.socket = request.transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        request.transport.abort()
    return web.Response(status=_NOBODY_THERE)


async def _given_up(request: web.Request) -> web.StreamResponse:
    """Wait until the client is gone."""
    while request.transport is not None:  # noqa: ASYNC110 - nothing else tells it
        await asyncio.sleep(_LOOK_AGAIN)
    return web.Response(status=_NOBODY_THERE)
