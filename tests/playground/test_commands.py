"""The unmodified client logs in, registers commands and answers them."""

import asyncio

import discord
import pytest
from discord import app_commands

from bot.playground.cast import PERSONAS
from bot.playground.commandline import CommandLineError
from bot.playground.member import DIRECT
from bot.playground.offers import CommandRefused
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running


async def test_a_command_is_answered_through_the_real_client(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot, numero: str) -> None:
        await interaction.response.send_message(f"Axe {numero}", ephemeral=True)

    async with running(bot, world):
        shown = await world.hand("membre").use("/axe II")

    assert shown.message is not None
    assert shown.message["content"] == "Axe II"
    assert shown.ephemeral
    assert shown.error is None
    assert shown.acknowledged_after is not None
    assert shown.acknowledged_after < 3


async def test_the_bot_knows_who_asks_where_and_with_which_rights(world: Playground, bot: SmallBot) -> None:
    asked: list[Bot] = []

    @bot.answers("qui")
    async def qui(interaction: Bot) -> None:
        asked.append(interaction)
        await interaction.response.send_message("vous")

    async with running(bot, world):
        await world.hand("coordination", locale="en-US").use("/qui", channel="coordination")

    (interaction,) = asked
    assert isinstance(interaction.user, discord.Member)
    assert [role.name for role in interaction.user.roles] == ["@everyone", "Coordination"]
    assert interaction.permissions.manage_messages
    assert not interaction.permissions.manage_guild
    assert interaction.app_permissions.send_messages
    assert not interaction.app_permissions.manage_guild
    assert interaction.locale is discord.Locale.american_english
    assert interaction.guild_locale is discord.Locale.french
    assert isinstance(interaction.channel, discord.TextChannel)
    assert interaction.channel.name == "coordination"


async def test_an_autocompletion_offers_what_the_bot_answers(world: Playground, bot: SmallBot) -> None:
    async def offer(interaction: Bot, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"Axe {current}{n}", value=f"{current}{n}") for n in ("", "I")]

    @bot.answers("axe")
    @app_commands.autocomplete(numero=offer)
    async def axe(interaction: Bot, numero: str) -> None:
        await interaction.response.send_message(numero)

    async with running(bot, world):
        choices = await world.hand("membre").suggest("/axe numero:I")

    assert choices == [{"name": "Axe I", "value": "I"}, {"name": "Axe II", "value": "II"}]


async def test_a_deferred_answer_is_complete_once_it_is_followed_up(world: Playground, bot: SmallBot) -> None:
    @bot.answers("lent")
    async def lent(interaction: Bot) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("enfin")
        await interaction.followup.send("et puis", ephemeral=True)

    async with running(bot, world):
        hand = world.hand("membre")
        shown = await hand.use("/lent")
        await world.until(lambda: len(hand.look_again(shown).messages) == 2)
        shown = hand.look_again(shown)

    assert [message["content"] for message in shown.messages] == ["enfin", "et puis"]
    assert [message["edited_timestamp"] for message in shown.messages] == [None, None]
    assert shown.ephemeral
    assert not world.hand("nouveau").sees("plan")


async def test_the_first_answer_can_be_read_edited_and_deleted(world: Playground, bot: SmallBot) -> None:
    contents: list[str] = []

    @bot.answers("change")
    async def change(interaction: Bot) -> None:
        await interaction.response.send_message("avant")
        contents.append((await interaction.original_response()).content)
        contents.append((await interaction.edit_original_response(content="après")).content)
        more = await interaction.followup.send("de trop", wait=True)
        await more.edit(content="encore")
        await more.delete()

    async with running(bot, world):
        hand = world.hand("membre")
        await hand.use("/change")
        await world.until(
            lambda: bool(world.requests.of("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"))
        )
        seen = [message["content"] for message in hand.sees("plan")]

    assert contents == ["avant", "après"]
    assert seen == ["après"]


async def test_a_file_given_to_a_command_reaches_the_bot(world: Playground, bot: SmallBot) -> None:
    read: list[bytes] = []

    @bot.answers("importer")
    async def importer(interaction: Bot, fichier: discord.Attachment) -> None:
        await interaction.response.defer()
        read.append(await fichier.read())
        await interaction.followup.send(fichier.filename)

    async with running(bot, world):
        shown = await world.hand("coordination").use("/importer", files={"fichier": ("plan.md", b"# Plan")})

    assert read == [b"# Plan"]
    assert shown.message is not None
    assert shown.message["content"] == "plan.md"


async def test_members_and_channels_given_to_a_command_are_resolved(world: Playground, bot: SmallBot) -> None:
    @bot.answers("confier")
    async def confier(interaction: Bot, qui: discord.Member, ou: discord.TextChannel) -> None:
        await interaction.response.send_message(f"{qui.display_name} dans {ou.name}")

    async with running(bot, world):
        shown = await world.hand("membre").use("/confier qui:@rachid ou:#coordination")

    assert shown.message is not None
    assert shown.message["content"] == "Rachid Benali dans coordination"


async def test_a_command_hidden_by_its_default_permissions_is_refused(world: Playground, bot: SmallBot) -> None:
    @bot.answers("reglages")
    @app_commands.default_permissions(manage_guild=True)
    async def reglages(interaction: Bot) -> None:
        await interaction.response.send_message("fait")

    async with running(bot, world):
        for persona in ("membre", "coordination"):
            with pytest.raises(CommandRefused, match="reglages"):
                await world.hand(persona).use("/reglages")
        assert (await world.hand("administration").use("/reglages")).message
    assert world.hand("membre").commands() == []


async def test_a_command_for_nobody_is_for_administrators(world: Playground, bot: SmallBot) -> None:
    @bot.answers("entretien")
    @app_commands.default_permissions()
    async def entretien(interaction: Bot) -> None:
        await interaction.response.send_message("fait")

    async with running(bot, world):
        offered = {persona for persona in PERSONAS if world.hand(persona).commands()}

    assert offered == {"administration"}


async def test_no_command_is_offered_where_a_channel_forbids_them(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe")

    async with running(bot, world):
        hand = world.hand("membre")
        deny = {"id": world.guild_id, "type": 0, "allow": "0", "deny": str(1 << 31)}
        hand.channel("sondages")["permission_overwrites"].append(deny)
        there, here = hand.commands("sondages"), hand.commands("plan")

    assert (len(there), len(here)) == (0, 1)


async def test_a_command_can_be_used_in_a_direct_message(world: Playground, bot: SmallBot) -> None:
    asked: list[Bot] = []

    @bot.answers("moi")
    async def moi(interaction: Bot) -> None:
        asked.append(interaction)
        await interaction.response.send_message("à vous")

    @bot.answers("guilde")
    @app_commands.guild_only()
    async def guilde(interaction: Bot) -> None:
        await interaction.response.send_message("ici")

    async with running(bot, world):
        hand = world.hand("membre")
        shown = await hand.use("/moi", channel=DIRECT)
        with pytest.raises(CommandRefused):
            await hand.use("/guilde", channel=DIRECT)

    assert shown.message is not None
    assert asked[0].guild is None
    assert isinstance(asked[0].user, discord.User)
    assert asked[0].context.dm_channel


async def test_commands_are_kept_by_name_when_registered_again(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe")

    async with running(bot, world):
        before = await bot.tree.fetch_commands()
        guild = discord.Object(int(world.guild_id))
        bot.tree.copy_global_to(guild=guild)
        await bot.tree.sync(guild=guild)
        after = await bot.tree.sync()
        (own,) = await bot.tree.fetch_commands(guild=guild)
        await after[0].edit(description="Autre")
        again = await bot.tree.fetch_command(after[0].id)
        await own.delete()
        left = await bot.tree.fetch_commands(guild=guild)

    assert [command.id for command in before] == [command.id for command in after]
    assert own.guild_id == guild.id
    assert again.description == "Autre"
    assert left == []


async def test_a_burst_of_commands_is_answered_whole(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe", ephemeral=True)

    async with running(bot, world):
        hand = world.hand("membre")
        fired = [hand.send("/axe") for _ in range(200)]
        delays = await asyncio.gather(*(interaction.acknowledged for interaction in fired))

    assert len(delays) == 200
    assert all(0 < delay < 3 for delay in delays)
    assert len({interaction.original_id for interaction in fired}) == 200


async def test_an_answer_names_the_command_whole_and_what_follows_it_does_not(world: Playground, bot: SmallBot) -> None:
    plan = discord.app_commands.Group(name="plan", description="Le plan")

    @plan.command(name="axe", description="Un axe")
    async def axis(interaction: Bot) -> None:
        await interaction.response.send_message("Axe II")
        await interaction.followup.send("Et la suite")

    bot.tree.add_command(plan)
    async with running(bot, world):
        hand = world.hand("membre")
        await hand.use("/plan axe")
        await world.until(lambda: len(world.messages("plan")) == 2)

    answer, follow_up = world.messages("plan")
    assert (answer["type"], answer["interaction"]["name"]) == (20, "plan axe")
    assert answer["interaction"]["user"]["id"] == hand.user["id"]
    assert (follow_up["type"], "interaction" in follow_up) == (0, False)


async def test_a_role_is_not_sent_where_a_member_is_asked_for(world: Playground, bot: SmallBot) -> None:
    @bot.answers("qui")
    async def qui(interaction: Bot, personne: discord.Member) -> None:
        await interaction.response.send_message(personne.display_name)

    async with running(bot, world):
        hand = world.hand("membre")
        with pytest.raises(CommandLineError):
            await hand.use("/qui @Coordination")
        shown = await hand.use("/qui @Claire Fortin")

    assert shown.message is not None
    assert shown.message["content"] == "Claire Fortin"
