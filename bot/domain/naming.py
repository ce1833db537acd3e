"""Where somebody's exact name stands in the roundtable's own texts."""

from collections.abc import Iterable, Iterator

from bot.domain.plan import Plan, Statement
from bot.domain.reference import Reference
from bot.domain.text_folding import folded_words


def names(text: str, name: str) -> bool:
    """Whether all the words of ``name`` stand in ``text``, side by side; accents and capitals do not count."""
    looked_for = folded_words(name)
    found = folded_words(text)
    length = len(looked_for)
    return bool(looked_for) and any(found[at : at + length] == looked_for for at in range(len(found) - length + 1))


def places_naming(plan: Plan, name: str) -> tuple[Reference, ...]:
    """The levels of ``plan`` whose own texts, responsibles or partners have ``name``, in its order."""
    return tuple(node.reference for node in plan.walk() if any(names(text, name) for text in _texts(node.item)))


def _texts(item: object) -> Iterator[str]:
    yield from _all(getattr(item, "title", ""))
    for field in ("expected_results", "indicators", "notes", "responsibles", "partners"):
        yield from _all(getattr(item, field, ()))


def _all(value: str | Iterable[str | Statement]) -> Iterator[str]:
    for each in (value,) if isinstance(value, str) else value:
        yield each.text if isinstance(each, Statement) else each
