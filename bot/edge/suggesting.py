"""Autocompletion: what several commands offer while a member types. At most 25 choices, of 100 characters each."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Final, TypeVar

import discord
from discord import app_commands

from bot.domain.text_folding import fold
from bot.edge.boundary import name_of, sentence_for
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views.directory_places import entry_value
from bot.views.entry_choosing import entry_label
from bot.views.markup import cut

Choices = list[app_commands.Choice[str]]
Suggest = Callable[[Any, discord.Interaction, str], Awaitable[Choices]]
_SuggestT = TypeVar("_SuggestT", bound=Suggest)
MOST_CHOICES: Final = 25
_LENGTH: Final = 100


def suggestions(suggest: _SuggestT) -> _SuggestT:
    """Bring what an autocompletion raises to the boundary: discord.py would only log it and leave the member waiting."""

    @wraps(suggest)
    async def guarded(cog: Any, interaction: discord.Interaction, typed: str) -> Choices:  # noqa: ANN401
        try:
            return (await suggest(cog, interaction, typed))[:MOST_CHOICES]
        except Exception as error:  # noqa: BLE001 - the boundary itself
            sentence = sentence_for(error, texts_for(interaction.locale), name_of(interaction))
            return [app_commands.Choice(name=sentence[:_LENGTH], value=typed[:_LENGTH] or "?")]

    guarded.__guarded__ = True  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """One line of the list; a value that is too long is cut like its name, and found again by its beginning."""
    return app_commands.Choice(name=cut(name, _LENGTH), value=value[:_LENGTH])


def plan_choices(held: Knowledge | None, typed: str) -> Choices:
    """The guild's plans whose title or table holds what was typed, accents and case aside."""
    plans = held.snapshot.plans if held else ()
    named = ((" · ".join(filter(None, (p.plan.title, p.working_group))), p.plan_id) for p in plans)
    return [choice(name, str(plan_id)) for name, plan_id in named if fold(typed) in fold(name)]


def entry_choices(interaction: discord.Interaction, held: Knowledge | None, typed: str) -> Choices:
    """The directory's entries that begin like what was typed."""
    if held is None:
        return []
    t, found = texts_for(interaction.locale), held.directory.complete(typed, MOST_CHOICES)
    return [choice(entry_label(t, held.snapshot, hit), entry_value(hit.kind, hit.id)) for hit in found]
