"""The only place that sends to Discord what nobody asked for just now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final

import discord
from discord.abc import Messageable

from bot.delivery.effects import Attachment, Edit, EventSync, Post, PostPoll, ReadPoll
from bot.delivery.handler import PollReading, Receipt
from bot.delivery.pace import Pace
from bot.delivery.wanted import watched
from bot.domain.outbox import Row
from bot.edge.references import reference_of_message
from bot.texts.catalogue import Texts
from bot.views.layout import Screen, layout
from bot.views.references import referenced, signed

_SEARCHED: Final = 1000
# Discord's clock and ours may differ by a little.
_MARGIN: Final = timedelta(minutes=2)
_SAME: Final = timedelta(seconds=1)
_EPOCH: Final = 1420070400
# Unknown channel, unknown message.
_VANISHED: Final = frozenset({10003, 10008})
# The only place of an event where something can be written, and the only way to know it again.
_REFERENCE: Final = "\n\nCourroie #{reference}"


class Sender:
    """Sends for one client, which is not logged in yet; what fails raises one of ``bot.delivery.outcome.FAILURES``."""

    def __init__(self, client: discord.Client, pace: Pace) -> None:
        self._client = client
        client.http.http_trace = watched(pace)

    async def post(self, row: Row, post: Post, t: Texts) -> tuple[Receipt, bool]:
        """Send a message, under the row's nonce; True where Discord had it already."""
        where = await self._where(post)
        view = layout(referenced(t, post.screen, row.reference))
        view.stop()
        began = discord.utils.utcnow()
        message = await where.send(
            view=view, files=_files(post.files), nonce=row.nonce, allowed_mentions=_allowed(post)
        )
        repeated = row.uncertain_since is not None and message.created_at < began - _SAME
        return Receipt(message.channel.id, message.id), repeated

    async def post_poll(self, row: Row, post: PostPoll) -> tuple[Receipt, bool]:
        """Post a poll, under the row's nonce; True where Discord had it already."""
        poll = discord.Poll(post.poll.question, timedelta(hours=post.poll.hours), multiple=post.poll.several)
        for answer in post.poll.answers:
            poll.add_answer(text=answer)
        began = discord.utils.utcnow()
        message = await self._client.get_partial_messageable(post.channel_id).send(
            signed(post.text, row.reference),
            poll=poll,
            nonce=row.nonce,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        repeated = row.uncertain_since is not None and message.created_at < began - _SAME
        return Receipt(message.channel.id, message.id), repeated

    async def read_poll(self, wanted: ReadPoll) -> Receipt:
        """What the votes of a poll are now; a message or a channel that is gone is so for good."""
        where = self._client.get_partial_messageable(wanted.channel_id)
        try:
            poll = (await where.fetch_message(wanted.message_id)).poll
        except discord.NotFound as gone:
            if gone.code not in _VANISHED:
                raise
            poll = None
        if poll is None:
            return Receipt(poll=PollReading(()))
        counts = tuple(answer.vote_count for answer in poll.answers) if poll.is_finalised() else None
        return Receipt(wanted.channel_id, wanted.message_id, poll=PollReading(counts, poll.expires_at))

    def given_up(self) -> None:
        """Say that an attempt was given up: discord.py would hold every request back for a global limit that it no longer waits for."""
        self._client.http._global_over.set()

    async def find(self, row: Row, post: Post | PostPoll, since: datetime) -> Receipt | None:
        """The row's message among those of its place since that instant, or None where it is not there."""
        where = await self._where(post)
        after = max(since - _MARGIN, datetime.fromtimestamp(_EPOCH, since.tzinfo))
        me = self._client.user
        async for message in where.history(after=after, oldest_first=True, limit=_SEARCHED):
            if me is not None and message.author.id == me.id and reference_of_message(message) == row.reference:
                return Receipt(message.channel.id, message.id)
        return None

    async def edit(self, row: Row, edit: Edit, t: Texts) -> Receipt:
        """Change a message that is there."""
        view = layout(referenced(t, edit.screen, row.reference))
        view.stop()
        message = self._client.get_partial_messageable(edit.channel_id).get_partial_message(edit.message_id)
        if edit.files is None:
            await message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
        else:
            await message.edit(
                view=view, attachments=_files(edit.files), allowed_mentions=discord.AllowedMentions.none()
            )
        return Receipt(edit.channel_id, edit.message_id)

    async def sync_event(self, row: Row, wanted: EventSync) -> Receipt:
        """Make, change or end the guild's Discord event; one that a crash made already is found by the subject's reference."""
        http, guild_id = self._client.http, row.guild_id
        mark = _REFERENCE.format(reference=row.delivery.subject_id)
        event_id = wanted.event_id
        if event_id is None and (row.uncertain_since is not None or wanted.cancelled):
            known = await http.get_scheduled_events(guild_id, with_user_count=False)
            event_id = next((int(one["id"]) for one in known if (one["description"] or "").endswith(mark)), None)
        if wanted.cancelled:
            if event_id is not None:
                await http.delete_scheduled_event(guild_id, event_id)
            return Receipt()
        fields = _event_fields(wanted, mark)
        if event_id is None:
            made = await http.create_guild_scheduled_event(guild_id, reason=None, **fields)
            return Receipt(event_id=int(made["id"]))
        await http.edit_scheduled_event(guild_id, event_id, reason=None, **fields)
        return Receipt(event_id=event_id)

    async def owner_of(self, guild_id: int) -> int:
        """Whoever owns the guild."""
        known = self._client.get_guild(guild_id)
        if known is not None and known.owner_id is not None:
            return known.owner_id
        fetched = await self._client.fetch_guild(guild_id, with_counts=False)
        return fetched.owner_id or 0

    async def _where(self, post: Post | PostPoll) -> Messageable:
        if isinstance(post, PostPoll) or post.user_id is None:
            return self._client.get_partial_messageable(post.channel_id or 0)
        return await self._client.create_dm(discord.Object(post.user_id))


def said_late(t: Texts, screen: Screen) -> Screen:
    """``screen`` with the plain notice that it comes late."""
    _ = t.gettext
    notice = _("En retard : ce message devait partir plus tôt, Courroie ou Discord était hors service.")
    return replace(screen, notes=[notice, *screen.notes])


def _files(files: Sequence[Attachment]) -> list[discord.File]:
    return [discord.File(BytesIO(each.data), each.name, description=each.description or None) for each in files]


def _allowed(post: Post) -> discord.AllowedMentions:
    mentions = post.mentions
    return discord.AllowedMentions(
        everyone=False,
        users=[discord.Object(each) for each in mentions.users],
        roles=[discord.Object(each) for each in mentions.roles],
        replied_user=False,
    )


def _event_fields(wanted: EventSync, mark: str) -> dict[str, object]:
    return {
        "name": wanted.name[:100],
        "description": f"{wanted.description[: 1000 - len(mark)]}{mark}",
        "privacy_level": discord.PrivacyLevel.guild_only.value,
        "entity_type": discord.EntityType.external.value,
        "channel_id": None,
        "entity_metadata": {"location": wanted.location[:100]},
        "scheduled_start_time": wanted.starts_at.isoformat(),
        "scheduled_end_time": wanted.ends_at.isoformat(),
    }
