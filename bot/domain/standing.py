"""What a member is in a guild, from what Discord says of them and what the directory and the settings hold."""

from collections.abc import Collection
from datetime import date

from bot.domain.access import Role, Standing
from bot.domain.carrying import carries
from bot.domain.directory import Directory
from bot.domain.guild_settings import GuildSettings


def standing_in(
    directory: Directory,
    settings: GuildSettings,
    *,
    user_id: int,
    role_ids: Collection[int],
    manage_guild: bool,
    on: date,
) -> Standing:
    """The place of the Discord member ``user_id``, who has these roles, on a local day.

    ``manage_guild`` is « Gérer le serveur » (administrators and the owner have it). Somebody is responsible who carries what is
    entrusted to anyone, or who leads a group.
    """
    person = directory.person_of(user_id)
    person_id = person.id if person else None
    tables = frozenset(group.id for group in directory.groups.values() if person and group.lead_id == person.id)
    if manage_guild:
        role = Role.ADMINISTRATION
    elif is_coordination(settings, role_ids, manage_guild=False):
        role = Role.COORDINATION
    else:
        carried = (each.carrier for each in directory.entrustments)
        carries_one = any(carries(directory, each, person_id=person_id, role_ids=role_ids, on=on) for each in carried)
        role = Role.RESPONSIBLE if tables or carries_one else Role.MEMBER
    return Standing(role, user_id, person_id, tables)


def is_coordination(settings: GuildSettings, role_ids: Collection[int], *, manage_guild: bool) -> bool:
    """Whether these roles make a member of the coordination; who looks after the server always is."""
    return manage_guild or any(role_id in role_ids for role_id in settings.coordination_roles)
