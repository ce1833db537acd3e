"""A survey from a template to its results: seven members answer; of another, which four answer, nothing is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from bot.cli.scenario import Answer, Both, Chooses, Fills, Joins, Looks, Pick, Presses, Scenario, Types, Waits, Wording
from bot.cli.setting_up import set_up

_CLAIRE: Final = "coordination"
_MIREILLE: Final = "membre"
_PEOPLE: Final = {"sylvie": "Sylvie Tremblay", "luc": "Luc Simard", "awa": "Awa Diop", "karim": "Karim Haddad"}

_SET_UP: Final[Scenario] = (
    *set_up(
        Both(
            "Denis dit à Courroie où annoncer. Quatre personnes arrivent.",
            "Denis tells Courroie where to announce. Four people arrive.",
        ),
        kept=0,
    ),
    Joins(_PEOPLE),
)

_MAKING: Final[Scenario] = (
    Types(
        _CLAIRE,
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
)

_PUBLISHING: Final[Scenario] = (
    Presses(_CLAIRE, "Quand et où"),
    Chooses(_CLAIRE, ["#sondages"]),
    Presses(_CLAIRE, "Revenir au sondage", quiet=True),
    Presses(_CLAIRE, "Publier"),
    Presses(_CLAIRE, "Publier", quiet=True),
)


_DEGREES: Final = (
    "Très insatisfaisant",
    "Insatisfaisant",
    "Ni satisfaisant ni insatisfaisant",
    "Satisfaisant",
    "Très satisfaisant",
)


def _scores(*scores: int) -> dict[Wording, Answer]:
    """The first four questions, by degrees from 1 to 5; the last of them is a scale of numbers."""
    asked = (
        Both("Question 1 sur 6", "Question 1 of 6"),
        Both("Question 2 sur 6", "Question 2 of 6"),
        Both("Question 3 sur 6", "Question 3 of 6"),
        Both("Question 4 sur 6", "Question 4 of 6"),
    )
    *satisfactions, agreement = scores
    return dict(zip(asked, [*(_DEGREES[each - 1] for each in satisfactions), str(agreement)], strict=True))


_USED: Final = Both("Question 5 sur 6", "Which services did your table use this year?")
_MISSING: Final = "Quel service manque à votre table?"


def _answering(
    who: str, scores: Sequence[int], used: Sequence[Pick], comment: Both | None, *, quiet: bool = True
) -> Scenario:
    """Somebody answers, from the message in the channel to the receipt."""
    return (
        Looks(who, "sondages", quiet=quiet),
        Presses(who, "Répondre", quiet=quiet),
        Presses(who, "Commencer", quiet=quiet),
        Fills(who, {**_scores(*scores), _USED: used}, quiet=quiet),
        Presses(who, "Continuer", quiet=quiet),
        Fills(who, {_MISSING: comment} if comment else {}, quiet=quiet),
    )


def _told(steps: Scenario, told: Both) -> Scenario:
    """The same, with something said before."""
    first, *others = steps
    return (replace(first, told=told), *others)


_ANSWERING: Final[Scenario] = (
    *_answering(
        _MIREILLE,
        (5, 4, 4, 5),
        ["L'infolettre ou le site Internet", "Un local ou du matériel"],
        Both("Un calendrier commun des activités.", "A shared calendar of activities."),
        quiet=False,
    ),
    Types(
        _MIREILLE,
        Both("/sondage", "/survey"),
        told=Both("Une réponse anonyme ne se donne qu'une fois.", "An anonymous answer is given only once."),
    ),
    *_told(
        _answering(
            "responsable",
            (4, 4, 3, 4),
            ["Une formation ou une conférence", "Un local ou du matériel"],
            Both("Une aide pour remplir les demandes de subvention.", "Help with filling in grant applications."),
        ),
        Both("Six autres personnes répondent, chacune de son côté.", "Six other people answer, each on their own."),
    ),
    *_answering("nouveau", (3, 2, 3, 3), ["Aucun"], None),
    *_answering("sylvie", (5, 5, 4, 5), ["L'infolettre ou le site Internet"], None),
    *_answering("luc", (4, 3, 4, 4), ["Un local ou du matériel"], Both("Un projecteur.", "A projector.")),
    *_answering(
        "awa",
        (2, 3, 2, 3),
        ["L'infolettre ou le site Internet", "Une aide à l'organisation"],
        Both("Plus de temps de la coordination.", "More of the coordination's time."),
    ),
    *_answering(
        "karim",
        (4, 5, 4, 4),
        ["Une aide à l'organisation"],
        Both("Rien, merci à toute l'équipe.", "Nothing, thanks to the whole team."),
    ),
)

_RESULTS: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both(
            "/gerer sondage resultats sondage:Les services aux tables et comités",
            "/manage survey results survey:Services to the tables and committees",
        ),
        "coordination",
        told=Both(
            "Tant qu'il est ouvert, Claire voit combien ont répondu, et rien d'autre.",
            "While it is open, Claire sees how many have answered, and nothing else.",
        ),
    ),
    Waits(
        datetime(2012, 9, 24, 14, 30, tzinfo=UTC),
        told=Both(
            "Deux semaines plus tard, il se ferme de lui-même, et ses résultats sont publiés.",
            "Two weeks later it closes by itself, and its results are published.",
        ),
    ),
    Looks(_MIREILLE, "sondages"),
    Types(
        _MIREILLE,
        Both("/plan voir II.D.1.4", "/plan view II.D.1.4"),
        told=Both("Le plan garde la mesure de son indicateur.", "The plan keeps the measure of its indicator."),
    ),
    Types(
        _CLAIRE,
        Both(
            "/gerer sondage resultats sondage:Les services aux tables et comités",
            "/manage survey results survey:Services to the tables and committees",
        ),
        "coordination",
    ),
)

_NEXT_WAVE: Final[Scenario] = (
    Types(
        _CLAIRE,
        Both(
            "/gerer sondage modifier sondage:Les services aux tables et comités",
            "/manage survey edit survey:Services to the tables and committees",
        ),
        "coordination",
        told=Both(
            "Claire le copie pour une nouvelle vague. Cette fois, quatre personnes seulement répondent.",
            "Claire copies it for a new wave. This time, only four people answer.",
        ),
    ),
    Presses(_CLAIRE, "Copier pour une nouvelle vague", quiet=True),
    Presses(_CLAIRE, "Publier", quiet=True),
    Presses(_CLAIRE, "Publier", quiet=True),
    *_answering("karim", (5, 5, 5, 5), ["Aucun"], None),
    *_answering("responsable", (4, 4, 4, 4), ["Aucun"], None),
    *_answering("sylvie", (4, 5, 4, 5), ["Aucun"], None),
    *_answering("luc", (3, 4, 4, 4), ["Aucun"], None),
    Types(
        _CLAIRE,
        Both(
            "/gerer sondage fermer sondage:Les services aux tables et comités",
            "/manage survey close survey:Services to the tables and committees",
        ),
        "coordination",
        told=Both("Elle le ferme avant son terme.", "She closes it before its end."),
    ),
    Presses(_CLAIRE, "Fermer maintenant"),
    Looks(
        _MIREILLE,
        "sondages",
        told=Both(
            "Quatre réponses, c'est trop peu : rien n'en est montré, et on dit pourquoi.",
            "Four answers are too few: nothing of them is shown, and it says why.",
        ),
    ),
)

SCENARIO: Final[Scenario] = (*_SET_UP, *_MAKING, *_PUBLISHING, *_ANSWERING, *_RESULTS, *_NEXT_WAVE)
