"""Members answer the convocation, which counts them."""

from typing import Final

from bot.cli.scenario import Both, Looks, Presses, Scenario
from bot.cli.tour.scene import MIREILLE, Scene
from bot.cli.tour.steps import TourStep
from bot.texts.catalogue import N_

_RACHID: Final = "responsable"


def _acts(scene: Scene) -> Scenario:
    if scene.assembly is None:
        return ()
    message = str(scene.assembly.message_id)
    return (
        Looks(
            MIREILLE,
            "annonces",
            message=message,
            told=Both(
                "Mireille dit qu'elle y sera, Rachid qu'il ne sait pas.",
                "Mireille will be there; Rachid does not know.",
            ),
        ),
        Presses(MIREILLE, "Je serai là", apart=True),
        Looks(_RACHID, "annonces", message=message, quiet=True),
        Presses(_RACHID, "Peut-être", apart=True),
        Looks(MIREILLE, "annonces", message=message),
    )


STEP: Final = TourStep(
    key="answer",
    title=N_("Répondre"),
    text=N_(
        "Un bouton suffit : « Je serai là », « Peut-être », « Absent ». Regardez la convocation : le compte des réponses s'y met à "
        "jour pour tout le monde."
    ),
    who=MIREILLE,
    channel="annonces",
    acts=_acts,
    needs="convene",
    can=lambda scene: scene.assembly is not None,
)
