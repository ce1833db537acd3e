"""One attempt at a claimed row: what it comes to now, and what Discord made of it. Nothing is written here."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Edit, Effect, EventSync, Later, NoPlace, Nothing, Post, PostPoll, PostToOwner, ReadPoll
from bot.delivery.handler import Due, Handler, Receipt
from bot.delivery.outcome import FAILURES, Gone, Refused, failure_of
from bot.delivery.personal import allowed_now, is_discreet, texts_of_row
from bot.delivery.sender import Sender, said_late
from bot.delivery.wanted import Withdrawn, only_while
from bot.domain.flash_poll import read_again_at
from bot.domain.outbox import LATE_AFTER, NONCE_WINDOW, Row, State, Topic, back_off
from bot.domain.snapshot import GuildSnapshot
from bot.services.deps import Deps
from bot.texts.catalogue import Texts
from storage.outbox import Settlement, is_still_claimed, standing_of, superseded
from storage.outbox_blocks import block_of, problem_of

_log = logging.getLogger(__name__)
# Longer than discord.py's own retries of a 5xx (25 s), shorter than the lease.
PATIENCE_SECONDS: Final = 45.0
"""How long an attempt may take."""
_REPEATING: Final = frozenset({Topic.ASSEMBLY_REMINDER, Topic.DEADLINE_REMINDER, Topic.DIGEST})
"""After an outage the last of these alone is sent, and says that it is late."""
_LOOKED_FOR: Final = timedelta(days=1)
"""How long after its end a row that may have been sent is looked for, where Discord does not answer."""
_EXPIRED: Final = "expired"
_SUPERSEDED: Final = "superseded"


@dataclass(frozen=True, slots=True)
class Attempt:
    """How it ended: what to write of the row, and what the handler is to know; ``place`` is what was refused."""

    settlement: Settlement
    receipt: Receipt | None = None
    place: str | None = None
    code: int = 0
    delivered: bool = False
    opened: str | None = None  # a place that was refused once, and is not any more


@dataclass(frozen=True, slots=True)
class _Rendered:
    effect: Effect
    t: Texts
    late: bool
    ended: str | None  # EXPIRED or SUPERSEDED: only what was sent already counts
    refused: int | None  # the code of a refusal that still holds
    closed: str | None  # a place that was refused, whether that still holds or not


class Attempting:
    """Makes attempts; ``owner`` is whose claims they are."""

    def __init__(
        self,
        deps: Deps,
        sender: Sender,
        handlers: Mapping[Topic, Handler],
        owner: str,
        at: Callable[..., None],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._deps = deps
        self._sender = sender
        self._handlers = handlers
        self._owner = owner
        self._at = at
        self._patience = patience

    async def attempt(self, row: Row) -> Attempt | None:
        """Try once to send ``row``; None where it is not to be touched: cancelled meanwhile, or another's."""
        now = self._deps.clock.now()
        try:
            rendered = await self._render(row, now)
        except Exception:  # noqa: BLE001 - a boundary: whatever our own fault is, the row is not lost
            _log.exception("%s could not be rendered", _logged(row))
            return Attempt(self._again(row, now, may_be_sent=row.uncertain_since is not None, problem="unrendered"))
        if rendered is None:
            return None
        self._at("rendered")
        try:
            async with asyncio.timeout(self._patience):
                with only_while(partial(self._still_mine, row)):
                    attempt = await self._carry_out(row, rendered, now)
        except Withdrawn:
            return None
        except FAILURES as error:
            if isinstance(error, TimeoutError):
                self._sender.given_up()
            return self._failed(row, rendered.effect, error)
        if attempt.delivered:
            self._at("sent")
        return attempt

    async def _still_mine(self, row: Row) -> bool:
        # To be cut short by the attempt's own patience would leave SQLite's connection, and its lock, to the garbage collector.
        return await asyncio.shield(self._read_still_mine(row))

    async def _read_still_mine(self, row: Row) -> bool:
        async with self._deps.database.reading() as session:
            return await is_still_claimed(session, row, self._owner, self._deps.clock.now())

    async def _render(self, row: Row, now: datetime) -> _Rendered | None:
        snapshot = (await self._deps.snapshots.get(row.guild_id)).snapshot
        async with self._deps.database.reading() as session:
            revision, mine = await standing_of(session, row, self._owner, now)
            if not mine:
                return None
            if revision == snapshot.revision:
                return await self._rendered(session, row, snapshot, now)
        # Another process has changed the guild.
        snapshot = (await self._deps.snapshots.refresh(row.guild_id)).snapshot
        async with self._deps.database.reading() as session:
            if not await is_still_claimed(session, row, self._owner, now):
                return None
            return await self._rendered(session, row, snapshot, now)

    async def _rendered(self, session: AsyncSession, row: Row, snapshot: GuildSnapshot, now: datetime) -> _Rendered:
        ended = await self._ended(row, now, session)
        late = now - row.delivery.due_at > LATE_AFTER and row.delivery.topic in _REPEATING
        t = await texts_of_row(session, row, snapshot.settings)
        effect: Effect | None = None
        if ended is None and row.delivery.user_id is not None and row.delivery.topic in _REPEATING:
            effect = await allowed_now(session, row, snapshot.settings, now)
        if effect is None:
            handler = self._handlers[row.delivery.topic]
            effect = await handler.render(Due(row, session, snapshot, t, now, late))
        place = _place_of(effect)
        held = await block_of(session, row.guild_id, place) if place else None
        refused = held.code if held and held.retry_at > now else None
        return _Rendered(effect, t, late, ended, refused, place if held else None)

    async def _ended(self, row: Row, now: datetime, session: AsyncSession) -> str | None:
        if row.delivery.expires_at <= now:
            return _EXPIRED
        if row.delivery.topic in _REPEATING and await superseded(session, row, now):
            return _SUPERSEDED
        return None

    async def _carry_out(self, row: Row, rendered: _Rendered, now: datetime) -> Attempt:
        effect = rendered.effect
        if isinstance(effect, PostToOwner) and rendered.refused is None:
            effect = await self._to_owner(row, effect)
        if isinstance(effect, Post | PostPoll) and rendered.refused is None:
            found = await self._found(row, effect, now, ended=rendered.ended is not None)
            if found is not None:
                return self._sent(found, rendered, prevented=True)
        if rendered.ended is not None:
            expired = Settlement(State.EXPIRED, not_before=now, problem=_EXPIRED)
            return Attempt(expired if rendered.ended == _EXPIRED else Settlement(State.CANCELLED, problem=_SUPERSEDED))
        if rendered.refused is not None:
            return _parked(_place_of(rendered.effect) or "", rendered.refused, row)
        return await self._send(row, rendered, effect)

    async def _send(self, row: Row, rendered: _Rendered, effect: Effect) -> Attempt:
        match effect:
            case Nothing():
                return Attempt(Settlement(State.CANCELLED, problem=effect.why))
            case Later():
                kept = row.uncertain_since is not None
                return Attempt(Settlement(State.PENDING, not_before=effect.at, may_be_sent=kept, counts=False))
            case NoPlace():
                return _parked(f"setting:{effect.setting}", 0, row)
            case Post():
                wanted = replace(effect, screen=said_late(rendered.t, effect.screen)) if rendered.late else effect
                receipt, prevented = await self._sender.post(row, wanted, rendered.t)
                return self._sent(receipt, rendered, prevented=prevented)
            case PostPoll():
                receipt, prevented = await self._sender.post_poll(row, effect)
                return self._sent(receipt, rendered, prevented=prevented)
            case ReadPoll():
                return self._read(await self._sender.read_poll(effect), rendered)
            case Edit():
                return self._sent(await self._sender.edit(row, effect, rendered.t), rendered)
            case EventSync():
                return self._sent(await self._sender.sync_event(row, effect), rendered)
            case PostToOwner():
                return await self._send(row, rendered, await self._to_owner(row, effect))

    async def _to_owner(self, row: Row, effect: PostToOwner) -> Post:
        return Post(effect.screen, user_id=await self._sender.owner_of(row.guild_id))

    async def _found(self, row: Row, post: Post | PostPoll, now: datetime, *, ended: bool) -> Receipt | None:
        """The message of a row that may have been sent, where no nonce can be counted on any more."""
        since = row.uncertain_since
        if since is None or (not ended and now - since <= NONCE_WINDOW):
            return None
        return await self._sender.find(row, post, since)

    def _read(self, receipt: Receipt, rendered: _Rendered) -> Attempt:
        """The votes that were read; where they are not final yet, they are read again later: it is no failed attempt."""
        found = receipt.poll
        if found is None or found.counts is not None:
            return self._sent(receipt, rendered)
        again = read_again_at(found.ends_at, self._deps.clock.now())
        return Attempt(Settlement(State.PENDING, not_before=again, counts=False))

    def _sent(self, receipt: Receipt, rendered: _Rendered, *, prevented: bool = False) -> Attempt:
        settlement = Settlement(
            State.SENT,
            sent_at=self._deps.clock.now(),
            late=rendered.late,
            channel_id=receipt.channel_id,
            message_id=receipt.message_id,
            duplicates_prevented=int(prevented),
        )
        return Attempt(settlement, receipt, delivered=True, opened=rendered.closed)

    def _failed(self, row: Row, effect: Effect, error: BaseException) -> Attempt:
        now = self._deps.clock.now()
        failure = failure_of(error)
        _log.warning("%s: %s", _logged(row), failure)
        if isinstance(failure, Gone):
            return Attempt(Settlement(State.CANCELLED, problem=f"gone:{failure.code}"))
        if isinstance(failure, Refused):
            return _parked(_place_of(effect) or "", failure.code, row)
        may_be_sent = failure.may_be_done or row.uncertain_since is not None
        return Attempt(self._again(row, now, may_be_sent=may_be_sent, problem=failure.word))

    def _again(self, row: Row, now: datetime, *, may_be_sent: bool, problem: str) -> Settlement:
        at, ends = now + back_off(row.attempts), row.delivery.expires_at
        # Past its end there is but to find whether it was sent: with the same back-off, and not for ever.
        if now >= ends + _LOOKED_FOR or (now >= ends and not may_be_sent):
            return Settlement(State.EXPIRED, not_before=now, problem=problem)
        return Settlement(
            State.PENDING, not_before=min(at, ends) if now < ends else at, may_be_sent=may_be_sent, problem=problem
        )


def _logged(row: Row) -> str:
    """How the log names a row: a log outlives the row, and must not say to whom what is discreet was to go."""
    return row.reference if is_discreet(row) else row.delivery.dedupe_key


def _place_of(effect: Effect) -> str | None:
    """What Discord may refuse, as the blocks name it."""
    match effect:
        case Post(user_id=int() as user_id):
            return f"user:{user_id}"
        case Post(channel_id=channel_id) | ReadPoll(channel_id=channel_id) | Edit(channel_id=channel_id):
            return f"channel:{channel_id}"
        case PostPoll():  # what is lacked may be the permission of polls alone: the rest of the channel goes on
            return f"polls:{effect.channel_id}"
        case EventSync():
            return "events"
        case PostToOwner():
            return "owner"
        case _:
            return None


def _parked(place: str, code: int, row: Row) -> Attempt:
    kept = row.uncertain_since is not None
    settlement = Settlement(State.PARKED, may_be_sent=kept, problem=problem_of(place, code))
    return Attempt(settlement, place=place, code=code)
