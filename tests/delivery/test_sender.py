"""What is asked of Discord for each effect: messages and their files, edits, the server's events."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.effects import Attachment, Edit, Effect, EventSync, Post, PostToOwner
from bot.delivery.handler import Due
from bot.domain.outbox import State, Topic
from bot.playground.json_types import JSON
from bot.views.layout import Block, Screen
from tests.delivery.desk import Desk
from tests.delivery.saying import said
from tests.scenarios.stage import custom_ids_of, texts_of

DAY = timedelta(days=1)
EVENTS = "/guilds/{guild_id}/scheduled-events"


def saying(desk: Desk, makes: Callable[[Due], Effect]) -> None:
    desk.handler.instead = makes


async def posted(desk: Desk, key: str = "one", **more: object) -> JSON:
    """Post the usual message, and give it."""
    await desk.enqueue(desk.delivery(key, **more))  # type: ignore[arg-type]
    await desk.deliver()
    return desk.posted()[-1]


def edit(desk: Desk, message: JSON, **more: object) -> Callable[[Due], Effect]:
    screen = Screen(title="Modifié", blocks=[Block("@everyone")])
    return lambda _due: Edit(screen, desk.channel(), int(message["id"]), **more)  # type: ignore[arg-type]


async def test_a_message_carries_its_files(desk: Desk) -> None:
    saying(desk, lambda due: replace(_post(due), files=[Attachment("a.ics", b"BEGIN", "Le calendrier")]))
    message = await posted(desk)
    assert [(each["filename"], each["description"]) for each in message["attachments"]] == [("a.ics", "Le calendrier")]


def _post(due: Due) -> Post:
    return said(due)


async def test_an_edit_changes_the_message_notifies_nobody_and_carries_its_own_reference(desk: Desk) -> None:
    message = await posted(desk)
    saying(desk, edit(desk, message))
    changed = await posted(desk, "two")
    row = await desk.row("two")
    assert changed["id"] == message["id"]
    assert "Modifié" in texts_of(changed)
    assert (changed["mention_everyone"], row.state, row.message_id) == (False, State.SENT, int(message["id"]))
    assert any(row.reference in each for each in custom_ids_of(changed))


@pytest.mark.parametrize(("files", "left"), [(None, ["a.ics"]), ((), []), ((Attachment("b.ics", b"B"),), ["b.ics"])])
async def test_an_edit_keeps_the_files_or_says_which_there_are(
    desk: Desk, files: tuple[Attachment, ...] | None, left: list[str]
) -> None:
    saying(desk, lambda due: replace(_post(due), files=[Attachment("a.ics", b"A")]))
    message = await posted(desk)
    saying(desk, edit(desk, message, files=files))
    changed = await posted(desk, "two")
    assert [each["filename"] for each in changed["attachments"]] == left


async def test_a_message_that_is_gone_is_not_edited_and_nobody_is_bothered(desk: Desk) -> None:
    message = await posted(desk)
    desk.world.state.messages.remove(message["channel_id"], message["id"])
    saying(desk, edit(desk, message))
    await desk.enqueue(desk.delivery("two"))
    await desk.deliver()
    row = await desk.row("two")
    assert (row.state, row.problem) == (State.CANCELLED, "gone:10008")
    assert len(await desk.rows()) == 2


async def test_the_owner_is_written_to_in_private(desk: Desk) -> None:
    saying(desk, lambda _due: PostToOwner(Screen(title="Pour vous")))
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    row = await desk.row("one")
    assert row.state is State.SENT
    recipients = desk.world.state.channels[str(row.channel_id)]["recipients"]
    assert [each["id"] for each in recipients] == [str(desk.member("administration"))]


def event(desk: Desk, event_id: int | None, name: str, *, cancelled: bool = False) -> Callable[[Due], Effect]:
    begins = desk.now + DAY
    return lambda _due: EventSync(event_id, name, "Ordre du jour", "Lachine", begins, begins + DAY, cancelled)


async def sync(desk: Desk, key: str) -> None:
    await desk.enqueue(desk.delivery(key, topic=Topic.ASSEMBLY_EVENT))
    await desk.deliver()
    assert (await desk.row(key)).state is State.SENT


async def test_an_event_is_made_changed_and_taken_away(desk: Desk) -> None:
    saying(desk, event(desk, None, "Assemblée"))
    await sync(desk, "made")
    (made,) = desk.world.events()
    assert (made["name"], made["entity_metadata"]["location"]) == ("Assemblée", "Lachine")
    saying(desk, event(desk, int(made["id"]), "Assemblée reportée"))
    await sync(desk, "changed")
    (changed,) = desk.world.events()
    assert (changed["id"], changed["name"]) == (made["id"], "Assemblée reportée")
    saying(desk, event(desk, int(made["id"]), "Assemblée", cancelled=True))
    await sync(desk, "cancelled")
    assert desk.world.events() == []


async def test_a_cancelled_event_of_which_nothing_was_recorded_is_found_and_taken_away(desk: Desk) -> None:
    saying(desk, event(desk, None, "Assemblée"))
    await sync(desk, "made")
    saying(desk, event(desk, None, "Assemblée", cancelled=True))
    await sync(desk, "cancelled")
    assert desk.world.events() == []
    saying(desk, event(desk, None, "Assemblée", cancelled=True))
    await sync(desk, "cancelled again")
    assert len(desk.world.requests.of("POST", EVENTS)) == 1


async def test_an_event_too_long_to_say_is_cut_and_still_found(desk: Desk) -> None:
    begins = desk.now + DAY
    saying(desk, lambda _due: EventSync(None, "N" * 200, "D" * 2000, "L" * 200, begins, begins + DAY))
    await sync(desk, "made")
    (made,) = desk.world.events()
    assert (len(made["name"]), len(made["description"])) == (100, 1000)
    saying(desk, event(desk, None, "Assemblée", cancelled=True))
    await sync(desk, "cancelled")
    assert desk.world.events() == []
