"""The commands of a message's menu and of a member's, through the unmodified client."""

import discord
import pytest

from bot.playground.offers import CommandRefused
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running


async def test_the_menu_of_a_message_gives_the_client_that_message(world: Playground, bot: SmallBot) -> None:
    asked: list[tuple[Bot, discord.Message]] = []

    @bot.tree.context_menu(name="Consigner au plan")
    async def record(interaction: Bot, message: discord.Message) -> None:
        asked.append((interaction, message))
        await interaction.response.send_message(f"Consigné : {message.content}", ephemeral=True)
        await interaction.original_response()  # read back, and so held against Discord's document

    async with running(bot, world):
        said = world.hand("responsable").say("Le bottin est imprimé", channel="table-aines")
        shown = await world.hand("membre").use_menu("Consigner au plan", message=said)

    ((interaction, message),) = asked
    assert (message.id, message.author.name) == (int(said["id"]), "rachid")
    assert message.channel.id == interaction.channel_id == int(said["channel_id"])
    assert interaction.user.name == "mireille"
    assert shown.message is not None
    assert shown.message["content"] == "Consigné : Le bottin est imprimé"
    assert shown.message["interaction_metadata"]["target_message_id"] == said["id"]
    assert (shown.message["type"], shown.message["interaction"]["name"]) == (23, "Consigner au plan")


async def test_the_menu_of_a_member_gives_the_client_that_member(world: Playground, bot: SmallBot) -> None:
    asked: list[discord.Member] = []

    @bot.tree.context_menu(name="Voir la fiche")
    async def card(interaction: Bot, member: discord.Member) -> None:
        asked.append(member)
        await interaction.response.send_message(member.display_name)
        await interaction.original_response()

    async with running(bot, world):
        claire = world.hand("coordination").user["id"]
        hand = world.hand("membre")
        (command,) = hand.commands("annonces")
        shown = await hand.use_menu(command["id"], user=claire, channel="annonces")

    (member,) = asked
    assert (member.id, [role.name for role in member.roles]) == (int(claire), ["@everyone", "Coordination"])
    assert shown.message is not None
    assert shown.message["interaction_metadata"]["target_user"]["id"] == claire


async def test_a_menu_is_offered_by_the_same_rules_as_what_is_typed(world: Playground, bot: SmallBot) -> None:
    @bot.tree.context_menu(name="Retirer")
    @discord.app_commands.default_permissions(manage_messages=True)
    async def remove(interaction: Bot, message: discord.Message) -> None:
        await interaction.response.send_message("fait")

    async with running(bot, world):
        said = world.hand("membre").say("bonjour")
        assert world.hand("membre").commands() == []
        with pytest.raises(CommandRefused):
            await world.hand("membre").use_menu("Retirer", message=said)
        shown = await world.hand("coordination").use_menu("Retirer", message=said)
        assert shown.message is not None
        assert shown.message["content"] == "fait"


async def test_a_message_has_no_command_of_a_members_menu(world: Playground, bot: SmallBot) -> None:
    @bot.tree.context_menu(name="Voir la fiche")
    async def card(interaction: Bot, member: discord.Member) -> None: ...

    async with running(bot, world):
        hand = world.hand("membre")
        said = hand.say("bonjour")
        with pytest.raises(KeyError):
            await hand.use_menu("Voir la fiche", message=said)
        with pytest.raises(KeyError):
            await hand.use_menu("Voir la fiche", user="1")
