"""Private reminders as they come: their button, whoever may press it, and where they go when Discord refuses them."""

from datetime import timedelta

import pytest

from bot.domain.guild_settings import SettingKey
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from tests.scenarios.reminders_stage import AWAY, card, change, convene, mine, waiting
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, texts_of


async def delivered(stage: Stage, hand: Hand) -> JSON:
    """The private reminder that a member gets of an assembly that they asked to be reminded of."""
    await hand.press(await card(stage, await convene(stage)), label="Me le rappeler")
    stage.world.clock.advance(AWAY - timedelta(days=13))
    await stage.app.worker.settled()
    return stage.world.messages(stage.world.state.direct_channel(hand.user["id"])["id"])[-1]


async def test_mes_rappels_under_a_private_reminder_opens_and_changes_them_right_there(stage: Stage) -> None:
    hand = stage.hand()
    message = await delivered(stage, hand)
    assert labels_of(message)[-1] == "Mes rappels"
    screen = (await hand.press(message, label="Mes rappels")).message or {}
    assert "Assemblée des partenaires" in texts_of(screen)
    assert (screen["channel_id"], bool(screen["flags"] & 64)) == (message["channel_id"], True)
    changed = await change(hand, screen, offsets="2 jours")
    assert [each.delivery.variant for each in await waiting(stage)] == ["P2D"]
    refused = (await hand.submit(await hand.press(changed, label="Faire une pause"), {"day": "bof"})).message or {}
    again = await hand.press(refused, label="Corriger")
    paused = (await hand.submit(again, {"day": "dans 3 semaines"})).message or {}
    assert await waiting(stage) == []
    resumed = (await hand.press(paused, label="Reprendre")).message or {}
    given_up = (await hand.choose(resumed, "Assemblée des partenaires")).message or {}
    assert "rien pour l'instant" in texts_of(given_up)


async def test_there_it_is_ones_own_message_alone_that_leads_to_the_server(stage: Stage) -> None:
    hand, other = stage.hand(), stage.hand("responsable")
    reference = custom_ids_of(await delivered(stage, hand))[-1].rpartition("|")[2]
    # As nobody's Discord would send it: the reference of what somebody else was sent.
    where = other.channel("@bot")
    mine_too = await delivered(stage, other)
    (row,) = [each for each in mine_too["components"] if each["type"] == 1]
    row["components"][-1]["custom_id"] = f"1|remind|mine|{reference}"
    stored = stage.world.state.messages.find(mine_too["channel_id"], mine_too["id"])
    stored.raw |= mine_too
    shown = await other.press(stored.raw, label="Mes rappels")
    assert "pas en message privé" in texts_of(shown.message or {})
    assert where["id"] == mine_too["channel_id"]


async def test_whoever_left_the_server_changes_nothing_there_any_more(stage: Stage) -> None:
    hand = stage.hand()
    message = await delivered(stage, hand)
    del stage.world.state.guild(stage.world.guild_id).members[hand.user["id"]]
    shown = await hand.press(message, label="Mes rappels")
    assert "pas en message privé" in texts_of(shown.message or {})


async def close_direct_messages(stage: Stage) -> None:
    """Discord refuses the next direct message."""
    stage.world.faults.next("POST", "/channels/{id}/messages", code=50007)


@pytest.mark.parametrize(("fallback", "channel"), [("channel", "annonces"), ("coordination", "coordination")])
async def test_where_direct_messages_are_closed_what_the_member_chose_is_done(
    stage: Stage, fallback: str, channel: str
) -> None:
    hand = stage.hand()
    for key in (SettingKey.ANNOUNCEMENTS_CHANNEL, SettingKey.COORDINATION_CHANNEL):
        name = "annonces" if key is SettingKey.ANNOUNCEMENTS_CHANNEL else "coordination"
        await set_up(stage, key, int(stage.hand("coordination").channel(name)["id"]))
    await hand.press(await card(stage, await convene(stage)), label="Me le rappeler")
    await change(hand, await mine(hand), fallback=fallback)
    before = len(stage.world.messages(channel))
    await close_direct_messages(stage)
    stage.world.clock.advance(AWAY - timedelta(days=13))
    await stage.app.worker.settled()
    told = stage.world.messages(channel)[before:]
    assert len(told) == 1
    assert "Assemblée des partenaires" in texts_of(told[0])
    assert f"<@{hand.user['id']}>" in texts_of(told[0])
    mentioned = [each["id"] for each in told[0]["mentions"]]
    assert mentioned == ([hand.user["id"]] if fallback == "channel" else [])
