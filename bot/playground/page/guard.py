"""Who may open the page: whoever has its address, from this machine, and no other page that this machine has open."""

import re
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Final

from aiohttp import hdrs, web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HOME: Final = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d{1,5})?", re.IGNORECASE)
"""Whole, for it is written in the policy: nothing may stand beside the name and the port."""

_NOWHERE: Final = 404
_ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def policy(origin: str) -> str:
    """The content security policy of the page: its own files, its own socket, no script or style written in it."""
    socket = origin.replace("http", "ws", 1)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            f"connect-src 'self' {socket}",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def guarded(token: str, handler: Handler, *, from_the_page: bool = False, lost: str | None = None) -> Handler:
    """``handler`` for who has the address; for others there is nothing there.

    Args:
        token: what the address must have after ``/essai/``.
        handler: what serves.
        from_the_page: whether the request must come from the page itself, which names its origin.
        lost: what is said to whoever comes, on this machine, by an address that is no longer the page's.
    """

    async def serve(request: web.Request) -> web.StreamResponse:
        if not _may(request, token, from_the_page=from_the_page):
            said = lost if _HOME.fullmatch(request.host) else None
            return web.Response(status=_NOWHERE, headers=_ALWAYS, text=said)
        return await handler(request)

    return serve


def headers(request: web.Request) -> dict[str, str]:
    """What every answer of the page says of itself."""
    return _ALWAYS | {"Content-Security-Policy": policy(f"http://{request.host}")}


def _may(request: web.Request, token: str, *, from_the_page: bool) -> bool:
    """A name that leads to this machine but is another's (DNS rebinding) is refused with the wrong token."""
    given = request.match_info.get("token", "")
    origin = request.headers.get(hdrs.ORIGIN)
    at_home = origin == f"http://{request.host}" or (origin is None and not from_the_page)
    return compare_digest(given.encode(), token.encode()) and bool(_HOME.fullmatch(request.host)) and at_home
