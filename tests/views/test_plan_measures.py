"""The plan shows what a survey last said of an indicator, and of an action."""

from dataclasses import replace
from datetime import date

from bot.domain.plan import Statement
from bot.domain.snapshot import LoadedPlan
from bot.domain.survey import QuestionKind
from bot.domain.survey_measure import Measure, Measured
from bot.texts.catalogue import texts_in
from bot.views.plan import plan_screen
from bot.views.plan_measures import indicator_blocks
from tests.samples import SMALL_PLAN

FRENCH = texts_in("fr")
ASKED = (
    Measured("La Table m'*aide*.", QuestionKind.LIKERT, 12, 4.25, 10 / 12),
    Measured("Souvent?", QuestionKind.LIKERT, 12, 4.0, 0.5, worded=True),
    Measured("Reviendrez-vous?", QuestionKind.YES_NO, 9, None, 1.0),
)
MEASURE = Measure(3, "Satisfaction *2013*", date(2013, 6, 1), 12, ASKED)


def test_a_measure_is_read_back_as_it_was_written() -> None:
    assert Measure.read(MEASURE.written()) == MEASURE


def test_an_indicator_has_its_last_measure_under_it() -> None:
    loaded = LoadedPlan(1, 1, SMALL_PLAN, measures={7: MEASURE})
    blocks = indicator_blocks(FRENCH, loaded, (Statement("Nombre", id=6), Statement("Satisfaction", id=7)))
    assert "\n".join(each.text for each in blocks).replace("\xa0", " ") == (
        "**Indicateurs**\n- Nombre\n- Satisfaction\n"
        "  - **Dernière mesure :** sondage « Satisfaction \\*2013\\* », 1er juin 2013, 12 réponses\n"
        "  - La Table m'\\*aide\\*. moyenne 4,2 sur 5 · 83 % d'accord (n = 12)\n"
        "  - Souvent? moyenne 4 sur 5 · 50 % à 4 ou 5 (n = 12)\n"
        "  - Reviendrez-vous? 100 % de oui (n = 9)"
    )


def test_no_indicator_is_no_heading() -> None:
    assert indicator_blocks(FRENCH, LoadedPlan(1, 1, SMALL_PLAN), ()) == []


def test_an_action_that_a_survey_measured_says_it_on_its_card() -> None:
    node = next(SMALL_PLAN.actions())
    assert node.action is not None
    measured = replace(node, action=replace(node.action, id=5))
    loaded = LoadedPlan(1, 1, SMALL_PLAN, measures={5: MEASURE})
    text = "\n".join(each.text for each in plan_screen(FRENCH, loaded, measured, 0).blocks).replace("\xa0", " ")
    assert "**Dernière mesure :** sondage « Satisfaction \\*2013\\* », 1er juin 2013, 12 réponses" in text
