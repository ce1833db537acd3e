"""Every screen of any plan is one that Discord takes."""

import asyncio

import pytest
from discord.ui import LayoutView
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective, Statement
from bot.domain.reference import Reference
from bot.domain.snapshot import LoadedPlan
from bot.playground.json_types import JSON
from bot.playground.limits import message_errors
from bot.texts.catalogue import texts_in
from bot.views.about import about_view
from bot.views.help import help_view
from bot.views.layout import Block, paginate
from bot.views.plan import plan_screen, plan_view
from bot.views.plan_places import Place
from tests.strategies import plans

_V2 = 1 << 15


def sent(view: LayoutView) -> JSON:
    return {"flags": _V2, "components": view.to_components()}  # type: ignore[no-untyped-call]


@given(plans(), st.sampled_from(["fr", "en"]))
@settings(max_examples=25)
def test_any_place_of_any_plan_stays_inside_discords_limits(plan: Plan, language: str) -> None:
    t = texts_in(language)
    loaded = LoadedPlan(7, 1, plan)
    for reference in (None, *(node.reference for node in plan.walk())):
        assert message_errors(sent(plan_view(t, loaded, Place(7, reference)))) == []
    assert message_errors(sent(about_view(t, plan.organization, None))) == []


def huge_plan() -> Plan:
    long = "Très long texte avec * des _ signes ~ à ` protéger [ici] " * 40
    statements = tuple(Statement(f"{n} {long}") for n in range(8))
    actions = tuple(
        Action(n, f"{n} {long}", ("2011-2012",), ("Coordination",), (), statements, statements, statements)
        for n in range(1, 32)
    )
    specifics = (SpecificObjective(1, long, actions, statements, statements, statements),)
    objectives = tuple(Objective(n, long, specifics if n == 1 else ()) for n in range(1, 32))
    organization = Organization(long, long, long, long, long, (long,) * 30)
    return Plan(long, organization, ("2011-2012",), (Axis(1, long, objectives),), parties=(Party("Coordination"),))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("reference", [None, "1", "1.1", "1.1.1", "1.1.1.1"])
def test_every_page_of_a_huge_plan_stays_inside_discords_limits(reference: str | None, language: str) -> None:
    plan = huge_plan()
    loaded = LoadedPlan(123456, 1, plan)
    t = texts_in(language)
    place = None if reference is None else Reference(*(int(part) for part in reference.split(".")))
    node = plan.find(place) if place else None
    seen: list[Block] = []
    for page in range(1000):
        blocks = list(plan_screen(t, loaded, node, page).blocks)
        if blocks == seen:
            break
        seen = blocks
        errors = message_errors(sent(plan_view(t, loaded, Place(123456, place, page))))
        assert errors == [], (page, errors)


def test_a_page_past_the_end_is_the_last() -> None:
    loaded = LoadedPlan(1, 1, huge_plan())
    node = loaded.plan.find(Reference(1, 1, 1))
    t = texts_in("fr")
    assert plan_screen(t, loaded, node, 10_000).notes == plan_screen(t, loaded, node, 9_999).notes
    assert plan_screen(t, loaded, node, -3).blocks == plan_screen(t, loaded, node, 0).blocks


def test_nothing_to_show_is_still_a_page() -> None:
    assert paginate([]) == [[]]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("coordination", [True, False])
def test_help_stays_inside_discords_limits(language: str, coordination: bool) -> None:
    assert message_errors(sent(help_view(texts_in(language), coordination=coordination))) == []


def test_views_are_kept_by_nobody() -> None:
    async def shown() -> bool:
        view = help_view(texts_in("fr"), coordination=False)
        view.stop()
        return view.is_finished()

    assert asyncio.run(shown())
