"""A form's way: it opens, its answers are accepted or come back with « Corriger »; nothing that was typed is lost.

One route serves the form itself and every button that opens it, « Corriger » among them: all carry its ``custom_id``, and
whoever may send it may open it.
"""

from collections.abc import Awaitable, Callable

import discord

from bot.domain.errors import OutdatedControl
from bot.edge.boundary import name_of, sentence_for
from bot.edge.components import components_of
from bot.edge.forms import answers, open_form
from bot.edge.replies import show
from bot.edge.router import Router
from bot.texts.catalogue import texts_for
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.retry import filled, read_typed, retry_view

Build = Callable[[discord.Interaction, CustomId], Awaitable[Form]]
"""Gives the form that a ``custom_id`` names, with what it proposes; it must be quick: no form may follow a wait."""
Accept = Callable[[discord.Interaction, CustomId, dict[str, str]], Awaitable[None]]
"""Does what was asked with the answers, by field, and shows what came of it."""


def add_form(router: Router, feature: str, action: str, arity: int, build: Build, accept: Accept) -> None:
    """Send to ``accept`` what is answered to a form, and open it where a button carries its ``custom_id``.

    Where ``accept`` raises, its sentence is shown above what was typed, with « Corriger ».
    """

    async def handle(interaction: discord.Interaction, custom_id: CustomId) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await accept_or_give_back(interaction, custom_id, answers(interaction), build, accept)
        else:
            form = await build(interaction, custom_id)
            await open_form(interaction, filled(form, typed_before(interaction, form)))

    router.add(feature, action, arity, handle)


def add_resend(router: Router, feature: str, action: str, arity: int, build: Build, accept: Accept) -> None:
    """Send to ``accept`` what the pressed message says was typed in the form: « Inscrire quand même »."""

    async def handle(interaction: discord.Interaction, custom_id: CustomId) -> None:
        typed = typed_before(interaction, await build(interaction, custom_id))
        if not typed:  # not a screen of ours
            raise OutdatedControl(custom_id.encode())
        await accept_or_give_back(interaction, custom_id, typed, build, accept)

    router.add(feature, action, arity, handle)


def typed_before(interaction: discord.Interaction, form: Form) -> dict[str, str]:
    """What was typed in ``form``, by field, where the pressed message is one of ``retry_view``; else nothing."""
    texts = (each for each in components_of(interaction) if isinstance(each, discord.TextDisplay))
    return read_typed(form, {text.id: text.content for text in texts if text.id is not None})


async def accept_or_give_back(
    interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str], build: Build, accept: Accept
) -> None:
    """Accept ``typed``; where that raises, show the sentence above what was typed, with « Corriger »."""
    try:
        await accept(interaction, custom_id, typed)
    except discord.HTTPException:  # the answer itself was refused: no other can follow it
        raise
    except Exception as error:  # noqa: BLE001 - a boundary: whatever happened, what was typed comes back
        t = texts_for(interaction.locale)
        sentence = sentence_for(error, t, name_of(interaction))
        await show(interaction, retry_view(t, sentence, await build(interaction, custom_id), typed))
