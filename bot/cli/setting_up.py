"""How the demo's scenarios begin: an administrator answers the setup's first questions."""

from typing import Final

from bot.cli.scenario import Both, Chooses, Presses, Scenario, Types

BOSS: Final = "administration"
KEEP: Final = Presses(BOSS, "Garder et continuer")
GO_ON: Final = Presses(BOSS, "Continuer")


def set_up(told: Both, kept: int) -> Scenario:
    """The coordination's role, the channels and the language, then ``kept`` answers left as they are."""
    return (
        Types(BOSS, Both("/reglages assistant", "/settings setup"), told=told),
        Chooses(BOSS, ["@Coordination"]),
        GO_ON,
        Chooses(BOSS, ["#annonces"]),
        GO_ON,
        Chooses(BOSS, ["#coordination"]),
        GO_ON,
        Chooses(BOSS, [Both("Français", "English")]),
        GO_ON,
        *[KEEP] * kept,
    )
