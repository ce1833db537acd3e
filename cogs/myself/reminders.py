"""`/moi rappels` and « Me le rappeler ». Whose reminders they are comes from Discord alone, never from a button."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

import discord
from discord import app_commands

from bot.domain.errors import InvalidReminder
from bot.domain.guild_settings import SettingKey
from bot.domain.reminder import Fallback, ReminderPreference
from bot.domain.reminder_deliveries import NEVER_QUIET, MyReminders
from bot.domain.reminder_reading import read_pause
from bot.domain.setting_reading import read_offsets, read_quiet_hours
from bot.domain.setting_rules import valid
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge_at_once
from bot.edge.references import reference_in
from bot.edge.replies import acknowledge, show, show_apart
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.reminders import ask_reminder, change_preference, my_reminders
from bot.texts.catalogue import texts_for
from bot.views import reminder_forms as forms
from bot.views import reminder_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.reminder_forms import What, change_form, pause_form
from bot.views.reminders import asked_view, reminders_view

_REFERENCE: Final = -1
"""Where a control of one's own reminders carries the reference: it comes last."""


class MyReminderScreens:
    """Shows and changes the reminders of whoever asks."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        self._deps = deps
        parent.add_command(
            app_commands.Command(
                name=L("rappels"),
                description=L("Ce que Courroie vous rappelle par message privé, combien de temps avant, et les pauses"),
                callback=self.reminders,
            )
        )

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of these screens, « Me le rappeler » among them."""
        router.add(places.FEATURE, places.MINE, 1, self._mine)
        router.add(places.FEATURE, places.PAGE, 2, self._page)
        router.add(places.FEATURE, places.RESUME, 1, self._resume)
        router.add(places.FEATURE, places.DROP, 1, self._drop)
        router.add(places.FEATURE, places.ASK, 2, self._ask)
        router.add(places.FEATURE, places.SET, 3, self._set)
        add_form(router, places.FEATURE, places.CHANGE, 1, self._change_form, self._changed)
        add_form(router, places.FEATURE, places.PAUSE, 1, self._pause_form, self._paused)

    async def reminders(self, interaction: discord.Interaction) -> None:
        """Show what the member is reminded of, and how."""
        await self._show(interaction, places.UNSENT)

    async def _mine(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, custom_id.args[_REFERENCE])

    async def _page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, custom_id.args[_REFERENCE], int(custom_id.args[0]))

    async def _show(self, interaction: discord.Interaction, reference: str, page: int = 0) -> None:
        await acknowledge(interaction)
        guild_id = guild_of(interaction)
        mine = await my_reminders(self._deps, guild_id, interaction.user.id)
        await self._show_mine(interaction, mine, reference, page)

    async def _show_mine(
        self, interaction: discord.Interaction, mine: MyReminders, reference: str, page: int = 0, *, saved: bool = False
    ) -> None:
        snapshot = (await self._deps.snapshots.get(guild_of(interaction))).snapshot
        t = texts_for(interaction.locale)
        await show(interaction, reminders_view(t, snapshot, mine, reference, page, saved=saved))

    async def _change_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._deps.snapshots)
        mine = await my_reminders(self._deps, guild_of(interaction), interaction.user.id)
        t, settings = texts_for(interaction.locale), held.snapshot.settings
        return change_form(t, settings, mine, custom_id.args[_REFERENCE])

    async def _changed(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        what, offsets, quiet = What(typed[forms.WHAT]), typed[forms.OFFSETS], typed[forms.QUIET]
        own_offsets = valid(SettingKey.REMINDER_OFFSETS, read_offsets(offsets)) if offsets else None
        own_hours = valid(SettingKey.QUIET_HOURS, read_quiet_hours(quiet)) or NEVER_QUIET if quiet else None

        def change(held: ReminderPreference) -> ReminderPreference:
            return replace(
                held,
                everything=what is What.EVERYTHING,
                offsets=own_offsets,
                quiet_hours=own_hours,
                fallback=Fallback(typed[forms.FALLBACK]),
            )

        await self._keep(interaction, custom_id, change, forget_asked=what is What.NOTHING)

    async def _pause_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        return pause_form(texts_for(interaction.locale), custom_id.args[_REFERENCE])

    async def _paused(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        held = await self._deps.snapshots.get(guild_of(interaction))
        until = read_pause(typed[forms.DAY], self._deps.clock.now(), held.snapshot.settings.time_zone)
        await self._keep(interaction, custom_id, lambda chosen: replace(chosen, paused_until=until))

    async def _resume(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._keep(interaction, custom_id, lambda chosen: replace(chosen, paused_until=None))

    async def _keep(
        self,
        interaction: discord.Interaction,
        custom_id: CustomId,
        change: Callable[[ReminderPreference], ReminderPreference],
        *,
        forget_asked: bool = False,
    ) -> None:
        await acknowledge(interaction)
        language = texts_for(interaction.locale).language
        guild_id, user_id = guild_of(interaction), interaction.user.id
        mine = await change_preference(self._deps, guild_id, user_id, language, change, forget_asked=forget_asked)
        await self._show_mine(interaction, mine, custom_id.args[_REFERENCE], saved=True)

    async def _drop(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        guild_id, user_id = guild_of(interaction), interaction.user.id
        language = texts_for(interaction.locale).language
        subject, subject_id = places.read_value(chosen(interaction))
        with suppress(InvalidReminder):  # it was past, or called off meanwhile: it is given up all the same
            await ask_reminder(self._deps, guild_id, user_id, language, subject, subject_id, on=False)
        mine = await my_reminders(self._deps, guild_id, user_id)
        await self._show_mine(interaction, mine, custom_id.args[_REFERENCE], saved=True)

    async def _ask(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await show_apart(interaction, await self._asked(interaction, custom_id))

    async def _set(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await show(interaction, await self._asked(interaction, custom_id, on=places.is_on(custom_id)))

    async def _asked(
        self, interaction: discord.Interaction, custom_id: CustomId, *, on: bool | None = None
    ) -> discord.ui.LayoutView:
        t, guild_id = texts_for(interaction.locale), guild_of(interaction)
        subject, subject_id = places.read_subject(custom_id)
        asked = await ask_reminder(self._deps, guild_id, interaction.user.id, t.language, subject, subject_id, on=on)
        snapshot = (await self._deps.snapshots.get(guild_id)).snapshot
        return asked_view(t, snapshot, asked, reference_in(interaction) or places.UNSENT)
