"""Interactions as they are sent to the bot: who, where, with which rights, about what."""

import secrets

from bot.playground.access import permissions_in
from bot.playground.attachments import SIZE_LIMIT
from bot.playground.commandline_values import OptionType
from bot.playground.context_menus import MESSAGE_MENU, USER_MENU
from bot.playground.gateway import Gateway
from bot.playground.guild import DIRECT_CHANNEL
from bot.playground.interactions import Interaction, InteractionType
from bot.playground.json_types import JSON
from bot.playground.state import State

_IN_GUILD, _IN_DIRECT_MESSAGE = 0, 1


def send_interaction(
    state: State,
    gateway: Gateway,
    kind: InteractionType,
    data: JSON,
    *,
    user: JSON,
    channel: JSON,
    locale: str,
    source: JSON | None = None,
    trigger: Interaction | None = None,
) -> Interaction:
    """Send an interaction to the bot now, and give it back with the futures of its answer.

    Args:
        state: where the interaction is kept.
        gateway: what sends it.
        kind: its type.
        data: its ``data``, as the protocol writes it.
        user: who uses it.
        channel: where.
        locale: the user's language.
        source: the message whose component is used, or from which the form was opened.
        trigger: the interaction that opened the form.
    """
    guild_id = channel.get("guild_id")
    interaction = Interaction(
        id=state.ids.new(),
        token=secrets.token_urlsafe(48),
        type=kind,
        user=user,
        channel_id=channel["id"],
        guild_id=guild_id,
        created_at=state.clock.now(),
        metadata={},
        source_id=source["id"] if source else None,
    )
    owners = {"0": guild_id or "0"}
    interaction.metadata = _metadata(interaction, owners, trigger) | _target(data)
    interaction.command = _command(interaction, data)
    state.remember(interaction)
    payload = {
        "id": interaction.id,
        "application_id": state.bot_id,
        "type": int(kind),
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": channel["id"],
        "channel": _partial(state, channel, user["id"]),
        "locale": locale,
        "app_permissions": str(permissions_in(state, channel, state.bot_id)),
        "entitlements": [],
        "authorizing_integration_owners": owners,
        "attachment_size_limit": SIZE_LIMIT,
    }
    payload |= _whereabouts(state, channel, user) | ({"message": source} if source else {})
    gateway.publish("INTERACTION_CREATE", payload, guild_id=guild_id)
    return interaction


def _command(interaction: Interaction, data: JSON) -> JSON | None:
    """What the first answer to a command says of it."""
    if interaction.type is not InteractionType.COMMAND:
        return None
    kind, user = int(interaction.type), interaction.user
    return {"id": interaction.id, "type": kind, "name": _full_name(data), "user": user}


def _whereabouts(state: State, channel: JSON, user: JSON) -> JSON:
    """Who uses it, as a member of the guild or as a user."""
    if channel["type"] == DIRECT_CHANNEL:
        return {"context": _IN_DIRECT_MESSAGE, "user": user}
    guild = state.guilds[channel["guild_id"]]
    return {
        "context": _IN_GUILD,
        "guild_id": guild.id,
        "guild": guild.partial(),
        "guild_locale": guild.locale,
        "member": guild.member_in(channel, user["id"]),
    }


def _partial(state: State, channel: JSON, user_id: str) -> JSON:
    shown = {key: value for key, value in channel.items() if key != "permission_overwrites"}
    return shown | {"permissions": str(permissions_in(state, channel, user_id))}


def _full_name(data: JSON) -> str:
    """A command's name, with those of its group and subcommand."""
    name, options = str(data.get("name")), data.get("options")
    while options and options[0]["type"] in (OptionType.SUBCOMMAND, OptionType.GROUP):
        name, options = f"{name} {options[0]['name']}", options[0].get("options")
    return name


def _target(data: JSON) -> JSON:
    """What a menu's command was about, as its messages say it."""
    target = data.get("target_id")
    if data.get("type") == MESSAGE_MENU:
        return {"target_message_id": target}
    if data.get("type") == USER_MENU:
        return {"target_user": data["resolved"]["users"][target]}
    return {}


def _metadata(interaction: Interaction, owners: JSON, trigger: Interaction | None) -> JSON:
    """What messages say of the interaction that made them."""
    metadata: JSON = {
        "id": interaction.id,
        "type": int(interaction.type),
        "user": interaction.user,
        "authorizing_integration_owners": owners,
    }
    if interaction.type is InteractionType.COMPONENT:
        metadata["interacted_message_id"] = interaction.source
    if trigger is not None:
        metadata["triggering_interaction_metadata"] = trigger.metadata
    return metadata
