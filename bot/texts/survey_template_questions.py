"""The questions of the surveys to begin from: five to eight each, kind and short, the overall impression first."""

from bot.domain.survey import Condition, Question, QuestionKind
from bot.texts.catalogue import Texts

_SATISFACTION, _LIKERT = QuestionKind.SATISFACTION, QuestionKind.LIKERT
_NO = 2
_TOOK_PART = 5
"""The number of the question of members that asks whether they took part."""


def tour_questions(t: Texts) -> tuple[Question, ...]:
    """On the tour of the organisations."""
    _ = t.gettext
    return (
        _question(_SATISFACTION, _("Dans l'ensemble, que pensez-vous de la Tournée des organismes?")),
        _question(_SATISFACTION, _("Que pensez-vous de son horaire, de son trajet et de son accueil?")),
        _question(_LIKERT, _("La Tournée m'a fait connaître des organismes que je ne connaissais pas.")),
        _question(_LIKERT, _("J'y ai rencontré des personnes avec qui je pourrais collaborer.")),
        _question(QuestionKind.YES_NO, _("Depuis, avez-vous communiqué avec un des organismes visités?")),
        _question(
            QuestionKind.SEVERAL,
            _("Qu'est-ce qui améliorerait la prochaine Tournée?"),
            _("Plus d'organismes à visiter"),
            _("Plus de temps à chaque arrêt"),
            _("Un autre moment de la journée"),
            _("Un autre moment de l'année"),
            _("Rien, elle me convient ainsi"),
            required=False,
        ),
        _question(QuestionKind.RECOMMENDATION, _("De 0 à 10, recommanderiez-vous la Tournée à vos collègues?")),
        _question(QuestionKind.LONG, _("Un mot pour l'équipe qui l'organise?"), required=False),
    )


def members_questions(t: Texts) -> tuple[Question, ...]:
    """On what members think of the roundtable, expect and need."""
    _ = t.gettext
    return (
        _question(_SATISFACTION, _("Dans l'ensemble, que pensez-vous de la table de quartier?")),
        _question(_LIKERT, _("La table de quartier répond à mes attentes.")),
        _question(_LIKERT, _("Ce que j'y apporte est entendu.")),
        _question(
            QuestionKind.SEVERAL,
            _("Qu'en attendez-vous surtout?"),
            _("De l'information sur le quartier"),
            _("Des rencontres avec les autres membres"),
            _("De la formation"),
            _("Un appui à mes projets"),
            _("Une voix commune auprès des décideurs"),
        ),
        _question(QuestionKind.YES_NO, _("Avez-vous pris part à une de ses activités cette année?")),
        _question(
            QuestionKind.ONE,
            _("Qu'est-ce qui vous en a surtout empêché?"),
            _("Le manque de temps"),
            _("Le moment ou le lieu"),
            _("Les thèmes"),
            _("La cotisation"),
            _("Je n'en avais pas entendu parler"),
            required=False,
            condition=Condition(_TOOK_PART, frozenset({_NO})),
        ),
        _question(QuestionKind.RECOMMENDATION, _("De 0 à 10, recommanderiez-vous d'en devenir membre?")),
        _question(QuestionKind.LONG, _("De quoi auriez-vous besoin cette année?"), required=False),
    )


def services_questions(t: Texts) -> tuple[Question, ...]:
    """On what the roundtable puts at the service of its tables."""
    _ = t.gettext
    return (
        _question(_SATISFACTION, _("Dans l'ensemble, que pensez-vous de ces services?")),
        _question(_SATISFACTION, _("Que pensez-vous de l'aide à diffuser vos informations?")),
        _question(_SATISFACTION, _("Que pensez-vous des outils et des ressources mis à votre disposition?")),
        _question(_LIKERT, _("Grâce à cet appui, ma table atteint plus rapidement ses objectifs.")),
        _question(
            QuestionKind.SEVERAL,
            _("Quels services votre table a-t-elle utilisés cette année?"),
            _("L'infolettre ou le site Internet"),
            _("Un local ou du matériel"),
            _("Une formation ou une conférence"),
            _("Une aide à l'organisation"),
            _("Aucun"),
        ),
        _question(QuestionKind.LONG, _("Quel service manque à votre table?"), required=False),
    )


def after_assembly_questions(t: Texts) -> tuple[Question, ...]:
    """On an assembly, by those who were there."""
    _ = t.gettext
    return (
        _question(_SATISFACTION, _("Dans l'ensemble, que pensez-vous de cette assemblée?")),
        _question(_LIKERT, _("Les sujets abordés m'ont été utiles.")),
        _question(_LIKERT, _("J'ai pu m'exprimer, et mon avis a été entendu.")),
        _question(_LIKERT, _("Les suites à donner sont claires.")),
        _question(
            QuestionKind.ONE,
            _("Que dites-vous de sa durée?"),
            _("Trop courte"),
            _("Juste assez longue"),
            _("Trop longue"),
        ),
        _question(QuestionKind.SHORT, _("Un sujet pour la prochaine fois?"), required=False),
    )


def governance_questions(t: Texts) -> tuple[Question, ...]:
    """On the board, and how the roundtable is run."""
    _ = t.gettext
    return (
        _question(_SATISFACTION, _("Que pensez-vous du fonctionnement du conseil?")),
        _question(_LIKERT, _("La composition du conseil représente bien le milieu.")),
        _question(_LIKERT, _("Je suis au courant des décisions du conseil.")),
        _question(_LIKERT, _("L'organisation actuelle répond aux attentes et aux besoins du milieu.")),
        _question(QuestionKind.YES_NO, _("Savez-vous comment proposer un sujet au conseil?")),
        _question(QuestionKind.LONG, _("Que changeriez-vous à son fonctionnement?"), required=False),
    )


def _question(
    kind: QuestionKind, text: str, *options: str, required: bool = True, condition: Condition | None = None
) -> Question:
    """A question whose number is its place."""
    return Question(0, kind, text, options=options, required=required, condition=condition)
