"""Menus of members, roles and channels, in messages and in forms, through the unmodified client."""

import discord
import pytest
from discord import ui

from bot.playground.permissions import Permission
from bot.playground.screen import FormRefused, NotOnScreen
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running


def form(world: Playground) -> ui.Modal:
    """A form that asks for a member, roles and a channel, the first of which it proposes."""
    claire = discord.Object(int(world.hand("coordination").user["id"]), type=discord.Member)
    people = ui.UserSelect[ui.Modal](custom_id="qui", default_values=[claire])
    modal = ui.Modal(title="Confier", custom_id="confier")
    modal.add_item(ui.Label(text="Qui", component=people))
    modal.add_item(ui.Label(text="Rôles", component=ui.RoleSelect(custom_id="roles", max_values=2, required=False)))
    text_only = [discord.ChannelType.text]
    modal.add_item(
        ui.Label(text="Où", component=ui.ChannelSelect(custom_id="ou", channel_types=text_only, required=True))
    )
    modal.stop()
    return modal


@pytest.fixture
def asking(bot: SmallBot, world: Playground) -> SmallBot:
    """A bot whose command opens the form, and whose answer says what came back, by name."""

    @bot.answers("confier")
    async def confier(interaction: Bot) -> None:
        await interaction.response.send_modal(form(world))

    async def keep(interaction: Bot) -> None:
        data = interaction.data
        assert data is not None
        found: dict[str, dict[str, dict[str, str]]] = data["resolved"]  # type: ignore[typeddict-item, assignment]
        entities = [one for kind in ("users", "roles", "channels") for one in found.get(kind, {}).values()]
        names = [str(one.get("global_name") or one["name"]) for one in entities]
        assert set(found["users"]) == set(found["members"])
        await interaction.response.send_message(", ".join(names))

    bot.form = keep
    return bot


async def test_a_form_is_filled_by_names_and_keeps_whom_it_proposed(world: Playground, asking: SmallBot) -> None:
    async with running(asking, world):
        hand = world.hand("membre")
        opened = await hand.use("/confier")
        kept = await hand.submit(opened, {"ou": ["#plan"]})
        told = await hand.submit(
            opened, {"qui": "rachid benali", "roles": ["@Coordination", "responsable"], "ou": "ANNONCES"}
        )

    assert (kept.message or {})["content"] == "Claire Fortin, plan"
    assert (told.message or {})["content"] == "Rachid Benali, Coordination, Responsable, annonces"


@pytest.mark.parametrize(
    "answers", [{"ou": "personne"}, {}, {"ou": ["plan", "annonces"]}, {"ou": "plan", "qui": "plan"}]
)
async def test_a_form_does_not_take_what_its_menus_do_not_list(
    world: Playground, asking: SmallBot, answers: dict[str, object]
) -> None:
    async with running(asking, world):
        hand = world.hand("membre")
        opened = await hand.use("/confier")
        with pytest.raises(FormRefused):
            await hand.submit(opened, answers)


async def test_a_menu_lists_what_the_member_can_choose(world: Playground) -> None:
    hand, claire = world.hand("membre"), world.hand("coordination")
    channels = {"type": 8, "custom_id": "ou"}
    assert "#plan" in labels(hand.listed(channels))
    assert "#coordination" not in labels(hand.listed(channels))
    assert "#coordination" in labels(claire.listed(channels))
    assert labels(hand.listed(channels | {"channel_types": [2]})) == []
    both = labels(hand.listed({"type": 7, "custom_id": "qui"}))
    assert {"@Denis Roy", "@Coordination", "@everyone", "@Courroie"} <= set(both)
    strings = {"type": 3, "custom_id": "quoi", "options": [{"label": "Un", "value": "1"}]}
    assert hand.listed(strings) == strings


async def test_a_menu_in_a_message_takes_names(world: Playground, bot: SmallBot) -> None:
    @bot.answers("ou")
    async def ou(interaction: Bot) -> None:
        view = ui.View(timeout=None).add_item(ui.ChannelSelect(custom_id="ou"))
        view.stop()
        await interaction.response.send_message("Où?", view=view)

    async def keep(interaction: Bot) -> None:
        await interaction.response.edit_message(content=str(interaction.data["values"]), view=None)  # type: ignore[index,typeddict-item]

    bot.component = keep
    async with running(bot, world):
        hand = world.hand("membre")
        asked = (await hand.use("/ou")).message or {}
        with pytest.raises(NotOnScreen):
            await hand.choose(asked, "#coordination")
        done = await hand.choose(asked, "#plan")

    assert (done.message or {})["content"] == str([world.state.guild(world.guild_id).channel_id("plan")])


def test_a_guild_is_read_by_names(world: Playground) -> None:
    guild = world.state.guild(world.guild_id)
    assert guild.roles[guild.role_id("Coordination")]["permissions"] != str(int(Permission.NONE))
    with pytest.raises(KeyError):
        guild.role_id("Trésorerie")


def labels(menu: dict[str, object]) -> list[str]:
    return [option["label"] for option in menu["options"]]  # type: ignore[attr-defined]
