"""Time goes by, and the reminder comes: in the channel, and in private to who asked for it."""

from typing import Final

from bot.cli.scenario import Both, Looks, Presses, Scenario, Waits
from bot.cli.tour.scene import MIREILLE, Scene
from bot.cli.tour.steps import TourStep
from bot.texts.catalogue import N_


def _acts(scene: Scene) -> Scenario:
    if scene.assembly is None or (at := scene.reminder_of(scene.assembly)) is None:
        return ()
    convocation = Looks(MIREILLE, "annonces", message=str(scene.assembly.message_id))
    asking = Presses(
        MIREILLE,
        "Me le rappeler",
        apart=True,
        told=Both(
            "Mireille demande qu'on le lui rappelle aussi en privé.", "Mireille asks to be reminded in private too."
        ),
    )
    return (
        *(() if scene.reminded else (convocation, asking)),
        Waits(at, told=Both("Le temps passe, jusqu'au rappel suivant.", "Time goes by, until the next reminder.")),
        Looks(MIREILLE, "annonces", again=True),
        Looks(MIREILLE, again=True),
    )


STEP: Final = TourStep(
    key="remind",
    title=N_("Être rappelé à temps"),
    text=N_(
        "L'horloge avance jusqu'au prochain rappel : il paraît dans le salon des annonces, et arrive en privé à Mireille, qui l'a "
        "demandé. Chaque rappel part une seule fois."
    ),
    who=MIREILLE,
    channel="@bot",
    acts=_acts,
    needs="convene",
    can=lambda scene: scene.assembly is not None,
)
