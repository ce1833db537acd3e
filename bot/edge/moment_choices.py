"""What a date that is being typed means, said while it is typed: choosing it keeps what was typed."""

from bot.domain.errors import UnreadableMoment, UnreadableRecurrence
from bot.domain.moments import read_moment
from bot.domain.recurrence import read_recurrence
from bot.edge.suggesting import Choices, choice
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts
from bot.texts.dates import local_text, time_text
from bot.texts.moments import distance_text
from bot.texts.recurrences import recurrence_text


def moment_choices(t: Texts, deps: Deps, held: Knowledge | None, typed: str) -> Choices:
    """« le jeudi 30 mai 2013 à 18 h 30, dans 12 jours »; nothing where it cannot be read yet."""
    if held is None or not typed.strip():
        return []
    now = deps.clock.now()
    try:
        moment = read_moment(typed, now, held.snapshot.settings.time_zone)
    except UnreadableMoment:
        return []
    return [choice(f"{local_text(t, moment.local)}, {distance_text(t, moment.at - now)}", typed)]


def recurrence_choices(t: Texts, typed: str) -> Choices:
    """« le 2e mardi du mois, 18 h »; nothing where it cannot be read yet."""
    if not typed.strip():
        return []
    try:
        said = read_recurrence(typed)
    except UnreadableRecurrence:
        return []
    at = f", {time_text(t, said.time)}" if said.time else ""
    return [choice(f"{recurrence_text(t, said.recurrence)}{at}", typed)]
