"""Moments in words: what is read wrong in one, how far it is, and from when to when."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.errors import UnreadableLength, UnreadableMoment
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import date_text, local_text, time_text
from bot.texts.setting_times import offsets_text
from bot.texts.typography import shortened

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_ZERO: Final = timedelta(0)
REASONS: Final = {
    "unreadable": N_(
        "Je ne comprends pas la date « {given} ». Écrivez un jour et une heure, comme « 30 mai 2013 à 18 h 30 », « mardi "
        "prochain 19 h » ou « dans 3 semaines à 19 h »."
    ),
    "no_time": N_("Il manque l'heure à « {given} ». Ajoutez-la, comme « à 18 h 30 »."),
    "no_day": N_(
        "Il manque le jour à « {given} ». Ajoutez-le, comme « 30 mai 2013 », « mardi prochain » ou « demain »."
    ),
    "weekday": N_(
        "Dans « {given} », le jour de la semaine ne va pas avec la date, qui est le {day}. Corrigez l'un ou l'autre."
    ),
}


def unreadable_moment_sentence(t: Texts, error: UnreadableMoment) -> str:
    """What to tell a person of a day and an hour that could not be read."""
    _ = t.gettext
    day = date_text(t, error.day) if error.day else ""
    reason = _(REASONS[error.reason]).format(given=shortened(error.given), day=day)
    return _("{reason} Rien n'a été modifié.").format(reason=reason)


def unreadable_length_sentence(t: Texts, error: UnreadableLength) -> str:
    """What to tell a person of a length that could not be read."""
    _ = t.gettext
    return _(
        "« {given} » n'est pas une durée de 5 minutes à 24 heures. Rien n'a été modifié : écrivez par exemple « 2 h », "
        "« 1 h 30 » ou « 90 minutes »."
    ).format(given=shortened(error.given))


def distance_text(t: Texts, delta: timedelta) -> str:
    """« dans 3 jours », « dans 90 minutes », « il y a 2 heures », « maintenant »: to the largest unit that says it well."""
    _ = t.gettext
    minutes = round(delta / _MINUTE)
    if not minutes:
        return _("maintenant")
    about = offsets_text(t, (_rounded(abs(minutes) * _MINUTE),))
    text = _("dans {duration}") if minutes > 0 else _("il y a {duration}")
    return text.format(duration=about)


def span_text(t: Texts, start_local: datetime, minutes: int) -> str:
    """« le jeudi 30 mai 2013 de 18 h 30 à 20 h 30 », « du jeudi 30 mai 2013 à 22 h au vendredi 31 mai 2013 à 1 h »."""
    _ = t.gettext
    if not minutes:
        return local_text(t, start_local)
    end_local = start_local + timedelta(minutes=minutes)
    date, start, end = (
        date_text(t, start_local.date()),
        time_text(t, start_local.time()),
        time_text(t, end_local.time()),
    )
    if end_local.date() == start_local.date():
        return _("le {date} de {start} à {end}").format(date=date, start=start, end=end)
    if end_local == datetime.combine(start_local.date() + _DAY, end_local.time().min):
        return _("le {date} de {start} à minuit").format(date=date, start=start)
    return _("du {date} à {start} au {end_date} à {end}").format(
        date=date, start=start, end_date=date_text(t, end_local.date()), end=end
    )


def _rounded(delta: timedelta) -> timedelta:
    """``delta`` in the largest unit that it holds twice, or exactly."""
    for unit in (_DAY, _HOUR):
        if delta >= 2 * unit or delta % unit == _ZERO:
            return round(delta / unit) * unit
    return delta
