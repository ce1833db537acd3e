"""Every page of what any search finds is one that Discord takes, and no hit is on two of them or on none."""

import pytest
from discord.ui import LayoutView
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.plan_query import Query
from bot.domain.search import Hit, SearchIndex
from bot.domain.snapshot import LoadedPlan
from bot.playground.fields import FieldError
from bot.playground.limits import message_errors
from bot.texts.catalogue import texts_in
from bot.views.plan_hits import hit_blocks, hit_pages
from bot.views.plan_search import Results, results_view
from tests.strategies import plans

_V2 = 1 << 15


def errors_of(view: LayoutView) -> list[FieldError]:
    return message_errors({"flags": _V2, "components": view.to_components()})  # type: ignore[no-untyped-call]


def plan_of(title: str, result: str) -> Plan:
    actions = tuple(Action(n, f"{title} {n}", ("2011-2012",), (), (), (Statement(result),)) for n in range(1, 60))
    objective = Objective(1, "But", (SpecificObjective(1, "But précis", actions),))
    return Plan("Plan", Organization("Table"), axes=(Axis(1, "Axe", (objective,)),))


@given(plans(), st.sampled_from(["gras", "axe", "mobiliser lien", "II"]))
@settings(max_examples=15)
def test_any_search_of_any_plan_stays_inside_discords_limits(plan: Plan, text: str) -> None:
    t, loaded = texts_in("fr"), LoadedPlan(7, 1, plan)
    hits = SearchIndex.build(plan).search(text)
    pages = hit_pages(t, loaded, hits)
    assert [hit for page in pages for hit in page] == hits
    for page in range(len(pages)):
        assert errors_of(results_view(t, loaded, Results(7, Query(text), page), hits)) == []


@pytest.mark.parametrize("title", ["Court", "Un titre `*très*` long_et_plein de [signes] " * 8])
@pytest.mark.parametrize("result", ["Un bottin", "**bottin** " * 40])
def test_the_longest_hits_stay_inside_discords_limits(title: str, result: str) -> None:
    t, loaded = texts_in("fr"), LoadedPlan(7, 1, plan_of(title, result))
    hits = SearchIndex.build(loaded.plan).search("bottin")
    assert len(hits) == 50
    for page in range(len(hit_pages(t, loaded, hits))):
        assert errors_of(results_view(t, loaded, Results(7, Query("bottin"), page), hits)) == []


def test_a_page_shows_the_excerpts_unless_they_would_not_fit() -> None:
    t = texts_in("fr")

    def shown(result: str) -> str:
        loaded = LoadedPlan(7, 1, plan_of("Court", result))
        hits: list[Hit] = SearchIndex.build(loaded.plan).search("bottin")
        return "\n".join(block.text for block in hit_blocks(t, loaded, hit_pages(t, loaded, hits)[0]))

    assert "Un **bottin**" in shown("Un bottin")
    assert "bottin" not in shown("[**bottin**] " * 40)
