"""What Discord refused to send a member alone, where they chose that it go instead."""

from dataclasses import replace

from bot.delivery.effects import Effect, Mentions, NoPlace, Post
from bot.delivery.handler import Due
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Place
from bot.views.layout import Block, Screen


def instead(due: Due, screen: Screen, *, change: bool = False) -> Effect:
    """``screen`` in the announcements channel, where the member alone is notified; or in the coordination's, which is told why.

    It is a reminder that they asked for, or tells a ``change`` of what they answered to.
    """
    _, delivery, settings = due.t.gettext, due.row.delivery, due.snapshot.settings
    member = f"<@{delivery.user_id}>"
    if delivery.destination is Place.COORDINATION:
        if settings.coordination_channel is None:
            return NoPlace(SettingKey.COORDINATION_CHANNEL)
        why = (
            _(
                "Discord refuse cet avis à {member} par message privé, et cette personne a demandé que vous le sachiez : "
                "dites-le-lui autrement."
            )
            if change
            else _(
                "Discord refuse ce rappel à {member} par message privé, et cette personne a demandé que vous le sachiez : "
                "dites-le-lui autrement."
            )
        )
        return Post(_begun_by(why.format(member=member), screen), channel_id=settings.coordination_channel)
    if settings.announcements_channel is None:
        return NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
    told = (
        _("{member}, voici ce qui change : Discord refuse de vous le dire par message privé.")
        if change
        else _("{member}, voici le rappel que vous avez demandé.")
    ).format(member=member)
    mentions = Mentions(users=(delivery.user_id,) if delivery.user_id else ())
    return Post(_begun_by(told, screen), channel_id=settings.announcements_channel, mentions=mentions)


def _begun_by(text: str, screen: Screen) -> Screen:
    return replace(screen, blocks=[Block(text), *screen.blocks])
