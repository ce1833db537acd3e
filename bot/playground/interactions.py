"""An interaction's life: sent to the bot, acknowledged within three seconds, followed up for fifteen minutes."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum

from bot.playground.errors import Refusal, Refused
from bot.playground.json_types import JSON

DEADLINE = timedelta(seconds=3)
LIFETIME = timedelta(minutes=15)


class InteractionType(IntEnum):
    """Interaction types."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class Answer(IntEnum):
    """Interaction callback types."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE_MESSAGE = 7
    CHOICES = 8
    MODAL = 9


_MESSAGES = (Answer.MESSAGE, Answer.DEFERRED_MESSAGE)
_UPDATES = (Answer.DEFERRED_UPDATE, Answer.UPDATE_MESSAGE)


@dataclass(slots=True)
class Interaction:
    """One interaction, what was answered to it, and the futures that its answer fulfils.

    ``metadata`` is what its messages say of it, ``command`` the older words for a command, which have its name: Discord sends
    both. ``source_id`` is the message whose component was used. ``original_id`` is the first answer, or for an update the
    source. ``acknowledged`` gives the seconds from dispatch to the callback; ``settled`` is fulfilled when the member
    sees the answer: at once, or once a deferred one is edited or followed up.
    """

    id: str
    token: str
    type: InteractionType
    user: JSON
    channel_id: str
    guild_id: str | None
    created_at: datetime
    metadata: JSON
    command: JSON | None = None
    source_id: str | None = None
    answer: Answer | None = None
    original_id: str | None = None
    loading: bool = False
    ephemeral: bool = False
    modal: JSON | None = None
    choices: list[JSON] | None = None
    message_ids: list[str] = field(default_factory=list)
    sent_at: float = field(default_factory=time.perf_counter)
    acknowledged: asyncio.Future[float] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    settled: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    @property
    def source(self) -> str:
        """The message whose component was used, where the interaction is about one."""
        if self.source_id is None:
            msg = "this interaction comes from no message"
            raise ValueError(msg)
        return self.source_id

    @property
    def answers_allowed(self) -> tuple[Answer, ...]:
        """The callback types that Discord takes: a modal does not answer a modal, only choices complete."""
        match self.type:
            case InteractionType.COMMAND:
                return (*_MESSAGES, Answer.MODAL)
            case InteractionType.COMPONENT:
                return (*_MESSAGES, *_UPDATES, Answer.MODAL)
            case InteractionType.AUTOCOMPLETE:
                return (Answer.CHOICES,)
            case InteractionType.MODAL_SUBMIT:
                return _MESSAGES if self.source_id is None else (*_MESSAGES, *_UPDATES)

    def require_pending(self, now: datetime) -> None:
        """Raise ``Refused`` where it is acknowledged already (40060), or three seconds have passed (10062)."""
        if self.answer is not None:
            raise Refused(Refusal.ALREADY_ACKNOWLEDGED)
        if now - self.created_at > DEADLINE:
            raise Refused(Refusal.UNKNOWN_INTERACTION)

    def require_open(self, now: datetime) -> None:
        """Raise ``Refused`` where it is not acknowledged yet (10015), or its token has expired (50027)."""
        if self.answer is None:
            raise Refused(Refusal.UNKNOWN_WEBHOOK)
        if now - self.created_at > LIFETIME:
            raise Refused(Refusal.INVALID_WEBHOOK_TOKEN)

    def acknowledge(self, answer: Answer) -> None:
        """Note the callback, and how long it took."""
        self.answer = answer
        if not self.acknowledged.done():
            self.acknowledged.set_result(time.perf_counter() - self.sent_at)

    def settle(self) -> None:
        """The member sees the answer now."""
        self.loading = False
        if not self.settled.done():
            self.settled.set_result(None)
