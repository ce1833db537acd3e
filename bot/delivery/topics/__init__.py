"""The handlers of every topic."""

from collections.abc import Mapping
from typing import Final

from bot.delivery.handler import Handler
from bot.domain.outbox import Topic

HANDLERS: Final[Mapping[Topic, Handler]] = {}
