"""A member at the page: what they do there, by what anybody sees or hears of it: roles, names, the keyboard."""

from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.async_api import Locator, Page

from bot.playground.server import Playground
from tests.browser.tab import Tab


@dataclass(frozen=True)
class Seat:
    """Somebody's tab on a playground's page."""

    world: Playground
    tab: Tab

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

    def address(self, who: str, locale: str, channel: str) -> str:
        """Where the page is for somebody."""
        return f"{self.world.page.address}?{urlencode({'qui': who, 'langue': locale, 'salon': channel})}"

    async def open(self, who: str = "membre", locale: str = "fr", channel: str = "plan") -> None:
        """Open the page as somebody, and return once it has said hello."""
        await self.page.goto(self.address(who, locale, channel))
        await self.greeted()

    async def greeted(self) -> None:
        """Return once the page is there for whoever looks, with the channel's messages asked and come."""
        await self.page.locator("#app").wait_for()
        await self.field.wait_for()

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

    def said(self, text: str) -> Locator:
        """The messages that have a text."""
        return self.messages.filter(has_text=text)
