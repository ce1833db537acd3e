"""What anybody must be able to use: no violation that axe-core knows, and nothing to scroll sideways for."""

from typing import Final

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

_AXE: Final = Axe()
_WIDER: Final = """() => {
  const width = document.documentElement.clientWidth;
  const scrolled = document.scrollingElement.scrollWidth > window.innerWidth ? ["the page"] : [];
  const hidden = (node) => {
    for (let up = node; up; up = up.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.right > width + 1 && !hidden(node.parentElement);
  });
  return [...scrolled, ...out.slice(0, 5).map((node) => node.outerHTML.slice(0, 200))];
}"""


async def require_accessible(page: Page) -> None:
    """Fail on anything that axe-core finds wrong in the page as it is now, best practices among it."""
    found = await _AXE.run(page)
    assert found.violations_count == 0, found.generate_report()


async def require_no_sideways(page: Page) -> None:
    """Fail where the page can be scrolled sideways, or where something sticks out of it to the right."""
    wider = await page.evaluate(_WIDER)
    assert wider == [], "\n".join(wider)
