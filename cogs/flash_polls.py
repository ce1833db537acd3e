"""`/gerer sondage eclair`: Discord's own poll, whose votes are visible; the earlier ones, with what their votes came to."""

from typing import Any

import discord
from discord import app_commands

from bot.domain.flash_poll import DEFAULT_HOURS, FlashPollDraft, read_answers, read_hours
from bot.domain.journal import Actor
from bot.domain.text_folding import fold
from bot.edge.command_texts import L
from bot.edge.forms import open_form
from bot.edge.poll_channels import require_poll_channel
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.edge.suggesting import Choices, choice, suggestions
from bot.services.deps import Deps
from bot.services.flash_polls import ask_flash_poll, latest_flash_polls
from bot.texts.catalogue import texts_for
from bot.views import flash_poll_places as places
from bot.views import flash_polls as views
from bot.views.custom_ids import CustomId
from bot.views.forms import Form

Typed = dict[str, str]


class FlashPolls:
    """The command, the form and the list."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        self._deps = deps
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=L("eclair"),
            description=L("Poser une question rapide, aux votes visibles; voir les précédentes"),
            callback=self.ask,
        )
        command.autocomplete("length")(self._suggest_length)
        parent.add_command(command)

    def route(self, router: Router) -> None:
        """Take the form and the pages of the list."""
        add_form(router, places.FEATURE, places.FORM, places.FORM_ARITY, self._build, self._accept)
        router.add(places.FEATURE, places.LIST, places.LIST_ARITY, self._turn_page)

    @suggestions
    async def _suggest_length(self, interaction: discord.Interaction, typed: str) -> Choices:
        t = texts_for(interaction.locale)
        return [choice(each, each) for each in views.length_texts(t) if fold(typed) in fold(each)]

    @app_commands.rename(
        question=L("question"), answers=L("reponses"), length=L("duree"), several=L("plusieurs"), channel=L("salon")
    )
    @app_commands.describe(
        question=L("La question; sans elle, vous voyez les sondages précédents"),
        answers=L("De deux à dix réponses, séparées par des points-virgules"),
        length=L("D'une heure à 32 jours, comme « 24 h » ou « 3 jours »; 24 h si rien n'est dit"),
        several=L("Chaque personne peut en choisir plusieurs"),
        channel=L("Où le publier; ici si rien n'est dit"),
    )
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, 300] | None = None,
        answers: app_commands.Range[str, 1, 1000] | None = None,
        length: app_commands.Range[str, 1, 40] | None = None,
        several: bool = False,  # noqa: FBT001, FBT002 - an option of the command
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Open the form with what was given; without a question, show the earlier polls."""
        channel_id = channel.id if channel is not None else interaction.channel_id or 0
        if question is None and answers is None:
            await self._show_list(interaction, channel_id)
            return
        require_poll_channel(interaction, channel_id)
        hours = DEFAULT_HOURS if length is None else read_hours(length)
        begins = views.Proposed(question or "", read_answers(answers or ""), several)
        await open_form(interaction, views.flash_poll_form(texts_for(interaction.locale), channel_id, hours, begins))

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        channel_id, hours = places.channel_in(custom_id), places.hours_in(custom_id)
        return views.flash_poll_form(texts_for(interaction.locale), channel_id, hours)

    async def _accept(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        channel_id = places.channel_in(custom_id)
        require_poll_channel(interaction, channel_id)
        draft = FlashPollDraft(
            typed.get(views.QUESTION, ""),
            read_answers(typed.get(views.ANSWERS, "")),
            typed.get(views.SEVERAL) == views.MANY,
            read_hours(typed.get(views.HOURS, "") or str(places.hours_in(custom_id))),
        )
        who = Actor.member(interaction.user.id)
        poll = await ask_flash_poll(self._deps, guild_of(interaction), who, channel_id, draft)
        zone = await self._time_zone(interaction)
        await show(interaction, views.asked_view(texts_for(interaction.locale), poll, zone))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show_list(interaction, places.channel_in(custom_id), places.page_in(custom_id))

    async def _show_list(self, interaction: discord.Interaction, channel_id: int, page: int = 0) -> None:
        await acknowledge(interaction)
        polls = await latest_flash_polls(self._deps, guild_of(interaction))
        t, now = texts_for(interaction.locale), self._deps.clock.now()
        zone = await self._time_zone(interaction)
        await show(interaction, views.flash_polls_view(t, polls, now, zone, channel_id, page))

    async def _time_zone(self, interaction: discord.Interaction) -> str:
        return (await knowledge(interaction, self._deps.snapshots)).snapshot.settings.time_zone
