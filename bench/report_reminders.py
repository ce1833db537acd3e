"""What was measured of reminders, as tables."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from bench.measures import Pair
from bench.page import taken_on
from bench.reminders import Delivered, Reminders, Waiting
from bench.tables import Aim, Bound, last_hundredth, none_row, number, row
from bot.playground.rate_limits import GLOBAL_LIMIT

_HEAD: Final = "| mesure | Courroie | boucle | rapport | visé | atteint |\n|---|--:|--:|--:|--:|---|"
_HEAD_WAITING: Final = "| mesure | avec | sans | rapport | visé | atteint |\n|---|--:|--:|--:|--:|---|"
_OWN_LOAD: Final = 0.5
_LATE: Final = Bound(1000)
_SHARE: Final = Bound(0.9, above=False, digits=2)
_WAITING: Final = Aim(1.1)


def render_reminders(reminders: Reminders) -> str:
    """The tables, in Markdown."""
    return "\n\n".join((taken_on(_OWN_LOAD), *_tables(reminders)))


def _tables(reminders: Reminders) -> Iterator[str]:
    counts = reminders.counts
    pending = number(counts.pending)
    yield f"### Rappels, avec {pending} autres en attente"
    yield "\n".join((_HEAD, *_delivered_rows(reminders.courroie, reminders.sleeper, counts.at_once)))
    yield f"### Ce que {pending} rappels en attente changent au démarrage"
    waiting = {"Courroie": reminders.courroie_waiting, "boucle": reminders.sleeper_waiting}
    rows = [line for who, figures in waiting.items() for line in _waiting_rows(who, figures)]
    yield "\n".join((_HEAD_WAITING, *rows))


def _delivered_rows(ours: Delivered, sleeper: Delivered, at_once: int) -> Iterator[str]:
    late = ours.late, sleeper.late
    yield row("retard d'un rappel, médiane (ms)", Pair(*map(median, late)), 1)
    yield row("retard d'un rappel, 99e centile (ms)", Pair(*map(last_hundredth, late)), 1, _LATE)
    yield row(f"{number(at_once)} dus au même instant : messages par seconde", Pair(ours.rate, sleeper.rate), 1)
    shares = Pair(ours.rate / GLOBAL_LIMIT, sleeper.rate / GLOBAL_LIMIT)
    yield row(f"part des {GLOBAL_LIMIT} par seconde que Discord permet", shares, 2, _SHARE)
    yield none_row("rappels perdus", ours.lost, sleeper.lost)
    yield none_row("rappels en double", ours.doubled, sleeper.doubled)
    yield row("refus de Discord (429), dans toutes les salves", Pair(ours.refused, sleeper.refused), 0)
    yield row(
        "temps de processeur du bot pour un rappel (ms)", Pair(*map(median, (ours.processor, sleeper.processor))), 2
    )


def _waiting_rows(who: str, waiting: Waiting) -> Iterator[str]:
    aim = _WAITING if who == "Courroie" else None
    yield row(f"{who}, du démarrage du processus à READY (s)", waiting.seconds, 2, aim)
    yield row(f"{who}, mémoire résidente, au repos (Mio)", waiting.resident, 0, aim)
