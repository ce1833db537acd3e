"""The one gate before every command, autocompletion, button, menu and form: what Discord hides is only a courtesy."""

import asyncio
from collections.abc import Collection
from datetime import date
from typing import Final

import discord

from bot.domain.access import Access, Role, Scope, Standing
from bot.domain.clock import Clock, local_day
from bot.domain.directory import Group
from bot.domain.errors import NotAllowed, NotInGuild, TryAgain
from bot.domain.standing import is_coordination as belongs_to_coordination
from bot.domain.standing import standing_in
from bot.edge.access_table import ACCESS
from bot.edge.private import FindGuild, enter_guild
from bot.edge.replies import acknowledge
from bot.services.snapshots import Knowledge, Snapshots

# How long a cold guild is waited for without asking Discord for time: a form cannot follow that.
_PATIENCE_SECONDS: Final = 1.5
_PRESSES: Final = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class Gate:
    """Lets a member through, or not, by the table. What anybody may do never waits for the database."""

    def __init__(self, snapshots: Snapshots, clock: Clock, find: FindGuild | None = None) -> None:
        self._snapshots = snapshots
        self._clock = clock
        self._find = find

    async def admit(self, interaction: discord.Interaction, key: str) -> None:
        """Raise ``NotAllowed`` where the member may not do ``key`` at all, ``NotInGuild`` in a direct message.

        What the outbox sent in private is the exception: a press there counts as made in its guild (``bot.edge.private``).

        A key that the table lacks is our fault: the ``KeyError`` is an incident, and nobody passes.
        """
        access = ACCESS[key]
        if interaction.guild_id is None and self._find is not None and interaction.type in _PRESSES:
            await enter_guild(interaction, self._find)
        if interaction.guild_id is None:
            raise NotInGuild
        # No line asks for more than « Gérer le serveur », which Discord itself says of the member.
        if Role.MEMBER in access or interaction.permissions.manage_guild:
            return
        held = await self._held(interaction, interaction.guild_id)
        standing = standing_of(held, interaction, local_day(self._clock.now(), held.snapshot.settings.time_zone))
        if standing.scope(access) is None:
            raise NotAllowed(min(access))

    async def _held(self, interaction: discord.Interaction, guild_id: int) -> Knowledge:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self._snapshots.get(guild_id)
        except TimeoutError:
            if interaction.type is discord.InteractionType.autocomplete:
                raise TryAgain from None
        await acknowledge(interaction)
        return await self._snapshots.get(guild_id)


def standing_of(held: Knowledge, interaction: discord.Interaction, on: date) -> Standing:
    """The place of whoever uses ``interaction``, in its guild, on that local day."""
    return standing_in(
        held.snapshot.directory,
        held.snapshot.settings,
        user_id=interaction.user.id,
        role_ids=role_ids_of(interaction),
        manage_guild=interaction.permissions.manage_guild,
        on=on,
    )


def is_coordination(held: Knowledge | None, interaction: discord.Interaction) -> bool:
    """Whether the member is of the coordination, or looks after the server; what is not held yet grants nothing."""
    manage_guild = interaction.permissions.manage_guild
    if held is None:
        return manage_guild
    return belongs_to_coordination(held.snapshot.settings, role_ids_of(interaction), manage_guild=manage_guild)


def require_table(standing: Standing, access: Access, group: Group) -> None:
    """Raise ``NotAllowed`` where the member may act on their own tables alone, and ``group`` is none of them."""
    scope = standing.scope(access)
    if scope is Scope.ALL or (scope is Scope.TABLE and group.id in standing.tables):
        return
    raise NotAllowed(min(access), group.name)


def role_ids_of(interaction: discord.Interaction) -> Collection[int]:
    """The roles of whoever uses ``interaction``: Discord sends them with it."""
    user = interaction.user
    return {role.id for role in user.roles} if isinstance(user, discord.Member) else ()
