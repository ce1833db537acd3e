"""The bench of a survey's answers runs, and loses none."""

from pathlib import Path

from bench.answers import QUICK_ANSWERS, AnswerRates, Kept, answers
from bench.report_answers import render_answers


async def test_everybody_answers_both_surveys_and_the_bare_inserts_go_in(tmp_path: Path) -> None:
    rates = await answers(tmp_path, QUICK_ANSWERS)
    for kept in (rates.anonymous, rates.nominal):
        assert (len(kept.ours), len(kept.bare), kept.missing) == (1, 1, 0)
        assert min(kept.rates.courroie, kept.rates.bare) > 0


def test_each_rate_is_beside_its_floor_and_an_answer_that_was_lost_misses_the_aim() -> None:
    rates = AnswerRates(QUICK_ANSWERS, Kept([200.0], [1000.0]), Kept([40.0], [800.0], missing=1))
    tables = render_answers(rates)
    assert "| sondage anonyme : réponses par seconde | 200 | 1 000 | 0,20 × | ≥ 50 | oui |" in tables
    assert "| sondage nominatif : réponses par seconde | 40 | 800 | 0,05 × | ≥ 50 | **non** |" in tables
    assert "| sondage nominatif : réponses perdues | 1 | 0 | | 0 | **non** |" in tables
