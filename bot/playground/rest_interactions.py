"""The callback by which a bot answers an interaction."""

from bot.playground.answers import answer_with_message, edit_answer, show_thinking
from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.component_kinds import walk
from bot.playground.errors import Refusal, Refused, invalid_field, invalid_form
from bot.playground.interactions import Answer, Interaction
from bot.playground.json_types import JSON
from bot.playground.limits import autocomplete_errors, modal_errors
from bot.playground.messages import EPHEMERAL


def _callback(call: Call) -> Reply:
    interaction = call.state.interactions.get(call.params["interaction_token"])
    if interaction is None or interaction.id != call.params["interaction_id"]:
        raise Refused(Refusal.UNKNOWN_INTERACTION)
    interaction.require_pending(call.state.clock.now())
    answer = _answer_given(interaction, call.payload)
    try:
        message = _carry_out(call, interaction, answer)
    except Refused as refused:
        raise refused.within("data") from None
    interaction.acknowledge(answer)
    call.state.touch()
    return ok(_described(interaction, answer, message)) if call.flag("with_response") else no_content()


def _answer_given(interaction: Interaction, payload: JSON) -> Answer:
    allowed = interaction.answers_allowed
    if payload.get("type") not in allowed:
        listed = ", ".join(str(int(answer)) for answer in allowed)
        raise invalid_field(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
    return Answer(payload["type"])


def _data(payload: JSON) -> JSON:
    data = payload.get("data") or {}
    if not isinstance(data, dict):
        raise invalid_field((), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
    return data


def _carry_out(call: Call, interaction: Interaction, answer: Answer) -> JSON | None:
    """Do what the answer asks; give the message that the response describes."""
    state, gateway = call.state, call.gateway
    data = _data(call.payload)
    match answer:
        case Answer.MESSAGE:
            stored = answer_with_message(state, gateway, interaction, data, call.files)
            interaction.settle()
            return stored.raw
        case Answer.DEFERRED_MESSAGE:
            show_thinking(state, gateway, interaction, ephemeral=bool((data.get("flags") or 0) & EPHEMERAL))
        case Answer.DEFERRED_UPDATE:
            interaction.original_id = interaction.source_id
        case Answer.UPDATE_MESSAGE:
            interaction.original_id = interaction.source_id
            return edit_answer(state, gateway, interaction, interaction.source, data, call.files).raw
        case Answer.CHOICES:
            _offer(interaction, data)
        case Answer.MODAL:
            _open(interaction, data)
    return None


def _offer(interaction: Interaction, data: JSON) -> None:
    if wrong := autocomplete_errors(data):
        raise invalid_form(wrong)
    interaction.choices = data["choices"]
    interaction.settle()


def _open(interaction: Interaction, data: JSON) -> None:
    if wrong := modal_errors(data):
        raise invalid_form(wrong)
    for number, component in enumerate(walk(data["components"]), start=1):
        component["id"] = component.get("id") or number
    interaction.modal = data
    interaction.settle()


def _described(interaction: Interaction, answer: Answer, message: JSON | None) -> JSON:
    about: JSON = {"id": interaction.id, "type": int(interaction.type), "channel_id": interaction.channel_id}
    if interaction.guild_id is not None:
        about["guild_id"] = interaction.guild_id
    if interaction.original_id is not None:
        original = interaction.original_id
        about |= {"response_message_id": original, "response_message_loading": interaction.loading}
        about["response_message_ephemeral"] = interaction.ephemeral
    return {"interaction": about} | ({} if message is None else {"resource": {"type": int(answer), "message": message}})


ROUTES = (Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", _callback, by_token=True),)
