"""Rate limits: a bucket for each route and major parameter, and one for the whole bot (Discord's reference)."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bot.playground.call import Route
from bot.playground.clock import machine_seconds
from bot.playground.faults import shape

GLOBAL_LIMIT = 50
GLOBAL_PERIOD = 1.0
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
_KEPT_BUCKETS = 10_000

_KNOWN: dict[tuple[str, str], tuple[int, float]] = {
    ("POST", "/channels/{}/messages"): (5, 5.0),
    ("PATCH", "/channels/{}/messages/{}"): (5, 5.0),
    ("DELETE", "/channels/{}/messages/{}"): (5, 1.0),
    ("POST", "/webhooks/{}/{}"): (5, 2.0),
}
_OTHER = (50, 1.0)


@dataclass(slots=True)
class Bucket:
    """How many requests are left until ``resets_at`` (seconds of the machine's monotonic clock)."""

    limit: int
    remaining: int
    resets_at: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request passes, the headers to send with it, and how long to wait where it does not."""

    passes: bool
    headers: Mapping[str, str]
    retry_after: float = 0.0
    everywhere: bool = False


class RateLimits:
    """Counts requests in the machine's time, which is what clients wait in."""

    def __init__(self) -> None:
        self._limits = dict(_KNOWN)
        self._buckets: dict[tuple[str, ...], Bucket] = {}
        self._everywhere = Bucket(GLOBAL_LIMIT, GLOBAL_LIMIT, 0.0)

    def set(self, method: str, template: str, limit: int, period: float) -> None:
        """Let a route pass ``limit`` requests every ``period`` seconds; its buckets begin anew."""
        self._limits[method, shape(template)] = (limit, period)
        self._buckets.clear()

    def set_global(self, limit: int) -> None:
        """Let the whole bot pass ``limit`` requests a second."""
        self._everywhere = Bucket(limit, limit, 0.0)

    def count(self, route: Route, params: Mapping[str, str]) -> Verdict:
        """Count one request. Callbacks are in no bucket, and what a token authorises is outside the global one."""
        now = time.monotonic()
        if not route.by_token and not _take(self._everywhere, GLOBAL_PERIOD, now):
            return _refused(self._everywhere, now, {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"})
        if route.template.startswith("/interactions/"):
            return Verdict(passes=True, headers={})
        limit, period = self._limits.get((route.method, shape(route.template)), _OTHER)
        key = (route.method, route.template, *(params.get(name, "") for name in _MAJOR))
        self._forget_old(now)
        bucket = self._buckets.setdefault(key, Bucket(limit, limit, 0.0))
        passes = _take(bucket, period, now)
        headers = _headers(route, bucket, now)
        return Verdict(passes=True, headers=headers) if passes else _refused(bucket, now, headers)

    def _forget_old(self, now: float) -> None:
        if len(self._buckets) > _KEPT_BUCKETS:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if bucket.resets_at > now}


def _take(bucket: Bucket, period: float, now: float) -> bool:
    if now >= bucket.resets_at:
        bucket.remaining, bucket.resets_at = bucket.limit, now + period
    if bucket.remaining == 0:
        return False
    bucket.remaining -= 1
    return True


def _headers(route: Route, bucket: Bucket, now: float) -> dict[str, str]:
    left = bucket.resets_at - now
    return {
        "X-RateLimit-Limit": str(bucket.limit),
        "X-RateLimit-Remaining": str(bucket.remaining),
        "X-RateLimit-Reset": f"{machine_seconds() + left:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
        "X-RateLimit-Bucket": hashlib.sha256(f"{route.method} {route.template}".encode()).hexdigest()[:32],
    }


def _refused(bucket: Bucket, now: float, headers: Mapping[str, str]) -> Verdict:
    everywhere = "X-RateLimit-Global" in headers
    scope = {} if everywhere else {"X-RateLimit-Scope": "user"}
    return Verdict(
        passes=False, headers={**headers, **scope}, retry_after=bucket.resets_at - now, everywhere=everywhere
    )
