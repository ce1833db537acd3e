"""A partners' assembly from its convocation to a decision: answers, reminders, a postponement, check-in, quorum."""

from datetime import UTC, datetime
from typing import Final

from bot.cli.scenario import Both, Chooses, Fills, Looks, LooksAtEvents, Presses, Scenario, Types, Waits
from bot.cli.setting_up import BOSS, set_up

_CLAIRE: Final = "coordination"
_MIREILLE: Final = "membre"
_RACHID: Final = "responsable"
_ORGANIZATION: Final = Both("/gerer bottin inscrire organisation", "/manage directory add organization")
_PERSON: Final = Both("/gerer bottin inscrire personne", "/manage directory add person")

_SET_UP: Final[Scenario] = (
    *set_up(
        Both(
            "Denis dit à Courroie où annoncer, et ce que demandent les règlements généraux.",
            "Denis tells Courroie where to announce, and what the by-laws ask.",
        ),
        kept=2,
    ),
    Chooses(BOSS, ["Assemblée des partenaires"]),
    Fills(BOSS, {"Quorum": "2"}),
)

_DIRECTORY: Final[Scenario] = (
    Types(
        _CLAIRE,
        _ORGANIZATION,
        "coordination",
        told=Both(
            "Claire inscrit deux organisations, et qui parle pour elles.",
            "Claire adds two organizations, and who speaks for them.",
        ),
    ),
    Fills(_CLAIRE, {"Nom": "Carrefour familial du Vieux-Canal"}),
    Presses(_CLAIRE, "Inscrire une autre organisation"),
    Fills(_CLAIRE, {"Nom": "École secondaire des Rapides", "Type d'organisation": "Institution"}),
    Types(_CLAIRE, _PERSON, "coordination"),
    Fills(_CLAIRE, {"Nom": "Mireille Gagnon", "Organisation": "Carrefour familial du Vieux-Canal"}),
    Presses(_CLAIRE, "Relier à un membre"),
    Chooses(_CLAIRE, ["@Mireille Gagnon"]),
    Looks(_MIREILLE),
    Types(_CLAIRE, _PERSON, "coordination"),
    Fills(_CLAIRE, {"Nom": "Rachid Benali", "Organisation": "École secondaire des Rapides"}),
    Presses(_CLAIRE, "Relier à un membre"),
    Chooses(_CLAIRE, ["@Rachid Benali"]),
    Looks(_RACHID),
)

_CONVENING: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both(
            "/gerer assemblee convoquer genre:assemblée des partenaires date:mardi 30 octobre 2012 à 18 h 30",
            "/manage assembly convene kind:partners' assembly date:Tuesday, October 30, 2012 at 6:30 p.m.",
        ),
        "coordination",
        told=Both(
            "Elle convoque une assemblée des partenaires. Rien ne part avant « Publier ».",
            "She convenes a partners' assembly. Nothing is sent before “Publish”.",
        ),
    ),
    Presses(_CLAIRE, "Remplir"),
    Fills(
        _CLAIRE,
        {
            "Titre": Both("Le logement à Lachine", "Housing in Lachine"),
            "Lieu": Both("Mairie d'arrondissement, salle 2", "Borough hall, room 2"),
            "Ordre du jour": Both("Accueil\nLa stratégie\nVaria", "Welcome\nThe strategy\nOther business"),
        },
    ),
    Presses(_CLAIRE, "Publier"),
    Looks(_MIREILLE, "annonces"),
    LooksAtEvents(_MIREILLE, changed=True),
)

_ANSWERS: Final[Scenario] = (
    Presses(
        _MIREILLE,
        "Je serai là",
        apart=True,
        told=Both("Mireille et Rachid répondent.", "Mireille and Rachid answer."),
    ),
    Looks(_MIREILLE, "annonces", changed=True),
    Looks(_RACHID, "annonces"),
    Presses(_RACHID, "Peut-être", apart=True),
    Presses(_RACHID, "Me le rappeler", apart=True),
    Waits(
        datetime(2012, 10, 23, 22, 30, tzinfo=UTC),
        told=Both(
            "Le temps passe. Une semaine avant, un rappel arrive dans le salon, et un autre à Rachid, qui l'a demandé.",
            "Time goes by. A week before, a reminder comes to the channel, and another to Rachid, who asked for it.",
        ),
    ),
    Looks(_MIREILLE, "annonces"),
    Looks(_RACHID),
)

_POSTPONING: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both(
            "/gerer assemblee reporter assemblee:Le logement à Lachine date:mardi 6 novembre 2012 à 18 h 30 raison:La salle est prise.",
            "/manage assembly postpone assembly:Housing in Lachine date:Tuesday, November 6, 2012 at 6:30 p.m. "
            "reason:The room is taken.",
        ),
        "coordination",
        told=Both(
            "La salle est prise : Claire reporte l'assemblée.", "The room is taken: Claire postpones the assembly."
        ),
    ),
    Presses(_CLAIRE, "Reporter"),
    Looks(_MIREILLE, told=Both("Qui a répondu est averti.", "Whoever answered is told.")),
    Looks(
        _MIREILLE,
        "annonces",
        told=Both(
            "Ce qui était publié a suivi, le rappel et l'événement aussi.",
            "What had been posted has followed, the reminder and the event too.",
        ),
        changed=True,
    ),
    LooksAtEvents(_MIREILLE, changed=True),
)

_ASSEMBLY: Final[Scenario] = (
    Waits(
        datetime(2012, 11, 5, 23, 30, tzinfo=UTC),
        told=Both("La veille, un rappel de la nouvelle date.", "The day before, a reminder of the new date."),
    ),
    Looks(_MIREILLE, "annonces"),
    Waits(
        datetime(2012, 11, 6, 23, 0, tzinfo=UTC),
        told=Both(
            "Le soir venu, une demi-heure avant le début, Courroie prend les présences.",
            "That evening, half an hour before it begins, Courroie takes attendance.",
        ),
    ),
    Looks(_MIREILLE, "annonces"),
    Presses(_MIREILLE, "Je suis présent", apart=True),
    Looks(_MIREILLE, "annonces", changed=True),
    Looks(_RACHID, "annonces"),
    Presses(
        _RACHID,
        "Je suis présent",
        apart=True,
        told=Both("Avec Rachid, le quorum y est.", "With Rachid, there is a quorum."),
    ),
)

_VOTE: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both(
            "/gerer assemblee vote assemblee:Le logement à Lachine secret:oui",
            "/manage assembly vote assembly:Housing in Lachine secret:yes",
        ),
        "coordination",
        told=Both("Un vote secret : chaque voix vote une fois.", "A secret vote: each voice votes once."),
    ),
    Fills(
        _CLAIRE,
        {"Proposition": Both("Appuyer le projet de coopérative.", "Support the cooperative's project.")},
    ),
    Looks(_MIREILLE, "annonces"),
    Presses(_MIREILLE, "Pour", apart=True),
    Looks(
        _MIREILLE,
        "annonces",
        told=Both("On voit combien ont voté, et rien d'autre.", "One sees how many have voted, and nothing else."),
        changed=True,
    ),
    Looks(_RACHID, "annonces"),
    Presses(_RACHID, "Contre", apart=True),
    Looks(_CLAIRE, "annonces"),
    Presses(
        _CLAIRE,
        "Clore le vote",
        apart=True,
        told=Both(
            "Deux bulletins : le compte dirait qui a voté quoi. Seule l'issue est dite.",
            "Two ballots: the count would tell who voted what. Only the outcome is told.",
        ),
    ),
    Looks(_MIREILLE, "annonces"),
)

_MINUTES: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both(
            "/gerer assemblee compte-rendu assemblee:Le logement à Lachine lien:https://exemple.org/compte-rendu",
            "/manage assembly minutes assembly:Housing in Lachine link:https://exemple.org/minutes",
        ),
        "coordination",
        told=Both(
            "Claire dépose le compte-rendu, et inscrit une décision, liée à une action du plan.",
            "Claire files the minutes, and records a decision, tied to an action of the plan.",
        ),
    ),
    Presses(_CLAIRE, "Ajouter une décision"),
    Fills(
        _CLAIRE,
        {
            "Décision": Both(
                "Tenir une rencontre d'information sur le logement en janvier.",
                "Hold an information meeting on housing in January.",
            ),
            "Action du plan": "II.C.1.2",
        },
    ),
    Types(
        _MIREILLE,
        Both("/assemblee Le logement à Lachine", "/assembly Housing in Lachine"),
        told=Both("Mireille retrouve tout au même endroit.", "Mireille finds it all in one place."),
    ),
)

SCENARIO: Final[Scenario] = (*_SET_UP, *_DIRECTORY, *_CONVENING, *_ANSWERS, *_POSTPONING, *_ASSEMBLY, *_VOTE, *_MINUTES)
