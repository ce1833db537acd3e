"""The commands of `/gerer plan`."""

import asyncio

import discord
from discord import app_commands

from bot.domain.errors import UnreadableFile
from bot.domain.text_folding import fold
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge, plan_named
from bot.edge.replies import acknowledge, attached, show
from bot.edge.router import Router
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, plan_choices, suggestions
from bot.exporters.door import ExportFormat, file_name, write_plan
from bot.importers.decoding import MAX_BYTES
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from bot.views.plan_export import export_view
from cogs.plan_management.doubts import Doubts
from cogs.plan_management.entrusting import Entrusting
from cogs.plan_management.importing import Importing, PlanFile, table_names

_PLAN = L("Le plan, s'il y en a plusieurs")


class PlanManagement(app_commands.Group):
    """Plans come in after a preview, go out as files, and leave doubts to settle."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        super().__init__(name=L("plan"), description=L("Charger, exporter et vérifier un plan"), parent=parent)
        self._deps = deps
        self._importing = Importing(deps)
        self._doubts = Doubts(deps)
        self._entrusting = Entrusting(deps)

    def route(self, router: Router) -> None:
        """Take the buttons and menus of these screens."""
        self._importing.route(router)
        self._doubts.route(router)
        self._entrusting.route(router)

    @suggestions
    async def _suggest_plan(self, interaction: discord.Interaction, typed: str) -> Choices:
        return plan_choices(self._deps.snapshots.peek_or_begin(guild_of(interaction)), typed)

    @suggestions
    async def _suggest_table(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        names = table_names(held.snapshot) if held else []
        return [choice(name, name) for name in names if fold(typed) in fold(name)]

    @suggestions
    async def _suggest_party(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        parties = plan_named(held, interaction.namespace.plan, interaction.channel_id).plan.parties if held else ()
        return [choice(each.name, each.name) for each in parties if any(fold(typed) in fold(n) for n in each.names)]

    @suggestions
    async def _suggest_action(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        loaded = plan_named(held, interaction.namespace.plan, interaction.channel_id)
        nodes = held.completion_of(loaded).matching(typed, depth=4)
        return [choice(f"{node.reference} · {node.item.title}", str(node.reference)) for node in nodes[:MOST_CHOICES]]

    @app_commands.command(
        name=L("importer"), description=L("Charger un plan : un aperçu d'abord, rien n'est écrit avant « Confirmer »")
    )
    @app_commands.rename(file=L("fichier"), table=L("table"), channel=L("salon"))
    @app_commands.describe(
        file=L("Le plan, en Markdown (.md, .txt) ou en JSON (.json)"),
        plan=L("Le plan que ce fichier remplace; par défaut, celui du même titre"),
        table=L("La table ou le comité dont c'est le plan; par défaut, la table de quartier"),
        channel=L("Le salon de cette table : « /plan » y montrera son plan"),
    )
    @app_commands.autocomplete(plan=_suggest_plan, table=_suggest_table)
    async def import_(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment,
        plan: str | None = None,
        table: str | None = None,
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Preview the plan that ``file`` holds."""
        if file.size > MAX_BYTES:
            raise UnreadableFile("too_large")
        await acknowledge(interaction)
        held = await knowledge(interaction, self._deps.snapshots)
        plan_id = plan_named(held, plan, None).plan_id if plan else None
        data = await file.read()
        channel_id = channel.id if channel else None
        await self._importing.preview(interaction, PlanFile(file.filename, data), table, channel_id, plan_id)

    @app_commands.command(name=L("exporter"), description=L("Emporter un plan dans un fichier"))
    @app_commands.describe(format=L("JSON et Markdown gardent tout; CSV donne les actions à un tableur"), plan=_PLAN)
    @app_commands.choices(
        format=[
            app_commands.Choice(name=L("JSON, complet"), value=ExportFormat.JSON),
            app_commands.Choice(name=L("Markdown, complet et lisible"), value=ExportFormat.MARKDOWN),
            app_commands.Choice(name=L("CSV, les actions pour un tableur"), value=ExportFormat.CSV),
        ]
    )
    @app_commands.autocomplete(plan=_suggest_plan)
    async def export(self, interaction: discord.Interaction, format: str, plan: str | None = None) -> None:  # noqa: A002 - the option's name
        """Send the plan as a file."""
        await acknowledge(interaction)
        held = await knowledge(interaction, self._deps.snapshots)
        loaded = plan_named(held, plan, interaction.channel_id)
        kind = ExportFormat(format)
        data = await asyncio.to_thread(write_plan, loaded.plan, kind)
        name = file_name(loaded.plan, kind)
        t = texts_for(interaction.locale)
        view, _ = export_view(t, loaded.plan, name), t.gettext
        await show(interaction, view, [attached(name, data, _("Le plan, en fichier"))])

    @app_commands.command(name=L("doutes"), description=L("Revoir ce que l'importation n'a pas pu lire avec certitude"))
    @app_commands.describe(plan=_PLAN)
    @app_commands.autocomplete(plan=_suggest_plan)
    async def doubts(self, interaction: discord.Interaction, plan: str | None = None) -> None:
        """List the doubts that nobody has settled."""
        await acknowledge(interaction)
        held = await knowledge(interaction, self._deps.snapshots)
        await self._doubts.show(interaction, plan_named(held, plan, interaction.channel_id).plan_id)

    @app_commands.command(
        name=L("confier"), description=L("Dire qui s'occupe de quoi : un responsable du plan, ou une seule action")
    )
    @app_commands.rename(party=L("partie"))
    @app_commands.describe(
        party=L("Un nom du plan, par exemple « Coordination » ou « CA »"),
        action=L("Une seule action, par exemple II.B.1.3; par défaut, toutes celles du responsable"),
        plan=_PLAN,
    )
    @app_commands.autocomplete(party=_suggest_party, action=_suggest_action, plan=_suggest_plan)
    async def entrust(
        self,
        interaction: discord.Interaction,
        party: str | None = None,
        action: str | None = None,
        plan: str | None = None,
    ) -> None:
        """Ask to whom it is entrusted; with neither, list the plan's parties."""
        held = await knowledge(interaction, self._deps.snapshots)
        await self._entrusting.start(interaction, plan_named(held, plan, interaction.channel_id), party, action)
