"""Application commands: registering, reading, editing, deleting, globally and for one guild."""

from dataclasses import replace

from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.commands import CHAT_INPUT, GLOBAL
from bot.playground.errors import Refusal, Refused, invalid_form
from bot.playground.json_types import JSON
from bot.playground.limits import commands_errors
from bot.playground.limits_commands import HIGHEST_COUNT


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


_WHERE = ("/applications/{application_id}/commands", "/applications/{application_id}/guilds/{guild_id}/commands")

ROUTES = tuple(
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
)
