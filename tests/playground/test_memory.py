"""What the playground remembers has bounds: a bench fires hundreds of thousands of interactions."""

from bot.playground import state
from bot.playground.interactions import InteractionType
from bot.playground.message_store import Stored
from bot.playground.messages import blank_message
from bot.playground.request_log import KEPT_REQUESTS, Recorded, RequestLog
from bot.playground.server import Playground


async def test_the_oldest_interactions_go_with_what_only_their_member_saw(world: Playground) -> None:
    hand = world.hand("membre")
    where = hand.channel("plan")
    first = hand.dispatch(InteractionType.COMMAND, {}, where)
    public, hidden = (Stored(blank_message(world.state, where["id"], hand.user)) for _ in range(2))
    hidden.seen_by = hand.user["id"]
    for stored in (public, hidden):
        world.state.messages.add(stored)
        first.message_ids.append(stored.raw["id"])
    for _ in range(state.KEPT_INTERACTIONS - 1):
        hand.dispatch(InteractionType.COMMAND, {}, where)
    assert len(hand.sees("plan")) == 2
    hand.dispatch(InteractionType.COMMAND, {}, where)
    assert [message["id"] for message in hand.sees("plan")] == [public.raw["id"]]
    assert len(world.state.interactions) == state.KEPT_INTERACTIONS
    assert first.token not in world.state.interactions


def test_the_oldest_requests_go() -> None:
    log = RequestLog()
    log.extend(Recorded("GET", "", str(number), {}, None) for number in range(KEPT_REQUESTS + 1))
    assert (len(log), log[0].path) == (KEPT_REQUESTS, "1")
