"""Facts that stop a use case. Each carries data; the sentence is made at the edge (``bot/texts/problems.py``)."""

from dataclasses import dataclass
from datetime import date

from bot.domain.access import Role
from bot.domain.deadline import DeadlineStatus
from bot.domain.directory import RecordKind
from bot.domain.guild_settings import SettingKey
from bot.domain.reference import Reference
from bot.domain.setting_findings import Finding


class CourroieError(Exception):
    """A fact that a person can be told in one sentence."""


@dataclass(eq=False)
class NoPlan(CourroieError):
    """The guild has no active plan."""


@dataclass(eq=False)
class EmptyPlan(CourroieError):
    """The plan has no axis: no reference can name anything in it."""


@dataclass(eq=False)
class UnknownPlan(CourroieError):
    """No plan goes by that name or number."""

    given: str


@dataclass(eq=False)
class UnknownWorkingGroup(CourroieError):
    """The roundtable has no table or committee of that name; ``known`` are those that it has."""

    given: str
    known: tuple[str, ...]


@dataclass(eq=False)
class UnknownReference(CourroieError):
    """Nothing stands at that reference.

    ``nearest`` exists in the plan, in its order; ``above`` is the deepest level named that does exist.
    """

    given: str
    nearest: tuple[Reference, ...] = ()
    above: Reference | None = None


@dataclass(eq=False)
class UnknownParty(CourroieError):
    """The plan names nobody of that name; ``nearest`` are names that it does have, the likeliest first."""

    given: str
    nearest: tuple[str, ...] = ()


@dataclass(eq=False)
class UnreadableFile(CourroieError):
    """A file that cannot be a plan. ``reason`` is one of the codes of ``bot/texts/problems.py``; ``line`` counts from 1."""

    reason: str
    line: int | None = None
    detail: str = ""


@dataclass(eq=False)
class NotAllowed(CourroieError):
    """The member's role does not allow this: ``needed`` is the least that does, at ``table`` where it is about one."""

    needed: Role
    table: str = ""


@dataclass(eq=False)
class NotInGuild(CourroieError):
    """It was asked in a direct message, where nobody's guild is known."""


@dataclass(eq=False)
class SheetNotReady(CourroieError):
    """Something of a directory's sheet is to be mended or decided before any of it can be written."""


@dataclass(eq=False)
class TryAgain(CourroieError):
    """It could not be done in the time that Discord gives; a moment later it can."""


@dataclass(eq=False)
class DatabaseProblem(CourroieError):
    """The database cannot be used as asked. ``reason`` is one of the codes of ``bot/texts/problems.py``."""

    reason: str
    detail: str = ""


@dataclass(eq=False)
class OutdatedControl(CourroieError):
    """A button, menu or form that this version of Courroie does not know."""

    custom_id: str


@dataclass(eq=False)
class SupersededImport(CourroieError):
    """The plan changed, or the file could not be found again, between the preview of an import and its confirmation."""


@dataclass(eq=False)
class TokenRefused(CourroieError):
    """Discord does not know the token."""


@dataclass(eq=False)
class DiscordUnreachable(CourroieError):
    """Discord does not answer at its address. ``detail`` is the network's own word."""

    detail: str


@dataclass(eq=False)
class FileNotWritten(CourroieError):
    """A file could not be written. ``detail`` is the system's own word."""

    file: str
    detail: str


@dataclass(eq=False)
class UnknownEntry(CourroieError):
    """The guild's directory has no such thing. ``given`` is what was asked for, an id or a name; ``nearest`` are names."""

    kind: RecordKind
    given: str
    nearest: tuple[str, ...] = ()


@dataclass(eq=False)
class DuplicateEntry(CourroieError):
    """The directory has one of that name already, whose id is ``id``."""

    kind: RecordKind
    name: str
    id: int


@dataclass(eq=False)
class InvalidEntry(CourroieError):
    """A field cannot hold what was given. ``reason`` is one of the codes of ``bot/texts/directory_problems.py``."""

    field: str
    reason: str
    given: str = ""


@dataclass(eq=False)
class UnreadableDate(CourroieError):
    """What was typed is not a date that can be read."""

    given: str


@dataclass(eq=False)
class UnreadableMoment(CourroieError):
    """What was typed is no day and hour. ``reason`` is one of the codes of ``bot/texts/moments.py``; ``day`` is what was read."""

    given: str
    reason: str
    day: date | None = None


@dataclass(eq=False)
class UnreadableLength(CourroieError):
    """What was typed is not how long an assembly lasts, from five minutes to a day."""

    given: str


@dataclass(eq=False)
class UnreadableRecurrence(CourroieError):
    """What was typed does not say when something comes back."""

    given: str


@dataclass(eq=False)
class InvalidDeadline(CourroieError):
    """A due date cannot be that. ``reason`` is one of the codes of ``bot/texts/deadline_problems.py``."""

    reason: str
    given: str = ""


@dataclass(eq=False)
class NotResponsible(CourroieError):
    """The due dates of that action are its responsibles' and the coordination's alone to follow."""

    reference: Reference


@dataclass(eq=False)
class DeadlineOver(CourroieError):
    """The due date is waited for no more: it was met, or withdrawn; None where there is none of that id."""

    status: DeadlineStatus | None = None


@dataclass(eq=False)
class AlreadyLinked(CourroieError):
    """The member has an entry already (``person_id``), or that entry is another member's (``user_id``)."""

    person_id: int
    user_id: int


@dataclass(eq=False)
class NotLinked(CourroieError):
    """No entry of the directory is the member's."""


@dataclass(eq=False)
class InvalidSetting(CourroieError):
    """A setting cannot be that. ``reason`` is one of the codes of ``bot/texts/setting_problems.py``."""

    key: SettingKey
    reason: str
    given: str


@dataclass(eq=False)
class ChannelRefused(CourroieError):
    """Discord does not let Courroie do in a channel what was asked."""

    finding: Finding


@dataclass(eq=False)
class InvalidReminder(CourroieError):
    """What is asked of one's reminders cannot be. ``reason`` is one of the codes of ``bot/texts/reminder_problems.py``."""

    reason: str
    given: str = ""


@dataclass(eq=False)
class FileNotPosted(CourroieError):
    """A file could not be posted where everyone would read it: ``no_channel`` is chosen, or Discord ``refused``."""

    reason: str
