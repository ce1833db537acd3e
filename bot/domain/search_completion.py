"""What to offer while the words of a search are being typed: the plan's own words that begin like the last one."""

from collections.abc import Container
from heapq import nsmallest

from bot.domain.search import SearchIndex
from bot.domain.stemming import stem
from bot.domain.text_folding import stop_words, words


def complete_words(index: SearchIndex, typed: str, most: int) -> list[str]:
    """At most ``most`` texts that go on from ``typed``: its last word completed, or one more where a blank ends it.

    What more of the plan's actions say comes first; a plural is left out where the plan says the singular too. Where nothing
    is typed yet, these are the words that the plan says most.
    """
    typed_words = list(words(typed))
    is_begun = bool(typed_words) and typed_words[-1].end == len(typed)
    begun = typed_words[-1].folded if is_begun else ""
    kept = typed[: typed_words[-1].start] if is_begun else typed
    by_stem, displayed = index.postings.by_stem, index.postings.displayed
    offered = (
        (-len(by_stem[stem(folded)].entries), shown)
        for folded, shown in displayed.items()
        if folded.startswith(begun) and _says_something(folded) and not _is_plural(folded, displayed)
    )
    return [kept + shown for _entries, shown in nsmallest(most, offered)]


def _says_something(folded: str) -> bool:
    return len(folded) > 1 and not folded.isdigit() and folded not in stop_words()


def _is_plural(folded: str, known: Container[str]) -> bool:
    return folded[-1] in "sx" and folded[:-1] in known
