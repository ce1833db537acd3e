"""Two people at two pages, a page that is reloaded, a page that lost its link."""

import pytest

from tests.browser.conftest import TakeSeat
from tests.browser.seat import Seat

pytestmark = pytest.mark.usefixtures("stage")

A_SECOND = 1000.0
_WATCH = """(text) => {
  window.shownAt = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector("#messages").textContent.includes(text)) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.querySelector("#messages"), { subtree: true, childList: true, characterData: true });
    look();
  });
}"""
_NOW = "performance.timeOrigin + performance.now()"


async def watch_for(seat: Seat, text: str) -> None:
    """Note in the page when a text is first painted among the messages; ``shown_at`` gives it."""
    await seat.page.evaluate(_WATCH, text)


async def shown_at(seat: Seat) -> float:
    return float(await seat.page.evaluate("window.shownAt"))


@pytest.mark.always
async def test_two_people_see_within_a_second_what_the_other_writes(seat: TakeSeat) -> None:
    one, other = await seat("membre"), await seat("responsable", "en-US")
    for writer, reader, text in ((one, other, "Bonjour Rachid"), (other, one, "Salut Mireille")):
        await watch_for(reader, text)
        await writer.field.fill(text)
        typed = float(await writer.page.evaluate(_NOW))
        await writer.field.press("Enter")
        assert await shown_at(reader) - typed < A_SECOND


async def test_what_a_button_publishes_is_seen_by_others_within_a_second(seat: TakeSeat) -> None:
    one, other = await seat("membre"), await seat("coordination")
    await one.say("/plan axe II")
    share = one.last.get_by_role("button", name="Partager dans le salon")
    await share.wait_for()
    await watch_for(other, "Mobilisation et soutien organisationnel")
    pressed = float(await one.page.evaluate(_NOW))
    await share.click()
    assert await shown_at(other) - pressed < A_SECOND
    assert await other.said("6 objectifs spécifiques").count() == 1


async def test_what_is_only_mine_is_not_on_the_other_page(seat: TakeSeat) -> None:
    one, other = await seat("membre"), await seat("coordination")
    await one.say("/plan axe II")
    await one.said("Mobilisation et soutien").wait_for()
    await one.say("Bonjour")
    await other.said("Bonjour").wait_for()
    assert await other.said("Mobilisation et soutien").count() == 0


async def test_a_reload_loses_nothing(seat: TakeSeat) -> None:
    one, other = await seat("responsable", channel="plan"), await seat("coordination", channel="annonces")
    await one.say("/plan axe II")
    await one.said("Mobilisation et soutien").wait_for()
    await one.say("Ici, au plan")
    await one.said("Ici, au plan").wait_for()
    await other.say("Une annonce")
    await other.said("Une annonce").wait_for()
    unread = one.page.locator("#channels").get_by_role("button", name="annonces").filter(has_text="1")
    await unread.wait_for()
    address = one.page.url
    await one.page.reload()
    await one.greeted()
    await one.said("Ici, au plan").wait_for()
    assert await one.said("Mobilisation et soutien").count() == 1
    await unread.wait_for()
    assert one.page.url == address
    await one.page.get_by_text("Rachid Benali").first.wait_for()
    await one.last.wait_for()
    # What was kept is no picture: its buttons still answer.
    await one.said("Mobilisation et soutien").get_by_role("button", name="Tout le plan").click()
    await one.said("Axe III").first.wait_for()
