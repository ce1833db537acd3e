"""`/moi donnees`: what is held about me. Whose it is comes from Discord alone, never from a button."""

import discord
from discord import app_commands

from bot.domain.journal import Actor
from bot.edge.command_texts import L
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, attached, show
from bot.edge.router import Router
from bot.exporters.personal_data import FILE_NAME, write_personal_data
from bot.services.deps import Deps
from bot.services.personal_data import erase_person, personal_data_of
from bot.texts.catalogue import texts_for
from bot.views import personal_data as views
from bot.views.custom_ids import CustomId


class MyData:
    """Shows, gives and erases what is held about whoever asks. ``nights`` is how many nightly copies are kept."""

    def __init__(self, deps: Deps, parent: app_commands.Group, nights: int | None) -> None:
        self._deps = deps
        self._nights = nights
        parent.add_command(
            app_commands.Command(
                name=L("donnees"),
                description=L("Ce que Courroie garde à votre sujet : le voir, l'emporter, l'effacer"),
                callback=self.data,
            )
        )

    def route(self, router: Router) -> None:
        """Take the buttons of these screens."""
        router.add(views.FEATURE, views.PAGE, 1, self._turn_page)
        router.add(views.FEATURE, views.TAKE, 0, self._take)
        router.add(views.FEATURE, views.ASK, 0, self._ask)
        router.add(views.FEATURE, views.ERASE, 0, self._erase)

    async def data(self, interaction: discord.Interaction) -> None:
        """Show what is held about the member."""
        await self._show(interaction, 0)

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, int(custom_id.args[0]))

    async def _show(self, interaction: discord.Interaction, page: int) -> None:
        holding = await self._holding(interaction)
        await show(interaction, views.holding_view(texts_for(interaction.locale), holding, page))

    async def _take(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        holding = await self._holding(interaction)
        t = texts_for(interaction.locale)
        data, _ = write_personal_data(t, holding.data, holding.snapshot, self._deps.clock.now()), t.gettext
        file = attached(FILE_NAME, data, _("Ce que Courroie sait de vous, en fichier"))
        await show(interaction, views.taken_view(t, FILE_NAME), [file])

    async def _ask(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        holding = await self._holding(interaction)
        await show(interaction, views.confirmation_view(texts_for(interaction.locale), holding))

    async def _erase(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        holding = await self._holding(interaction)
        user_id = interaction.user.id
        erased = await erase_person(self._deps, guild_of(interaction), Actor.member(user_id), user_id=user_id)
        view = views.erased_view(texts_for(interaction.locale), holding, erased.counts, self._deps.clock.now())
        await show(interaction, view)

    async def _holding(self, interaction: discord.Interaction) -> views.Holding:
        await acknowledge(interaction)
        guild_id = guild_of(interaction)
        data = await personal_data_of(self._deps, guild_id, interaction.user.id)
        return views.Holding(data, (await self._deps.snapshots.get(guild_id)).snapshot, self._nights)
