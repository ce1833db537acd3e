"""What the journal says of a due date."""

from datetime import timedelta
from typing import Final

from bot.domain.deadline import Deadline
from bot.domain.directory import CarrierKind, Directory
from bot.domain.directory_changes import carrier_facts
from bot.domain.journal import Act, Change, Facts, Subject, changed_facts

_MINUTE: Final = timedelta(minutes=1)


def deadline_change(
    directory: Directory, act: Act, label: str, before: Deadline | None, after: Deadline | None, **more: object
) -> Change:
    """What was done to a due date of the action called ``label``; ``more`` is said of it afterwards."""
    old = deadline_facts(directory, before) if before else {}
    new = deadline_facts(directory, after) if after else {}
    was, becomes = changed_facts(old, new) if before and after else (old, new)
    about = after or before
    carrier = about.carrier if about else None
    person_id = carrier.id if carrier is not None and carrier.kind is CarrierKind.PERSON else None
    return Change(Subject.DEADLINE, act, about.id if about else None, label, was, {**becomes, **more}, person_id)


def deadline_facts(directory: Directory, deadline: Deadline) -> Facts:
    """A due date's fields as the journal writes them: the wall time that it falls on, and whom it names."""
    facts: dict[str, object] = {"due": deadline.due_local.isoformat(timespec="minutes")}
    if deadline.rule is not None:
        facts["rule"] = deadline.rule
    if deadline.offsets is not None:
        facts["offsets"] = [offset // _MINUTE for offset in deadline.offsets]
    if deadline.carrier is not None:
        facts |= carrier_facts(directory, deadline.carrier)
    return facts
