"""Polls of a channel: who voted what, and ending one (Discord's reference, « Poll Resource »)."""

from typing import Final

from bot.playground.access import require
from bot.playground.call import Call, Reply, Route, ok
from bot.playground.errors import Refusal, Refused
from bot.playground.permissions import Permission
from bot.playground.poll_events import end
from bot.playground.polls import find_poll, voters

_PAGE: Final = 25
_LARGEST_PAGE: Final = 100


def _voters(call: Call) -> Reply:
    channel = require(call.state, call.params["channel_id"], Permission.READ_MESSAGE_HISTORY)
    poll = find_poll(call.state, channel["id"], call.params["message_id"])
    limit, after = call.number("limit", _PAGE, 1, _LARGEST_PAGE), call.snowflake("after")
    answer = call.params["answer_id"]
    return ok({"users": voters(call.state, poll, int(answer) if answer.isdecimal() else 0, after, limit)})


def _expire(call: Call) -> Reply:
    """End a poll at once; nobody can end that of somebody else."""
    channel = require(call.state, call.params["channel_id"])
    poll = find_poll(call.state, channel["id"], call.params["message_id"])
    if poll.message["author"]["id"] != call.state.bot_id:
        raise Refused(Refusal.MISSING_PERMISSIONS)
    if not end(call.state, call.gateway, poll):
        raise Refused(Refusal.POLL_EXPIRED)
    return ok(poll.message)


_POLL = "/channels/{channel_id}/polls/{message_id}"

ROUTES = (
    Route("GET", f"{_POLL}/answers/{{answer_id}}", _voters),
    Route("POST", f"{_POLL}/expire", _expire),
)
