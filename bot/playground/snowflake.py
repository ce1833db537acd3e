"""Discord's identifiers."""

from bot.playground.clock import machine_seconds

DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first second of 2015, in milliseconds since 1970."""

_FIRST_LASTING = 86_400_000 << 22  # the second day of 2015


class Snowflakes:
    """A source of identifiers that only grow.

    They carry the machine's time, not the playground's: an identifier cannot say an instant before 2015, and clients
    compare an interaction's identifier with the machine's clock to know whether it has expired. With ``lasting`` they
    are the same at each start, and older than all others: what a bot stored of a guild still fits it.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        self._lasting = lasting
        self._last = _FIRST_LASTING if lasting else 0

    def new(self) -> str:
        """The next identifier, greater than all before it, as the protocol writes it: a decimal string."""
        stamp = 0 if self._lasting else (int(machine_seconds() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(self._last + 1, stamp)
        return str(self._last)
