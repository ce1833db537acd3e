"""The application's registered commands."""

from typing import Any

from bot.playground.errors import Refusal, Refused
from bot.playground.json_types import JSON
from bot.playground.snowflake import Snowflakes

CHAT_INPUT = 1
GLOBAL = ""
"""The scope of commands that belong to no guild."""


class CommandBook:
    """Commands by scope (a guild's identifier, or ``GLOBAL``), then by identifier."""

    def __init__(self, ids: Snowflakes, application_id: str) -> None:
        self._ids = ids
        self._application_id = application_id
        self._scopes: dict[str, dict[str, JSON]] = {}

    def listed(self, scope: str) -> list[JSON]:
        """The commands of one scope."""
        return list(self._scopes.get(scope, {}).values())

    @property
    def any_registered(self) -> bool:
        """Whether the application has registered its commands, be they none."""
        return bool(self._scopes)

    def available_in(self, guild_id: str) -> list[JSON]:
        """What a guild has: its own commands, and the global ones that none of its own replaces."""
        own = self.listed(guild_id) if guild_id else []
        taken = {(command["name"], command["type"]) for command in own}
        return own + [command for command in self.listed(GLOBAL) if (command["name"], command["type"]) not in taken]

    def find(self, scope: str, command_id: str) -> JSON:
        """A command; raise ``Refused`` (10063) where there is none."""
        try:
            return self._scopes[scope][command_id]
        except KeyError:
            raise Refused(Refusal.UNKNOWN_COMMAND) from None

    def put(self, scope: str, payload: JSON) -> tuple[JSON, bool]:
        """Register one command; give it back, and whether it is new (the same name and type is replaced)."""
        kind = payload.get("type", CHAT_INPUT)
        same = [old for old in self.listed(scope) if (old["name"], old["type"]) == (payload["name"], kind)]
        command = self._complete(scope, payload, same[0]["id"] if same else self._ids.new())
        self._scopes.setdefault(scope, {})[command["id"]] = command
        return command, not same

    def overwrite(self, scope: str, payloads: list[JSON]) -> list[JSON]:
        """Replace all commands of a scope; those that keep name and type keep their identifier."""
        kept = [self.put(scope, payload)[0] for payload in payloads]
        self._scopes[scope] = {command["id"]: command for command in kept}
        return kept

    def edit(self, scope: str, command_id: str, changes: JSON) -> JSON:
        """Change some fields of a command."""
        edited = self._complete(scope, self.find(scope, command_id) | changes, command_id)
        self._scopes[scope][command_id] = edited
        return edited

    def remove(self, scope: str, command_id: str) -> None:
        """Forget a command; raise ``Refused`` (10063) where there is none."""
        self.find(scope, command_id)
        del self._scopes[scope][command_id]

    def _complete(self, scope: str, payload: JSON, command_id: str) -> JSON:
        defaults: JSON = {
            "type": CHAT_INPUT,
            "description": "",
            "default_member_permissions": None,
            "dm_permission": True,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
        }
        own: JSON = {"id": command_id, "application_id": self._application_id, "version": self._ids.new()}
        if scope != GLOBAL:
            own["guild_id"] = scope
        given = {key: value for key, value in _without_nulls(payload).items() if key != "id"}
        permissions = given.get("default_member_permissions")
        given["default_member_permissions"] = None if permissions is None else str(permissions)
        return defaults | given | own


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - whatever JSON has
    """A copy of what a request says, without what it says nothing of: some clients write null there, options included."""
    match value:
        case dict():
            return {key: _without_nulls(each) for key, each in value.items() if each is not None}
        case list():
            return [_without_nulls(each) for each in value]
    return value
