"""`/moi fiche`: one's own card, corrected or given up; without one, the way to it."""

import discord
from discord import app_commands

from bot.domain.directory import Person
from bot.domain.errors import NotLinked
from bot.domain.journal import Actor
from bot.domain.plan import Node
from bot.domain.plan_responsibles import Responsibles, asked_for
from bot.domain.snapshot import LoadedPlan
from bot.edge.asking import asker_of
from bot.edge.command_texts import L
from bot.edge.desk import desk_of
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.deps import Deps
from bot.services.links import correct_own_card, link_requests, unlink_person, withdraw_request
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import my_card_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.my_card import leave_view, my_card_view, no_card_view, pending_view
from bot.views.my_card_forms import correction_form
from bot.views.my_card_steps import corrected_sentence, left_sentence, withdrawn_sentence
from cogs.myself.linking import Linking


class MyCard:
    """The member's own card."""

    def __init__(self, deps: Deps, myself: app_commands.Group) -> None:
        self._deps = deps
        self._linking = Linking(deps, self.show)
        myself.add_command(
            app_commands.Command(
                name=L("fiche"),
                description=L("Votre fiche au bottin : pour qui vous parlez, comment vous joindre"),
                callback=self.card,
            )
        )

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of one's own card."""
        router.add(places.FEATURE, places.SHOW, 1, self._page)
        router.add(places.FEATURE, places.WITHDRAW, 0, self._withdraw)
        router.add(places.FEATURE, places.LEAVE, 0, self._leave)
        router.add(places.FEATURE, places.LEFT, 0, self._left)
        add_form(router, places.FEATURE, places.CORRECT, 0, self._build_correction, self._correct)
        self._linking.route(router)

    async def card(self, interaction: discord.Interaction) -> None:
        """Show the member's card, or how to have one."""
        await self.show(interaction)

    async def show(self, interaction: discord.Interaction, page: int = 0, said: str = "") -> None:
        """Show what there is of the member, after what was just ``said``: their card, their request, or how to have a card."""
        held = await knowledge(interaction, self._deps.snapshots)
        desk = desk_of(interaction, held, self._deps.clock)
        person = desk.directory.person_of(interaction.user.id)
        if person is not None:
            await show(interaction, my_card_view(desk, person, self._carried(interaction, held), page, said=said))
            return
        await acknowledge(interaction)
        requests = await link_requests(self._deps, guild_of(interaction))
        request = next((each for each in requests if each.user_id == interaction.user.id), None)
        if request is not None:
            await show(interaction, pending_view(desk, request))
        else:
            await show(interaction, no_card_view(desk, said=said))

    async def _page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.show(interaction, int(custom_id.args[0]))

    async def _withdraw(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await withdraw_request(self._deps, guild_of(interaction), interaction.user.id)
        await self.show(interaction, said=withdrawn_sentence(texts_for(interaction.locale)))

    async def _leave(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        own = held.snapshot.directory.person_of(interaction.user.id)
        if own is None:  # somebody unlinked it meanwhile
            await self.show(interaction)
        else:
            await show(interaction, leave_view(texts_for(interaction.locale), own))

    async def _left(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        await acknowledge(interaction)
        held, user_id = await knowledge(interaction, self._deps.snapshots), interaction.user.id
        own = held.snapshot.directory.person_of(user_id)
        if own is None:
            await self.show(interaction)
            return
        await unlink_person(self._deps, guild_of(interaction), Actor.member(user_id), own.id)
        await self.show(interaction, said=left_sentence(texts_for(interaction.locale), own))

    async def _build_correction(self, interaction: discord.Interaction, _custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._deps.snapshots)
        return correction_form(texts_for(interaction.locale), _own(interaction, held))

    async def _correct(self, interaction: discord.Interaction, _custom_id: CustomId, typed: dict[str, str]) -> None:
        await acknowledge(interaction)
        _own(interaction, await knowledge(interaction, self._deps.snapshots))
        await correct_own_card(self._deps, guild_of(interaction), interaction.user.id, **typed)
        await self.show(interaction, said=corrected_sentence(texts_for(interaction.locale)))

    def _carried(self, interaction: discord.Interaction, held: Knowledge) -> list[tuple[LoadedPlan, Node]]:
        """The actions that the member carries, by themselves, their organisation, their tables or their roles."""
        asker = asker_of(interaction, held, self._deps.clock)
        carried = []
        for loaded in held.snapshot.plans:
            is_mine = asked_for(loaded.plan, loaded.carrying, Responsibles(mine=True), asker)
            carried += [(loaded, node) for node in loaded.plan.actions() if node.action and is_mine(node.action)]
        return carried


def _own(interaction: discord.Interaction, held: Knowledge) -> Person:
    """The member's entry; raise ``NotLinked`` where somebody unlinked it meanwhile."""
    person = held.snapshot.directory.person_of(interaction.user.id)
    if person is None:
        raise NotLinked
    return person
