"""The journal: who changed what, when, before and after. Written in the change's own transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

Facts = Mapping[str, object]
"""What stood in the fields that changed, by the field's name: text, numbers, true or false, lists of them, or None."""


class Subject(StrEnum):
    """What sort of thing was changed."""

    ORGANIZATION = "organization"
    PERSON = "person"
    GROUP = "group"
    BOARD = "board"
    ENTRUSTMENT = "entrustment"
    SETTING = "setting"
    PLAN = "plan"
    DOUBT = "doubt"
    ASSEMBLY = "assembly"
    DEADLINE = "deadline"
    SURVEY = "survey"


class Act(StrEnum):
    """What was done to it."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MERGED = "merged"
    LINKED = "linked"
    UNLINKED = "unlinked"
    REFUSED = "refused"
    ERASED = "erased"


class ActorKind(StrEnum):
    """Who did it: a Discord member, somebody at the shell, Courroie by itself, or a member who was forgotten since."""

    MEMBER = "member"
    SHELL = "shell"
    COURROIE = "courroie"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something; ``user_id`` is the Discord member's, for MEMBER alone."""

    kind: ActorKind
    user_id: int | None = None

    @classmethod
    def member(cls, user_id: int) -> "Actor":
        """A Discord member."""
        return cls(ActorKind.MEMBER, user_id)


SHELL = Actor(ActorKind.SHELL)
COURROIE = Actor(ActorKind.COURROIE)


@dataclass(frozen=True, slots=True)
class Change:
    """One change, before it is written.

    ``subject_id`` is the thing's row, ``label`` what it is called: empty for a person, whose name is looked up when the
    journal is read, so that nothing of it stays once they are erased. ``person_id`` and ``user_id`` say whom of the directory
    or of Discord the change is about: on erasure, ``before`` and ``after`` of those entries are forgotten.
    """

    subject: Subject
    act: Act
    subject_id: int | None = None
    label: str = ""
    before: Facts = field(default_factory=dict)
    after: Facts = field(default_factory=dict)
    person_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as the journal holds it."""

    id: int
    happened_at: datetime
    actor: Actor
    change: Change


def changed_facts(before: Facts, after: Facts) -> tuple[Facts, Facts]:
    """Of two descriptions of a thing, what differs: its fields before, and after."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {n: before[n] for n in names if n in before}, {n: after[n] for n in names if n in after}


def told_together(changes: Sequence[Change]) -> Change | None:
    """Several changes of one thing, the oldest first, as one: from what stood before them all to what stands after.

    None where there is none, and where the last undid what the others did. A change that says nothing of what it changed is kept.
    """
    if not changes:
        return None
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for each in changes:
        before |= {name: fact for name, fact in each.before.items() if name not in before}
        after |= each.after
    was, becomes = changed_facts(before, after)
    silent = any(not each.before and not each.after for each in changes)
    return replace(changes[-1], before=was, after=becomes) if was or becomes or silent else None
