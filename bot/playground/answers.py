"""What an interaction's answer does to messages: a new one, one that says « thinking », an edit in place."""

from collections.abc import Mapping

from bot.playground.gateway import Gateway
from bot.playground.interactions import Interaction
from bot.playground.json_types import JSON
from bot.playground.message_store import Stored
from bot.playground.messages import EPHEMERAL, LOADING, blank_message, create_message, edit_message
from bot.playground.state import File, State

_COMMAND_ANSWER, _MENU_ANSWER = 20, 23
"""The types of messages that answer a slash command, and a command of a menu."""


def answer_with_message(
    state: State, gateway: Gateway, interaction: Interaction, payload: JSON, files: Mapping[int, File]
) -> Stored:
    """A new message, seen by the member alone where it is ephemeral."""
    extra = _made_by(state, interaction)
    stored = create_message(state, interaction.channel_id, state.cast.bot, payload, files, extra)
    if (payload.get("flags") or 0) & EPHEMERAL:
        _hide(stored, interaction)
    _keep(gateway, interaction, stored)
    return stored


def show_thinking(state: State, gateway: Gateway, interaction: Interaction, *, ephemeral: bool) -> None:
    """A message that says that the bot is thinking, until it is edited or followed up."""
    message = blank_message(state, interaction.channel_id, state.cast.bot)
    stored = Stored(message | {"flags": LOADING} | _made_by(state, interaction))
    if ephemeral:
        _hide(stored, interaction)
    state.messages.add(stored)
    interaction.loading = True
    _keep(gateway, interaction, stored)


def edit_answer(
    state: State, gateway: Gateway, interaction: Interaction, message_id: str, payload: JSON, files: Mapping[int, File]
) -> Stored:
    """Change one of the interaction's messages, or the one whose component was used; thinking ends."""
    stored = state.messages.find(interaction.channel_id, message_id)
    thinking = stored.raw["flags"] & LOADING
    edit_message(state, stored.raw, payload, files)
    if thinking:  # its first words are no correction: Discord does not say « (modifié) » of them
        stored.raw["flags"] &= ~LOADING
        stored.raw["edited_timestamp"] = None
    if stored.seen_by is None:
        gateway.publish_message("MESSAGE_UPDATE", stored.raw, interaction.guild_id)
    interaction.settle()
    return stored


def _made_by(state: State, interaction: Interaction) -> JSON:
    made: JSON = {
        "type": 0,
        "application_id": state.bot_id,
        "webhook_id": state.bot_id,
        "interaction_metadata": interaction.metadata,
    }
    if interaction.original_id is None and interaction.command is not None:
        of_a_menu = {"target_message_id", "target_user"} & set(interaction.metadata)
        made |= {"type": _MENU_ANSWER if of_a_menu else _COMMAND_ANSWER, "interaction": interaction.command}
    return made


def _hide(stored: Stored, interaction: Interaction) -> None:
    stored.seen_by = interaction.user["id"]
    stored.raw["flags"] |= EPHEMERAL
    for attachment in stored.raw["attachments"]:
        attachment["ephemeral"] = True


def _keep(gateway: Gateway, interaction: Interaction, stored: Stored) -> None:
    message_id = stored.raw["id"]
    interaction.message_ids.append(message_id)
    if interaction.original_id is None:
        interaction.original_id = message_id
        interaction.ephemeral = stored.seen_by is not None
    if stored.seen_by is None:
        gateway.publish_message("MESSAGE_CREATE", stored.raw, interaction.guild_id)
