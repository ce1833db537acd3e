"""How a name of the directory is compared: its words, what it is without blanks, and its initials.

« Carrefour jeunesse-emploi de Lachine » goes by « CJE » and « CJEL »; « Maison des jeunes », by « MJ » and by « MDJ ».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from bot.domain.text_folding import folded_words, stop_words

_MOST_LITTLE_WORDS: Final = 4  # whose initials count or not: « MDJ », « MJ »
_FEWEST_INITIALS: Final = 2
_FEWEST_FIRST_INITIALS: Final = 3  # of the first words alone: « CJE », never « CJ »
_MOST_WORDS: Final = 12  # whose initials are read


@dataclass(frozen=True, slots=True)
class ComparedName:
    """A name ready to be compared. ``initials`` are those of all its words, ``first_initials`` those of its first words."""

    words: tuple[str, ...]
    whole: str
    initials: frozenset[str] = frozenset()
    first_initials: frozenset[str] = frozenset()

    @classmethod
    def of(cls, name: str, *, acronyms: bool = True) -> "ComparedName":
        """Read ``name``; a person's has no ``acronyms``."""
        every = compared_words(name)
        words, whole = tuple(telling_words(every) or every), "".join(every)
        if not acronyms:
            return cls(words, whole)
        initials = _initials(every[:_MOST_WORDS])
        first = {each[:n] for each in initials for n in range(_FEWEST_FIRST_INITIALS, len(each))}
        return cls(words, whole, initials, frozenset(first - initials))

    @property
    def acronyms(self) -> frozenset[str]:
        """Every acronym that it may go by."""
        return self.initials | self.first_initials


def compared_words(text: str) -> list[str]:
    """The folded words of ``text``, without those of which nothing is left (a lone apostrophe)."""
    return [word for word in folded_words(text) if word]


def telling_words(folded: Iterable[str]) -> list[str]:
    """The words that say something of what is meant: not « de », « la », « des »."""
    little = stop_words()
    return [word for word in folded if word not in little]


def _initials(every: Sequence[str]) -> frozenset[str]:
    """The initials of the words, those of the little ones being said or not."""
    little = [word for word in every if word in stop_words()][:_MOST_LITTLE_WORDS]
    letters = [(word[0], "") if word in little else (word[0],) for word in every]
    spelt = map("".join, product(*letters))
    return frozenset(each for each in spelt if len(each) >= _FEWEST_INITIALS)
