"""What a bot does with an interaction's token once it has answered: follow up, read, edit, delete."""

from bot.playground.answers import answer_with_message, edit_answer
from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.errors import Refusal, Refused
from bot.playground.interactions import Interaction


def _interaction(call: Call) -> Interaction:
    interaction = call.state.interactions.get(call.params["webhook_token"])
    if interaction is None or call.params["webhook_id"] != call.state.bot_id:
        raise Refused(Refusal.UNKNOWN_WEBHOOK)
    interaction.require_open(call.state.clock.now())
    return interaction


def _message_id(call: Call, interaction: Interaction) -> str:
    """The message that the path names; ``Refused`` (10008) where it is not one of the interaction's."""
    message_id = call.params.get("message_id", interaction.original_id)
    if message_id is None or message_id not in (*interaction.message_ids, interaction.original_id):
        raise Refused(Refusal.UNKNOWN_MESSAGE)
    return message_id


def _follow_up(call: Call) -> Reply:
    """A new message; the first one after « thinking » takes its place."""
    interaction = _interaction(call)
    if interaction.loading:
        message_id = _message_id(call, interaction)
        stored = edit_answer(call.state, call.gateway, interaction, message_id, call.payload, call.files)
    else:
        stored = answer_with_message(call.state, call.gateway, interaction, call.payload, call.files)
        interaction.settle()
    call.state.touch()
    return ok(stored.raw)


def _read(call: Call) -> Reply:
    interaction = _interaction(call)
    return ok(call.state.messages.find(interaction.channel_id, _message_id(call, interaction)).raw)


def _edit(call: Call) -> Reply:
    interaction = _interaction(call)
    message_id = _message_id(call, interaction)
    stored = edit_answer(call.state, call.gateway, interaction, message_id, call.payload, call.files)
    call.state.touch()
    return ok(stored.raw)


def _delete(call: Call) -> Reply:
    interaction = _interaction(call)
    stored = call.state.messages.find(interaction.channel_id, _message_id(call, interaction))
    call.state.messages.remove(interaction.channel_id, stored.raw["id"])
    if stored.seen_by is None:
        call.gateway.publish_deleted(stored.raw, interaction.guild_id)
    interaction.settle()
    call.state.touch()
    return no_content()


_TOKEN = "/webhooks/{webhook_id}/{webhook_token}"  # noqa: S105
_ORIGINAL = f"{_TOKEN}/messages/@original"
_MESSAGE = f"{_TOKEN}/messages/{{message_id}}"

ROUTES = (
    Route("POST", _TOKEN, _follow_up, by_token=True),
    Route("GET", _ORIGINAL, _read, by_token=True),
    Route("PATCH", _ORIGINAL, _edit, by_token=True),
    Route("DELETE", _ORIGINAL, _delete, by_token=True),
    Route("GET", _MESSAGE, _read, by_token=True),
    Route("PATCH", _MESSAGE, _edit, by_token=True),
    Route("DELETE", _MESSAGE, _delete, by_token=True),
)
