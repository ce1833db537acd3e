"""What each word typed may be among the words of a directory: itself, its plural, a word that it begins, a word misspelt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.search_terms import slips_allowed
from bot.domain.stemming import stem
from bot.domain.synonyms import shipped_synonyms, to_phrase
from bot.domain.text_folding import content_words

_PLURAL: Final = 0.97
_BEGUN: Final = 0.85
_MISSPELT: Final = 0.65  # for each letter
_FEWEST_BEGUN: Final = 3  # letters that begin a word

Meant = dict[str, float]  # words of the directory, and how surely each is the one that was typed (1: typed so)


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads words as they are typed against the words of a directory.

    ``written`` are those that stand in it as they are: a misspelt word may be one of them, never one of the initials that
    nobody wrote.
    """

    known: tuple[str, ...]
    written: tuple[str, ...]

    def meant_by(self, typed: str, *, is_begun: bool = False) -> Meant:
        """The words that ``typed`` may be; ``is_begun`` says that it is still being typed, and may begin any word."""
        found = {word: weight for word in self.known if (weight := _weight(typed, word, is_begun=is_begun))}
        return found or self._misspelt(typed)

    def _misspelt(self, typed: str) -> Meant:
        slips = slips_allowed(typed)
        if not slips:
            return {}
        from rapidfuzz import process  # noqa: PLC0415 - for who mistypes, not for the bot's start
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found = process.extract(typed, self.written, scorer=OSA.distance, score_cutoff=slips, limit=8)
        return {word: _MISSPELT**distance for word, distance, _ in found if distance == found[0][1]}


def _weight(typed: str, word: str, *, is_begun: bool) -> float:
    if word == typed:
        return 1.0
    if word.rstrip("sx") == typed.rstrip("sx") and len(typed) > _FEWEST_BEGUN:
        return _PLURAL
    if word.startswith(typed) and (is_begun or len(typed) >= _FEWEST_BEGUN):
        return _BEGUN
    return 0.0


def synonyms_of(text: str) -> list[frozenset[str]]:
    """What ``text`` also means in the field's words, each by its stems: « conseil d'administration » is the « CA »."""
    return [frozenset(phrase) for phrase in shipped_synonyms().meanings.get(to_phrase(content_words(text)), ())]


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of folded words."""
    return frozenset(map(stem, words))
