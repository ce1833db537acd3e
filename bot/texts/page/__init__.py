"""The words of the page that the playground serves, by area; a key begins with its area's name."""

from collections.abc import Mapping

from bot.texts.catalogue import Texts
from bot.texts.page import components, composer, messages, shell, visit

Words = dict[str, str | dict[str, str]]

_AREAS = (components, composer, messages, shell, visit)


def page_words(t: Texts) -> Mapping[str, str | dict[str, str]]:
    """Every word of the page in a language: a sentence by its key, or ``one`` and ``other`` where it counts."""
    found: Words = {}
    for area in _AREAS:
        found |= area.words(t)
    return found
