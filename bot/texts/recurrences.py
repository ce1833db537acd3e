"""What comes back, in words that can be typed back: « le 2e mardi du mois », « toutes les 2 semaines »."""

from collections.abc import Callable, Sequence
from typing import Final

from bot.domain.errors import UnreadableRecurrence
from bot.domain.recurrence import Recurrence
from bot.domain.recurrence_rules import LAST, Frequency, RuleParts
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import day_text, month_day_text, month_name, weekday_name
from bot.texts.typography import shortened

_ORDINALS: Final = {
    1: N_("1er"),
    2: N_("2e"),
    3: N_("3e"),
    4: N_("4e"),
    5: N_("5e"),
    LAST: N_("dernier"),
}
_SUFFIXES: Final = {1: "st", 2: "nd", 3: "rd"}
_TEENS: Final = range(11, 14)
_ELIDED: Final = frozenset({4, 8, 10})


def unreadable_recurrence_sentence(t: Texts, error: UnreadableRecurrence) -> str:
    """What to tell a person of what they typed to say when something comes back."""
    _ = t.gettext
    return _(
        "Je ne comprends pas « {given} ». Rien n'a été modifié : écrivez quand cela revient, comme « le 2e mardi du mois à "
        "18 h », « tous les mardis », « toutes les 2 semaines » ou « chaque année », et au besoin « jusqu'au 30 juin 2014 »."
    ).format(given=shortened(error.given))


def recurrence_text(t: Texts, recurrence: Recurrence) -> str:
    """« le 2e mardi du mois », « toutes les 2 semaines, jusqu'au 30 juin 2014 », without the time; it can be typed back."""
    _, ngettext = t.gettext, t.ngettext
    parts = recurrence.parts
    text = _WORDING[parts.frequency](t, parts)
    if parts.until is not None:
        return _("{recurrence}, jusqu'au {day}").format(recurrence=text, day=day_text(t, parts.until))
    if parts.count is not None:
        n = parts.count
        return ngettext("{recurrence}, {n} fois", "{recurrence}, {n} fois", n).format(recurrence=text, n=n)
    return text


def _daily(t: Texts, parts: RuleParts) -> str:
    ngettext = t.ngettext
    return ngettext("tous les jours", "tous les {n} jours", parts.interval).format(n=parts.interval)


def _weekly(t: Texts, parts: RuleParts) -> str:
    _, ngettext = t.gettext, t.ngettext
    every = ngettext("toutes les semaines", "toutes les {n} semaines", parts.interval).format(n=parts.interval)
    if not parts.weekdays:
        return every
    names = [weekday_name(t, day) for day in parts.weekdays]
    if parts.interval > 1:
        return _("le {weekdays}, {every}").format(weekdays=_listed(t, names), every=every)
    plural = "" if t.language == "en" else "s"
    return _("tous les {weekdays}").format(weekdays=_listed(t, [f"{name}{plural}" for name in names]))


def _monthly(t: Texts, parts: RuleParts) -> str:
    _, ngettext = t.gettext, t.ngettext
    every = ngettext("tous les mois", "tous les {n} mois", parts.interval).format(n=parts.interval)
    if parts.ordinals:
        day = _("le {ordinals} {weekday}").format(
            ordinals=_ordinals(t, parts), weekday=weekday_name(t, parts.weekdays[0])
        )
    elif parts.month_day == LAST:
        day = _("le dernier jour")
    elif parts.month_day is not None:
        day = _("le {month_day}").format(month_day=_number(t, parts.month_day))
    else:
        return every
    if parts.interval > 1:
        return _("{day}, {every}").format(day=day, every=every)
    return _("{day} du mois").format(day=day)


def _yearly(t: Texts, parts: RuleParts) -> str:
    _, ngettext = t.gettext, t.ngettext
    every = ngettext("tous les ans", "tous les {n} ans", parts.interval).format(n=parts.interval)
    if parts.month is None:
        return every
    if parts.month_day is not None:
        return _("le {date}, {every}").format(date=month_day_text(t, parts.month, parts.month_day), every=every)
    # The French elision: « d'avril », « d'août », « d'octobre ».
    sentence = (
        _("le {ordinals} {weekday} d'{month}, {every}")
        if parts.month in _ELIDED
        else _("le {ordinals} {weekday} de {month}, {every}")
    )
    return sentence.format(
        ordinals=_ordinals(t, parts),
        weekday=weekday_name(t, parts.weekdays[0]),
        month=month_name(t, parts.month),
        every=every,
    )


_WORDING: Final[dict[Frequency, Callable[[Texts, RuleParts], str]]] = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}


def _ordinals(t: Texts, parts: RuleParts) -> str:
    return _listed(t, [t.gettext(_ORDINALS[ordinal]) for ordinal in parts.ordinals])


def _number(t: Texts, day: int) -> str:
    """« 1er », « 15 »; "1st", "15th": a day of each month."""
    if t.language != "en":
        return "1er" if day == 1 else str(day)
    suffix = "th" if day in _TEENS else _SUFFIXES.get(day % 10, "th")
    return f"{day}{suffix}"


def _listed(t: Texts, names: Sequence[str]) -> str:
    """« mardi », « mardi et jeudi », « mardi, jeudi et vendredi »."""
    _ = t.gettext
    if len(names) == 1:
        return names[0]
    return _("{first} et {last}").format(first=", ".join(names[:-1]), last=names[-1])
