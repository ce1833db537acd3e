"""Which survey somebody means by what they typed."""

from dataclasses import replace

import pytest

from bot.domain.survey_errors import UnknownSurvey
from bot.edge.survey_choices import survey_choices, survey_meant
from tests.domain.survey_samples import survey_of

NAMED = [
    replace(survey_of(), id=number, title=title)
    for number, title in enumerate(("Vos attentes", "Vos attentes, hiver", "Tournée des organismes"), 1)
]


@pytest.mark.parametrize(("given", "found"), [("3", 3), ("tournee", 3), ("vos attentes", 1), (" HIVER", 2)])
def test_a_survey_is_meant_by_its_id_its_whole_title_or_a_part_that_is_its_alone(given: str, found: int) -> None:
    assert survey_meant(NAMED, given).id == found


@pytest.mark.parametrize(("given", "matches"), [("vos", 2), ("gouvernance", 0), (" ", 0)])
def test_what_names_none_or_several_is_refused(given: str, matches: int) -> None:
    with pytest.raises(UnknownSurvey) as raised:
        survey_meant(NAMED, given)
    assert raised.value.matches == matches


def test_what_is_typed_narrows_what_is_offered() -> None:
    assert [each.value for each in survey_choices(NAMED, "")] == ["1", "2", "3"]
    assert [each.name for each in survey_choices(NAMED, "organisme")] == ["Tournée des organismes"]
