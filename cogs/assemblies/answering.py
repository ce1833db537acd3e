"""Answers to a convocation: the message that everyone reads follows, and the member is told apart."""

from typing import Final

import discord

from bot.domain.assembly import Answer
from bot.domain.directory import Person, RecordKind
from bot.domain.directory_search import EntryKind, one_named
from bot.domain.errors import OutdatedControl, UnknownEntry
from bot.domain.gathering import Gathering
from bot.edge.posted import Following, Posted, begin, tell_apart
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.gatherings import answer_convocation, gathering_of
from bot.texts.catalogue import texts_for, texts_in
from bot.views import assembly_places as places
from bot.views.assemblies import convocation_screen, receipt_view
from bot.views.assembly_places import FEATURE, id_in
from bot.views.assembly_proxy import NAME, holder_pick_view, proxy_form
from bot.views.custom_ids import CustomId
from bot.views.directory_places import entry_in
from bot.views.forms import Form
from bot.views.layout import Screen

_MOST_PEOPLE: Final = 10


class Answering:
    """Takes the answers."""

    def __init__(self, deps: Deps, following: Following) -> None:
        self._deps = deps
        self._following = following

    def route(self, router: Router) -> None:
        """Take the buttons of a convocation, and the form of a proxy."""
        router.add(FEATURE, places.ANSWER, places.ANSWER_ARITY, self._answer)
        add_form(router, FEATURE, places.PROXY, places.ARITY, self._build, self._name_holder)
        router.add(FEATURE, places.PROXY_PICK, places.ARITY, self._pick_holder)

    async def _answer(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        if custom_id.args[1] not in (Answer.YES, Answer.MAYBE, Answer.NO):
            raise OutdatedControl(custom_id.encode())
        await begin(interaction)
        await self._write(interaction, id_in(custom_id), Answer(custom_id.args[1]))

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._deps.snapshots)
        t, assembly = texts_for(interaction.locale), held.snapshot.assembly_by_id(id_in(custom_id))
        return proxy_form(t, custom_id.encode(), held.snapshot.settings.bylaws[assembly.kind].proxies)

    async def _name_holder(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        hits = held.directory.search(typed[NAME], _MOST_PEOPLE, kinds={EntryKind.PERSON})
        if not hits:
            raise UnknownEntry(RecordKind.PERSON, typed[NAME])
        await acknowledge(interaction)
        sure = one_named(hits)
        if sure is not None:
            await self._write(interaction, id_in(custom_id), Answer.PROXY, sure.id)
            return
        people: list[Person] = [held.snapshot.directory.people[hit.id] for hit in hits]
        await show(
            interaction, holder_pick_view(texts_for(interaction.locale), held.snapshot, id_in(custom_id), people)
        )

    async def _pick_holder(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        entry = entry_in(chosen(interaction))
        if entry is None or entry[0] is not EntryKind.PERSON:
            raise OutdatedControl(custom_id.encode())
        await acknowledge(interaction)
        await self._write(interaction, id_in(custom_id), Answer.PROXY, entry[1])

    async def _write(
        self, interaction: discord.Interaction, assembly_id: int, answer: Answer, holder_id: int | None = None
    ) -> None:
        deps, guild_id, user_id = self._deps, guild_of(interaction), interaction.user.id
        gathering = await answer_convocation(deps, guild_id, assembly_id, user_id, answer, holder_id)
        held = await deps.snapshots.get(guild_id)
        receipt = receipt_view(texts_for(interaction.locale), held.snapshot, gathering, user_id, deps.clock.now())
        await tell_apart(interaction, receipt, lambda: self._follow(interaction, gathering))

    async def _follow(self, interaction: discord.Interaction, gathering: Gathering) -> None:
        """Count the answers again in the convocation."""
        deps, guild_id = self._deps, guild_of(interaction)
        assembly = gathering.assembly
        snapshot = (await deps.snapshots.get(guild_id)).snapshot
        t = texts_in(snapshot.settings.language)

        async def make() -> Screen:
            return convocation_screen(t, snapshot, await gathering_of(deps, guild_id, assembly.id), deps.clock.now())

        await self._following.follow(interaction, Posted(assembly.channel_id, assembly.message_id), t, make)
