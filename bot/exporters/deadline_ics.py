"""Due dates as calendar entries, in the words of a language."""

from datetime import datetime

from bot.domain.deadline_due import DueAction
from bot.exporters.ics import CalendarEntry
from bot.texts.catalogue import Texts


def deadline_entry(t: Texts, due: DueAction, now: datetime) -> CalendarEntry:
    """One due date: an instant, under the action's reference and title."""
    _ = t.gettext
    deadline, node = due.deadline, due.node
    return CalendarEntry(
        uid=f"deadline-{deadline.id}@{deadline.guild_id}.courroie",
        summary=_("Échéance : {reference} {title}").format(reference=node.reference, title=node.item.title),
        starts_at=deadline.due_at,
        changed_at=now,
        description=due.loaded.plan.title,
    )
