"""Someone goes from an axis down to an action, and shares it."""

from typing import Final

from bot.cli.scenario import Both, Chooses, Looks, Presses, Scenario, Types

SCENARIO: Final[Scenario] = (
    Types(
        "membre",
        Both("/plan axe II", "/plan axis II"),
        told=Both(
            "Mireille cherche ce que la table a promis pour ses membres.",
            "Mireille looks for what the roundtable promised its members.",
        ),
    ),
    Chooses("membre", ["II.B"]),
    Presses("membre", "Partager dans le salon", told=Both("Elle le montre aux autres.", "She shows it to the others.")),
    Looks("responsable", "plan"),
)
