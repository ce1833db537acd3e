"""What is typed of a due date, as a draft that can be shown back."""

import re
from typing import Final

import discord

from bot.domain.carrying import COORDINATION, is_known
from bot.domain.deadline_reading import read_due, read_own_offsets
from bot.domain.directory import Carrier, CarrierKind, RecordKind
from bot.domain.directory_search import EntryKind, one_sure
from bot.domain.errors import InvalidDeadline, NotLinked, UnknownEntry
from bot.domain.text_folding import fold
from bot.views.directory_places import entry_in
from bot.views.followup_places import DraftPlace
from cogs.followup.desk import FollowDesk

_ME: Final = frozenset({"moi", "me", "moi-meme", "myself"})
_COORDINATION: Final = frozenset({"coordination", "la coordination", "the coordination"})
_ROLE: Final = re.compile(r"<@&([0-9]{1,20})>")
_MEMBER: Final = re.compile(r"<@!?([0-9]{1,20})>")
_KINDS: Final = {
    EntryKind.PERSON: CarrierKind.PERSON,
    EntryKind.ORGANIZATION: CarrierKind.ORGANIZATION,
    EntryKind.GROUP: CarrierKind.GROUP,
}
_NEAREST: Final = 5


def read_draft(
    desk: FollowDesk, guild: discord.Guild | None, item_id: int, day: str, comes_back: str, who: str, reminders: str
) -> DraftPlace:
    """What was typed, understood; raise the fact of whatever could not be."""
    due_local, recurrence = read_due(day, comes_back, desk.now, desk.snapshot.settings.time_zone)
    return DraftPlace(item_id, due_local, read_carrier(desk, guild, who), read_own_offsets(reminders), recurrence)


def read_carrier(desk: FollowDesk, guild: discord.Guild | None, typed: str) -> Carrier | None:
    """« moi », « la coordination », a role's mention, a member's, an entry of the directory; None where nothing is typed.

    Raises:
        NotLinked: no entry of the directory is one's own.
        InvalidDeadline: ``no_role`` where the server has no such role, ``no_entry`` where that member is not in the directory.
        UnknownEntry: the directory has nobody of that name, or several.
    """
    folded = " ".join(fold(typed).split())
    if not folded:
        return None
    if folded in _ME:
        if desk.asker.person_id is None:
            raise NotLinked
        return Carrier(CarrierKind.PERSON, desk.asker.person_id)
    if folded in _COORDINATION:
        return COORDINATION
    role, member = _ROLE.fullmatch(typed.strip()), _MEMBER.fullmatch(typed.strip())
    if role:
        if guild is None or guild.get_role(int(role[1])) is None:
            raise InvalidDeadline("no_role", typed)
        return Carrier(CarrierKind.ROLE, int(role[1]))
    if member:
        person = desk.snapshot.directory.person_of(int(member[1]))
        if person is None:
            raise InvalidDeadline("no_entry", typed)
        return Carrier(CarrierKind.PERSON, person.id)
    return _entry(desk, typed)


def _entry(desk: FollowDesk, typed: str) -> Carrier:
    chosen = entry_in(typed)
    carrier = Carrier(_KINDS[chosen[0]], chosen[1]) if chosen else None
    if carrier is not None and is_known(desk.snapshot.directory, carrier):
        return carrier
    hits = desk.held.directory.search(typed)
    sure = one_sure(hits)
    if sure is None:
        raise UnknownEntry(RecordKind.ENTRY, typed, tuple(hit.name for hit in hits[:_NEAREST]))
    return Carrier(_KINDS[sure.kind], sure.id)
