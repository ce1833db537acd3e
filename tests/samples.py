"""A plan small enough to read in one glance, with something at each level."""

from bot.domain.plan import (
    Action,
    Axis,
    Objective,
    Organization,
    Party,
    Plan,
    SpecificObjective,
    Statement,
    WorkingGroup,
)

SMALL_PLAN = Plan(
    title="Plan d'action",
    organization=Organization(
        name="Concert'Action Lachine",
        description="Une table de concertation.",
        mission="Travailler ensemble.\nCoopérer.",
        objectives=("Mobiliser",),
        working_groups=(WorkingGroup("Table habitation"), WorkingGroup("Comité de lutte", active=False)),
    ),
    fiscal_years=("2011-2012", "2012-2013"),
    axes=(
        Axis(
            2,
            "Mobilisation",
            (
                Objective(
                    2,
                    "Développer le « membership »",
                    (
                        SpecificObjective(
                            1,
                            "Renforcer la participation",
                            actions=(
                                Action(
                                    4,
                                    "Tenir des « 5 à 7 »",
                                    fiscal_years=("2011-2012",),
                                    responsibles=("Coordination",),
                                    partners=("CLSC",),
                                    expected_results=(Statement("Des membres se parlent"),),
                                    indicators=(Statement("Nombre de participants"),),
                                    notes=(Statement("Reportée."), Statement("À reprendre.")),
                                ),
                                Action(5, "Informer les membres", responsibles=("Coordination", "CA")),
                            ),
                            expected_results=(Statement("Une table vivante"),),
                            indicators=(Statement("Membres présents"),),
                            notes=(Statement("À suivre."),),
                        ),
                    ),
                    notes=(Statement("Bien parti."),),
                ),
            ),
        ),
    ),
    introduction="Pour trois ans.",
    objectives=("Promouvoir la participation",),
    parties=(Party("Coordination", ("Coord.",)), Party("CLSC"), Party("CA")),
)
