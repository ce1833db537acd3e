"""The coordination makes a survey from a template; members are asked."""

from typing import Final

from bot.cli.scenario import Both, Chooses, Looks, Presses, Scenario, Types
from bot.cli.tour.answering import answering
from bot.cli.tour.scene import CLAIRE, MIREILLE, Scene, speaking
from bot.cli.tour.steps import TourStep
from bot.texts.catalogue import N_


def _acts(scene: Scene) -> Scenario:
    return (
        *speaking(scene),
        Types(
            CLAIRE,
            Both(
                "/gerer sondage creer modele:Les services aux tables et comités",
                "/manage survey create template:Services to the tables and committees",
            ),
            "coordination",
            told=Both(
                "Le plan demande un sondage sur les services offerts aux tables. Claire part d'un modèle.",
                "The plan asks for a survey on the services offered to the tables. Claire begins from a template.",
            ),
        ),
        Presses(CLAIRE, "Quand et où"),
        Chooses(CLAIRE, ["#sondages"]),
        Presses(CLAIRE, "Revenir au sondage"),
        Presses(CLAIRE, "Publier"),
        Presses(CLAIRE, "Publier"),
        Looks(MIREILLE, "sondages"),
    )


def _then(scene: Scene) -> Scenario:
    if scene.survey is None:
        return ()
    return answering(MIREILLE, scene.survey, scene.locale)


STEP: Final = TourStep(
    key="survey",
    title=N_("Sonder les membres"),
    text=N_(
        "Claire publie un sondage fait d'après un modèle; Mireille y répond. Avant la première question, elle lit ce qu'il advient de "
        "sa réponse : elle est anonyme, et ne se donne qu'une fois."
    ),
    who=MIREILLE,
    channel="sondages",
    acts=_acts,
    then=_then,
)
