"""What the bot hears of polls: votes, where it asked for them, and their ends, which the clock brings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.playground.gateway import Gateway
from bot.playground.message_store import Stored
from bot.playground.messages import blank_message
from bot.playground.polls import POLL_RESULT, Change, Poll, change_vote, count_poll, due_polls, end_poll, result_of
from bot.playground.sessions import Intent
from bot.playground.state import State

if TYPE_CHECKING:
    from bot.playground.json_types import JSON


def vote(state: State, gateway: Gateway, poll: Poll, user_id: str, answers: Sequence[int]) -> None:
    """Let a member's vote be these answers, and tell each change; ``Refused`` (520001) once the poll has ended."""
    guild_id = _guild_id(state, poll)
    intent = Intent.DIRECT_MESSAGE_POLLS if guild_id is None else Intent.GUILD_MESSAGE_POLLS
    for change, answer in change_vote(poll, user_id, answers):
        said: JSON = {
            "user_id": user_id,
            "channel_id": poll.message["channel_id"],
            "message_id": poll.message["id"],
            "answer_id": answer,
        }
        said |= {"guild_id": guild_id} if guild_id else {}
        event = "MESSAGE_POLL_VOTE_ADD" if change is Change.ADDED else "MESSAGE_POLL_VOTE_REMOVE"
        gateway.publish(event, said, intent, guild_id=guild_id)
    _note(state, poll)


def end_due_polls(state: State, gateway: Gateway) -> None:
    """End the polls whose hour has come, count them, and tell it."""
    for poll in due_polls(state):
        end(state, gateway, poll)


def end(state: State, gateway: Gateway, poll: Poll) -> bool:
    """End a poll, and tell it once it is counted, by the message that Discord writes; false where it had ended already."""
    ended = end_poll(state, poll)
    if count_poll(state, poll):
        _tell_counted(state, gateway, poll)
    elif ended:
        gateway.publish_message("MESSAGE_UPDATE", poll.message, _guild_id(state, poll))
        _note(state, poll)
    return ended


def _tell_counted(state: State, gateway: Gateway, poll: Poll) -> None:
    guild_id, raw = _guild_id(state, poll), poll.message
    notice = blank_message(state, raw["channel_id"], raw["author"])
    reference = {"type": 0, "channel_id": raw["channel_id"], "message_id": raw["id"]}
    reference |= {"guild_id": guild_id} if guild_id else {}
    notice |= {"type": POLL_RESULT, "message_reference": reference, "embeds": [result_of(poll)]}
    state.messages.add(Stored(notice))
    state.channels[raw["channel_id"]]["last_message_id"] = notice["id"]
    gateway.publish_message("MESSAGE_UPDATE", raw, guild_id)
    gateway.publish_message("MESSAGE_CREATE", notice, guild_id)
    _note(state, poll)


def _note(state: State, poll: Poll) -> None:
    state.messages.note(poll.message["channel_id"], poll.message["id"])
    state.touch()


def _guild_id(state: State, poll: Poll) -> str | None:
    guild_id: str | None = state.channels[poll.message["channel_id"]].get("guild_id")
    return guild_id
