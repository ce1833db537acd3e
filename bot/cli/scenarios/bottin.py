"""A guild is set up, its directory filled, the plan entrusted; a member takes their data away and erases themself."""

from typing import Final

from bot.cli.scenario import Both, Chooses, Fills, Looks, Presses, Scenario, Types
from bot.cli.setting_up import BOSS, GO_ON, KEEP, set_up

_ENROL: Final = Both("/gerer bottin inscrire organisation", "/manage directory add organization")

_SET_UP: Final[Scenario] = (
    *set_up(
        Both(
            "Courroie vient d'arriver sur le serveur. Denis, qui l'administre, répond à une question à la fois.",
            "Courroie has just joined the server. Denis, who administers it, answers one question at a time.",
        ),
        kept=7,
    ),
    Presses(BOSS, "Écrire un nom ou un titre…"),
    Fills(
        BOSS,
        {
            "Nom ou titre": Both("Claire Fortin, coordonnatrice", "Claire Fortin, coordinator"),
            "Comment joindre cette personne": "coordination@exemple.org",
        },
    ),
    GO_ON,
    KEEP,
    KEEP,
    Chooses(BOSS, ["#plan"]),
    Presses(BOSS, "Terminer"),
    Looks("membre", "plan"),
)

_DIRECTORY: Final[Scenario] = (
    Types(
        "coordination",
        _ENROL,
        "coordination",
        told=Both("Claire inscrit trois organisations au bottin.", "Claire adds three organizations to the directory."),
    ),
    Fills(
        "coordination",
        {
            "Nom": "Carrefour familial du Vieux-Canal",
            "Autres noms et sigles": "CFVC",
            "Membre depuis": Both("30 mai 2013", "May 30, 2013"),
        },
    ),
    Presses("coordination", "Inscrire une autre organisation"),
    Fills(
        "coordination",
        {"Nom": "École secondaire des Rapides", "Type d'organisation": "Institution"},
    ),
    Presses("coordination", "Inscrire une autre organisation"),
    Fills(
        "coordination",
        {"Nom": "Boulangerie du Pont", "Type d'organisation": "Entreprise"},
    ),
    Types(
        "coordination",
        Both("/gerer bottin inscrire personne", "/manage directory add person"),
        "coordination",
        told=Both(
            "Elle inscrit aussi Mireille, et dit quel membre du serveur elle est. Mireille en est avertie.",
            "She adds Mireille too, and says which member of the server she is. Mireille is told.",
        ),
    ),
    Fills(
        "coordination",
        {
            "Nom": "Mireille Gagnon",
            "Fonction": Both("Intervenante", "Family worker"),
            "Courriel professionnel": "mireille@exemple.org",
            "Organisation": "CFVC",
        },
    ),
    Presses("coordination", "Relier à un membre"),
    Chooses("coordination", ["@Mireille Gagnon"]),
    Looks("membre"),
    Types(
        "responsable",
        Both("/moi fiche", "/me entry"),
        told=Both("Rachid dit lui-même qui il représente.", "Rachid says himself whom he represents."),
    ),
    Presses("responsable", "Je représente…"),
    Fills("responsable", {"Votre organisation": "ecole des rapides"}),
    Chooses("responsable", ["École secondaire des Rapides"]),
    Fills("responsable", {"Fonction": Both("Directeur adjoint", "Vice-principal")}),
    Looks("coordination", "coordination"),
    Presses("coordination", "Voir la demande"),
    Presses("coordination", "Créer la fiche"),
    Looks("responsable"),
)

_PLAN: Final[Scenario] = (
    Types(
        "coordination",
        Both("/gerer plan confier Coordination", "/manage plan entrust Coordination"),
        "coordination",
        told=Both(
            "Claire dit qui est « Coordination » dans le plan : les personnes qui ont ce rôle.",
            "Claire says who “Coordination” is in the plan: those who have that role.",
        ),
    ),
    Chooses("coordination", ["À un rôle Discord"]),
    Chooses("coordination", ["@Coordination"]),
    Types(
        "membre",
        Both("/plan voir II.B.1", "/plan view II.B.1"),
        told=Both("Mireille voit qui porte II.B.1.", "Mireille sees who carries II.B.1."),
    ),
    Types(
        "membre",
        Both("/bottin chercher cfvc", "/directory search cfvc"),
        told=Both("Elle cherche son organisation par son sigle.", "She looks her organization up by its acronym."),
    ),
)

_LEAVING: Final[Scenario] = (
    Types(
        "responsable",
        Both("/moi donnees", "/me data"),
        told=Both(
            "Rachid s'en va. Il emporte ses données, puis s'efface.",
            "Rachid is leaving. He takes his data away, then erases himself.",
        ),
    ),
    Presses("responsable", "Emporter mes données"),
    Presses("responsable", "Effacer mes données…"),
    Presses("responsable", "Effacer définitivement"),
    Types(
        "coordination",
        Both("/gerer journal", "/manage journal"),
        "coordination",
        told=Both(
            "Claire regarde ce qui a changé : le journal garde les gestes, et ne sait plus qui était Rachid.",
            "Claire looks at what has changed: the journal keeps the acts, and no longer knows who Rachid was.",
        ),
    ),
)

SCENARIO: Final[Scenario] = (*_SET_UP, *_DIRECTORY, *_PLAN, *_LEAVING)
