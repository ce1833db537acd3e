"""What the command line says: answers on the standard output, problems on the error output, in French."""

import sys
from typing import Final

from bot.domain.errors import CourroieError
from bot.domain.settings_errors import SettingsError
from bot.texts.catalogue import texts_in
from bot.texts.problems import problem_sentence
from bot.texts.settings_problems import settings_sentences

TEXTS: Final = texts_in("fr")


def say(text: str = "") -> None:
    """One paragraph on the standard output, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """One paragraph on the error output."""
    sys.stderr.write(f"{text}\n")


def say_problem(error: CourroieError) -> None:
    """The sentences of a domain error on the error output."""
    if isinstance(error, SettingsError):
        for sentence in settings_sentences(TEXTS, error):
            warn(sentence)
    else:
        warn(problem_sentence(TEXTS, error))
