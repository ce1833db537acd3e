"""Which item of a corrected plan is which of the stored one: what a history follows."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.recognition import STATEMENT_FIELDS, recognise, statements_of
from tests.identities import identified, unidentified
from tests.revisions import revisions
from tests.strategies import plans

TITLES = ("Mettre à jour le bottin", "Tenir des « 5 à 7 »", "Fêter les 10 ans de l'organisme", "Participer à la CMTQ")


def plan_of(*specifics: SpecificObjective) -> Plan:
    objective = Objective(1, "Jouer un rôle de courroie", specifics)
    return Plan("Plan", Organization("Table"), axes=(Axis(1, "Arrimage du territoire", (objective,)),))


def actions_of(*titles: str) -> tuple[Action, ...]:
    return tuple(Action(number, title) for number, title in enumerate(titles, start=1))


def one_list(*titles: str) -> Plan:
    return plan_of(SpecificObjective(1, "Connaître le milieu", actions_of(*titles)))


def ids_by_title(plan: Plan) -> dict[str, int | None]:
    return {node.item.title: node.item.id for node in plan.walk()}


def all_ids(plan: Plan) -> Iterator[tuple[str, int]]:
    for node in plan.walk():
        if node.item.id is not None:
            yield type(node.item).__name__, node.item.id
        for field in STATEMENT_FIELDS:
            for statement in statements_of(node.item, field):
                if statement.id is not None:
                    yield field, statement.id


@settings(max_examples=40)
@given(plans())
def test_a_plan_recognises_itself_whole(plan: Plan) -> None:
    stored = identified(plan)
    assert list(all_ids(recognise(stored, unidentified(plan)))) == list(all_ids(stored))


@settings(max_examples=40)
@given(revisions())
def test_an_identity_is_given_once_and_the_plan_is_not_changed(revision: tuple[Plan, Plan]) -> None:
    old, new = revision
    stored = identified(old)
    found = recognise(stored, new)
    assert found == new
    given_ids = list(all_ids(found))
    assert len(set(given_ids)) == len(given_ids)
    assert set(given_ids) <= set(all_ids(stored))
    assert list(all_ids(recognise(stored, new))) == given_ids


@settings(max_examples=30)
@given(st.permutations(TITLES))
def test_actions_in_another_order_keep_their_identities(titles: list[str]) -> None:
    stored = identified(one_list(*TITLES))
    assert ids_by_title(recognise(stored, one_list(*titles))) == ids_by_title(stored)


@pytest.mark.parametrize("place", range(5))
def test_an_action_that_is_inserted_takes_no_identity(place: int) -> None:
    stored = identified(one_list(*TITLES))
    titles = [*TITLES[:place], "Doter l'organisme d'un plan de communication", *TITLES[place:]]
    found = ids_by_title(recognise(stored, one_list(*titles)))
    assert found.pop(titles[place]) is None
    assert found == ids_by_title(stored)


@pytest.mark.parametrize("place", range(4))
def test_an_action_that_is_removed_gives_its_identity_to_nobody(place: int) -> None:
    stored = identified(one_list(*TITLES))
    kept = ids_by_title(recognise(stored, one_list(*TITLES[:place], *TITLES[place + 1 :])))
    assert kept == {title: id_ for title, id_ in ids_by_title(stored).items() if title != TITLES[place]}


def test_of_two_actions_of_one_title_each_keeps_the_identity_of_its_contents() -> None:
    twins = [
        replace(action, indicators=(Statement(f"{action.number} fois"),)) for action in actions_of("Tenir", "Tenir")
    ]
    stored = identified(plan_of(SpecificObjective(1, "Connaître", tuple(twins))))
    (kept,) = recognise(stored, plan_of(SpecificObjective(1, "Connaître", (replace(twins[1], number=1),)))).actions()
    assert kept.item.id == list(stored.actions())[1].item.id


# The pairs that must be one action are corrections as people make them; those that must not are the closest of the
# real plan's 45 actions.
REWORDED = [
    ("Mettre à jour le bottin des ressources", "Mettre à jour le bottin des ressources du milieu"),
    ("Effectuer la Tournée des organismes de Lachine annuellement", "Faire chaque année la Tournée des organismes de Lachine"),
    ("Organiser au moins 2 assemblées des partenaires par année", "Organiser 3 assemblées des partenaires par année"),
    ("Informier le milieu des priorités identifiées", "Informer le milieu des priorités identifiées"),
    ("Fêter les 10 ans de l'organisme", "Fêter les dix ans de Concert'Action"),
]  # fmt: skip
DISTINCT = [
    ("Développer la carte des ressources interactive", "Créer un comité des ressources humaines ad hoc"),
    ("Mettre en place des mécanismes d'évaluation", "Développer des outils d'évaluation"),
    ("Assurer un suivi des orientations", "Assurer une bonne promotion des activités de Concert'Action"),
    ("Informier le milieu des priorités identifiées", "Interpeller le milieu sur certaines problématiques"),
]


@pytest.mark.parametrize(("before", "after"), REWORDED)
def test_a_reworded_action_is_the_same_action(before: str, after: str) -> None:
    stored = identified(one_list(TITLES[3], before))
    found = recognise(stored, one_list(after, TITLES[3]))
    assert ids_by_title(found)[after] == ids_by_title(stored)[before]


@pytest.mark.parametrize(("before", "after"), DISTINCT)
def test_an_action_put_in_the_place_of_another_is_a_new_one(before: str, after: str) -> None:
    assert ids_by_title(recognise(identified(one_list(before)), one_list(after)))[after] is None


def test_an_action_that_goes_elsewhere_keeps_its_identity() -> None:
    first, second = actions_of(*TITLES[:2]), actions_of(*TITLES[2:])
    stored = identified(plan_of(SpecificObjective(1, "Connaître", first), SpecificObjective(2, "Confirmer", second)))
    moved = (*second, replace(first[0], number=3))
    found = recognise(
        stored, plan_of(SpecificObjective(1, "Connaître", first[1:]), SpecificObjective(2, "Confirmer", moved))
    )
    assert ids_by_title(found) == ids_by_title(stored)


def test_an_objective_with_another_name_is_known_by_what_it_holds() -> None:
    stored = identified(one_list(*TITLES))
    (axis,) = stored.axes
    renamed = replace(axis, title="Rayonnement", objectives=(replace(axis.objectives[0], title="Être lien"),))
    found = recognise(stored, unidentified(replace(stored, axes=(renamed,))))
    assert (found.axes[0].id, found.axes[0].objectives[0].id) == (axis.id, axis.objectives[0].id)


def test_the_same_words_under_another_objective_prefer_the_one_where_they_stood() -> None:
    both = [SpecificObjective(number, title, actions_of("Assurer un suivi")) for number, title in ((1, "A"), (2, "B"))]
    stored = identified(plan_of(*both))
    swapped = plan_of(replace(both[1], number=1), replace(both[0], number=2))
    found = recognise(stored, swapped)
    for specific in found.axes[0].objectives[0].specific_objectives:
        old = next(s for s in stored.axes[0].objectives[0].specific_objectives if s.title == specific.title)
        assert specific.actions[0].id == old.actions[0].id


def test_a_namesake_elsewhere_with_the_same_contents_does_not_take_an_identity() -> None:
    titled, counted = Action(1, "Assurer un suivi"), (Statement("Nombre de suivis"),)
    stored = identified(plan_of(SpecificObjective(1, "Connaître", (replace(titled, indicators=counted),))))
    copied = SpecificObjective(2, "Confirmer les priorités", (replace(titled, indicators=counted),))
    found = recognise(stored, plan_of(SpecificObjective(1, "Connaître", (titled,)), copied))
    assert [node.item.id for node in found.actions()] == [next(stored.actions()).item.id, None]


def test_namesakes_that_all_went_elsewhere_are_told_by_their_contents() -> None:
    first, second = (Action(1, "Assurer un suivi", notes=(Statement(note),)) for note in ("Fait", "À venir"))
    stored = identified(plan_of(SpecificObjective(1, "Connaître", (first,)), SpecificObjective(2, "Viser", (second,))))
    others = tuple(Action(number, title) for number, title in enumerate(TITLES, start=2))
    new = SpecificObjective(3, "Rayonner", (second, *others)), SpecificObjective(4, "Kiosque", (first, *others))
    found = [node.item.id for node in recognise(stored, plan_of(*new)).actions() if node.reference.action == 1]
    assert found == [node.item.id for node in reversed(list(stored.actions()))]


def test_the_very_words_elsewhere_are_surer_than_similar_words_in_place() -> None:
    held = SpecificObjective(1, "Connaître", (Action(1, "Organiser 2 assemblées"),))
    other = SpecificObjective(2, "Confirmer les priorités")
    stored = identified(plan_of(held, other))
    moved = replace(held.actions[0], notes=(Statement("Reportée."),))
    new = replace(held, actions=(Action(1, "Organiser 3 assemblées"),)), replace(other, actions=(moved,))
    found = recognise(stored, plan_of(*new))
    assert [node.item.id for node in found.actions()] == [None, next(stored.actions()).item.id]


def test_a_small_correction_does_not_lose_an_action_that_also_goes_elsewhere() -> None:
    kept, other = SpecificObjective(1, "Connaître"), SpecificObjective(2, "Confirmer les priorités")
    stored = identified(plan_of(replace(kept, actions=(Action(1, REWORDED[0][0]),)), other))
    found = recognise(stored, plan_of(kept, replace(other, actions=(Action(1, REWORDED[0][1]),))))
    assert [node.item.id for node in found.actions()] == [next(stored.actions()).item.id]


def test_similar_words_under_a_new_objective_are_not_in_place() -> None:
    stored = identified(one_list(REWORDED[1][0]))
    replaced = plan_of(SpecificObjective(1, "Quelque chose d'autre", (Action(1, REWORDED[1][1]),)))
    assert [node.item.id for node in recognise(stored, replaced).actions()] == [None]


def test_of_two_similar_actions_one_takes_the_identity() -> None:
    stored = identified(one_list(TITLES[0]))
    found = recognise(stored, one_list(TITLES[0] + " A", TITLES[0] + " B"))
    assert [node.item.id for node in found.actions()] == [next(stored.actions()).item.id, None]


def test_of_two_equally_similar_actions_the_number_decides() -> None:
    stored = identified(one_list(TITLES[0] + " A", TITLES[0] + " B"))
    (left,) = recognise(
        stored, plan_of(SpecificObjective(1, "Connaître le milieu", (Action(2, TITLES[0] + " C"),)))
    ).actions()
    assert left.item.id == list(stored.actions())[1].item.id


def test_an_objective_that_shares_little_is_another_one() -> None:
    stored = identified(one_list(*TITLES))
    other = plan_of(SpecificObjective(1, "Rayonner", (Action(1, TITLES[0]),)))
    found = recognise(stored, other)
    assert found.axes[0].objectives[0].specific_objectives[0].id is None
    assert ids_by_title(found)[TITLES[0]] == ids_by_title(stored)[TITLES[0]]


def test_what_the_new_plan_identifies_is_believed_over_its_words() -> None:
    stored = identified(one_list(*TITLES[:2]))
    first, second = (node.item.id for node in stored.actions())
    crossed = tuple(
        replace(action, id=id_) for action, id_ in zip(actions_of(*TITLES[:2]), (second, first), strict=True)
    )
    found = recognise(stored, plan_of(SpecificObjective(1, "Connaître le milieu", crossed)))
    assert [node.item.id for node in found.actions()] == [second, first]


def test_a_stored_action_with_another_identity_is_another_action() -> None:
    stored = identified(one_list(TITLES[0]))
    other = plan_of(SpecificObjective(1, "Connaître le milieu", (Action(1, TITLES[0], id=9_999),)))
    assert Counter(node.item.id for node in recognise(stored, other).actions()) == {9_999: 1}


def large_plan(titles: list[str]) -> Plan:
    each = range(0, len(titles), 10)
    return plan_of(*(SpecificObjective(1 + at // 10, titles[at], actions_of(*titles[at : at + 10])) for at in each))


@pytest.mark.parametrize("suffix", ["", ", chaque année", None])
def test_every_action_of_two_plans_of_2000_is_told_apart(suffix: str | None) -> None:
    words = " ".join(TITLES).split()
    chance = random.Random(1)  # noqa: S311 - any words will do
    titles = [" ".join(chance.choices(words, k=8)) for _ in range(2_000)]
    corrected = [title[::-1] if suffix is None else title + suffix for title in titles]
    stored, new = identified(large_plan(titles)), large_plan(corrected)
    found = [node.action.id for node in recognise(stored, new).actions() if node.action]
    known = [node.action.id for node in stored.actions() if node.action]
    assert found == (known if suffix is not None else [None] * len(known))
