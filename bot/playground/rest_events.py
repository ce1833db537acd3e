"""A guild's scheduled events: making, reading, changing and deleting them."""

from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.errors import Refusal, Refused
from bot.playground.events import change_event, find_event, make_event, unfinished_events
from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.permissions import Permission, base_permissions
from bot.playground.sessions import Intent


def _list(call: Call) -> Reply:
    guild = call.state.guild(call.params["guild_id"])
    return ok([_shown(call, event) for event in unfinished_events(guild, call.state.clock.now())])


def _read(call: Call) -> Reply:
    _, event = _event(call)
    return ok(_shown(call, event))


def _create(call: Call) -> Reply:
    """Since February 2026 the permission to manage events does not let a bot create one."""
    guild = call.state.guild(call.params["guild_id"])
    _require(call, guild, Permission.CREATE_EVENTS)
    event = make_event(call.state, guild, call.payload)
    _tell(call, "CREATE", event)
    return ok(event)


def _edit(call: Call) -> Reply:
    guild, event = _own(call)
    change_event(call.state, guild, event, call.payload)
    _tell(call, "UPDATE", event)
    return ok(event)


def _delete(call: Call) -> Reply:
    guild, event = _own(call)
    del guild.events[event["id"]]
    _tell(call, "DELETE", event)
    return no_content()


def _event(call: Call) -> tuple[Guild, JSON]:
    guild = call.state.guild(call.params["guild_id"])
    return guild, find_event(guild, call.params["guild_scheduled_event_id"], call.state.clock.now())


def _own(call: Call) -> tuple[Guild, JSON]:
    """The event that the path names, where the bot may change it: its own with either permission."""
    guild, event = _event(call)
    mine = event["creator_id"] == call.state.bot_id
    _require(call, guild, Permission.MANAGE_EVENTS | (Permission.CREATE_EVENTS if mine else Permission.NONE))
    return guild, event


def _require(call: Call, guild: Guild, one_of: Permission) -> None:
    if not base_permissions(guild, call.state.bot_id) & one_of:
        raise Refused(Refusal.MISSING_PERMISSIONS)


def _shown(call: Call, event: JSON) -> JSON:
    """The event, with how many are interested where the request asks: nobody says so on a playground."""
    return event | ({"user_count": 0} if call.flag("with_user_count") else {})


def _tell(call: Call, what: str, event: JSON) -> None:
    name = f"GUILD_SCHEDULED_EVENT_{what}"
    call.gateway.publish(name, event, Intent.GUILD_SCHEDULED_EVENTS, guild_id=event["guild_id"])
    call.state.touch()


_EVENTS = "/guilds/{guild_id}/scheduled-events"
_EVENT = f"{_EVENTS}/{{guild_scheduled_event_id}}"

ROUTES = (
    Route("GET", _EVENTS, _list),
    Route("POST", _EVENTS, _create),
    Route("GET", _EVENT, _read),
    Route("PATCH", _EVENT, _edit),
    Route("DELETE", _EVENT, _delete),
)
