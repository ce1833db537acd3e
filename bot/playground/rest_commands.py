"""Application commands: registering, reading, editing, deleting, globally and for one guild."""

from dataclasses import replace

from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.commands import CHAT_INPUT, GLOBAL
from bot.playground.errors import Refusal, Refused, invalid_form
from bot.playground.json_types import JSON
from bot.playground.limits import commands_errors
from bot.playground.limits_commands import HIGHEST_COUNT
from bot.playground.overrides import ALL_COMMANDS


def _scope(call: Call) -> str:
    if call.params["application_id"] != call.state.bot_id:
        raise Refused(Refusal.UNKNOWN_APPLICATION)
    if "guild_id" not in call.params:
        return GLOBAL
    return call.state.guild(call.params["guild_id"]).id


def _shown(command: JSON, call: Call) -> JSON:
    """A command as it is listed: the translations only where they are asked for."""
    if call.flag("with_localizations"):
        return command
    return {key: value for key, value in command.items() if not key.endswith("_localizations")}


def _validated(payloads: list[JSON]) -> list[JSON]:
    if wrong := commands_errors(payloads):
        raise invalid_form(wrong)
    return payloads


def _validated_one(payload: JSON) -> JSON:
    if wrong := commands_errors([payload]):
        raise invalid_form(replace(field, path=field.path[1:]) for field in wrong)
    return payload


def _require_room(registered: list[JSON], payload: JSON) -> None:
    """Raise ``Refused`` (30032) where one more command of this type would be too many."""
    kind = payload.get("type", CHAT_INPUT)
    names = {command["name"] for command in registered if command["type"] == kind}
    if payload["name"] not in names and len(names) >= HIGHEST_COUNT[kind]:
        raise Refused(Refusal.TOO_MANY_COMMANDS)


def _list(call: Call) -> Reply:
    return ok([_shown(command, call) for command in call.state.commands.listed(_scope(call))])


def _overwrite(call: Call) -> Reply:
    commands = call.state.commands.overwrite(_scope(call), _validated(call.payloads))
    call.state.touch()
    return ok(commands)


def _create(call: Call) -> Reply:
    scope, payload = _scope(call), _validated_one(call.payload)
    _require_room(call.state.commands.listed(scope), payload)
    command, new = call.state.commands.put(scope, payload)
    call.state.touch()
    return Reply(201 if new else 200, command)


def _read(call: Call) -> Reply:
    return ok(call.state.commands.find(_scope(call), call.params["command_id"]))


def _edit(call: Call) -> Reply:
    scope, command_id = _scope(call), call.params["command_id"]
    _validated_one(call.state.commands.find(scope, command_id) | call.payload)
    return ok(call.state.commands.edit(scope, command_id, call.payload))


def _delete(call: Call) -> Reply:
    call.state.commands.remove(_scope(call), call.params["command_id"])
    return no_content()


def _all_permissions(call: Call) -> Reply:
    """What the server set for the app and for each of its commands, where it set something."""
    guild_id = _scope(call)
    found = [_permissions(call, key) for key in (call.state.bot_id, *_ids(call, guild_id))]
    return ok([one for one in found if one["permissions"]])


def _permissions_of(call: Call) -> Reply:
    found = _permissions(call, call.params["command_id"])
    if not found["permissions"]:
        raise Refused(Refusal.UNKNOWN_COMMAND_PERMISSIONS)
    return ok(found)


def _permissions(call: Call, key: str) -> JSON:
    """What was set under an identifier: a command's, or the application's for all commands."""
    guild = call.state.guild(_scope(call))
    name = ALL_COMMANDS if key == call.state.bot_id else _ids(call, guild.id).get(key)
    if name is None:
        raise Refused(Refusal.UNKNOWN_COMMAND)
    own = {"id": key, "application_id": call.state.bot_id, "guild_id": guild.id}
    return own | {"permissions": guild.command_overrides.get(name, [])}


def _ids(call: Call, guild_id: str) -> dict[str, str]:
    """The names of the commands that the guild has, by identifier."""
    return {command["id"]: command["name"] for command in call.state.commands.available_in(guild_id)}


_WHERE = ("/applications/{application_id}/commands", "/applications/{application_id}/guilds/{guild_id}/commands")

_IN_GUILD = _WHERE[1]

ROUTES = (
    Route("GET", f"{_IN_GUILD}/permissions", _all_permissions),
    Route("GET", f"{_IN_GUILD}/{{command_id}}/permissions", _permissions_of),
    *(
        route
        for where in _WHERE
        for route in (
            Route("GET", where, _list),
            Route("PUT", where, _overwrite),
            Route("POST", where, _create),
            Route("GET", f"{where}/{{command_id}}", _read),
            Route("PATCH", f"{where}/{{command_id}}", _edit),
            Route("DELETE", f"{where}/{{command_id}}", _delete),
        )
    ),
)
