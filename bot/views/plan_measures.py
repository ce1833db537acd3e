"""What surveys say of a plan, on its screens: under an indicator, or on an action's card."""

from collections.abc import Sequence

from bot.domain.plan import Statement
from bot.domain.snapshot import LoadedPlan
from bot.domain.survey_measure import Measure
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text
from bot.texts.survey_results import answers_count, measured_text
from bot.views.layout import Block, blocks_of
from bot.views.markup import plain


def indicator_blocks(t: Texts, loaded: LoadedPlan, indicators: Sequence[Statement]) -> list[Block]:
    """« Indicateurs », each with its last measure where a survey gave it one; nothing where there is none."""
    _ = t.gettext
    if not indicators:
        return []
    lines = []
    for each in indicators:
        lines.append(f"- {plain(each.text)}")
        measure = loaded.measures.get(each.id or 0)
        lines += [f"  - {line}" for line in measure_lines(t, measure)] if measure is not None else []
    return [Block(_("**Indicateurs**")), *blocks_of(lines)]


def measure_lines(t: Texts, measure: Measure) -> list[str]:
    """Which survey, when, of how many; then what each question came to."""
    _ = t.gettext
    head = _("**Dernière mesure :** sondage « {title} », {day}, {answers}").format(
        title=plain(measure.title), day=day_text(t, measure.on), answers=answers_count(t, measure.answered)
    )
    said = (f"{plain(each.text)} {measured_text(t, each)}" for each in measure.questions)
    return [head, *said]
