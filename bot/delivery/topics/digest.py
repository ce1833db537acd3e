"""The week's digest, as the outbox posts it."""

from collections.abc import Mapping
from typing import Final

from bot.delivery.effects import Effect, Nothing, Post
from bot.delivery.handler import Due, Handler, Plain
from bot.domain.digest import week_ahead
from bot.domain.outbox import Topic
from bot.views.digest import digest_screen

UNWANTED: Final = Nothing("no longer wanted")
QUIET_WEEK: Final = Nothing("nothing to say")


class WeekDigest(Plain):
    """Once a week, what comes; not a word in a week where there is nothing."""

    async def render(self, due: Due) -> Effect:
        """What the guild knows of the seven days to come, as it is now."""
        channel_id = due.snapshot.settings.digest.channel_id
        if channel_id is None:
            return UNWANTED
        week = week_ahead(due.snapshot, due.now)
        if week.is_empty:
            return QUIET_WEEK
        return Post(digest_screen(due.t, due.snapshot, week, due.now), channel_id=channel_id)


HANDLERS: Final[Mapping[Topic, Handler]] = {Topic.DIGEST: WeekDigest()}
