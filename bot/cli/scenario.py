"""A demonstration with several people in it, as data: who does what, in French and in English.

A label of the product is written in French, as the code says it: the catalogue gives its English. What no catalogue knows (a
command line, a sentence) is a ``Both``, unless it is the same in both languages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.member import DIRECT
from bot.texts.catalogue import texts_for


@dataclass(frozen=True, slots=True)
class Both:
    """The same in each language."""

    fr: str
    en: str


Wording = str | Both
Pick = Wording | int
"""A control or an option: its label, or its first words where no other begins with them; or its number, from 1 on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """``told`` is said before what the person does; what comes of a ``quiet`` one is not shown: it was, of somebody else."""

    told: Wording | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Types(_Step):
    """Type a command line in a channel."""

    who: str
    line: Wording
    channel: str = "plan"


@dataclass(frozen=True, slots=True)
class Presses(_Step):
    """Press a button of the last message on this person's screen that has it.

    With ``apart``, what is told to this person alone is waited for, and is all that they are shown: the message that everyone
    reads follows in its own time.
    """

    who: str
    button: Pick
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Chooses(_Step):
    """Choose in the last menu on this person's screen that has these options; people, roles and channels by name.

    ``menu`` is what the menu says while nothing is chosen, where two have the same options.
    """

    who: str
    options: Sequence[Pick]
    menu: Wording | None = None


Answer = Pick | bool | Sequence[Pick]


@dataclass(frozen=True, slots=True)
class Fills(_Step):
    """Answer the open form's questions by their labels, and send it; the others keep what they propose."""

    who: str
    answers: Mapping[Wording, Answer]


@dataclass(frozen=True, slots=True)
class Votes(_Step):
    """Vote in the last native poll of a channel, by the texts of its answers, in place of what was voted before; none takes it back."""

    who: str
    answers: Sequence[Wording]
    channel: str


@dataclass(frozen=True, slots=True)
class Looks(_Step):
    """See the last message of a channel, by default of the direct messages with the bot.

    It is one that this person has not seen, and may still be on its way; ``again`` takes what is there. ``oldest`` is the
    first of those that they have not seen: what came together is read one step after the other. With ``changed``, one that they
    saw is waited for until it was edited. ``message`` is the identifier of the one that is meant, seen or not.
    """

    who: str
    channel: str = DIRECT
    again: bool = False
    oldest: bool = False
    changed: bool = False
    message: str | None = None


@dataclass(frozen=True, slots=True)
class LooksAtEvents(_Step):
    """See the server's scheduled events, those that are over or cancelled too.

    With ``changed``, they are waited for until they are not what this person last saw.
    """

    who: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Waits(_Step):
    """Let time pass for everyone: so long, or until an instant that is still to come.

    The demonstration's time stands at it until the next step is done.
    """

    until: timedelta | datetime


@dataclass(frozen=True, slots=True)
class Joins(_Step):
    """People come to the server, as members: their usernames, by which steps then know them, and their names."""

    people: Mapping[str, str]


Act = Types | Presses | Chooses | Fills | Votes | Looks | LooksAtEvents
"""What somebody does."""

Step = Act | Waits | Joins
Scenario = Sequence[Step]


def worded(wording: Wording, locale: str) -> str:
    """What is meant in a locale, exactly as it is written there."""
    if isinstance(wording, Both):
        return wording.en if texts_for(locale).language == "en" else wording.fr
    return wording


def spellings(wording: Wording, locale: str) -> tuple[str, ...]:
    """A label of the product in a locale, then in the others: what a server reads is in its language, not in each member's."""
    others = (one for one in ("fr", "en-US") if one != locale)
    return tuple(labelled(wording, one) for one in (locale, *others))


def labelled(wording: Wording, locale: str) -> str:
    """A label of the product in a locale."""
    return worded(wording, locale) if isinstance(wording, Both) else texts_for(locale).gettext(wording)
