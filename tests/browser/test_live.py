"""What is said aloud: each piece of news by itself, the same one twice too."""

from typing import Final

from playwright.async_api import expect

from tests.browser.conftest import TakeSeat

_SAY: Final = """async (texts) => {
  const { announce } = await import(new URL("static/js/live.js", location.href));
  for (const text of texts) announce(text);
}"""


async def test_two_pieces_of_news_at_once_are_both_said_apart(seat: TakeSeat) -> None:
    page = (await seat()).page
    await page.evaluate(_SAY, ["Un message de Claire.", "C'est fait."])
    await expect(page.locator("#live-polite")).to_have_js_property("textContent", "Un message de Claire.\nC'est fait.")


async def test_what_was_said_gives_way_to_what_is_said_after(seat: TakeSeat) -> None:
    page = (await seat()).page
    for _ in range(2):
        await page.evaluate(_SAY, ["C'est fait."])
        await expect(page.locator("#live-polite")).to_have_text("C'est fait.")
