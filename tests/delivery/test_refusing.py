"""What Discord refuses for good is parked and told once, with the place, and nothing more is asked of that place."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Delivery, State, Topic
from bot.playground.permissions import Permission
from storage.outbox_blocks import RETRY_AFTER, blocks_of, retry_parked
from tests.delivery.desk import Desk

EVENTS = "/guilds/{guild_id}/scheduled-events"
MORE = 50


def close(desk: Desk) -> None:
    desk.world.state.closed_direct_messages.add(str(desk.member()))


REFUSALS: dict[int, Callable[[Desk], None]] = {
    10003: lambda desk: desk.world.delete_channel("annonces"),
    50001: lambda desk: desk.world.deny("annonces", Permission.VIEW_CHANNEL),
    50013: lambda desk: desk.world.deny("annonces", Permission.SEND_MESSAGES),
    50007: close,
    50278: lambda desk: desk.world.remove_member("membre"),
}
HEALINGS: dict[int, Callable[[Desk], None]] = {
    50001: lambda desk: desk.world.deny("annonces"),
    50013: lambda desk: desk.world.deny("annonces"),
    50007: lambda desk: desk.world.state.closed_direct_messages.clear(),
}


def rows_for(desk: Desk, code: int, keys: list[str]) -> tuple[str, list[Delivery]]:
    """Rows for the place that ``code`` is about, and its name."""
    channel = desk.channel()
    if code in (50007, 50278):
        return f"user:{desk.member()}", [desk.delivery(key, channel=channel, user_id=desk.member()) for key in keys]
    return f"channel:{channel}", [desk.delivery(key, channel=channel) for key in keys]


@pytest.mark.promise(4)
@pytest.mark.parametrize("code", REFUSALS)
async def test_a_refusal_is_parked_told_once_and_costs_one_request(hasty_desk: Desk, code: int) -> None:
    desk = hasty_desk
    place, (first, *more) = rows_for(desk, code, [f"row {number}" for number in range(MORE + 1)])
    REFUSALS[code](desk)
    await desk.enqueue(first)
    await desk.deliver()
    row = await desk.row("row 0")
    assert (row.state, row.problem) == (State.PARKED, f"{place}|{code}")
    (told,) = desk.texts("coordination")
    assert f"refusal_report {place}|{code}" in told
    asked = len(desk.world.requests)
    await desk.enqueue(*more)
    await desk.deliver()
    states = await desk.states()
    assert [states[each.dedupe_key] for each in more] == [State.PARKED] * MORE
    assert (len(desk.world.requests), len(desk.posted("coordination"))) == (asked, 1)


@pytest.mark.promise(4)
@pytest.mark.parametrize("code", HEALINGS)
async def test_what_was_parked_is_sent_once_the_administration_says_that_it_is_mended(
    hasty_desk: Desk, code: int
) -> None:
    desk = hasty_desk
    place, deliveries = rows_for(desk, code, ["one", "two"])
    REFUSALS[code](desk)
    await desk.enqueue(*deliveries)
    await desk.deliver()
    HEALINGS[code](desk)
    async with desk.deps.database.transaction() as session:
        assert await retry_parked(session, desk.guild_id, place, desk.now) == 2
        assert await blocks_of(session, desk.guild_id) == ()
    await desk.deliver()
    states = await desk.states()
    assert (states["one"], states["two"]) == (State.SENT, State.SENT)


@pytest.mark.promise(4)
@pytest.mark.parametrize("mended", [True, False])
async def test_a_refused_place_is_tried_again_after_a_day_whatever_was_held_back_meanwhile(
    hasty_desk: Desk, *, mended: bool
) -> None:
    desk = hasty_desk
    desk.world.deny("annonces", Permission.SEND_MESSAGES)
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    await desk.enqueue(desk.delivery("held back", after=RETRY_AFTER / 2, lasts=timedelta(days=9)))
    await desk.deliver(after=RETRY_AFTER / 2)
    if mended:
        desk.world.deny("annonces")
    asked = len(desk.sends())
    await desk.enqueue(desk.delivery("tried", after=RETRY_AFTER / 2), desk.delivery("two", after=RETRY_AFTER / 2))
    await desk.deliver(after=RETRY_AFTER / 2 + timedelta(minutes=1))
    states = await desk.states()
    expected = State.SENT if mended else State.PARKED
    assert (states["held back"], states["tried"], states["two"]) == (State.PARKED, expected, expected)
    assert len(desk.sends()) - asked == (2 if mended else 1)
    assert len(desk.posted("coordination")) == 1
    async with desk.deps.database.reading() as session:
        assert len(await blocks_of(session, desk.guild_id)) == int(not mended)


@pytest.mark.promise(4)
async def test_another_refusal_of_the_same_place_is_news(hasty_desk: Desk) -> None:
    desk = hasty_desk
    channel = desk.channel()
    desk.world.deny("annonces", Permission.SEND_MESSAGES)
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    desk.world.delete_channel("annonces")
    await desk.enqueue(desk.delivery("two", channel=channel, after=2 * RETRY_AFTER))
    await desk.deliver(after=2 * RETRY_AFTER)
    assert [text.split()[2][-5:] for text in desk.texts("coordination")] == ["50013", "10003"]


@pytest.mark.promise(4)
@pytest.mark.parametrize("where", ["no channel is chosen", "it is the coordination's own channel"])
async def test_a_refusal_that_the_coordination_cannot_read_goes_to_the_owner(desk: Desk, where: str) -> None:
    if where.startswith("no"):
        desk.world.deny("annonces", Permission.SEND_MESSAGES)
        await desk.enqueue(desk.delivery("one"))
    else:
        await desk.set(SettingKey.COORDINATION_CHANNEL, desk.channel("coordination"))
        desk.world.deny("coordination", Permission.SEND_MESSAGES)
        await desk.enqueue(desk.delivery("one", channel=desk.channel("coordination")))
    await desk.deliver()
    (told,) = [row for row in (await desk.rows()).values() if row.delivery.topic is Topic.REFUSAL_REPORT]
    (channel,) = [each for each in desk.world.state.channels.values() if each["id"] == str(told.channel_id)]
    assert told.state is State.SENT
    assert [each["id"] for each in channel["recipients"]] == [str(desk.member("administration"))]


@pytest.mark.promise(4)
async def test_an_owner_who_takes_no_messages_is_not_asked_again(desk: Desk) -> None:
    desk.world.state.closed_direct_messages.add(str(desk.member("administration")))
    channels = [int(desk.world.add_channel(f"salon-{number}")["id"]) for number in range(5)]
    for number, channel in enumerate(channels):
        desk.world.deny(f"salon-{number}", Permission.SEND_MESSAGES)
        await desk.enqueue(desk.delivery(f"row {number}", channel=channel))
        await desk.deliver()
    assert set((await desk.states()).values()) == {State.PARKED}
    assert len(desk.sends()) == len(channels) + 1


@pytest.mark.promise(4)
async def test_events_that_are_refused_are_parked_until_they_are_allowed(hasty_desk: Desk) -> None:
    desk = hasty_desk
    desk.world.faults.next("POST", EVENTS, code=50013)
    events = [
        desk.delivery(f"event {number}", topic=Topic.ASSEMBLY_EVENT, subject_id=number, after=number * RETRY_AFTER / 2)
        for number in range(4)
    ]
    await desk.enqueue(*events)
    await desk.deliver()
    for _ in events:
        await desk.deliver(after=RETRY_AFTER / 2)
    states = await desk.states()
    assert [states[each.dedupe_key] for each in events[:2]] == [State.PARKED, State.PARKED]
    assert states["event 3"] is State.SENT
    assert len(desk.texts("coordination")) == 1
    async with desk.deps.database.reading() as session:
        assert await blocks_of(session, desk.guild_id) == ()
