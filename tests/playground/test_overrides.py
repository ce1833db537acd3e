"""What a server sets for one command, above its default permissions."""

import discord
import pytest
from discord import app_commands

from bot.playground.guild import Guild
from bot.playground.offers import CommandRefused
from bot.playground.overrides import ALL_COMMANDS, override
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running

NOBODY: set[str] = set()
PEOPLE = ("membre", "responsable", "coordination")


@pytest.fixture
def managing(bot: SmallBot) -> SmallBot:
    """A bot with one command for those who manage the server, and one for all."""

    @bot.answers("gerer")
    @app_commands.default_permissions(manage_guild=True)
    async def gerer(interaction: Bot) -> None:
        await interaction.response.send_message("géré")

    @bot.answers("aide")
    async def aide(interaction: Bot) -> None:
        await interaction.response.send_message("voilà")

    return bot


@pytest.fixture
def guild(world: Playground) -> Guild:
    """The guild, where nothing was set yet."""
    guild = world.state.guild(world.guild_id)
    guild.command_overrides.clear()
    return guild


def offered(world: Playground, name: str, channel: str = "plan") -> set[str]:
    """Who is offered a command, the owner aside."""
    return {who for who in PEOPLE if name in [command["name"] for command in world.hand(who).commands(channel)]}


async def test_a_command_is_opened_to_a_role(world: Playground, managing: SmallBot, guild: Guild) -> None:
    async with running(managing, world):
        assert offered(world, "gerer") == NOBODY
        override(guild, "gerer", guild.role_id("Coordination"), allowed=True)
        assert offered(world, "gerer") == {"coordination"}
        shown = await world.hand("coordination").use("/gerer")
        with pytest.raises(CommandRefused):
            await world.hand("membre").use("/gerer")

    assert (shown.message or {})["content"] == "géré"


async def test_the_demonstrations_guild_opens_gerer_to_the_coordination(world: Playground, managing: SmallBot) -> None:
    async with running(managing, world):
        assert offered(world, "gerer") == {"coordination"}


async def test_a_command_is_closed_to_everyone_but_administrators(
    world: Playground, managing: SmallBot, guild: Guild
) -> None:
    async with running(managing, world):
        override(guild, "aide", guild.id, allowed=False)
        assert offered(world, "aide") == NOBODY
        assert [command["name"] for command in world.hand("administration").commands()] == ["gerer", "aide"]


async def test_a_member_comes_before_their_roles_and_roles_before_everyone(
    world: Playground, managing: SmallBot, guild: Guild
) -> None:
    claire = world.hand("coordination").user["id"]
    async with running(managing, world):
        override(guild, "aide", guild.id, allowed=False)
        override(guild, "aide", guild.role_id("Coordination"), allowed=True)
        assert offered(world, "aide") == {"coordination"}
        override(guild, "aide", claire, allowed=False)
        assert offered(world, "aide") == NOBODY


async def test_one_role_that_opens_it_is_enough(world: Playground, managing: SmallBot, guild: Guild) -> None:
    rachid = guild.members[world.hand("responsable").user["id"]]
    rachid["roles"] = [*rachid["roles"], guild.role_id("Coordination")]
    async with running(managing, world):
        override(guild, "gerer", guild.role_id("Responsable"), allowed=False)
        override(guild, "gerer", guild.role_id("Coordination"), allowed=True)
        assert offered(world, "gerer") == {"responsable", "coordination"}


async def test_what_is_set_again_takes_the_place_of_what_was(
    world: Playground, managing: SmallBot, guild: Guild
) -> None:
    async with running(managing, world):
        override(guild, "aide", guild.id, allowed=False)
        override(guild, "aide", guild.id, allowed=True)
        assert offered(world, "aide") == set(PEOPLE)


async def test_a_command_can_be_kept_to_one_channel(world: Playground, managing: SmallBot, guild: Guild) -> None:
    async with running(managing, world):
        override(guild, "aide", str(int(guild.id) - 1), allowed=False)
        override(guild, "aide", guild.channel_id("plan"), allowed=True)
        assert offered(world, "aide") == set(PEOPLE)
        assert offered(world, "aide", "annonces") == NOBODY


async def test_what_is_set_for_the_app_holds_for_commands_that_have_nothing_of_their_own(
    world: Playground, managing: SmallBot, guild: Guild
) -> None:
    async with running(managing, world):
        override(guild, ALL_COMMANDS, guild.id, allowed=False)
        override(guild, "gerer", guild.role_id("Coordination"), allowed=True)
        assert (offered(world, "aide"), offered(world, "gerer")) == (NOBODY, {"coordination"})


async def test_the_bot_reads_what_the_server_set(world: Playground, managing: SmallBot, guild: Guild) -> None:
    role = guild.role_id("Coordination")
    async with running(managing, world):
        gerer, aide = await managing.tree.fetch_commands()
        with pytest.raises(discord.NotFound) as nothing:
            await gerer.fetch_permissions(discord.Object(int(guild.id)))
        override(guild, "gerer", role, allowed=True)
        override(guild, ALL_COMMANDS, guild.id, allowed=False)
        one = await gerer.fetch_permissions(discord.Object(int(guild.id)))
        every = await managing.http.get_guild_application_command_permissions(int(world.state.bot_id), int(guild.id))
        with pytest.raises(discord.NotFound) as unknown:
            await managing.http.get_application_command_permissions(int(world.state.bot_id), int(guild.id), 1)

    assert aide.name == "aide"
    assert [(entry.id, entry.permission) for entry in one.permissions] == [(int(role), True)]
    assert [entry["id"] for entry in every] == [world.state.bot_id, str(gerer.id)]
    assert (nothing.value.code, unknown.value.code) == (10066, 10063)
