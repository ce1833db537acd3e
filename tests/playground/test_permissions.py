"""Who may do what in a channel, layer by layer."""

import pytest

from bot.playground.cast import make_cast, make_guild
from bot.playground.guild import Guild
from bot.playground.permissions import EVERYTHING, Permission, base_permissions, channel_permissions
from bot.playground.server import Playground
from bot.playground.snowflake import Snowflakes


@pytest.fixture
def guild() -> Guild:
    ids = Snowflakes()
    return make_guild(ids, make_cast(ids), "Essai", "2012-09-10T14:00:00+00:00")


def user(guild: Guild, name: str) -> str:
    return next(key for key, member in guild.members.items() if member["user"]["username"] == name)


def role(guild: Guild, name: str) -> str:
    return next(key for key, found in guild.roles.items() if found["name"] == name)


def allowed(guild: Guild, name: str, *overwrites: tuple[str, Permission, Permission]) -> Permission:
    """What a member may do where each overwrite (whose, allowed, denied) is set."""
    written = [{"id": whose, "allow": str(int(yes)), "deny": str(int(no))} for whose, yes, no in overwrites]
    return Permission(channel_permissions(guild, user(guild, name), {"permission_overwrites": written}))


SEND, VIEW, NONE = Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL, Permission.NONE


def test_the_owner_may_do_everything(guild: Guild) -> None:
    assert base_permissions(guild, user(guild, "denis")) == EVERYTHING
    assert allowed(guild, "denis", (guild.id, NONE, VIEW)) == EVERYTHING


def test_the_coordination_manages_messages_and_not_the_guild(guild: Guild) -> None:
    assert allowed(guild, "claire") & Permission.MANAGE_MESSAGES
    assert not allowed(guild, "claire") & Permission.MANAGE_GUILD
    assert not allowed(guild, "mireille") & Permission.MANAGE_MESSAGES


def test_a_role_overrides_everyone_and_a_member_overrides_roles(guild: Guild) -> None:
    for_all = (guild.id, NONE, SEND)
    for_role = (role(guild, "Coordination"), SEND, NONE)
    for_claire = (user(guild, "claire"), NONE, SEND)
    assert not allowed(guild, "mireille", for_all, for_role) & SEND
    assert allowed(guild, "claire", for_all, for_role) & SEND
    assert not allowed(guild, "claire", for_all, for_role, for_claire) & SEND


def test_a_channel_that_is_not_seen_gives_nothing(guild: Guild) -> None:
    assert allowed(guild, "mireille", (guild.id, NONE, VIEW)) == NONE


async def test_everyone_and_closed_roles_are_named_by_whoever_may(world: Playground) -> None:
    roles = world.state.guild(world.guild_id).roles
    role = world.state.guild(world.guild_id).role_id("Coordination")
    text = f"@everyone <@&{role}>"
    said = world.hand("membre").say(text)
    owner = world.hand("administration").say(text)
    roles[role]["mentionable"] = False
    closed = world.hand("membre").say(text)

    assert [(one["mention_everyone"], one["mention_roles"]) for one in (said, owner, closed)] == [
        (False, [role]),
        (True, [role]),
        (False, []),
    ]
