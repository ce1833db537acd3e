"""The commands of `/suivi`; what is offered while one types."""

from typing import Final

import discord
from discord import app_commands

from bot.domain.deadline_due import may_follow
from bot.domain.text_folding import fold
from bot.edge.asking import asker_of
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, plan_named
from bot.edge.router import Router
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, entry_choices, plan_choices, suggestions
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from cogs.followup.answering import Answering
from cogs.followup.desk import FollowDesk
from cogs.followup.planning import Planning

_LENGTH: Final = 200


class FollowUpCommands(app_commands.Group):
    """What a responsible does of the actions that are theirs."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(name=L("suivi"), description=L("Faire avancer une action du plan"))
        self._deps = deps
        self._planning = Planning(deps)
        self._answering = Answering(deps)

    def route(self, router: Router) -> None:
        """Take the controls and the forms of these screens, and of the reminders."""
        self._planning.route(router)
        self._answering.route(router)

    @suggestions
    async def _suggest_plan(self, interaction: discord.Interaction, typed: str) -> Choices:
        return plan_choices(self._deps.snapshots.peek_or_begin(guild_of(interaction)), typed)

    @suggestions
    async def _suggest_action(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        loaded = plan_named(held, interaction.namespace.plan, interaction.channel_id)
        nodes = held.completion_of(loaded).matching(typed, depth=4)
        if not typed.strip():
            asker = asker_of(interaction, held, self._deps.clock)
            nodes = sorted(nodes, key=lambda node: not may_follow(held.snapshot, loaded, node, asker))
        return [choice(f"{node.reference} · {node.item.title}", str(node.reference)) for node in nodes[:MOST_CHOICES]]

    @suggestions
    async def _suggest_responsible(self, interaction: discord.Interaction, typed: str) -> Choices:
        _ = texts_for(interaction.locale).gettext
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        words = [choice(word, word) for word in (_("moi"), _("la coordination")) if fold(word).startswith(fold(typed))]
        return [*words, *entry_choices(interaction, held, typed)]

    @app_commands.command(
        name=L("echeance"), description=L("Les échéances d'une action : en planifier une, la déplacer, y répondre")
    )
    @app_commands.rename(
        day=L("date"), comes_back=L("recurrence"), responsible=L("responsable"), reminders=L("rappels")
    )
    @app_commands.describe(
        action=L("L'action du plan, par exemple II.B.1.3"),
        day=L("Quand : « 30 mai 2013 », « dans 3 semaines », « mardi prochain 14 h »"),
        comes_back=L("Si elle revient : « chaque année », « le 2e mardi du mois »"),
        responsible=L("Un nom du bottin, un rôle, « moi »; par défaut, qui porte l'action"),
        reminders=L("Combien de temps avant : « 14 jours, 2 jours »; par défaut, comme le serveur"),
        plan=L("Le plan, s'il y en a plusieurs"),
    )
    @app_commands.autocomplete(action=_suggest_action, responsible=_suggest_responsible, plan=_suggest_plan)
    async def due(
        self,
        interaction: discord.Interaction,
        action: str,
        day: app_commands.Range[str, 1, _LENGTH] | None = None,
        comes_back: app_commands.Range[str, 1, _LENGTH] | None = None,
        responsible: app_commands.Range[str, 1, _LENGTH] | None = None,
        reminders: app_commands.Range[str, 1, _LENGTH] | None = None,
        plan: str | None = None,
    ) -> None:
        """Show what was understood of a due date to plan; without a day, those that the action has."""
        desk = await FollowDesk.of(interaction, self._deps)
        loaded = plan_named(desk.held, plan, interaction.channel_id)
        node = desk.named(loaded, action)
        if day or comes_back:
            said = (day or "", comes_back or "", responsible or "", reminders or "")
            await self._planning.show_understood(interaction, desk, loaded, node, said)
        else:
            await self._planning.show_list(interaction, desk, loaded, node)
