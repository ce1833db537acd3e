"""A tab on the playground's page: it hears everything that goes wrong there, and knows the page's regions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from playwright.async_api import Browser, ConsoleMessage, Page, Request, Response

PATIENCE: Final = 10_000
"""Milliseconds that a tab waits for what must come: a bound against hanging, no measure of anything."""

_GONE: Final = "net::ERR_ABORTED"  # the tab left or was closed while it was loading: nobody's fault
_BAD: Final = 400


@dataclass(frozen=True)
class Look:
    """How a window is: the language of its reader, its size in pixels, light or dark."""

    locale: str = "fr"
    width: int = 1280
    height: int = 800
    theme: Literal["light", "dark"] = "light"


@dataclass
class Tab:
    """One person at the page, in one window.

    Attributes:
        page: Playwright's page.
        complaints: what went wrong in it, as the browser said it.
    """

    page: Page
    complaints: list[str] = field(default_factory=list)
    _forgiven: list[Callable[[str], bool]] = field(default_factory=list)

    def listen(self) -> None:
        """Hear errors of the console (a broken security policy is one), of scripts, of requests and of answers."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def forgive(self, *words: str) -> None:
        """Let pass a complaint that has one of these words, before or after: the test broke that on purpose."""
        self._forgiven.append(lambda complaint: any(word in complaint for word in words))

    def require_quiet(self) -> None:
        """Fail where something went wrong in the tab."""
        left = [each for each in self.complaints if not any(lets_pass(each) for lets_pass in self._forgiven)]
        assert not left, "\n".join(left)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self._complain(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != _GONE:
            self._complain(f"request: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= _BAD:
            self._complain(f"answer: {response.status} {response.url}")

    def _complain(self, what: str) -> None:
        self.complaints.append(what)


async def new_tab(browser: Browser, look: Look) -> Tab:
    """A window of its own: nothing that another one keeps, neither cookies nor storage, is there."""
    context = await browser.new_context(
        viewport={"width": look.width, "height": look.height},
        locale={"fr": "fr-CA"}.get(look.locale, look.locale),
        timezone_id="America/Toronto",
        color_scheme=look.theme,
        reduced_motion="reduce",
        device_scale_factor=1,
    )
    context.set_default_timeout(PATIENCE)
    tab = Tab(await context.new_page())
    tab.listen()
    return tab
