"""Files that a page has uploaded and not yet given to a command or a form."""

import secrets
from typing import Final

from bot.playground.attachments import SIZE_LIMIT
from bot.playground.errors import Refusal, Refused

_KEPT: Final = 50


class Uploads:
    """Names and bytes, by keys drawn at random; the oldest of too many are forgotten."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, bytes]] = {}

    def keep(self, name: str, data: bytes) -> str:
        """Keep a file and give its key; raise ``Refused`` (40005) where it is too large."""
        if len(data) > SIZE_LIMIT:
            raise Refused(Refusal.TOO_LARGE)
        key = secrets.token_urlsafe(12)
        self._files[key] = name, data
        while len(self._files) > _KEPT:
            del self._files[next(iter(self._files))]
        return key

    def get(self, key: str) -> tuple[str, bytes]:
        """A file's name and bytes; raise ``KeyError`` where it is gone."""
        return self._files[key]
