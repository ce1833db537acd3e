"""Gettext catalogues: French is what the code says, English is in ``locale/en``. Read once, with no compile step."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from bot.texts.typography import typeset

LOCALE_FOLDER: Final = Path(__file__).parent / "locale"
SOURCE_LANGUAGE: Final = "fr"
LANGUAGES: Final = ("fr", "en")


class Texts(gettext.NullTranslations):
    """What the code says, in the member's language. ``language`` is ``fr`` or ``en``."""

    def __init__(self, language: str = SOURCE_LANGUAGE) -> None:
        self.language = language
        super().__init__()


class _French(Texts):
    """The source language: the code's own words, typeset. It has plurals too: zero and one are singular."""

    def gettext(self, message: str) -> str:
        return typeset(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return typeset(msgid1 if abs(n) < 2 else msgid2)


class _Translated(Texts):
    """A catalogue read from its ``.po`` file; a missing message stays in French."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._messages = _read(LOCALE_FOLDER / language / "LC_MESSAGES" / "messages.po")
        self._messages.add_fallback(_French())

    def gettext(self, message: str) -> str:
        return self._messages.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._messages.ngettext(msgid1, msgid2, n)


def _read(path: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only who reads a catalogue pays for Babel
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def texts_in(language: str) -> Texts:
    """The texts in ``fr`` or ``en``."""
    return _French() if language == SOURCE_LANGUAGE else _Translated(language)


def texts_for(locale: object) -> Texts:
    """The texts for one of Discord's locales (``fr``, ``en-US``…): French unless the member's Discord is in English."""
    return texts_in("en" if str(locale).lower().startswith("en") else SOURCE_LANGUAGE)


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for « to translate later »
    """Mark ``message`` for extraction where it is defined; whoever shows it passes it through ``_``."""
    return message
