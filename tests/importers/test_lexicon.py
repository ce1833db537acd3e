import re

from bot.importers.lexicon import lexicon
from bot.importers.words import fold


def test_the_lexicon_has_what_the_plan_needs() -> None:
    assert {"CLSC", "Organisateur communautaire", "Centraide", "DSP", "Ville de Montréal", "CMTQ"} <= {
        *lexicon().parties
    }
    assert lexicon().abbreviations["adj"] == "adjointe"


def test_each_pattern_of_a_state_is_folded_as_the_text_it_is_matched_with() -> None:
    for _, pattern in lexicon().states:
        letters = re.sub(r"\\.", "", pattern.pattern)
        assert fold(letters) == letters
