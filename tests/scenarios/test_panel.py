"""The panel of buttons: posted, pinned, followed; and what is missing in a channel, named with where to click."""

import asyncio

import discord

from bot.domain.guild_settings import GuildSettings, Panel, SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.permissions import Permission
from bot.playground.sessions import Intent
from bot.services.settings import change_setting
from tests.scenarios.stage import Stage, labels_of, texts_of

VIEW, SEND, PIN = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES, Permission.PIN_MESSAGES
EPHEMERAL = 64
PIN_ROUTE = "/channels/{id}/messages/pins/{id}"
WHERE = "Ouvrez Paramètres du salon › Permissions › Courroie"


async def settings_of(stage: Stage) -> GuildSettings:
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.settings


async def deny_now(stage: Stage, name: str, denied: int) -> None:
    """Take permissions from the bot in a channel, and give back the others."""
    world, seen = stage.world, stage.app.client.wait_for("guild_channel_update")
    guild = world.state.guild(world.guild_id)
    channel = guild.channels[guild.channel_id(name)]
    refusal = {"id": world.state.bot_id, "type": 1, "allow": "0", "deny": str(int(denied))}
    channel["permission_overwrites"] = [refusal]
    world.gateway.publish("CHANNEL_UPDATE", channel, Intent.GUILDS, guild_id=world.guild_id)
    await seen


async def post(hand: Hand, channel: str) -> JSON:
    return (await hand.use(f"/reglages panneau #{channel}")).message or {}


def panels(stage: Stage, channel: str = "plan") -> list[JSON]:
    return [each for each in stage.hand("nouveau").sees(channel) if each["type"] == 0]


async def test_the_panel_is_posted_and_pinned(stage: Stage) -> None:
    shown = await post(stage.hand("administration"), "plan")
    (panel,) = panels(stage)
    assert panel["pinned"]
    assert labels_of(panel) == ["Le plan", "Prochaine assemblée", "Le bottin", "Ma fiche", "Mes rappels", "Aide"]
    assert (await settings_of(stage)).panel == Panel(int(panel["channel_id"]), int(panel["id"]))
    assert f"<#{panel['channel_id']}>" in texts_of(shown)


async def test_each_button_answers_whoever_presses_it_and_leaves_the_panel_as_it_is(stage: Stage) -> None:
    await post(stage.hand("administration"), "plan")
    (panel,) = panels(stage)
    for label in labels_of(panel):
        shown = await stage.hand("membre").press(panel, label=label)
        assert shown.error is None
        assert (shown.message or {})["flags"] & EPHEMERAL, label
    assert panels(stage) == [panel]


async def test_a_panel_that_is_posted_again_replaces_the_old_one(stage: Stage) -> None:
    hand = stage.hand("administration")
    await post(hand, "plan")
    await post(hand, "annonces")
    assert panels(stage) == []
    (panel,) = panels(stage, "annonces")
    await hand.use("/reglages panneau")
    (again,) = panels(stage, "annonces")
    assert again["id"] != panel["id"]


async def test_where_nobody_has_said_the_panels_channel_is_asked(stage: Stage) -> None:
    asked = (await stage.hand("administration").use("/reglages panneau")).message or {}
    assert "Dans quel salon épingler le panneau?" in texts_of(asked)
    assert panels(stage) == []


async def test_an_old_panel_that_somebody_deleted_is_no_obstacle(stage: Stage) -> None:
    hand = stage.hand("administration")
    await post(hand, "plan")
    (panel,) = panels(stage)
    await stage.app.client.http.delete_message(int(panel["channel_id"]), int(panel["id"]))
    assert "Enregistré." in texts_of(await post(hand, "plan"))
    assert len(panels(stage)) == 1


async def test_a_panel_that_nothing_knows_of_goes_when_one_is_posted_in_its_channel(stage: Stage) -> None:
    hand = stage.hand("administration")
    await post(hand, "plan")
    (unknown,) = panels(stage)
    # As if Courroie had stopped before it noted where it posted.
    await change_setting(stage.app.deps, int(stage.world.guild_id), SHELL, SettingKey.PANEL, None)
    channel = stage.app.client.get_channel(int(unknown["channel_id"]))
    assert isinstance(channel, discord.TextChannel)
    await (await channel.send("autre chose")).pin()
    await post(hand, "plan")
    other, panel = panels(stage)
    assert other["content"] == "autre chose"
    assert panel["id"] != unknown["id"]
    assert (await settings_of(stage)).panel == Panel(int(panel["channel_id"]), int(panel["id"]))


async def test_of_two_panels_posted_at_once_one_stays(stage: Stage) -> None:
    await asyncio.gather(*(post(stage.hand("administration"), channel) for channel in ("plan", "annonces")))
    (panel,) = panels(stage) + panels(stage, "annonces")
    assert (await settings_of(stage)).panel == Panel(int(panel["channel_id"]), int(panel["id"]))


async def test_a_panel_can_be_taken_away(stage: Stage) -> None:
    hand = stage.hand("administration")
    message = (await hand.press(await post(hand, "plan"), label="Retirer le panneau")).message or {}
    assert "**Votre réponse** : aucun" in texts_of(message)
    assert panels(stage) == []
    assert (await settings_of(stage)).panel is None


async def test_the_panel_follows_the_guilds_language(stage: Stage) -> None:
    hand = stage.hand("administration")
    await post(hand, "plan")
    summary = (await hand.use("/reglages voir")).message or {}
    screen = (await hand.choose(summary, "Langue de Courroie")).message or {}
    await hand.choose(screen, "Anglais")
    await stage.world.until(lambda: "What are you looking for?" in texts_of(panels(stage)[0]))
    (panel,) = panels(stage)
    assert panel["pinned"]
    assert labels_of(panel)[-1] == "Help"


async def test_a_missing_permission_is_named_with_where_to_click(stage: Stage) -> None:
    hand = stage.hand("administration")
    for denied, missing in (
        (VIEW, "« Voir le salon »"),
        (SEND, "« Envoyer des messages »"),
        (PIN, "« Épingler des messages »"),
        (SEND | PIN, "« Envoyer des messages », « Épingler des messages »"),
    ):
        await deny_now(stage, "annonces", denied)
        assert f"il manque à Courroie {missing}. {WHERE}" in texts_of(await post(hand, "annonces"))
    assert panels(stage, "annonces") == []
    assert (await settings_of(stage)).panel is None


async def test_a_panel_that_discord_refuses_to_pin_is_not_left_behind(stage: Stage) -> None:
    hand = stage.hand("administration")
    for code, said in (
        (50013, "il manque à Courroie « Épingler des messages »"),
        (50001, "il manque à Courroie « Voir le salon »"),
        (10003, "Le salon choisi n'existe plus"),
        (30003, "a déjà autant de messages épinglés que Discord le permet"),
    ):
        stage.world.faults.next("PUT", PIN_ROUTE, code=code)
        assert said in texts_of(await post(hand, "plan"))
        assert panels(stage) == []
    assert (await settings_of(stage)).panel is None


async def test_a_panel_that_discord_refuses_to_post_changes_nothing(stage: Stage) -> None:
    hand = stage.hand("administration")
    await post(hand, "plan")
    before = (await settings_of(stage)).panel
    stage.world.faults.next("POST", "/channels/{id}/messages", code=50013)
    assert "il manque à Courroie « Envoyer des messages »" in texts_of(await post(hand, "annonces"))
    stage.world.faults.next("POST", "/channels/{id}/messages", status=503)
    assert "Quelque chose s'est mal passé" in texts_of(await post(hand, "annonces"))
    assert (await settings_of(stage)).panel == before
    assert len(panels(stage)) == 1


async def test_what_is_mended_in_discord_is_seen_when_one_looks_again(stage: Stage) -> None:
    hand = stage.hand("administration")
    await deny_now(stage, "annonces", SEND | Permission.ATTACH_FILES | Permission.READ_MESSAGE_HISTORY)
    summary = (await hand.use("/reglages voir")).message or {}
    screen = (await hand.choose(summary, "Salon des annonces")).message or {}
    screen = (await hand.choose(screen, "annonces")).message or {}
    missing = "« Envoyer des messages », « Joindre des fichiers », « Voir les anciens messages »"
    assert f"il manque à Courroie {missing}." in texts_of(screen)
    summary = (await hand.press(screen, label="Revenir au résumé")).message or {}
    assert "**À régler.** Salon des annonces : dans <#" in texts_of(summary)
    await deny_now(stage, "annonces", 0)
    mended = (await hand.press(summary, label="Vérifier de nouveau")).message or {}
    assert "Salon des annonces : dans" not in texts_of(mended)


async def test_a_channel_or_a_role_that_is_gone_is_said(stage: Stage) -> None:
    hand, world = stage.hand("administration"), stage.world
    summary = (await hand.use("/reglages voir")).message or {}
    screen = (await hand.choose(summary, "Salon des annonces")).message or {}
    await hand.choose(screen, "sondages")
    guild = world.state.guild(world.guild_id)
    channel = guild.channels[guild.channel_id("sondages")]
    (role,) = (await settings_of(stage)).coordination_roles
    gone = stage.app.client.wait_for("guild_channel_delete"), stage.app.client.wait_for("guild_role_delete")
    world.gateway.publish("CHANNEL_DELETE", channel, Intent.GUILDS, guild_id=world.guild_id)
    dropped = {"guild_id": world.guild_id, "role_id": str(role)}
    world.gateway.publish("GUILD_ROLE_DELETE", dropped, Intent.GUILDS, guild_id=world.guild_id)
    for each in gone:
        await each
    text = texts_of((await hand.use("/reglages voir")).message or {})
    assert "Salon des annonces : le salon choisi n'existe plus." in text
    assert "Rôles de la coordination : un rôle choisi n'existe plus." in text
