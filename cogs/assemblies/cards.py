"""An assembly's card: the next one, or another; its calendar file."""

from datetime import datetime

import discord

from bot.domain.assembly import Assembly
from bot.domain.errors import OutdatedControl
from bot.edge.access import is_coordination
from bot.edge.assembly_choices import Among, assembly_meant, nearest, offered, told_assembly
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, attached, show, show_apart
from bot.edge.router import Router, chosen
from bot.exporters.assembly_ics import FILE_NAME, assembly_calendar
from bot.services.deps import Deps
from bot.services.gatherings import gathering_of
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import assembly_places as places
from bot.views.assembly_card import card_view, none_view
from bot.views.assembly_notices import calendar_view
from bot.views.assembly_places import FEATURE, id_in
from bot.views.custom_ids import CustomId


class Cards:
    """Shows cards, and takes what leads to them."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the controls of a card."""
        router.add(FEATURE, places.CARD, places.CARD_ARITY, self._card)
        router.add(FEATURE, places.NEXT, 0, self._next)
        router.add(FEATURE, places.OPEN, 0, self._open)
        router.add(FEATURE, places.ICS, places.ARITY, self._calendar)

    async def find(self, interaction: discord.Interaction, given: str) -> None:
        """Show the assembly that was asked for, or the next one; raise ``UnknownAssembly`` where there is no such one."""
        held = await knowledge(interaction, self._deps.snapshots)
        now = self._deps.clock.now()
        if given:
            found: Assembly | None = assembly_meant(texts_for(interaction.locale), held, given, now, Among.TOLD)
        else:
            found = next_assembly(held, now)
        if found is None:
            coordination = is_coordination(held, interaction)
            await show(interaction, none_view(texts_for(interaction.locale), coordination=coordination))
            return
        await self._show(interaction, found.id)

    async def _card(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        page = custom_id.args[1]
        await self._show(interaction, id_in(custom_id), int(page) if page.isdecimal() else 0)

    async def _next(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - it carries nothing
        await self.find(interaction, "")

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        value = chosen(interaction)
        if not value.isdecimal():
            raise OutdatedControl(custom_id.encode())
        await self._show(interaction, int(value))

    async def _calendar(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        t, assembly = texts_for(interaction.locale), told_assembly(held.snapshot, id_in(custom_id))
        data = assembly_calendar(t, assembly, held.snapshot.directory, self._deps.clock.now())
        view, _ = calendar_view(t, held.snapshot, assembly), t.gettext
        await show_apart(interaction, view, [attached(FILE_NAME, data, _("L'assemblée, pour votre calendrier"))])

    async def _show(self, interaction: discord.Interaction, assembly_id: int, page: int = 0) -> None:
        await acknowledge(interaction)
        held = await self._deps.snapshots.get(guild_of(interaction))
        told_assembly(held.snapshot, assembly_id)
        gathering = await gathering_of(self._deps, guild_of(interaction), assembly_id)
        now = self._deps.clock.now()
        view = card_view(
            texts_for(interaction.locale),
            held.snapshot,
            gathering,
            interaction.user.id,
            now,
            page,
            nearest(offered(held.snapshot, now, Among.TOLD), now),
        )
        await show(interaction, view)


def next_assembly(held: Knowledge, now: datetime) -> Assembly | None:
    """The one that is held now or comes next; else the last that was held; None where there is none at all."""
    known = [each for each in held.snapshot.assemblies if each.is_coming]
    coming = [each for each in known if each.ends_at > now]
    return min(coming, key=lambda each: each.starts_at) if coming else (known[-1] if known else None)
