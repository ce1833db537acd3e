"""An action's due date: planned, reminded of, answered; and the week's digest."""

from datetime import UTC, datetime
from typing import Final

from bot.cli.scenario import Both, Chooses, Fills, Looks, Presses, Scenario, Types, Waits
from bot.cli.setting_up import BOSS, set_up

_CLAIRE: Final = "coordination"
_MIREILLE: Final = "membre"
_RACHID: Final = "responsable"

_SET_UP: Final[Scenario] = (
    *set_up(
        Both(
            "Denis dit à Courroie où annoncer, où prévenir la coordination, et quand résumer la semaine.",
            "Denis tells Courroie where to announce, where to tell the coordination, and when to sum the week up.",
        ),
        kept=6,
    ),
    Chooses(BOSS, ["#annonces"]),
)

_ENTRUSTED: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both("/gerer bottin inscrire personne", "/manage directory add person"),
        "coordination",
        told=Both(
            "Claire inscrit Rachid, et lui confie une action.", "Claire adds Rachid, and entrusts an action to him."
        ),
    ),
    Fills(_CLAIRE, {"Nom": "Rachid Benali"}),
    Presses(_CLAIRE, "Relier à un membre"),
    Chooses(_CLAIRE, ["@Rachid Benali"]),
    Looks(_RACHID),
    Types(
        _CLAIRE,
        Both("/gerer plan confier action:II.B.1.4", "/manage plan entrust action:II.B.1.4"),
        "coordination",
    ),
    Chooses(_CLAIRE, ["À une personne"]),
    Chooses(_CLAIRE, ["Rachid Benali"]),
)

_PLANNED: Final[Scenario] = (
    Types(
        _RACHID,
        Both(
            "/suivi echeance action:II.B.1.4 date:mercredi 26 septembre 2012 rappels:2 jours",
            "/follow-up due action:II.B.1.4 date:Wednesday, September 26, 2012 reminders:2 days",
        ),
        told=Both(
            "Rachid planifie une échéance. Rien n'est gardé avant « Planifier ».",
            "Rachid plans a due date. Nothing is kept before “Plan it”.",
        ),
    ),
    Presses(_RACHID, "Planifier"),
    Waits(datetime(2012, 9, 24, 13, tzinfo=UTC)),
    Looks(
        _RACHID,
        "annonces",
        oldest=True,
        told=Both(
            "Un lundi, deux jours avant : le résumé de la semaine et le rappel.",
            "A Monday, two days before: the week's digest and the reminder.",
        ),
    ),
    Looks(_RACHID, "annonces", oldest=True),
)

_ANSWERED: Final[Scenario] = (
    Waits(datetime(2012, 9, 26, 13, tzinfo=UTC)),
    Looks(_RACHID, "annonces"),
    Types(
        _MIREILLE,
        Both("/suivi echeance action:II.B.1.4", "/follow-up due action:II.B.1.4"),
        told=Both(
            "Mireille, qui n'en est pas responsable, apprend de qui c'est l'affaire.",
            "Mireille, who is not responsible for it, learns whose it is.",
        ),
    ),
    Waits(datetime(2012, 9, 29, 15, tzinfo=UTC)),
    Looks(
        _RACHID,
        "annonces",
        told=Both("Personne n'a répondu : on redemande, une fois.", "Nobody has answered: it is asked again, once."),
    ),
    Presses(_RACHID, "Reporter"),
    Fills(
        _RACHID,
        {
            "Nouveau jour": Both("mardi 30 octobre 2012", "Tuesday, October 30, 2012"),
            "Note": Both(
                "Deux organismes ne sont libres qu'en octobre.", "Two organizations are only free in October."
            ),
        },
    ),
    Looks(_CLAIRE, "coordination"),
    Types(
        _CLAIRE,
        Both("/plan voir II.B.1.4", "/plan view II.B.1.4"),
        told=Both("La réponse est au plan.", "The answer is in the plan."),
    ),
)

SCENARIO: Final[Scenario] = (*_SET_UP, *_ENTRUSTED, *_PLANNED, *_ANSWERED)
