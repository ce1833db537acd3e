"""The words of the field: what members type for what the plan says (``bot/data/synonymes.txt``, which explains itself)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bot.domain.stemming import stem
from bot.domain.text_folding import content_words

Phrase = tuple[str, ...]  # the stems of its words, without the stop words


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What each phrase also means, by its stems; ``words`` gives each folded word that is a phrase as it is written."""

    meanings: Mapping[Phrase, tuple[Phrase, ...]]
    words: Mapping[str, str]
    longest: int

    @classmethod
    def read(cls, text: str) -> "Synonyms":
        """Read the file's text; raise ``ValueError`` with the line's number where a line has no « : » or an empty side."""
        meanings: dict[Phrase, dict[Phrase, None]] = {}
        words: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            typed, _, meant = line.partition(":")
            phrases = {phrase.strip(): content_words(phrase) for phrase in typed.split(",")}
            targets = [to_phrase(content_words(phrase)) for phrase in meant.split(",")]
            if not all((*phrases.values(), *targets)):
                msg = f"synonyms, line {number}: words are wanted on both sides of « : »"
                raise ValueError(msg)
            for written, phrase in phrases.items():
                key = to_phrase(phrase)
                meanings.setdefault(key, {}).update(dict.fromkeys(target for target in targets if target != key))
                if len(phrase) == 1:
                    words[phrase[0]] = written.lower()
        return cls(
            {key: tuple(targets) for key, targets in meanings.items()}, words, max(map(len, meanings), default=0)
        )


@lru_cache(maxsize=1)
def shipped_synonyms() -> Synonyms:
    """The synonyms that come with the product, read once."""
    return Synonyms.read((files("bot") / "data" / "synonymes.txt").read_text(encoding="utf-8"))


def to_phrase(folded: Iterable[str]) -> Phrase:
    """The stems of folded words."""
    return tuple(stem(word) for word in folded)
