"""What the administration is told of the outbox itself: what Discord refuses, and what could not be sent in time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from bot.delivery.effects import Effect, Nothing, Post, PostToOwner
from bot.delivery.handler import Due, Handler, Plain
from bot.delivery.settling import EXPIRY_SLOT
from bot.domain.outbox import Place, SubjectKind, Topic
from bot.domain.reliability import Missed
from bot.texts.assemblies import assembly_name
from bot.views.layout import Screen
from bot.views.reliability import MOST_MISSED, expiry_screen, refusal_screen
from storage.assemblies import assembly_by_id
from storage.outbox_blocks import blocked, read_problem
from storage.outbox_ledger import missed_between, parked_at

MENDED: Final = Nothing("mended meanwhile")
NOTHING_MISSED: Final = Nothing("nothing was missed")


class RefusalReport(Plain):
    """Discord refuses a place: which, what waits, what to do. ``variant`` is ``channel:1|50013``."""

    async def render(self, due: Due) -> Effect:
        """The report, where the refusal still holds."""
        place, code = read_problem(due.row.delivery.variant)
        count = await parked_at(due.session, due.row.guild_id, place)
        if not count and await blocked(due.session, due.row.guild_id, place, due.now) is None:
            return MENDED
        to_owner = _goes_to_owner(due)
        return _told(due, refusal_screen(due.t, place, code, count, to_owner=to_owner))


class ExpiryReport(Plain):
    """What was given up within one slot, whose beginning ``variant`` says in UTC."""

    async def render(self, due: Due) -> Effect:
        """The report; nothing where no row was given up after all."""
        start = datetime.fromisoformat(due.row.delivery.variant).replace(tzinfo=UTC)
        missed = await missed_between(due.session, due.row.guild_id, start, start + EXPIRY_SLOT)
        if not missed:
            return NOTHING_MISSED
        names = await _names(due, missed[:MOST_MISSED])
        return _told(due, expiry_screen(due.t, due.snapshot.settings, missed, names))


HANDLERS: Final[Mapping[Topic, Handler]] = {
    Topic.REFUSAL_REPORT: RefusalReport(),
    Topic.EXPIRY_REPORT: ExpiryReport(),
}


def _goes_to_owner(due: Due) -> bool:
    """Whether the coordination has no channel to be told in."""
    return due.row.delivery.destination is Place.OWNER or due.snapshot.settings.coordination_channel is None


def _told(due: Due, screen: Screen) -> Effect:
    channel_id = due.snapshot.settings.coordination_channel
    if _goes_to_owner(due) or channel_id is None:
        return PostToOwner(screen)
    return Post(screen, channel_id=channel_id)


async def _names(due: Due, missed: Sequence[Missed]) -> dict[tuple[str, int], str]:
    """What each assembly is called."""
    ids = {each.subject_id for each in missed if each.subject is SubjectKind.ASSEMBLY}
    found = [await assembly_by_id(due.session, due.row.guild_id, each) for each in sorted(ids)]
    directory = due.snapshot.directory
    return {(SubjectKind.ASSEMBLY, each.id): assembly_name(due.t, each, directory) for each in found if each}
