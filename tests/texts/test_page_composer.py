"""Whatever keeps a command line from being sent is said on the page in words, with what was typed."""

import pytest

from bot.playground.commandline import LineFault
from bot.texts.catalogue import texts_for
from bot.texts.page import composer

_TAKE_AN_OPTION = {LineFault.BAD_VALUE}
_SAY_NO_DETAIL = {LineFault.NOT_A_COMMAND}


@pytest.mark.parametrize("locale", ["fr", "en-US"])
@pytest.mark.parametrize("fault", LineFault)
def test_every_fault_of_a_line_is_worded(fault: LineFault, locale: str) -> None:
    sentence = composer.words(texts_for(locale))[f"composer.{fault}"]
    assert isinstance(sentence, str)
    assert ("{detail}" in sentence) is (fault not in _SAY_NO_DETAIL)
    assert ("{option}" in sentence) is (fault in _TAKE_AN_OPTION)
