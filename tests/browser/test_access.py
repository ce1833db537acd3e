"""What says that a page is accessible, and as wide as its window, says so when it is not."""

import pytest

from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.conftest import NewTab
from tests.browser.tab import Look

WELL = '<html lang="fr"><title>Titre</title><main><h1>Titre</h1><p>Texte</p></main></html>'


async def test_what_is_accessible_and_narrow_passes(tab: NewTab) -> None:
    one = await tab()
    await one.page.set_content(WELL)
    await require_accessible(one.page)
    await require_no_sideways(one.page)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("<button></button>", "button-name"),
        ('<p style="color: #bbb; background: #fff">Pâle</p>', "color-contrast"),
        ("<img src='data:,'>", "image-alt"),
    ],
)
async def test_a_violation_is_found(tab: NewTab, more: str, rule: str) -> None:
    one = await tab()
    await one.page.set_content(WELL.replace("</main>", f"{more}</main>"))
    with pytest.raises(AssertionError, match=rule):
        await require_accessible(one.page)


@pytest.mark.parametrize(
    "more",
    [
        '<p style="width: 500px">Large</p>',
        '<style>body { overflow-x: hidden }</style><p style="width: 500px">Large</p>',
    ],
    ids=["scrolls", "is cut"],
)
async def test_what_is_wider_than_its_window_is_found(tab: NewTab, more: str) -> None:
    one = await tab(Look(width=360))
    await one.page.set_content(WELL.replace("</main>", f"{more}</main>"))
    with pytest.raises(AssertionError):
        await require_no_sideways(one.page)
