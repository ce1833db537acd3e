"""The demonstration's time, and what its server announces for later, as text in a terminal."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.guild_settings import GuildSettings
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import instant_text, time_text
from bot.texts.setting_times import offsets_text

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_STATES: Final[Mapping[int, str]] = MappingProxyType(
    {2: N_("Événement en cours."), 3: N_("Événement terminé."), 4: N_("Événement annulé.")}
)


def now_text(t: Texts, now: datetime) -> str:
    """« le lundi 17 septembre 2012 à 10 h », by the clocks of a roundtable that has chosen no zone."""
    return instant_text(t, now, _zone())


def passed_text(t: Texts, delta: timedelta, now: datetime) -> str:
    """« (7 jours plus tard, le lundi 17 septembre 2012 à 10 h) »; ``now`` is the instant at the end of ``delta``."""
    _ = t.gettext
    duration = offsets_text(t, (_rounded(delta, now),))
    return _("({duration} plus tard, {instant})").format(duration=duration, instant=now_text(t, now))


def event_markdown(t: Texts, event: dict[str, Any]) -> str:
    """A server's scheduled event: its name, when, where, what it says of itself; one that is over or cancelled says so."""
    _ = t.gettext
    begins, ends = (
        datetime.fromisoformat(event[name]).astimezone(_zone())
        for name in ("scheduled_start_time", "scheduled_end_time")
    )
    if ends.date() == begins.date():
        when = _("Quand : {begins}, jusqu'à {ends}").format(begins=now_text(t, begins), ends=time_text(t, ends.time()))
    else:
        when = _("Quand : {begins}; fin : {ends}").format(begins=now_text(t, begins), ends=now_text(t, ends))
    state = _STATES.get(event["status"])
    lines: Sequence[str | None] = (
        f"**{event['name']}**",
        t.gettext(state) if state else None,
        when,
        _("Où : {place}").format(place=event["entity_metadata"]["location"]),
        event["description"],
    )
    return "\n".join(line for line in lines if line)


def _rounded(delta: timedelta, now: datetime) -> timedelta:
    """Days as a calendar counts them, since the dates are told; else whole hours, else whole minutes, one at least."""
    if delta > _DAY - _MINUTE:
        return now.astimezone(_zone()).date() - (now - delta).astimezone(_zone()).date()
    return delta // _HOUR * _HOUR or max(delta // _MINUTE, 1) * _MINUTE


def _zone() -> ZoneInfo:
    return ZoneInfo(GuildSettings().time_zone)
