"""`/agenda`: what comes, and all of it for one's own calendar."""

import discord
from discord import app_commands

from bot.domain.deadline_due import due_by_id, upcoming_deadlines
from bot.domain.errors import OutdatedControl
from bot.domain.reminder import Remindable
from bot.edge.asking import asker_of
from bot.edge.assembly_choices import told_assembly
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, attached, show, show_apart
from bot.edge.router import Router, chosen
from bot.exporters.assembly_ics import AGENDA_FILE_NAME, agenda_calendar
from bot.exporters.deadline_ics import deadline_entry
from bot.services.deps import Deps
from bot.services.gatherings import gathering_of
from bot.texts.catalogue import texts_for
from bot.views import agenda_places as places
from bot.views.agenda import agenda_view, calendar_view
from bot.views.agenda_places import FEATURE, AgendaPlace, Period
from bot.views.assembly_card import card_view
from bot.views.custom_ids import CustomId
from bot.views.followup import due_card_view
from bot.views.reminder_places import read_value


class AgendaCommand:
    """The command, its pages, and what they open."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def install(self, tree: app_commands.CommandTree, router: Router) -> None:
        """Add the command, and take its controls."""
        tree.add_command(
            app_commands.Command(
                name=L("agenda"),
                description=L("Ce qui vient : assemblées, échéances, les vôtres d'abord"),
                callback=self.show,
            )
        )
        router.add(FEATURE, places.PAGE, places.PAGE_ARITY, self._turn_page)
        router.add(FEATURE, places.OPEN, 0, self._open)
        router.add(FEATURE, places.ICS, 0, self._calendar)

    @app_commands.rename(period=L("periode"))
    @app_commands.describe(period=L("Jusqu'à quand; sans rien, un mois"))
    @app_commands.choices(
        period=[
            app_commands.Choice(name=L("semaine"), value=Period.WEEK),
            app_commands.Choice(name=L("mois"), value=Period.MONTH),
            app_commands.Choice(name=L("trimestre"), value=Period.QUARTER),
            app_commands.Choice(name=L("tout"), value=Period.ALL),
        ]
    )
    async def show(self, interaction: discord.Interaction, period: str | None = None) -> None:
        """Show what comes."""
        await self._show(interaction, AgendaPlace(Period(period or Period.MONTH)))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, AgendaPlace.read(custom_id))

    async def _show(self, interaction: discord.Interaction, place: AgendaPlace) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        asker = asker_of(interaction, held, self._deps.clock)
        view = agenda_view(texts_for(interaction.locale), held.snapshot, place, asker, self._deps.clock.now())
        await show(interaction, view)

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        subject, thing_id = read_value(chosen(interaction))
        t, now = texts_for(interaction.locale), self._deps.clock.now()
        if subject is Remindable.DEADLINE:
            held = await knowledge(interaction, self._deps.snapshots)
            due = due_by_id(held.snapshot, thing_id)
            if due is None:
                raise OutdatedControl(custom_id.encode())
            await show(interaction, due_card_view(t, due, held.snapshot.settings, now))
            return
        await acknowledge(interaction)
        held = await knowledge(interaction, self._deps.snapshots)
        told_assembly(held.snapshot, thing_id)
        gathering = await gathering_of(self._deps, guild_of(interaction), thing_id)
        await show(interaction, card_view(t, held.snapshot, gathering, interaction.user.id, now))

    async def _calendar(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - it carries nothing
        held = await knowledge(interaction, self._deps.snapshots)
        t, now, snapshot = texts_for(interaction.locale), self._deps.clock.now(), held.snapshot
        # One that was cancelled is there too: a calendar that has it takes it away.
        told = [each for each in snapshot.assemblies if each.convened_at is not None and each.ends_at > now]
        dues = upcoming_deadlines(snapshot, asker_of(interaction, held, self._deps.clock))
        entries = [deadline_entry(t, each, now) for each in dues]
        data = agenda_calendar(t, told, snapshot.directory, now, entries)
        _ = t.gettext
        file = attached(AGENDA_FILE_NAME, data, _("Tout ce qui vient, pour votre calendrier"))
        await show_apart(interaction, calendar_view(t, AGENDA_FILE_NAME), [file])
