"""What the plan promises of assemblies by number, in its own words; nothing is read where it says none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_promises import FiscalYear, Promise, convened_in, fiscal_year_of, promises_of
from bot.domain.guild_settings import AssemblyKind, FiscalYearStart
from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.reference import Reference
from bot.importers.door import read_plan
from bot.importers.shipped import SHIPPED_NAME, shipped_plan

YEAR = FiscalYear(date(2012, 4, 1), date(2013, 3, 31), "2012-2013")


def plan_saying(text: str, structure: str = "") -> Plan:
    action = Action(1, "Agir", indicators=(Statement(text),))
    specific = SpecificObjective(1, "But précis", (action,))
    axes = (Axis(1, "Axe", (Objective(1, "But", (specific,)),)),)
    return Plan("Plan", Organization("Table", structure=structure), axes=axes)


def test_the_shipped_plan_promises_two_partners_assemblies_a_general_one_and_a_tour() -> None:
    promises = {each.kind: each for each in promises_of(read_plan(SHIPPED_NAME, shipped_plan()).plan)}
    assert promises[AssemblyKind.PARTNERS].least == 2
    assert promises[AssemblyKind.PARTNERS].reference is not None
    assert promises[AssemblyKind.ANNUAL_GENERAL] == Promise(AssemblyKind.ANNUAL_GENERAL, 1)
    assert promises[AssemblyKind.TOUR].least == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Au moins 3 assemblées des partenaires par année", Promise(AssemblyKind.PARTNERS, 3, Reference(1, 1, 1, 1))),
        ("deux assemblées de partenaires par an", Promise(AssemblyKind.PARTNERS, 2, Reference(1, 1, 1, 1))),
        ("Tenue de l'assemblée générale annuelle", Promise(AssemblyKind.ANNUAL_GENERAL, 1, Reference(1, 1, 1, 1))),
        ("Une assemblée des partenaires sur ce thème", None),
        ("Nombre d'assemblées des partenaires. Par année, un bilan", None),
        ("4 rencontres par année", None),
    ],
)
def test_only_a_number_a_year_is_a_promise(text: str, found: Promise | None) -> None:
    assert promises_of(plan_saying(text)) == ((found,) if found else ())


def test_an_action_says_it_before_the_presentation_does() -> None:
    plan = plan_saying("L'assemblée générale annuelle", "On se réunit en assemblée générale deux fois par année.")
    assert promises_of(plan) == (Promise(AssemblyKind.ANNUAL_GENERAL, 1, Reference(1, 1, 1, 1)),)
    assert promises_of(replace(plan, axes=())) == (Promise(AssemblyKind.ANNUAL_GENERAL, 2),)


def held(day: str, status: AssemblyStatus = AssemblyStatus.CONVENED, *, told: bool = True) -> Assembly:
    now = datetime(2012, 1, 1, tzinfo=UTC)
    start = datetime.fromisoformat(f"{day}T18:30")
    kind = AssemblyKind.PARTNERS
    return Assembly(1, 1, kind, status, start, "America/Toronto", now, now, convened_at=now if told else None)


def test_what_was_convened_in_the_year_counts_unless_it_was_cancelled() -> None:
    assemblies = [
        held("2012-04-01"),
        held("2013-03-31", AssemblyStatus.POSTPONED),
        held("2013-04-01"),
        held("2012-03-31"),
        held("2012-06-01", AssemblyStatus.CANCELLED),
        held("2012-06-01", AssemblyStatus.DRAFT, told=False),
    ]
    assert convened_in(assemblies, AssemblyKind.PARTNERS, YEAR) == 2
    assert convened_in(assemblies, AssemblyKind.BOARD, YEAR) == 0


@pytest.mark.parametrize(
    ("day", "start", "label"),
    [
        (date(2012, 4, 1), FiscalYearStart(), "2012-2013"),
        (date(2013, 3, 31), FiscalYearStart(), "2012-2013"),
        (date(2013, 4, 1), FiscalYearStart(), "2013-2014"),
        (date(2013, 5, 5), FiscalYearStart(1, 1), "2013"),
    ],
)
def test_a_fiscal_year_goes_over_the_new_year_unless_it_is_the_calendars(
    day: date, start: FiscalYearStart, label: str
) -> None:
    year = fiscal_year_of(day, start)
    assert year.label == label
    assert year.first <= day <= year.last
