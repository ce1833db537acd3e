"""The survey closes, and what was answered is published, with its picture."""

from typing import Final

from bot.cli.scenario import Both, Looks, Presses, Scenario, Types
from bot.cli.tour.answering import OPINIONS, answering
from bot.cli.tour.scene import CLAIRE, MIREILLE, Scene
from bot.cli.tour.steps import TourStep
from bot.texts.catalogue import N_


def _acts(scene: Scene) -> Scenario:
    survey = scene.survey
    if survey is None:
        return ()
    line = scene.line_of(survey)
    others = [who for who in OPINIONS if who not in scene.answered]
    return (
        *(act for who in others for act in answering(who, survey, scene.locale, quiet=True)),
        Types(
            CLAIRE,
            Both(f"/gerer sondage fermer sondage:{line}", f"/manage survey close survey:{line}"),
            "coordination",
            told=Both(
                "Les autres ont répondu chacun de leur côté. Claire ferme le sondage avant son terme.",
                "The others have answered, each on their own. Claire closes the survey before its end.",
            ),
        ),
        Presses(CLAIRE, "Fermer maintenant"),
        Looks(MIREILLE, "sondages", again=True),
    )


STEP: Final = TourStep(
    key="results",
    title=N_("Voir les résultats"),
    text=N_(
        "Les autres répondent, puis Claire ferme le sondage : les résultats paraissent dans le salon, en image et en texte, dès que "
        "cinq personnes ont répondu. Rien ne dit qui a répondu quoi."
    ),
    who=MIREILLE,
    channel="sondages",
    acts=_acts,
    needs="survey",
    can=lambda scene: scene.survey is not None,
)
