"""Plans for the tests of the domain: bare ones of a given shape, and one as large as 2,000 actions."""

import random
from collections.abc import Mapping
from itertools import product

from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective, Statement

Shape = Mapping[int, Mapping[int, Mapping[int, int]]]  # axis -> objective -> specific objective -> how many actions

ROUNDTABLE: Shape = {
    1: {1: {1: 5, 2: 3, 3: 3}, 2: {1: 2, 2: 3, 3: 2}},
    2: {1: {1: 2}, 2: {1: 8}, 3: {1: 3, 2: 1}, 4: {1: 4, 2: 2}},
    3: {1: {1: 3}, 2: {1: 2}, 3: {1: 2, 2: 0}},
}

_SUBJECTS = (
    "le bottin",
    "la carte",
    "l'infolettre",
    "un sondage",
    "la fête",
    "l'assemblée",
    "le code",
    "la subvention",
)
_VERBS = ("Mettre à jour", "Développer", "Organiser", "Évaluer", "Diffuser", "Promouvoir", "Créer", "Identifier")
_ENDINGS = ("du quartier", "des membres", "des comités", "avec les bailleurs", "chaque année", "en concertation")


def plan_of_shape(shape: Shape) -> Plan:
    """A plan of that shape, each title saying the level and the number."""
    axes = tuple(
        Axis(axis, f"Axe {axis}", tuple(_objective(number, specifics) for number, specifics in objectives.items()))
        for axis, objectives in shape.items()
    )
    return Plan("Plan", Organization("Table"), axes=axes)


def _objective(number: int, specifics: Mapping[int, int]) -> Objective:
    below = tuple(
        SpecificObjective(
            specific, f"Objectif {specific}", tuple(Action(n, f"Action {n}") for n in range(1, actions + 1))
        )
        for specific, actions in specifics.items()
    )
    return Objective(number, f"Objectif {number}", below)


def large_plan() -> Plan:
    """A plan of 2,000 actions, with as many words to an action as the real one and some 3,000 different words."""
    draw = random.Random(2012)  # noqa: S311 - the same plan each time
    syllables = ("ba", "cor", "di", "fé", "gra", "lu", "mon", "pé", "ri", "sou", "té", "vin")
    rare = ["".join(parts) for parts in product(syllables, repeat=4)][::7]

    def sentence() -> str:
        words = (draw.choice(_VERBS), draw.choice(_SUBJECTS), draw.choice(_ENDINGS), *draw.choices(rare, k=4))
        return " ".join(words)

    def action(number: int) -> Action:
        results, indicators = (Statement(sentence()),), (Statement(sentence()), Statement(sentence()))
        party = draw.choice(("Coordination", "CA", "Membres"))
        return Action(number, sentence(), ("2012-2013",), (party,), ("Membres",), results, indicators)

    def specific(number: int) -> SpecificObjective:
        return SpecificObjective(number, sentence(), tuple(action(n) for n in range(1, 11)))

    def objective(number: int) -> Objective:
        return Objective(number, sentence(), tuple(specific(n) for n in range(1, 6)), (Statement(sentence()),))

    axes = tuple(Axis(number, sentence(), tuple(objective(n) for n in range(1, 9))) for number in range(1, 6))
    parties = (Party("Coordination"), Party("CA"), Party("Membres"))
    return Plan("Grand plan", Organization("Table"), ("2012-2013",), axes, parties=parties)
