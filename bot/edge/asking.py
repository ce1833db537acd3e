"""Who asks, and when: what « moi » and « aujourd'hui » mean on the plan's screens."""

import discord

from bot.domain.clock import Clock, local_day
from bot.domain.plan_responsibles import Asker
from bot.edge.access import is_coordination
from bot.services.snapshots import Knowledge


def asker_of(interaction: discord.Interaction, held: Knowledge, clock: Clock) -> Asker:
    """The member who uses ``interaction``, on the guild's own day."""
    user = interaction.user
    person = held.snapshot.directory.person_of(user.id)
    return Asker(
        on=local_day(clock.now(), held.snapshot.settings.time_zone),
        person_id=person.id if person else None,
        role_ids=frozenset(role.id for role in user.roles) if isinstance(user, discord.Member) else frozenset(),
        coordination=is_coordination(held, interaction),
    )
