"""The coordination convenes an assembly: an announcement, an event, an invitation for calendars."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.cli.scenario import Both, Fills, Looks, Presses, Scenario, Types
from bot.cli.tour.scene import CLAIRE, MIREILLE, Scene, speaking
from bot.cli.tour.steps import TourStep
from bot.domain.wall_time import local_of
from bot.texts.catalogue import N_, texts_for
from bot.texts.dates import local_text

_AHEAD: Final = timedelta(days=21)
"""Longer than the notice that the by-laws ask, so that every reminder is still to come."""
_AT: Final = time(18, 30)
_SUBJECTS: Final = (
    Both("Le logement à Lachine", "Housing in Lachine"),
    Both("Le transport collectif", "Public transit"),
    Both("La sécurité alimentaire", "Food security"),
    Both("La vie des aînés", "Seniors' lives"),
)


def _acts(scene: Scene) -> Scenario:
    day = local_of(scene.now + _AHEAD, scene.snapshot.settings.time_zone).date()
    written = [local_text(texts_for(locale), datetime.combine(day, _AT)) for locale in ("fr", "en-US")]
    fr, en = (each.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") for each in written)
    return (
        *speaking(scene),
        Types(
            CLAIRE,
            Both(
                f"/gerer assemblee convoquer genre:assemblée des partenaires date:{fr}",
                f"/manage assembly convene kind:partners' assembly date:{en}",
            ),
            "coordination",
            told=Both(
                "Claire convoque une assemblée des partenaires. Rien ne part avant « Publier ».",
                "Claire convenes a partners' assembly. Nothing is sent before “Publish”.",
            ),
        ),
        Presses(CLAIRE, "Remplir"),
        Fills(
            CLAIRE,
            {
                "Titre": _SUBJECTS[len(scene.snapshot.assemblies) % len(_SUBJECTS)],
                "Lieu": Both("Mairie d'arrondissement, salle 2", "Borough hall, room 2"),
                "Ordre du jour": Both("Accueil\nLa stratégie\nVaria", "Welcome\nThe strategy\nOther business"),
            },
        ),
        Presses(CLAIRE, "Publier"),
        Looks(MIREILLE, "annonces"),
    )


STEP: Final = TourStep(
    key="convene",
    title=N_("Convoquer une assemblée"),
    text=N_(
        "Claire, de la coordination, dit la date comme elle la dirait. La convocation paraît dans le salon des annonces, avec ses "
        "boutons, un événement du serveur et un fichier pour les agendas."
    ),
    who=MIREILLE,
    channel="annonces",
    acts=_acts,
)
