"""Polls, pinned messages and events, in the page."""

from datetime import timedelta

import discord
from playwright.async_api import Locator, expect

from bot.playground.server import Playground
from tests.browser.access import require_accessible
from tests.browser.component_bot import ComponentBot
from tests.browser.conftest import TakeSeat
from tests.browser.seat import Seat


async def ask(poster: ComponentBot, seat: Seat, *, several: bool = False) -> Locator:
    """Post a poll, and give its message in the page."""
    poll = discord.Poll("Quel soir convient?", timedelta(hours=24), multiple=several)
    poll.add_answer(text="Lundi").add_answer(text="Mardi")
    await poster.text_channel(seat.world, "plan").send(poll=poll)
    message = seat.said("Quel soir convient?").first
    await message.wait_for()
    return message


async def test_a_vote_is_sent_counted_and_taken_back(seat: TakeSeat, world: Playground, poster: ComponentBot) -> None:
    one = await seat()
    poll = await ask(poster, one)
    vote = poll.get_by_role("button", name="Voter")
    await expect(vote).to_be_disabled()
    await poll.get_by_role("radio", name="Lundi").check()
    await vote.click()
    mine = poll.get_by_role("listitem").filter(has_text="Lundi")
    await expect(mine).to_contain_text("votre vote")
    await expect(mine).to_contain_text("1 vote 100 %")
    raw = world.messages("plan")[-1]
    world.hand("coordination").vote(raw, "Mardi")
    await expect(mine).to_contain_text("1 vote 50 %")
    await poll.get_by_text("2 votes · se termine dans 1 jour").wait_for()
    await poll.get_by_role("button", name="Retirer mon vote").click()
    await poll.get_by_role("radio", name="Lundi").wait_for()
    assert world.messages("plan")[-1]["poll"]["results"]["answer_counts"] == [{"id": 2, "count": 1, "me_voted": False}]


async def test_another_persons_vote_is_not_mine_and_leaves_what_i_am_choosing(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    poll = await ask(poster, one, several=True)
    await poll.get_by_role("checkbox", name="Mardi").check()
    world.hand("coordination").vote(world.messages("plan")[-1], "Lundi")
    await poll.get_by_text("1 vote · se termine").wait_for()
    await expect(poll.get_by_role("checkbox", name="Mardi")).to_be_checked()
    await expect(poll.get_by_role("checkbox", name="Mardi")).to_be_focused()
    await poll.get_by_role("button", name="Voir les résultats").click()
    await expect(poll.get_by_role("listitem").filter(has_text="Lundi")).not_to_contain_text("votre vote")
    await poll.get_by_role("button", name="Revenir au vote").click()
    await expect(poll.get_by_role("checkbox", name="Mardi")).to_be_checked()


async def test_a_poll_that_ended_says_so_and_takes_no_vote(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    poll = await ask(poster, one)
    world.hand("coordination").vote(world.messages("plan")[-1], "Mardi")
    world.clock.advance(timedelta(days=2))
    await one.last.get_by_text("Le sondage de Courroie est terminé : « Quel soir convient? »").wait_for()
    await one.last.get_by_text("Mardi l'emporte avec 100 % des votes.").wait_for()
    await poll.get_by_text("Le sondage est terminé").wait_for()
    assert await poll.get_by_role("radio").count() == 0
    assert await poll.get_by_role("button", name="Voter").count() == 0
    await one.last.get_by_role("button", name="Voir le sondage").click()
    await expect(poll).to_be_focused()


async def test_pinned_messages_are_listed_live_and_lead_to_their_place(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    sent = await poster.text_channel(world, "plan").send("À **garder**")
    await sent.pin()
    await one.last.get_by_text("Courroie a épinglé un message dans ce salon.").wait_for()
    await expect(one.messages.first).to_have_accessible_name("Courroie APP aujourd'hui à 10 h 00 message épinglé")
    await one.last.get_by_role("button", name="Voir les messages épinglés").click()
    window = one.page.get_by_role("dialog", name="Messages épinglés")
    await window.get_by_text("À garder").wait_for()
    await require_accessible(one.page)
    await window.get_by_role("button", name="Aller au message").click()
    await expect(one.messages.first).to_be_focused()
    await one.last.get_by_role("button", name="Voir les messages épinglés").click()
    await window.get_by_text("À garder").wait_for()
    await sent.unpin()
    await window.get_by_text("Aucun message n'est épinglé dans ce salon.").wait_for()


async def test_events_are_counted_and_say_when_where_and_how_they_stand(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    start = world.clock.now() + timedelta(days=9)
    (guild,) = poster.guilds
    await guild.create_scheduled_event(
        name="Assemblée générale",
        start_time=start,
        end_time=start + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="Centre culturel",
        description="\n\nOrdre du jour:\n- le bilan",
    )
    await one.page.get_by_role("button", name="Événements 1").click()
    window = one.page.get_by_role("dialog", name="Événements")
    event = window.get_by_role("listitem").first
    for words in (
        "À venir",
        "mercredi 19 septembre 2012 à 10 h 00 jusqu'à 12 h 00",
        "dans 9 jours",
        "Lieu : Centre culturel",
        "le bilan",
    ):
        await expect(event).to_contain_text(words)
    assert (await event.locator(".msg-event-text").inner_text()).startswith("Ordre du jour")
    await require_accessible(one.page)
    world.clock.advance(timedelta(days=9, hours=1))
    await expect(event).to_contain_text("En cours")
    world.clock.advance(timedelta(hours=2))
    await expect(event).to_contain_text("Terminé")
