"""When something comes back, as people type it, in French and in English."""

import re
from dataclasses import replace
from datetime import date, time
from typing import Final

from bot.domain.moment_words import WEEKDAYS, is_repeated, plainly, take_time
from bot.domain.recurrence_rules import LAST, Frequency, RuleParts
from bot.domain.typed_dates import read_day

# Any leap year: February 29 is a day of some years.
_LEAP_YEAR: Final = 2012
_UNITS: Final = {
    **dict.fromkeys(("jour", "jours", "day", "days"), (Frequency.DAILY, 1)),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), (Frequency.WEEKLY, 1)),
    **dict.fromkeys(("mois", "month", "months"), (Frequency.MONTHLY, 1)),
    **dict.fromkeys(("trimestre", "trimestres", "quarter", "quarters"), (Frequency.MONTHLY, 3)),
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years"), (Frequency.YEARLY, 1)),
}
_SINGLE_WORDS: Final = (
    (re.compile(r"\bd(avril|aout|octobre)\b"), r"\1"),
    (re.compile(r"\b(?:quotidien(?:ne)?(?:ment)?|daily)\b"), "chaque jour"),
    (re.compile(r"\b(?:hebdomadaire(?:ment)?|weekly)\b"), "chaque semaine"),
    (re.compile(r"\b(?:mensuel(?:le)?(?:ment)?|monthly)\b"), "chaque mois"),
    (re.compile(r"\b(?:trimestriel(?:le)?(?:ment)?|quarterly)\b"), "chaque trimestre"),
    (re.compile(r"\b(?:annuel(?:le)?(?:ment)?|yearly|annually|annual)\b"), "chaque annee"),
    (re.compile(r"\b(?:fortnightly)\b"), "chaque 2 semaine"),
    (re.compile(r"\b(?:1 fois|once) (?:par|an?) (jour|semaine|mois|an|annee|day|week|month|year)\b"), r"chaque \1"),
    (re.compile(r"\b1 (jour|semaine|mois|an|annee) sur ([0-9]+)\b"), r"chaque \2 \1"),
    (re.compile(r"\b1 ([a-z]+di|dimanche) sur 2\b"), r"\1 chaque 2 semaine"),
    (re.compile(r"\b(?:every other|every second) (day|week|month|year)\b"), r"every 2 \1"),
    (re.compile(r"\bevery other ([a-z]+day)\b"), r"\1 every 2 weeks"),
)
_ORDINALS: Final = {
    **dict.fromkeys(("1er", "1re", "1ere", "premier", "premiers", "1st", "first"), 1),
    **dict.fromkeys(("2e", "2eme", "2nd", "deuxieme", "deuxiemes", "second", "seconds"), 2),
    **dict.fromkeys(("3e", "3eme", "3rd", "troisieme", "troisiemes", "third"), 3),
    **dict.fromkeys(("4e", "4eme", "4th", "quatrieme", "quatriemes", "fourth"), 4),
    **dict.fromkeys(("5e", "5eme", "5th", "cinquieme", "cinquiemes", "fifth"), 5),
    **dict.fromkeys(("dernier", "derniers", "last"), LAST),
}
_EVERY: Final = re.compile(
    r"\b(?:(?:de|du|of|en) )?(?:chaque|toutes les|tous les|aux?|every|each) (?P<number>[0-9]{1,2} )?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b|\b(?P<month>du mois|of the month)\b"
)
_UNTIL: Final = re.compile(r"[, ]+(?:jusquau|jusqua|until|till) (?P<day>.+)$")
_COUNT: Final = re.compile(
    r"[, ]+(?:pendant |pour |for )?(?P<count>[0-9]{1,3}) (?:fois|times?|occurrences|rencontres)$"
)
_ENDED: Final = re.compile(r"(?:[,\s]|\b(?:a|at|vers)\b)+$")
# « juin 2014 » or « 2014 » is no last day: read_day would give the first one.
_WHOLE_DAY: Final = re.compile(r"[0-9]{4}-[0-9]+-|(?<![0-9-])[0-9]{1,2}(?![0-9-])")
_LEFT_OUT: Final = frozenset(
    {
        "le",
        "la",
        "les",
        "l",
        "the",
        "on",
        "of",
        "de",
        "du",
        "des",
        "a",
        "at",
        "tous",
        "toutes",
        "chaque",
        "every",
        "each",
        "et",
        "and",
    }
)
_REPEATED: Final = re.compile(r"\b(?:tous|chaque|every|each)\b")
_NUMBER: Final = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)?")


def read_rule(text: str) -> tuple[RuleParts, time | None]:
    """The rule that ``text`` says, and the time of day where it says one.

    Raises:
        ValueError, UnreadableDate: on anything else.
    """
    at, plain = take_time(plainly(text))
    plain, until = _taken(_UNTIL, _ENDED.sub("", plain))
    plain, count = _taken(_COUNT, _ENDED.sub("", plain))
    for shape, otherwise in _SINGLE_WORDS:
        plain = shape.sub(otherwise, plain)
    every = _EVERY.search(plain)
    on = f"{plain[: every.start()]} {plain[every.end() :]}" if every else plain
    words = [word for word in re.split(r"[\s,]+", on) if word and word not in _LEFT_OUT]
    frequency, interval = _every(every) if every else _implied(plain, words)
    whole = RuleParts(
        frequency, interval, until=_last_day(until) if until else None, count=int(count) if count else None
    )
    return _on(whole, words), at


def _taken(shape: re.Pattern[str], plain: str) -> tuple[str, str]:
    """``plain`` without its end, and what its end says; nothing where it has no such end."""
    found = shape.search(plain)
    return (plain[: found.start()], found[1]) if found else (plain, "")


def _last_day(said: str) -> date:
    if not _WHOLE_DAY.search(said):
        raise ValueError(said)
    return read_day(said)


def _every(found: re.Match[str]) -> tuple[Frequency, int]:
    if found["month"]:
        return Frequency.MONTHLY, 1
    frequency, length = _UNITS[found["unit"]]
    return frequency, length * int(found["number"] or 1)


def _implied(plain: str, words: list[str]) -> tuple[Frequency, int]:
    """« tous les mardis »: each week; « chaque premier mardi »: each month; « le mardi » is one day only."""
    ordinals = {_ORDINALS[word] for word in words if word in _ORDINALS}
    # « every second Tuesday » is one Tuesday out of two, or the second of each month.
    repeated = _REPEATED.search(plain) or any(is_repeated(word) for word in words)
    if not repeated or WEEKDAYS.keys().isdisjoint(words) or ordinals == {2}:
        raise ValueError(plain)
    return (Frequency.MONTHLY if ordinals else Frequency.WEEKLY), 1


def _on(whole: RuleParts, words: list[str]) -> RuleParts:
    """The rule ``whole``, on the days that ``words`` say."""
    weekdays = tuple(sorted({WEEKDAYS[word] for word in words if word in WEEKDAYS}))
    ordinals = tuple(sorted({_ORDINALS[word] for word in words if word in _ORDINALS}, key=lambda n: (n == LAST, n)))
    others = [word for word in words if word not in WEEKDAYS and word not in _ORDINALS]
    match others:
        case [] if not words:
            return whole
        case [] if weekdays:
            return replace(whole, weekdays=weekdays, ordinals=ordinals)
        case [month] if weekdays and ordinals:
            return replace(whole, weekdays=weekdays, ordinals=ordinals, month=_month(month))
        case ["jour" | "day"] if words[0] in _ORDINALS and ordinals == (LAST,):
            return replace(whole, month_day=LAST)
    match words:
        case [number] if found := _NUMBER.fullmatch(number):
            return replace(whole, month_day=int(found[1]))
        case [first, second]:
            day = read_day(f"{first} {second} {_LEAP_YEAR}")
            return replace(whole, month=day.month, month_day=day.day)
    raise ValueError(words)


def _month(name: str) -> int:
    return read_day(f"1 {name} {_LEAP_YEAR}").month
