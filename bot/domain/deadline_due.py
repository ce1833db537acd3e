"""Whose a due date is, where it is told, and which ones come next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.carrying import COORDINATION, carries, is_known, people_of
from bot.domain.deadline import Deadline
from bot.domain.directory import Carrier, CarrierKind, Directory
from bot.domain.guild_settings import GuildSettings
from bot.domain.plan import Node
from bot.domain.plan_responsibles import Asker
from bot.domain.snapshot import GuildSnapshot, LoadedPlan


@dataclass(frozen=True, slots=True)
class DueAction:
    """An open due date, its action's place in the plan, and whether it is whoever asks's own."""

    deadline: Deadline
    loaded: LoadedPlan
    node: Node
    mine: bool = False

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """Who is responsible for it."""
        return carriers_of_deadline(self.loaded, self.node, self.deadline)


@dataclass(frozen=True, slots=True)
class Notified:
    """Whom Discord notifies: members and roles, by their ids."""

    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()


def upcoming_deadlines(snapshot: GuildSnapshot, asker: Asker) -> list[DueAction]:
    """The open due dates of the guild's plans, one's own first, then by date; those of an action that a revision left out are not there."""
    found = [_asked(snapshot, each, asker) for each in due_actions(snapshot)]
    return sorted(found, key=lambda each: (not each.mine, each.deadline.due_at, each.deadline.id))


def due_actions(snapshot: GuildSnapshot) -> list[DueAction]:
    """The open due dates of the guild's plans, by date."""
    if not snapshot.deadlines:
        return []
    actions = _actions(snapshot.plans)
    due = (DueAction(each, *actions[each.item_id]) for each in snapshot.deadlines if each.item_id in actions)
    return sorted(due, key=lambda each: (each.deadline.due_at, each.deadline.id))


def due_by_id(snapshot: GuildSnapshot, deadline_id: int) -> DueAction | None:
    """The open due date of that id; None where it is waited for no more."""
    return next((each for each in due_actions(snapshot) if each.deadline.id == deadline_id), None)


def due_of_action(snapshot: GuildSnapshot, item_id: int) -> list[DueAction]:
    """The open due dates of one action, by date."""
    return [each for each in due_actions(snapshot) if each.deadline.item_id == item_id]


def due_between(snapshot: GuildSnapshot, start: datetime, end: datetime) -> list[DueAction]:
    """The open due dates from ``start`` to ``end``, which is left out."""
    return [each for each in due_actions(snapshot) if start <= each.deadline.due_at < end]


def carriers_of_deadline(loaded: LoadedPlan, node: Node, deadline: Deadline | None = None) -> tuple[Carrier, ...]:
    """Who is responsible: whoever the due date names, else whoever carries the action; the coordination where that is nobody known."""
    directory = loaded.carrying.directory
    if deadline is not None and deadline.carrier is not None and is_known(directory, deadline.carrier):
        return (deadline.carrier,)
    carried = loaded.carrying.carriers_of(node.action) if node.action else ()
    return tuple(dict.fromkeys(each.carrier for each in carried if each.carrier is not None)) or (COORDINATION,)


def is_responsible(directory: Directory, carriers: Iterable[Carrier], asker: Asker) -> bool:
    """Whether ``asker`` is among ``carriers``."""
    return any(
        asker.coordination
        if each == COORDINATION
        else carries(directory, each, person_id=asker.person_id, role_ids=asker.role_ids, on=asker.on)
        for each in carriers
    )


def may_follow(snapshot: GuildSnapshot, loaded: LoadedPlan, node: Node, asker: Asker) -> bool:
    """Whether ``asker`` may plan, move and answer the due dates of an action: its responsibles, the coordination."""
    return asker.coordination or is_responsible(snapshot.directory, carriers_of_deadline(loaded, node), asker)


def may_answer(snapshot: GuildSnapshot, due: DueAction, asker: Asker) -> bool:
    """Whether ``asker`` may answer for one due date: whoever may follow its action, and whoever it names."""
    if may_follow(snapshot, due.loaded, due.node, asker):
        return True
    return is_responsible(snapshot.directory, due.carriers, asker)


def channel_of(settings: GuildSettings, due: DueAction) -> int | None:
    """Where a due date is told: its carrier's channel, else its plan's, else the announcements'; None where none is known.

    What is the coordination's alone is told where the coordination is.
    """
    carriers = due.carriers
    if set(carriers) == {COORDINATION} and settings.coordination_channel is not None:
        return settings.coordination_channel
    groups = due.loaded.carrying.directory.groups
    tables = (groups.get(each.id) for each in carriers if each.kind is CarrierKind.GROUP and each.id is not None)
    channels = (table.channel_id for table in tables if table is not None and table.channel_id is not None)
    return next(channels, None) or due.loaded.channel_id or settings.announcements_channel


def notified(directory: Directory, settings: GuildSettings, carriers: Iterable[Carrier], on: date) -> Notified:
    """Who is told of a due date by a mention: the people on Discord and the roles that ``carriers`` are.

    Of a table, its role, or else whoever leads it; never all who sit there.
    """
    users: list[int] = []
    roles: list[int] = []
    for carrier in carriers:
        if carrier.kind is CarrierKind.COORDINATION:
            roles += settings.coordination_roles
        elif carrier.kind is CarrierKind.ROLE and carrier.id is not None:
            roles.append(carrier.id)
        elif carrier.kind is CarrierKind.GROUP:
            group = directory.groups.get(carrier.id or 0)
            if group is not None and group.role_id is not None:
                roles.append(group.role_id)
            elif group is not None and group.lead_id is not None:
                users += _members(directory, [group.lead_id])
        elif is_known(directory, carrier):
            users += _members(directory, _who_answers(directory, carrier, on))
    return Notified(tuple(dict.fromkeys(users)), tuple(dict.fromkeys(roles)))


def _who_answers(directory: Directory, carrier: Carrier, on: date) -> Iterator[int]:
    """A person; of an organisation, those who speak for it."""
    if carrier.kind is CarrierKind.PERSON:
        yield from (person.id for person in people_of(directory, carrier, on))
    elif carrier.kind is CarrierKind.ORGANIZATION and carrier.id is not None:
        yield from (each.person_id for each in directory.representatives_of(carrier.id, on))


def _members(directory: Directory, person_ids: Iterable[int]) -> list[int]:
    people = (directory.people.get(each) for each in person_ids)
    return [person.user_id for person in people if person is not None and person.user_id is not None]


def _asked(snapshot: GuildSnapshot, due: DueAction, asker: Asker) -> DueAction:
    mine = is_responsible(snapshot.directory, due.carriers, asker)
    return DueAction(due.deadline, due.loaded, due.node, mine)


def _actions(plans: Iterable[LoadedPlan]) -> Mapping[int, tuple[LoadedPlan, Node]]:
    return {
        node.action.id: (loaded, node)
        for loaded in plans
        for node in loaded.plan.actions()
        if node.action is not None and node.action.id is not None
    }
