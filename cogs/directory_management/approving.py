"""`/gerer bottin approuver`: what members say of who they are, answered one by one; they are told either way."""

import discord
from discord.ui import LayoutView

from bot.domain.directory import LinkRequest, RecordKind
from bot.domain.directory_search import EntryKind
from bot.domain.directory_similar import similar_entries
from bot.domain.errors import UnknownEntry
from bot.edge.notices import tell_member
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.router import Router, chosen
from bot.services.links import answer_link, link_requests, refuse_link
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for, texts_in
from bot.views import link_requests as places
from bot.views.custom_ids import CustomId
from bot.views.link_notices import answered_receipt, confirmed_view, refused_view
from bot.views.link_requests import ARITY, FEATURE, Waiting, nothing_waits_view, refusal_view, request_view
from cogs.directory_management.desk import Desk, writer


class Approving:
    """The requests' screens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the controls of a request, and the button of its notice."""
        router.add(FEATURE, places.OPEN, ARITY, self._open)
        router.add(FEATURE, places.NEXT, ARITY, self._next)
        router.add(FEATURE, places.CONFIRM, ARITY, self._confirm)
        router.add(FEATURE, places.TO, ARITY, self._link_to)
        router.add(FEATURE, places.NEW, ARITY, self._create)
        router.add(FEATURE, places.REFUSE, ARITY, self._ask_to_refuse)
        router.add(FEATURE, places.REFUSED, ARITY, self._refuse)

    async def show_first(self, interaction: discord.Interaction, receipt: str = "", after: int = 0) -> None:
        """Show the first request that came after ``after`` (an id), or else the first of all."""
        await acknowledge(interaction)
        waiting = await link_requests(self._desk.deps, guild_of(interaction))
        shown = next((request for request in waiting if request.id > after), waiting[0] if waiting else None)
        await self._show(interaction, shown, len(waiting), receipt)

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request, waiting = await self._asked(interaction, custom_id)
        await self._show(interaction, request, waiting)

    async def _next(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.show_first(interaction, after=int(custom_id.args[0]))

    async def _confirm(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request, _waiting = await self._asked(interaction, custom_id)
        await self._answer(interaction, request, request.person_id)

    async def _link_to(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request, _waiting = await self._asked(interaction, custom_id)
        await self._answer(interaction, request, int(chosen(interaction)))

    async def _create(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request, _waiting = await self._asked(interaction, custom_id)
        await self._answer(interaction, request, None)

    async def _ask_to_refuse(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request, _waiting = await self._asked(interaction, custom_id)
        await show(interaction, refusal_view(texts_for(interaction.locale), request))

    async def _refuse(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        deps = self._desk.deps
        request = await refuse_link(deps, *writer(interaction), int(custom_id.args[0]))
        held = await knowledge(interaction, deps.snapshots)
        notice = refused_view(texts_in(held.snapshot.settings.language), request, _server(interaction))
        await self._tell(interaction, request, notice, confirmed=False)

    async def _answer(self, interaction: discord.Interaction, request: LinkRequest, person_id: int | None) -> None:
        deps = self._desk.deps
        person = await answer_link(deps, *writer(interaction), request.id, person_id)
        held = await knowledge(interaction, deps.snapshots)
        t = texts_in(held.snapshot.settings.language)
        notice = confirmed_view(t, held.snapshot, person, _server(interaction))
        await self._tell(interaction, request, notice, confirmed=True)

    async def _tell(
        self, interaction: discord.Interaction, request: LinkRequest, notice: LayoutView, *, confirmed: bool
    ) -> None:
        told = await tell_member(interaction.client, request.user_id, notice)
        t = texts_for(interaction.locale)
        await self.show_first(interaction, answered_receipt(t, request, confirmed=confirmed, told=told), request.id)

    async def _asked(self, interaction: discord.Interaction, custom_id: CustomId) -> tuple[LinkRequest, int]:
        """The request that a control carries, and how many wait; raise ``UnknownEntry`` where it was answered."""
        waiting = await link_requests(self._desk.deps, guild_of(interaction))
        for request in waiting:
            if str(request.id) == custom_id.args[0]:
                return request, len(waiting)
        raise UnknownEntry(RecordKind.LINK_REQUEST, custom_id.args[0])

    async def _show(
        self, interaction: discord.Interaction, request: LinkRequest | None, waiting: int, receipt: str = ""
    ) -> None:
        t = texts_for(interaction.locale)
        if request is None:
            await show(interaction, nothing_waits_view(t, receipt))
            return
        held = await knowledge(interaction, self._desk.deps.snapshots)
        await show(interaction, request_view(t, held.snapshot, _among(held, request, waiting), receipt))


def _among(held: Knowledge, request: LinkRequest, waiting: int) -> Waiting:
    people = held.snapshot.directory.people
    hits = similar_entries(held.directory, [request.name], EntryKind.PERSON)
    free = [hit for hit in hits if hit.id != request.person_id and people[hit.id].user_id is None]
    return Waiting(request, waiting, free)


def _server(interaction: discord.Interaction) -> str:
    return interaction.guild.name if interaction.guild else ""
