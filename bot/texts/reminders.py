"""One's reminders in words: of what, how long before, and what is done where they cannot come."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.reminder import Fallback
from bot.domain.reminder_deliveries import Coming
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import instant_text
from bot.texts.setting_bylaws import kind_label
from bot.texts.setting_times import offsets_text

_FALLBACKS: Final = {
    Fallback.NOTHING: N_("Courroie ne fait rien"),
    Fallback.CHANNEL: N_("Courroie fait une mention dans le salon des annonces"),
    Fallback.COORDINATION: N_("Courroie prévient la coordination"),
}


def coming_name(t: Texts, snapshot: GuildSnapshot, coming: Coming) -> str:
    """What comes, as people call it: the assembly's title or kind, the action's reference and title. As it was typed."""
    _ = t.gettext
    if coming.title:
        return coming.title
    if coming.kind is not None:
        return kind_label(t, coming.kind)
    found = snapshot.action_by_id(coming.item_id) if coming.item_id is not None else None
    if found is None:
        return _("une échéance du plan")
    _loaded, node = found
    return f"{node.reference} {node.item.title}"


def coming_when(t: Texts, snapshot: GuildSnapshot, coming: Coming) -> str:
    """« le jeudi 30 mai 2013 à 18 h 30 »."""
    return instant_text(t, coming.at, ZoneInfo(snapshot.settings.time_zone))


def before_text(t: Texts, offsets: Sequence[timedelta]) -> str:
    """« 7 jours et 1 jour avant »; at least one."""
    _ = t.gettext
    *first, last = [offsets_text(t, [offset]) for offset in offsets]
    if not first:
        return _("{offset} avant").format(offset=last)
    return _("{offsets} et {last} avant").format(offsets=", ".join(first), last=last)


def fallback_text(t: Texts, fallback: Fallback) -> str:
    """« Courroie prévient la coordination »."""
    return t.gettext(_FALLBACKS[fallback])
