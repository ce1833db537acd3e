"""What the screens of due dates are made from, and whether the member may follow them."""

from dataclasses import dataclass
from datetime import datetime

import discord

from bot.domain.deadline_due import DueAction, due_by_id, due_of_action, may_answer, may_follow
from bot.domain.errors import DeadlineOver, NotResponsible, OutdatedControl, UnknownReference
from bot.domain.plan import Node
from bot.domain.plan_responsibles import Asker
from bot.domain.reference_grammar import resolve
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.edge.asking import asker_of
from bot.edge.reading import knowledge, knowledge_at_once
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts, texts_for


@dataclass(frozen=True, slots=True)
class FollowDesk:
    """One member in front of the guild's due dates, now."""

    t: Texts
    held: Knowledge
    asker: Asker
    now: datetime

    @classmethod
    async def of(cls, interaction: discord.Interaction, deps: Deps, *, at_once: bool = False) -> "FollowDesk":
        """The desk of whoever uses ``interaction``; ``at_once`` where a form follows."""
        held = await (knowledge_at_once if at_once else knowledge)(interaction, deps.snapshots)
        asker = asker_of(interaction, held, deps.clock)
        return cls(texts_for(interaction.locale), held, asker, deps.clock.now())

    @property
    def snapshot(self) -> GuildSnapshot:
        """The guild as it is held."""
        return self.held.snapshot

    def named(self, loaded: LoadedPlan, typed: str) -> Node:
        """The action that ``typed`` names, which the member may follow.

        Raises:
            UnknownReference: it names no action.
            NotResponsible: it is not theirs to follow.
        """
        node = resolve(loaded.plan, typed)
        if node.action is None:
            raise UnknownReference(typed, tuple(child.reference for child in node.below() if child.action)[:5])
        return self._theirs(loaded, node)

    def action(self, item_id: int) -> tuple[LoadedPlan, Node]:
        """An action that the member may follow; raise ``OutdatedControl`` where a revision left it out, or ``NotResponsible``."""
        found = self.snapshot.action_by_id(item_id)
        if found is None:
            raise OutdatedControl(str(item_id))
        return found[0], self._theirs(*found)

    def due(self, deadline_id: int) -> DueAction:
        """An open due date that the member may answer; raise ``DeadlineOver``, or ``NotResponsible``."""
        found = due_by_id(self.snapshot, deadline_id)
        if found is None:
            raise DeadlineOver
        if not may_answer(self.snapshot, found, self.asker):
            raise NotResponsible(found.node.reference)
        return found

    def dues(self, item_id: int) -> list[DueAction]:
        """The open due dates of an action."""
        return due_of_action(self.snapshot, item_id)

    def _theirs(self, loaded: LoadedPlan, node: Node) -> Node:
        is_named = any(may_answer(self.snapshot, each, self.asker) for each in self.dues(node.item.id or 0))
        if not is_named and not may_follow(self.snapshot, loaded, node, self.asker):
            raise NotResponsible(node.reference)
        return node
