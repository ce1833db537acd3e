"""The settings that are times and durations, in words that can be typed back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.domain.guild_settings import QuietHours
from bot.texts.catalogue import Texts
from bot.texts.dates import time_text

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_MONTHS_A_YEAR: Final = 12


def offsets_text(t: Texts, offsets: Sequence[timedelta]) -> str:
    """« 14 jours, 7 jours, 2 heures »; it can be typed back."""
    _ = t.gettext
    return ", ".join(_duration(t, offset) for offset in offsets) or _("aucun")


def days_text(t: Texts, days: int) -> str:
    """« 3 jours »; it can be typed back."""
    return _duration(t, days * _DAY)


def _duration(t: Texts, offset: timedelta) -> str:
    ngettext = t.ngettext
    if offset % _DAY == timedelta(0):
        n = offset // _DAY
        return ngettext("{n} jour", "{n} jours", n).format(n=n)
    if offset % _HOUR == timedelta(0):
        n = offset // _HOUR
        return ngettext("{n} heure", "{n} heures", n).format(n=n)
    n = offset // _MINUTE
    return ngettext("{n} minute", "{n} minutes", n).format(n=n)


def quiet_hours_text(t: Texts, hours: QuietHours | None) -> str:
    """« 21 h à 8 h »; it can be typed back."""
    _ = t.gettext
    if hours is None:
        return _("aucune")
    return _("{start} à {end}").format(start=time_text(t, hours.start), end=time_text(t, hours.end))


def months_text(t: Texts, months: int) -> str:
    """« 18 mois », « 3 ans »; it can be typed back."""
    ngettext = t.ngettext
    if months % _MONTHS_A_YEAR == 0:
        years = months // _MONTHS_A_YEAR
        return ngettext("{n} an", "{n} ans", years).format(n=years)
    return ngettext("{n} mois", "{n} mois", months).format(n=months)
