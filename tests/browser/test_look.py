"""The look of the whole: nothing that is drawn is cut off, and nothing rests on a colour that the system takes away."""

from playwright.async_api import Locator, expect

from bot.playground.server import Playground
from tests.browser.conftest import TakeSeat

_WHOLE = """(node) => {
  const box = node.getBoundingClientRect();
  return [box.left + 3, box.right - 3].every((x) => [box.top + 3, box.bottom - 3].every((y) => node.contains(document.elementFromPoint(x, y))));
}"""


async def whole(node: Locator) -> bool:
    """Whether each corner of what is drawn is where a pointer finds it."""
    return bool(await node.evaluate(_WHOLE))


async def test_the_tools_above_a_message_that_follows_another_are_seen_whole(seat: TakeSeat, world: Playground) -> None:
    for text in ("Un", "Deux", "Trois"):
        world.hand("coordination").say(text, channel="plan")
    one = await seat("membre", channel="plan")
    await one.said("Deux").hover()
    tools = one.said("Deux").locator(".msg-tools button")
    await expect(tools.first).to_be_visible()
    for tool in await tools.all():
        assert await whole(tool)


async def test_buttons_are_marked_off_by_a_line_where_the_system_chooses_the_colours(seat: TakeSeat) -> None:
    one = await seat()
    await one.page.emulate_media(forced_colors="active")
    for button in await one.page.locator("#people .shell-button, #clock .shell-button, .msg-events-button").all():
        assert await button.evaluate("(node) => getComputedStyle(node).borderTopWidth") != "0px"
    current = one.page.locator("#channels [aria-current]")
    assert await current.evaluate("(node) => getComputedStyle(node).outlineStyle") == "solid"
