"""Guilds, their channels, roles and members, and direct message channels."""

from bot.playground.access import require
from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.errors import Refusal, Refused


def _guild(call: Call) -> Reply:
    guild = call.state.guild(call.params["guild_id"])
    return ok(guild.as_json() | (guild.counts if call.flag("with_counts") else {}))


def _channels(call: Call) -> Reply:
    return ok(list(call.state.guild(call.params["guild_id"]).channels.values()))


def _roles(call: Call) -> Reply:
    return ok(list(call.state.guild(call.params["guild_id"]).roles.values()))


def _members(call: Call) -> Reply:
    limit, after = call.number("limit", 1, 1, 1000), call.snowflake("after") or 0
    members = call.state.guild(call.params["guild_id"]).members
    return ok([members[key] for key in sorted(members, key=int) if int(key) > after][:limit])


def _member(call: Call) -> Reply:
    members = call.state.guild(call.params["guild_id"]).members
    if call.params["user_id"] not in members:
        raise Refused(Refusal.UNKNOWN_MEMBER)
    return ok(members[call.params["user_id"]])


def _user(call: Call) -> Reply:
    if call.params["user_id"] not in call.state.users:
        raise Refused(Refusal.UNKNOWN_USER)
    return ok(call.state.users[call.params["user_id"]])


def _channel(call: Call) -> Reply:
    return ok(require(call.state, call.params["channel_id"]))


def _typing(call: Call) -> Reply:
    require(call.state, call.params["channel_id"])
    return no_content()


def _open_direct_channel(call: Call) -> Reply:
    user_id = str(call.payload.get("recipient_id"))
    if user_id in call.state.users and not call.state.shares_guild(user_id):
        raise Refused(Refusal.NO_MUTUAL_GUILDS)
    return ok(call.state.direct_channel(user_id))


ROUTES = (
    Route("GET", "/guilds/{guild_id}", _guild),
    Route("GET", "/guilds/{guild_id}/channels", _channels),
    Route("GET", "/guilds/{guild_id}/roles", _roles),
    Route("GET", "/guilds/{guild_id}/members", _members),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", _member),
    Route("GET", "/users/{user_id}", _user),
    Route("GET", "/channels/{channel_id}", _channel),
    Route("POST", "/channels/{channel_id}/typing", _typing),
    Route("POST", "/users/@me/channels", _open_direct_channel),
)
