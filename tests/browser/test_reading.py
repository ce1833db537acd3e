"""What is unread is counted, and who reads it has read it."""

import pytest

from tests.browser.conftest import TakeSeat

pytestmark = pytest.mark.usefixtures("stage")


async def test_who_opens_a_channel_reads_it(seat: TakeSeat) -> None:
    one, other = await seat("membre", channel="plan"), await seat("coordination", channel="annonces")
    await other.say("Une annonce")
    unread = one.page.locator("#channels").get_by_role("button", name="annonces").filter(has_text="1")
    await unread.wait_for()
    await one.go("annonces")
    await one.said("Une annonce").wait_for()
    await unread.wait_for(state="hidden")
    await one.page.reload()
    await one.greeted()
    await one.said("Une annonce").wait_for()
    assert await unread.count() == 0
