"""French stems, so that « formateurs » finds « formation » however it is inflected."""

from functools import lru_cache


@lru_cache(maxsize=8192)
def stem(folded: str) -> str:
    """The stem of a folded word (``bot.domain.text_folding``).

    A stemmer keeps the word it works on, and indexes are built in threads: each new word gets a stemmer of its own, which
    costs a tenth of the stemming.
    """
    from snowballstemmer import stemmer  # noqa: PLC0415 - thirty languages: not before the first index

    stemmed: str = stemmer("french").stemWord(folded)
    return stemmed
