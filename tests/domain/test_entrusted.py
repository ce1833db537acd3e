"""What a plan entrusts to someone: by the names of its parties, and action by action."""

from bot.domain.carrying import Carrying
from bot.domain.directory import Carrier, CarrierKind, Directory, Entrustment
from bot.domain.entrusted import Entrusted, entrusted_to
from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective
from bot.domain.snapshot import LoadedPlan

CLAIRE, TABLE, COORDINATION = (
    Carrier(CarrierKind.PERSON, 10),
    Carrier(CarrierKind.GROUP, 1),
    Carrier(CarrierKind.COORDINATION),
)
ACTIONS = (
    Action(1, "Du CA", responsibles=("CA",), id=1),
    Action(2, "Du CA, mais confiée à la table", responsibles=("CA",), id=2),
    Action(3, "Du CLSC, mais confiée à Claire", responsibles=("CLSC",), id=3),
    Action(4, "De personne", id=4),
)
PLAN = Plan(
    "Plan",
    Organization("Table"),
    axes=(Axis(1, "Axe", (Objective(1, "Objectif", (SpecificObjective(1, "Précis", ACTIONS),)),)),),
    parties=(Party("CA"), Party("CLSC"), Party("Milieu")),
)
DIRECTORY = Directory(
    entrustments=(
        Entrustment(CLAIRE, party="ca"),
        Entrustment(CLAIRE, party="milieu"),
        Entrustment(TABLE, item_id=2),
        Entrustment(CLAIRE, item_id=3),
    )
)
LOADED = LoadedPlan(7, 1, PLAN, carrying=Carrying.build(DIRECTORY, PLAN.parties))


def to(carrier: Carrier) -> list[Entrusted]:
    return entrusted_to([LOADED], carrier.__eq__)


def numbers(found: Entrusted) -> tuple[list[int], list[int]]:
    return [node.reference.parts[-1] for node in found.actions], [node.reference.parts[-1] for node in found.own]


def test_a_party_that_is_someones_comes_with_what_it_is_responsible_for() -> None:
    (found,) = to(CLAIRE)
    assert found.parties == ("CA", "Milieu")
    assert numbers(found) == ([1, 3], [3])


def test_what_is_entrusted_by_itself_is_no_more_its_partys() -> None:
    (found,) = to(TABLE)
    assert found.parties == ()
    assert numbers(found) == ([2], [2])


def test_an_action_of_nobody_is_the_coordinations() -> None:
    (found,) = to(COORDINATION)
    assert numbers(found) == ([4], [4])


def test_a_plan_that_entrusts_nothing_to_someone_is_left_out() -> None:
    assert to(Carrier(CarrierKind.PERSON, 99)) == []
