"""The screens of `/reglages`: each answer is kept at once, and shown back with what is still to be mended."""

from typing import Any

import discord

from bot.domain.errors import NotInGuild
from bot.domain.guild_settings import AssemblyKind, GuildSettings, PrivacyOfficer, SettingKey
from bot.domain.journal import Actor
from bot.domain.setting_findings import Finding
from bot.edge.channel_checks import problems_of
from bot.edge.forms import open_form
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen, chosen_ids, data_of
from bot.services.deps import Deps
from bot.services.settings import change_setting, keep_setting, reset_setting
from bot.texts.catalogue import texts_for
from bot.views import settings_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.settings import step_view, summary_view
from bot.views.settings_forms import CONTACT, NAME, bylaws_form, officer_form, setting_form
from bot.views.settings_places import STEPS, Place, Way, officer_in
from cogs.settings.answers import chosen_value, no_value, picked_value, typed_bylaws, typed_value
from cogs.settings.panel import Panels, follow


class Steps:
    """One setting at a time, and all of them."""

    def __init__(self, deps: Deps, panels: Panels) -> None:
        self._deps = deps
        self._panels = panels

    def route(self, router: Router) -> None:
        """Take the menus, buttons and forms of these screens."""
        router.add(places.FEATURE, places.STEP, 2, self._step)
        router.add(places.FEATURE, places.KEEP, 2, self._keep)
        router.add(places.FEATURE, places.PICK, 2, self._pick)
        router.add(places.FEATURE, places.CHOOSE, 2, self._choose)
        router.add(places.FEATURE, places.CLEAR, 2, self._clear)
        router.add(places.FEATURE, places.RESET, 2, self._reset)
        router.add(places.FEATURE, places.KIND, 1, self._open_bylaws)
        router.add(places.FEATURE, places.SUMMARY, 1, self._summary)
        router.add(places.FEATURE, places.CHANGE, 0, self._change)
        add_form(router, places.FEATURE, places.TYPE, 2, self._form, self._typed)
        add_form(router, places.FEATURE, places.BYLAWS, 2, self._bylaws_form, self._bylaws_typed)
        add_form(router, places.FEATURE, places.OFFICER, 2, self._officer_form, self._officer_typed)

    async def resume(self, interaction: discord.Interaction) -> None:
        """Show the first setting that nobody has answered; the summary where all are."""
        settings = await self._settings(interaction)
        unanswered = next((key for key in STEPS if key not in settings.chosen), None)
        if unanswered is None:
            await self.show_summary(interaction)
        else:
            await self.show_step(interaction, Place(unanswered), settings)

    async def show_step(
        self, interaction: discord.Interaction, place: Place, settings: GuildSettings, *, saved: bool = False
    ) -> None:
        """Show one setting; ``saved`` says that its answer has just been kept."""
        findings = _findings(interaction, settings)
        await show(interaction, step_view(texts_for(interaction.locale), settings, place, findings, saved=saved))

    async def show_summary(self, interaction: discord.Interaction, page: int = 0) -> None:
        """Show every setting."""
        settings = await self._settings(interaction)
        findings = _findings(interaction, settings)
        await show(interaction, summary_view(texts_for(interaction.locale), settings, findings, page))

    async def _step(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.show_step(interaction, Place.read(custom_id), await self._settings(interaction))

    async def _keep(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place = Place.read(custom_id)
        settings = await self._settings(interaction)
        if place.key not in settings.chosen:
            await acknowledge(interaction)
            settings = await keep_setting(self._deps, guild_seen(interaction).id, place.key)
        if place.after is None:
            await self.show_summary(interaction)
        else:
            await self.show_step(interaction, place.after, settings)

    async def _pick(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place, ids = Place.read(custom_id), chosen_ids(interaction)
        if place.key is SettingKey.PRIVACY_OFFICER:
            t, settings = texts_for(interaction.locale), await self._settings(interaction)
            form = officer_form(t, settings, ids[0], _name_of(interaction, ids[0]), place.way)
            await open_form(interaction, form)
        elif place.key is SettingKey.PANEL:
            await acknowledge(interaction)
            settings = await self._panels.post(guild_seen(interaction), Actor.member(interaction.user.id), ids[0])
            await self.show_step(interaction, place, settings, saved=True)
        else:
            await self._answer(interaction, place, picked_value(await self._settings(interaction), place.key, ids))

    async def _choose(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place = Place.read(custom_id)
        await self._answer(interaction, place, chosen_value(place.key, chosen(interaction)))

    async def _clear(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place = Place.read(custom_id)
        if place.key is SettingKey.PANEL:
            await acknowledge(interaction)
            settings = await self._panels.remove(guild_seen(interaction), Actor.member(interaction.user.id))
            await self.show_step(interaction, place, settings, saved=True)
        else:
            await self._answer(interaction, place, no_value(await self._settings(interaction), place.key))

    async def _reset(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place = Place.read(custom_id)
        await acknowledge(interaction)
        actor = Actor.member(interaction.user.id)
        settings = await reset_setting(self._deps, guild_seen(interaction).id, actor, place.key)
        await self._show_saved(interaction, place, settings)

    async def _summary(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.show_summary(interaction, int(custom_id.args[0]))

    async def _change(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - the menu says it
        place = Place(SettingKey(chosen(interaction)), Way.ALONE)
        await self.show_step(interaction, place, await self._settings(interaction))

    async def _form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        return setting_form(texts_for(interaction.locale), await self._settings(interaction), Place.read(custom_id))

    async def _typed(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        place = Place.read(custom_id)
        await self._answer(interaction, place, typed_value(await self._settings(interaction), place.key, typed))

    async def _open_bylaws(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        kind, way = AssemblyKind(chosen(interaction)), Way(custom_id.args[0])
        form = bylaws_form(texts_for(interaction.locale), await self._settings(interaction), kind, way)
        await open_form(interaction, form)

    async def _bylaws_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        kind, way = custom_id.args
        t, settings = texts_for(interaction.locale), await self._settings(interaction)
        return bylaws_form(t, settings, AssemblyKind(kind), Way(way))

    async def _bylaws_typed(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        kind, way = custom_id.args
        value = {AssemblyKind(kind): typed_bylaws(typed)}
        await self._answer(interaction, Place(SettingKey.BYLAWS, Way(way)), value)

    async def _officer_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        user_id, way = officer_in(custom_id)
        return officer_form(texts_for(interaction.locale), await self._settings(interaction), user_id, "", way)

    async def _officer_typed(
        self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]
    ) -> None:
        user_id, way = officer_in(custom_id)
        officer = PrivacyOfficer(typed[NAME], typed[CONTACT], user_id)
        await self._answer(interaction, Place(SettingKey.PRIVACY_OFFICER, way), officer)

    async def _answer(self, interaction: discord.Interaction, place: Place, value: Any) -> None:  # noqa: ANN401
        await acknowledge(interaction)
        actor = Actor.member(interaction.user.id)
        settings = await change_setting(self._deps, guild_seen(interaction).id, actor, place.key, value)
        await self._show_saved(interaction, place, settings)

    async def _show_saved(self, interaction: discord.Interaction, place: Place, settings: GuildSettings) -> None:
        await self.show_step(interaction, place, settings, saved=True)
        if place.key is SettingKey.LANGUAGE:
            await follow(guild_seen(interaction), settings)

    async def _settings(self, interaction: discord.Interaction) -> GuildSettings:
        return (await self._deps.snapshots.get(guild_seen(interaction).id)).snapshot.settings


def guild_seen(interaction: discord.Interaction) -> discord.Guild:
    """The guild as Discord shows it to the bot; raise ``NotInGuild`` in a direct message."""
    if interaction.guild is None:
        raise NotInGuild
    return interaction.guild


def _findings(interaction: discord.Interaction, settings: GuildSettings) -> tuple[Finding, ...]:
    guild = guild_seen(interaction)
    return problems_of(settings, guild.channels, guild.roles, guild.me)


def _name_of(interaction: discord.Interaction, user_id: int) -> str:
    """What the member who was picked is called in the guild."""
    resolved = data_of(interaction)["resolved"]
    user = resolved["users"][str(user_id)]
    nick = resolved.get("members", {}).get(str(user_id), {}).get("nick")
    return str(nick or user.get("global_name") or user["username"])
