"""A thousand messages in a channel: a new one is painted as soon as among twenty, and scrolling through them does not stutter."""

from statistics import median

import pytest
from playwright.async_api import CDPSession

from bot.playground.server import Playground
from tests.browser.conftest import NewTab
from tests.browser.seat import Seat

FEW, MANY, TRIES = 20, 1000, 15
FRAMES = 60
UNFELT = 25.0
"""Milliseconds that nobody feels: below that, a ratio says more of the machine than of the page."""

TIMES = 5
PAINTED = """(text) => {
  window.painted = new Promise((resolve) => {
    const observer = new MutationObserver((records) => {
      // What was added alone: to read a thousand messages here would be what is measured.
      if (!records.some(({ addedNodes }) => [...addedNodes].some((node) => node.textContent.includes(text)))) return;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      requestAnimationFrame(() => port2.postMessage(0));  // after the paint
    });
    observer.observe(document.querySelector("#messages"), { subtree: true, childList: true });
  });
}"""
SCROLL = """(frames) => new Promise((resolve) => {
  const nodes = [document.querySelector("#messages"), ...document.querySelectorAll("#messages *")];
  const scrolled = nodes.find((node) => node.scrollHeight > node.clientHeight + 50 && getComputedStyle(node).overflowY !== "visible");
  const lengths = [];
  let before = performance.now();
  const step = (now) => {
    lengths.push(now - before);
    before = now;
    scrolled.scrollTop -= 300;
    if (lengths.length < frames) requestAnimationFrame(step);
    else resolve(lengths.slice(1));
  };
  requestAnimationFrame(step);
})"""


@pytest.fixture
def sent() -> list[str]:
    return []


async def fill(seat: Seat, world: Playground, sent: list[str], upto: int) -> None:
    """Say messages until there are so many, by bursts, and return once the page has the last one."""
    hand = world.hand("responsable")
    while len(sent) < upto:
        for _ in range(min(50, upto - len(sent))):
            sent.append(f"Le message {len(sent)} de *plusieurs*, avec **du gras** et <@{hand.user['id']}>")
            hand.say(sent[-1])
        await seat.said(f"Le message {len(sent) - 1} ").wait_for()


async def arrivals(seat: Seat, world: Playground) -> float:
    """What a message costs the page, in milliseconds of work of its thread (scripts, layout), from its arrival to its paint.

    Work, not time: time depends on what else the machine does.
    """
    session = await seat.page.context.new_cdp_session(seat.page)
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before, there = await work_in(session), await seat.messages.count()
    for number in range(TRIES):
        text = f"nouveau {there} {number}."
        await seat.page.evaluate(PAINTED, text)
        world.hand("responsable").say(text)
        await seat.page.evaluate("() => window.painted.then(() => true)")
    after = await work_in(session)
    await session.detach()
    return (after - before) / TRIES


async def work_in(session: CDPSession) -> float:
    """The milliseconds of work that the page's thread has done since the session listens."""
    metrics = (await session.send("Performance.getMetrics"))["metrics"]
    found = {metric["name"]: float(metric["value"]) for metric in metrics}
    return 1000 * (found["ScriptDuration"] + found["LayoutDuration"] + found["RecalcStyleDuration"])


async def frames(seat: Seat) -> float:
    """The median of the milliseconds that a frame lasts while one scrolls upwards."""
    lasted: list[float] = await seat.page.evaluate(SCROLL, FRAMES)
    return median(lasted)


async def test_a_thousand_messages_are_as_smooth_as_twenty(tab: NewTab, world: Playground, sent: list[str]) -> None:
    member = Seat(world, await tab())
    await member.open()
    await fill(member, world, sent, FEW)
    few, few_frames = await arrivals(member, world), await frames(member)
    await fill(member, world, sent, MANY)
    many, many_frames = await arrivals(member, world), await frames(member)
    assert many < max(TIMES * few, UNFELT), f"a new message: {few:.1f} ms among {FEW}, {many:.1f} ms among {MANY}"
    assert many_frames < max(TIMES * few_frames, 2 * UNFELT), f"a frame: {few_frames:.1f} ms, then {many_frames:.1f} ms"


async def test_a_channel_of_a_thousand_opens_at_its_end_and_goes_back_to_its_beginning(
    tab: NewTab, world: Playground
) -> None:
    hand = world.hand("responsable")
    for number in range(MANY):
        hand.say(f"Le message {number}.")
    member = Seat(world, await tab())
    await member.open()
    await member.said(f"Le message {MANY - 1}.").wait_for()
    assert await member.messages.count() < MANY / 5
    await member.last.hover()
    for _ in range(MANY):  # faster than what comes before arrives
        await member.page.mouse.wheel(0, -5000)
        if await member.messages.count() == MANY:
            break
    await member.page.mouse.wheel(0, -50_000)
    await member.page.get_by_text("Le message 0.", exact=True).wait_for()
    assert await member.messages.count() == MANY
