"""`/gerer assemblee compte-rendu`: where the minutes are, and what was decided.

A file is posted where the assembly's members are, and the minutes lead to that message: Discord's own addresses of files do
not last.
"""

from pathlib import PurePath
from typing import Final

import aiohttp
import discord

from bot.domain.errors import FileNotPosted, UnknownReference
from bot.domain.reference_grammar import resolve
from bot.edge.assembly_choices import Among
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, attached, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.gatherings import gathering_of
from bot.services.minutes import record_decision, record_minutes
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for, texts_in
from bot.views import minutes_places as places
from bot.views.assembly_minutes import ACTION, TEXT, decision_form, deposited_view, minutes_view
from bot.views.assembly_places import id_in
from bot.views.assembly_published import channel_for
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.minutes_places import FEATURE, decide_control
from cogs.assembly_management.desk import Desk, Typed, writer

_REFUSED: Final = (discord.HTTPException, aiohttp.ClientError, OSError)


class Minutes:
    """The minutes' screen."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take its pages, and the form of a decision."""
        router.add(FEATURE, places.SHOW, places.SHOW_ARITY, self._turn_page)
        add_form(router, FEATURE, places.DECIDE, places.ARITY, _form, self._decide)

    async def open(
        self, interaction: discord.Interaction, given: str, link: str, file: discord.Attachment | None
    ) -> None:
        """Note where the minutes are, where that is said, and show them."""
        assembly = await self._desk.meant(interaction, given, Among.HELD)
        await acknowledge(interaction)
        receipt, _ = "", texts_for(interaction.locale).gettext
        if file is not None:
            link = await self._deposit(interaction, assembly.id, file)
        if link:
            await record_minutes(self._desk.deps, *writer(interaction), assembly.id, link)
            receipt = _("**Le compte-rendu est noté.**")
        await self._show(interaction, assembly.id, receipt)

    async def _deposit(self, interaction: discord.Interaction, assembly_id: int, file: discord.Attachment) -> str:
        """Post the file where the assembly's members are; the address of the message. Raise ``FileNotPosted``."""
        deps, guild_id = self._desk.deps, guild_of(interaction)
        snapshot = (await deps.snapshots.get(guild_id)).snapshot
        gathering = await gathering_of(deps, guild_id, assembly_id)
        channel_id = channel_for(snapshot, gathering.assembly)
        if channel_id is None:
            raise FileNotPosted("no_channel")
        name = f"compte-rendu{PurePath(file.filename).suffix[:10]}"
        t = texts_in(snapshot.settings.language)
        view, _ = deposited_view(t, snapshot, gathering, name), t.gettext
        view.stop()
        try:
            channel = interaction.client.get_partial_messageable(channel_id)
            deposited = attached(name, await file.read(), _("Le compte-rendu de l'assemblée"))
            message = await channel.send(view=view, file=deposited)
        except _REFUSED as problem:
            raise FileNotPosted("refused") from problem
        return f"https://discord.com/channels/{guild_id}/{channel_id}/{message.id}"

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await self._show(interaction, id_in(custom_id), page=int(custom_id.args[1]))

    async def _decide(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        held, _ = await knowledge(interaction, self._desk.deps.snapshots), texts_for(interaction.locale).gettext
        item_id = _action(held, typed[ACTION], interaction.channel_id) if typed[ACTION] else None
        await record_decision(self._desk.deps, *writer(interaction), id_in(custom_id), typed[TEXT], item_id)
        await self._show(interaction, id_in(custom_id), _("**La décision est inscrite.**"))

    async def _show(self, interaction: discord.Interaction, assembly_id: int, receipt: str = "", page: int = 0) -> None:
        deps, guild_id = self._desk.deps, guild_of(interaction)
        gathering = await gathering_of(deps, guild_id, assembly_id)
        snapshot = (await deps.snapshots.get(guild_id)).snapshot
        await show(interaction, minutes_view(texts_for(interaction.locale), snapshot, gathering, page, receipt))


async def _form(interaction: discord.Interaction, custom_id: CustomId) -> Form:
    return decision_form(texts_for(interaction.locale), decide_control(id_in(custom_id)))


def _action(held: Knowledge, text: str, channel_id: int | None) -> int | None:
    """The action that was typed, in the plan of the table whose channel this is, else the roundtable's.

    Raise ``UnknownReference`` of what is none, and of a place that is no action.
    """
    node = resolve(held.snapshot.plan_for(channel_id).plan, text)
    if node.action is None:
        raise UnknownReference(text, tuple(child.reference for child in node.children()), node.reference)
    return node.action.id
