"""The error boundary: a domain error becomes a sentence; anything else is logged under a code that the member sees too."""

import logging
import secrets
from typing import Any, Final

import aiohttp
import discord
from discord import app_commands

from bot.domain.errors import CourroieError
from bot.edge.replies import show_apart
from bot.texts.catalogue import Texts, texts_for
from bot.texts.problems import incident_sentence, problem_sentence
from bot.views.message import message_view

_log = logging.getLogger(__name__)
# Too late, or answered by a second process on the same token: nothing can be said to the member any more.
_GONE: Final = frozenset({10062, 40060})
# What may come of an answer besides an answer: refused, lost on the way, or given meanwhile.
_UNANSWERED: Final = (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError, OSError)


def sentence_for(error: BaseException, t: Texts, where: str) -> str:
    """What to tell the member of ``error``; what is our fault is logged with its traceback, under the code told."""
    error = _cause(error)
    if isinstance(error, CourroieError):
        return problem_sentence(t, error)
    code = secrets.token_hex(3).upper()
    _log.error("incident %s in %s", code, where, exc_info=error)
    return incident_sentence(t, code)


async def explain(interaction: discord.Interaction, error: BaseException) -> None:
    """Tell the member what happened, in their language, whatever had been answered before; never raise.

    Where they were typing, nothing can be told: they are offered nothing.
    """
    if _is_gone(_cause(error)):
        _log.warning("too late to answer %s: %s", name_of(interaction), _cause(error))
        return
    sentence = sentence_for(error, texts_for(interaction.locale), name_of(interaction))
    try:
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await show_apart(interaction, message_view(sentence))
    except _UNANSWERED as problem:
        level = logging.WARNING if _is_gone(problem) else logging.ERROR
        _log.log(level, "could not answer %s: %r", name_of(interaction), problem)


def _cause(error: BaseException) -> BaseException:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error


def _is_gone(error: BaseException) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in _GONE


def name_of(interaction: discord.Interaction) -> str:
    """What was being answered: a command's name, or a control's feature and action; what it carries, somebody may have typed."""
    command = interaction.command
    if command is not None:
        return f"/{command.qualified_name}"
    data: dict[str, Any] = dict(interaction.data or {})
    return "|".join(str(data.get("custom_id", interaction.type.name)).split("|", 3)[:3])
