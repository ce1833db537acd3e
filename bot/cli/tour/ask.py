"""Somebody asks the plan, goes down to an objective, and shows it to the others."""

from typing import Final

from bot.cli.scenario import Both, Chooses, Presses, Scenario, Types
from bot.cli.tour.scene import MIREILLE, Scene
from bot.cli.tour.steps import TourStep
from bot.texts.catalogue import N_


def _acts(_scene: Scene) -> Scenario:
    return (
        Types(
            MIREILLE,
            Both("/plan axe II", "/plan axis II"),
            told=Both(
                "Mireille cherche ce que la table de quartier a promis pour ses membres.",
                "Mireille looks for what the roundtable promised its members.",
            ),
        ),
        Chooses(MIREILLE, ["II.B"]),
        Presses(
            MIREILLE, "Partager dans le salon", told=Both("Elle le montre aux autres.", "She shows it to the others.")
        ),
    )


STEP: Final = TourStep(
    key="ask",
    title=N_("Demander le plan"),
    text=N_(
        "Mireille tape « /plan axe II » et descend jusqu'à un objectif. Ce qu'elle lit n'est vu que d'elle, jusqu'à ce qu'elle le "
        "partage dans le salon."
    ),
    who=MIREILLE,
    channel="plan",
    acts=_acts,
)
