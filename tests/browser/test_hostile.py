"""Whatever a message holds, the page runs none of it and shows the messages after it."""

from typing import Final

import pytest
from playwright.async_api import expect

from bot.playground.json_types import JSON
from bot.playground.message_store import Stored
from bot.playground.messages import blank_message
from bot.playground.server import Playground
from tests.browser.conftest import TakeSeat

EVIL: Final = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
_LEADS: Final = "[...document.querySelectorAll('a[href]')].map((one) => one.protocol)"


def messages_of(url: str) -> list[JSON]:
    """That text and that address wherever a message can have one; Discord refuses several, and the page relies on none of it."""
    button = {"type": 2, "id": 2, "style": 5, "label": EVIL, "url": url}
    emoji = {"type": 2, "id": 3, "style": 1, "label": EVIL, "custom_id": EVIL, "emoji": {"name": EVIL, "id": "1"}}
    file = {"id": "1", "filename": EVIL, "size": 5, "url": url, "proxy_url": url, "description": EVIL}
    embed = {
        "type": "rich",
        "title": EVIL,
        "url": url,
        "description": EVIL,
        "author": {"name": EVIL, "url": url, "icon_url": url},
        "footer": {"text": EVIL, "icon_url": url},
        "image": {"url": url},
        "thumbnail": {"url": url},
        "fields": [{"name": EVIL, "value": EVIL}],
    }
    media = {"type": 12, "id": 1, "items": [{"media": {"url": url}, "description": EVIL}]}
    shown = {"type": 13, "id": 2, "file": {"url": url}, "name": None, "size": 5}
    return [
        {"content": f"{EVIL} [x]({url}) <{url}> {url}"},
        {"embeds": [embed]},
        {"attachments": [file | {"content_type": "text/html"}, file | {"content_type": "image/png"}]},
        {"components": [{"type": 1, "id": 1, "components": [button, emoji]}]},
        {"flags": 1 << 15, "components": [media, shown, {"type": 10, "id": 3, "content": EVIL}]},
    ]


@pytest.mark.parametrize(
    "url", ["javascript:window.ran=1", "data:text/html,<script>opener.ran=1</script>", "http://[", "https://a.b/100%"]
)
async def test_what_a_message_holds_runs_nothing_and_hides_no_other(
    seat: TakeSeat, world: Playground, url: str
) -> None:
    one = await seat()
    channel = world.administration.channel("plan")["id"]
    for fields in [*messages_of(url), {"content": "Après"}]:
        world.state.messages.add(Stored(blank_message(world.state, channel, world.state.cast.bot) | fields))
    world.state.touch()
    await expect(one.last).to_contain_text("Après")
    await expect(one.messages).to_have_count(6)
    assert set(await one.page.evaluate(_LEADS)) <= {"http:", "https:", ":"}  # the last is no address at all
    assert await one.page.evaluate("window.ran") is None
