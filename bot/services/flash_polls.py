"""Flash polls: asked for, posted by the outbox, listed with what their votes came to."""

from datetime import timedelta
from typing import Final

from bot.domain.flash_poll import FlashPollDraft, checked, posting
from bot.domain.journal import Act, Actor, Change, Subject
from bot.domain.survey import FlashPoll
from bot.services.deps import Deps
from storage.flash_polls import add_flash_poll, flash_polls_of
from storage.guilds import lock_guild
from storage.journal import write_journal
from storage.outbox import enqueue

MOST_LISTED: Final = 100
"""How many of the latest are listed."""


async def ask_flash_poll(deps: Deps, guild_id: int, actor: Actor, channel_id: int, draft: FlashPollDraft) -> FlashPoll:
    """Have a poll posted in that channel, and give it as it will be; raise ``InvalidFlashPoll``."""
    wanted = checked(draft)
    at = deps.clock.now()
    ends_at = at + timedelta(hours=wanted.hours)
    poll = FlashPoll(0, guild_id, wanted.question, wanted.answers, wanted.several, ends_at, channel_id)
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        poll = await add_flash_poll(session, poll)
        await enqueue(session, guild_id, [posting(poll, at)])
        published = Change(Subject.SURVEY, Act.ADDED, label=poll.question)
        await write_journal(session, guild_id, actor, at, [published])
    return poll


async def latest_flash_polls(deps: Deps, guild_id: int) -> tuple[FlashPoll, ...]:
    """The guild's latest polls, the newest first, ``MOST_LISTED`` at most."""
    async with deps.database.reading() as session:
        return await flash_polls_of(session, guild_id, MOST_LISTED)
