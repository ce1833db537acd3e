"""The look of the whole: nothing that is drawn is cut off, and nothing rests on a colour that the system takes away."""

from playwright.async_api import Locator, expect

from bot.playground.json_types import JSON
from bot.playground.server import Playground
from tests.browser.access import require_no_sideways
from tests.browser.conftest import PHONE, SpeakingHost, TakeSeat
from tests.browser.tab import Look

_WHOLE = """(node) => {
  const box = node.getBoundingClientRect();
  return [box.left + 3, box.right - 3].every((x) => [box.top + 3, box.bottom - 3].every((y) => node.contains(document.elementFromPoint(x, y))));
}"""


class LongHost(SpeakingHost):
    """A host whose visit is longer than any window is high."""

    def visit(self, locale: str) -> list[JSON]:
        text = f"{locale} " * 200
        return [{"key": str(n), "title": "Étape", "text": text, "who": "membre", "channel": "plan"} for n in range(6)]


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


async def test_columns_scroll_and_never_the_page(seat: TakeSeat, world: Playground) -> None:
    world.page.host = LongHost(world.clock)
    one = await seat(look=Look(height=500))
    await one.page.locator(".tour-step").last.scroll_into_view_if_needed()
    assert await one.page.evaluate("document.scrollingElement.scrollHeight - window.innerHeight") == 0


async def test_letters_twice_as_large_fit_a_phone(seat: TakeSeat) -> None:
    one = await seat(channel="table-habitation", look=PHONE)
    await one.page.evaluate("document.documentElement.style.setProperty('font-size', '32px')")
    await require_no_sideways(one.page)
    for button in ("open-channels", "open-pins", "open-side"):
        assert await whole(one.page.locator(f"#{button}"))
