"""The hours, weekdays and small numbers inside what people type, in French and in English, folded (``text_folding.fold``)."""

import re
from datetime import time
from typing import Final

from bot.domain.text_folding import fold

_WEEKDAY_NAMES: Final = (
    "lundi lundis lun monday mondays mon",
    "mardi mardis tuesday tuesdays tue tues",
    "mercredi mercredis mer wednesday wednesdays wed",
    "jeudi jeudis jeu thursday thursdays thu thur thurs",
    "vendredi vendredis ven friday fridays fri",
    "samedi samedis sam saturday saturdays sat",
    "dimanche dimanches dim sunday sundays sun",
)
# Monday is 0, as in the standard library. « mar. » is left to March.
WEEKDAYS: Final = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_NUMBER_NAMES: Final = (
    "un une one",
    "deux two",
    "trois three",
    "quatre four",
    "cinq five",
    "six",
    "sept seven",
    "huit eight",
    "neuf nine",
    "dix ten",
    "onze eleven",
    "douze twelve",
    "treize thirteen",
    "quatorze fourteen",
    "quinze fifteen",
)
_NUMBERS: Final = {name: number for number, names in enumerate(_NUMBER_NAMES, 1) for name in names.split()}
_LETTERS: Final = re.compile(r"[a-z]+")
_LONGEST: Final = 200
_NOON: Final = 12
# What would hide an hour, or look like one: said otherwise before anything else is read.
_SAID_OTHERWISE: Final = (
    (re.compile(r"\bl?apres[- ]midis?\b|\bafternoons?\b|\bevenings?\b"), "soir"),
    (re.compile(r"\btonight\b"), "aujourdhui soir"),
    (re.compile(r"\b(?:ce|cet|cette|this) (soir|matin|morning)\b"), r"aujourdhui \1"),
    (re.compile(r"(?<=[0-9])t(?=[0-9])"), " "),
    (re.compile(r"(?<=[a-z0-9]) (?:et demie?|and a half)\b"), " 30"),
    (re.compile(r"(?<=[a-z0-9]) et quart\b"), " 15"),
)
_TIME: Final = re.compile(
    r"""(?<![0-9a-z:/.-])(?:
      (?P<spoken>midi|noon|minuit|midnight)(?:\ (?P<past>[0-9]{2}))?
      | (?P<hour>[0-9]{1,2})(?=\ ?h|:|\ ?[ap]\.?\ ?m\b)
        (?:\ ?(?:heures?|h)(?:\ ?(?P<minute>[0-9]{1,2})(?![0-9/-]))?(?:\ ?min(?:utes?)?)? | :(?P<clock>[0-9]{2})(?::[0-9]{2})?)?
        (?:\ ?(?P<half>[ap])\.?\ ?m\b\.?)?
    )(?![0-9a-z:/-])""",
    re.VERBOSE,
)
_HALF: Final = re.compile(r"\b(?:(?:du|de la?|in the|le) ?)?(?:(matins?|mornings?)|(soirs?))\b")


def is_repeated(word: str) -> bool:
    """Whether a weekday is in the plural: « les mardis » come back, « mardi » is one day."""
    return word in WEEKDAYS and word.endswith(("dis", "days", "dimanches"))


# As our own sentences write their examples, which people copy.
_QUOTES: Final = "«»“”\"' \N{NO-BREAK SPACE}"


def plainly(text: str) -> str:
    """``text`` folded, with single spaces, without quotation marks around it, and its numbers up to fifteen in figures.

    Raises:
        ValueError: where it is too long to be a day or an hour.
    """
    if len(text) > _LONGEST:
        raise ValueError(len(text))
    plain = " ".join(fold(text.strip(_QUOTES)).split())
    for shape, otherwise in _SAID_OTHERWISE:
        plain = shape.sub(otherwise, plain)
    return _LETTERS.sub(lambda word: str(_NUMBERS.get(word[0], word[0])), plain)


def take_time(plain: str) -> tuple[time | None, str]:
    """The one time of day of ``plain``, and the rest; « du soir » and « du matin » say which half of the day it is in.

    Raises:
        ValueError: where there are two, or one that no clock shows.
    """
    found = list(_TIME.finditer(plain))
    rest = " ".join(_HALF.sub(" ", _TIME.sub(" ", plain)).split())
    halves = {"a" if half[1] else "p" for half in _HALF.finditer(plain)}
    if len(found) > 1 or len(halves) > 1:
        raise ValueError(plain)
    return (_time(found[0], *halves) if found else None), rest


def _time(found: re.Match[str], said: str = "") -> time:
    """The time of day that was found, in the half of the day that is ``said`` beside it, where one is."""
    if found["spoken"]:
        hour = _NOON if found["spoken"] in {"midi", "noon"} else 0
        # « ce soir à minuit » is the end of the day, and « minuit » is its beginning: neither is guessed.
        if said and (said == "p") == (hour == 0):
            raise ValueError(said)
        return time(hour, int(found["past"] or 0))
    hour, minute = int(found["hour"]), int(found["minute"] or found["clock"] or 0)
    half = found["half"]
    if half:
        if not 1 <= hour <= _NOON:
            raise ValueError(hour)
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif said == "p" and 0 < hour < _NOON:
        hour += _NOON
    if (said == "a" and hour >= _NOON) or (said == "p" and hour < _NOON):
        raise ValueError(hour)
    return time(hour, minute)
