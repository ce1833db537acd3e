"""Facts that stop a use case of assemblies. The sentences are in ``bot/texts/assembly_problems.py``."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.assembly import AssemblyStatus, MotionStatus
from bot.domain.errors import CourroieError


@dataclass(eq=False)
class UnknownAssembly(CourroieError):
    """The guild has no such assembly, or ``found`` of them. ``given`` is what was asked for, an id or a name."""

    given: str
    found: int = 0


@dataclass(eq=False)
class InvalidAssembly(CourroieError):
    """What is said of an assembly cannot be. ``reason`` is one of the codes of ``bot/texts/assembly_problems.py``."""

    field: str
    reason: str
    given: str = ""


@dataclass(eq=False)
class ShortNotice(CourroieError):
    """The by-laws ask for ``required`` days of notice; ``given`` are left, whole ones."""

    required: int
    given: int


@dataclass(eq=False)
class WrongStatus(CourroieError):
    """What was asked is not done to an assembly that is in that state."""

    status: AssemblyStatus


@dataclass(eq=False)
class CheckInClosed(CourroieError):
    """Nobody checks in now: members may from ``opens_at`` to ``closes_at``."""

    opens_at: datetime
    closes_at: datetime


@dataclass(eq=False)
class ProxyRefused(CourroieError):
    """A proxy that the by-laws do not take. ``reason`` is one of the codes of ``bot/texts/assembly_problems.py``.

    ``name`` is who would hold it, ``held`` how many they hold, ``allowed`` how many one person may.
    """

    reason: str
    name: str = ""
    held: int = 0
    allowed: int = 0


@dataclass(eq=False)
class NoVoice(CourroieError):
    """By the by-laws of this assembly, the member has no voice in it."""


@dataclass(eq=False)
class NotCheckedIn(CourroieError):
    """Only who has checked in votes."""


@dataclass(eq=False)
class UnknownMotion(CourroieError):
    """There is no such proposition any more."""


@dataclass(eq=False)
class MotionClosed(CourroieError):
    """The vote on that proposition is over."""

    status: MotionStatus


@dataclass(eq=False)
class AlreadyVoted(CourroieError):
    """Every voice that the member has there is in the box of the secret vote already: it can be neither seen nor changed."""


@dataclass(eq=False)
class SecretVote(CourroieError):
    """Nobody enters another's vote where it is secret."""


@dataclass(eq=False)
class QuorumNotMet(CourroieError):
    """Nothing is adopted with ``present`` voices where the by-laws ask for ``required``."""

    present: int
    required: int
