"""Discord's identifiers."""

import time

DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first second of 2015, in milliseconds since 1970."""


class Snowflakes:
    """A source of identifiers that only grow.

    They carry the machine's time, not the playground's: an identifier cannot say an instant before 2015, and clients
    compare an interaction's identifier with the machine's clock to know whether it has expired.
    """

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        """The next identifier, greater than all before it, as the protocol writes it: a decimal string."""
        stamp = (int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(self._last + 1, stamp)
        return str(self._last)
