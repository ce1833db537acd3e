"""What the plan promises by number becomes a suggestion, and never more than it says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind, FiscalYearStart
from bot.domain.plan import Organization, Plan
from bot.domain.promised_assemblies import fiscal_year_of, promised_assemblies, promises_kept
from bot.domain.reference import Reference
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan

SHIPPED = read_markdown(shipped_plan()).plan
APRIL = FiscalYearStart(4, 1)


def plan(sentence: str) -> Plan:
    return Plan("Plan", Organization("Table", structure=sentence))


def said(sentence: str) -> list[tuple[AssemblyKind, int]]:
    return [(each.kind, each.times) for each in promised_assemblies(plan(sentence))]


def assembly(kind: AssemblyKind, day: str, status: AssemblyStatus = AssemblyStatus.CONVENED) -> Assembly:
    at = datetime(2012, 4, 1, tzinfo=UTC)
    start = datetime.fromisoformat(f"{day}T18:30")
    return Assembly(1, 1, kind, status, start, "America/Toronto", start.replace(tzinfo=UTC), at)


def test_the_shipped_plan_promises_a_general_assembly_two_partners_ones_and_a_tour() -> None:
    found = {each.kind: (each.times, each.reference) for each in promised_assemblies(SHIPPED)}
    assert found == {
        AssemblyKind.ANNUAL_GENERAL: (1, None),
        AssemblyKind.PARTNERS: (2, Reference(1, 1, 3, 2)),
        AssemblyKind.TOUR: (1, Reference(1, 1, 1, 2)),
    }


def test_a_promise_quotes_the_sentence_that_makes_it() -> None:
    (partners,) = (each for each in promised_assemblies(SHIPPED) if each.kind is AssemblyKind.PARTNERS)
    assert partners.text == "Organiser au moins 2 assemblées des partenaires par année"
    assert partners.fiscal_years == ("2011-2012", "2012-2013", "2013-2014")


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Tenir une assemblée générale par année.", [(AssemblyKind.ANNUAL_GENERAL, 1)]),
        ("Convoquer l’assemblée générale annuelle.", [(AssemblyKind.ANNUAL_GENERAL, 1)]),
        ("Trois assemblées des partenaires par an", [(AssemblyKind.PARTNERS, 3)]),
        ("Deux grandes assemblées de partenaires par année", [(AssemblyKind.PARTNERS, 2)]),
        ("Une réunion du conseil d'administration par mois", [(AssemblyKind.BOARD, 12)]),
        ("Des réunions du CA, 4 fois par année", [(AssemblyKind.BOARD, 4)]),
        (
            "Une assemblée générale et 2 assemblées des partenaires par année",
            [(AssemblyKind.ANNUAL_GENERAL, 1), (AssemblyKind.PARTNERS, 2)],
        ),
        ("Une assemblée générale extraordinaire au besoin", []),
        ("Des assemblées de partenaires ont lieu au cours de l'année", []),
        ("Nombre de Tournées des organismes par année", []),
        ("Participation aux assemblées", []),
        ("Parution du bulletin, 4 fois par année. Organiser des assemblées des partenaires.", []),
    ],
)
def test_only_a_sentence_that_says_what_and_how_often_is_a_promise(
    sentence: str, promised: list[tuple[AssemblyKind, int]]
) -> None:
    assert said(sentence) == promised


def test_what_is_convened_in_the_fiscal_year_counts() -> None:
    found = [
        assembly(AssemblyKind.PARTNERS, "2012-04-01"),
        assembly(AssemblyKind.PARTNERS, "2012-03-31"),
        assembly(AssemblyKind.PARTNERS, "2012-10-01", AssemblyStatus.CANCELLED),
        assembly(AssemblyKind.PARTNERS, "2012-10-02", AssemblyStatus.DRAFT),
        assembly(AssemblyKind.TOUR, "2013-03-31", AssemblyStatus.POSTPONED),
        assembly(AssemblyKind.TOUR, "2013-03-30"),
    ]
    kept = {each.promise.kind: each for each in promises_kept(SHIPPED, found, APRIL, date(2012, 9, 10))}
    partners, tour = kept[AssemblyKind.PARTNERS], kept[AssemblyKind.TOUR]
    assert (partners.convened, partners.remaining) == (1, 1)
    assert (partners.first_day, partners.last_day) == (date(2012, 4, 1), date(2013, 3, 31))
    assert (tour.convened, tour.remaining) == (2, 0)


def test_a_year_that_the_action_leaves_out_promises_nothing() -> None:
    kinds = [each.promise.kind for each in promises_kept(SHIPPED, (), APRIL, date(2020, 9, 10))]
    assert AssemblyKind.PARTNERS in kinds
    years = replace(SHIPPED, fiscal_years=("2011-2012", "2012-2013", "2013-2014", "2014-2015"))
    kinds = [each.promise.kind for each in promises_kept(years, (), APRIL, date(2014, 9, 10))]
    assert kinds == [AssemblyKind.ANNUAL_GENERAL]


@pytest.mark.parametrize(
    ("day", "start", "year"),
    [
        (date(2012, 4, 1), APRIL, (date(2012, 4, 1), date(2013, 3, 31))),
        (date(2012, 3, 31), APRIL, (date(2011, 4, 1), date(2012, 3, 31))),
        (date(2012, 6, 1), FiscalYearStart(1, 1), (date(2012, 1, 1), date(2012, 12, 31))),
    ],
)
def test_a_fiscal_year_starts_on_its_day(day: date, start: FiscalYearStart, year: tuple[date, date]) -> None:
    assert fiscal_year_of(day, start) == year
