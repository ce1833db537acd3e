"""Who may do what with surveys: making them, and looking after them, is the coordination's; answering is everybody's."""

from bot.edge.access_levels import COORDINATION
from bot.edge.access_table import ACCESS


def test_what_makes_a_survey_or_looks_after_it_is_the_coordinations_alone() -> None:
    keys = [key for key in ACCESS if key.startswith(("making ", "gerer sondage "))]
    assert len(keys) > 40
    assert [key for key in keys if ACCESS[key] != COORDINATION] == []
