"""What the words typed may stand for in the plan: themselves, a word of the field, the word begun, the word misspelt."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.stemming import stem
from bot.domain.synonyms import Phrase, Synonyms, to_phrase
from bot.domain.text_folding import content_words

_SYNONYM: Final = 0.65
_BEGUN: Final = 0.7  # nothing in the plan is typed so, and this word begins so
_LONGER: Final = 0.3  # something is typed so, and this longer word begins so too
_MISSPELT: Final = 0.6  # for each letter
_MOST_WORDS: Final = 16  # of a text: the rest is not read, so that a page pasted in costs no more than a sentence
_FEWEST_BEGUN: Final = 3  # letters that begin a word
_MOST_BEGUN: Final = 40  # words: « con » begins many
_FEWEST_MISSPELT: Final = 4
_FEWEST_MISSPELT_THERE: Final = 6  # letters of a known word that the plan may misspell (« Informier », says the source)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Stems that stand for what was typed, all together, and how surely (1: typed so)."""

    stems: Phrase
    weight: float


Term = tuple[Alternative, ...]  # what one word or expression typed may stand for; empty where nothing is known


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The plan's words and the field's, against which what is typed is read."""

    stems: Container[str]  # of the plan
    synonyms: Synonyms
    known: Sequence[str]  # every folded word, the plan's and the field's, sorted
    displayed: Mapping[str, str]  # the same, as they are written

    @classmethod
    def of(cls, displayed: Mapping[str, str], stems: Container[str], synonyms: Synonyms) -> "Vocabulary":
        """The words of a plan, ``displayed`` by their folded form, with the field's."""
        every = {**synonyms.words, **displayed}
        return cls(stems, synonyms, sorted(every), every)

    def terms(self, text: str) -> list[Term]:
        """What each word or known expression of ``text`` stands for, stop words apart."""
        folded = content_words(text)[:_MOST_WORDS]
        phrase = to_phrase(folded)
        terms: list[Term] = []
        at = 0
        while at < len(folded):
            longest = min(self.synonyms.longest, len(phrase) - at)
            size = next((n for n in range(longest, 1, -1) if phrase[at : at + n] in self.synonyms.meanings), 1)
            whole = phrase[at : at + size]
            terms.append(self._word(folded[at], whole[0]) if size == 1 else tuple(self._said(whole)))
            at += size
        return terms

    def _word(self, folded: str, stemmed: str) -> Term:
        found = self._said((stemmed,))
        found += self._begun_by(folded, _LONGER if found else _BEGUN)
        if not found:
            return tuple(self._misspelt(folded, slips_allowed(folded)))
        if len(folded) >= _FEWEST_MISSPELT_THERE:
            found += self._misspelt(folded, slips=1)
        return tuple(found)

    def _said(self, phrase: Phrase) -> list[Alternative]:
        """What stands in the plan for a phrase that is spelt right."""
        itself = [Alternative(phrase, 1.0)] if self._is_present(phrase) else []
        meanings = self.synonyms.meanings.get(phrase, ())
        return itself + [Alternative(meaning, _SYNONYM) for meaning in meanings if self._is_present(meaning)]

    def _is_present(self, phrase: Phrase) -> bool:
        return any(stemmed in self.stems for stemmed in phrase)

    def _begun_by(self, folded: str, weight: float) -> Iterator[Alternative]:
        if len(folded) < _FEWEST_BEGUN:
            return
        first = bisect_left(self.known, folded)
        for word in self.known[first : first + _MOST_BEGUN]:
            if not word.startswith(folded):
                return
            yield from _weighed(self._said((stem(word),)), weight)

    def _misspelt(self, folded: str, slips: int) -> Iterator[Alternative]:
        for word, distance in self._nearest(folded, slips):
            yield from _weighed(self._said((stem(word),)), _MISSPELT**distance)

    def suggestion(self, text: str) -> str | None:
        """``content_words`` of the text with each unknown one made the nearest known; None where nothing would change."""
        typed = content_words(text)[:_MOST_WORDS]
        offered = [word if self._word(word, stem(word)) else self._nearest_displayed(word) for word in typed]
        return " ".join(offered) if offered != list(typed) else None

    def _nearest_displayed(self, folded: str) -> str:
        near = (word for word, _ in self._nearest(folded, slips_allowed(folded) + 1))
        # A first letter is seldom mistaken: « xylophone » does not mean « anglophone ».
        return next((self.displayed[w] for w in near if w[0] == folded[0] and self._said((stem(w),))), folded)

    def _nearest(self, folded: str, slips: int) -> list[tuple[str, int]]:
        """The closest other words at most ``slips`` letters away, all at the least distance, which comes with each."""
        if not slips:
            return []
        from rapidfuzz import process  # noqa: PLC0415 - for who mistypes, not for the bot's start
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found = process.extract(folded, self.known, scorer=OSA.distance, score_cutoff=slips, limit=8)
        others = [(word, int(distance)) for word, distance, _ in found if distance]
        return [(word, distance) for word, distance in others if distance == others[0][1]]


def _weighed(alternatives: Iterable[Alternative], weight: float) -> Iterator[Alternative]:
    return (Alternative(alternative.stems, alternative.weight * weight) for alternative in alternatives)


def slips_allowed(folded: str) -> int:
    """How many letters may be wrong, missing, added or swapped in a word of that length."""
    if len(folded) < _FEWEST_MISSPELT:
        return 0
    return 1 if len(folded) <= 5 else 2 if len(folded) <= 9 else 3
