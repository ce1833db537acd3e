"""A member at the page: what they do there, by what anybody sees or hears of it: roles, names, the keyboard."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.async_api import Locator, Page, TimeoutError  # noqa: A004 - Playwright's own

from bot.playground.server import Playground
from bot.texts.catalogue import texts_for
from bot.texts.page import page_words
from tests.browser.tab import Tab


@dataclass
class Seat:
    """Somebody's tab on a playground's page, in the language that they have there."""

    world: Playground
    tab: Tab
    locale: str = "fr"

    @property
    def page(self) -> Page:
        """Playwright's page."""
        return self.tab.page

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return (
            self.page.locator("#composer")
            .get_by_role("combobox")
            .or_(self.page.locator("#composer").get_by_role("textbox"))
        )

    @property
    def messages(self) -> Locator:
        """The messages of the channel, oldest first."""
        return self.page.locator("#messages article")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.messages.last

    @property
    def form(self) -> Locator:
        """The form that is open."""
        return self.page.get_by_role("dialog")

    def word(self, key: str, **values: str) -> str:
        """What the page says there, in the language of the one who looks."""
        word = page_words(texts_for(self.locale))[key]
        assert isinstance(word, str)
        return word.format(**values)

    def pressed(self, key: str) -> Locator:
        """The button that the page calls so."""
        return self.page.get_by_role("button", name=self.word(key), exact=True)

    def button(self, label: str) -> Locator:
        """The newest button that Courroie calls so, given in French."""
        return self.messages.get_by_role("button", name=texts_for(self.locale).gettext(label), exact=True).last

    async def open(self, who: str = "membre", channel: str = "plan") -> None:
        """Open the page as somebody, and return once it has said hello."""
        asked = urlencode({"qui": who, "langue": self.locale, "salon": channel})
        await self.page.goto(f"{self.world.page.address}?{asked}")
        await self.greeted()

    async def greeted(self) -> None:
        """Return once the page is there for whoever looks, with the channel's messages asked and come."""
        try:
            await self.page.locator("#app").wait_for()
            await self.field.wait_for()
        except TimeoutError as late:  # what the browser complained of says more than that nothing came
            raise AssertionError("\n".join(self.tab.complaints) or "the page did not greet") from late

    async def say(self, text: str) -> None:
        """Type, and press Enter."""
        await self.field.fill("")
        await self.field.press_sequentially(text)
        await self.field.press("Enter")

    async def go(self, channel: str) -> None:
        """Open a channel by the list."""
        await (
            self.page.locator("#channels")
            .get_by_role("button", name=channel)
            .or_(self.page.locator("#channels").get_by_role("link", name=channel))
            .first.click()
        )

    async def at(self, channel: str) -> None:
        """Return once the page is at a channel, by its address."""
        await self.page.wait_for_url(lambda address: parse_qs(urlsplit(address).query).get("salon") == [channel])

    def said(self, text: str) -> Locator:
        """The messages that have a text."""
        return self.messages.filter(has_text=text)
