"""The screens and the form of one question of a draft: what is asked, how it is answered, when it is shown."""

from collections.abc import Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.survey import (
    MOST_CHECKED,
    MOST_OPTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    Question,
    QuestionKind,
    Survey,
)
from bot.domain.survey_editing import depending_on, may_decide
from bot.texts.catalogue import N_, Texts
from bot.texts.surveys import code_label, question_kind_label
from bot.views import survey_management_places as places
from bot.views.forms import ChoiceField, Field, Form, TextField
from bot.views.layout import Choice, Control, Screen, blocks_of, layout
from bot.views.markup import cut, plain
from bot.views.survey_editing import question_line
from bot.views.survey_management_places import (
    ask_control,
    card_control,
    control,
    question_card_control,
    question_control,
)

TEXT: Final = "text"
HELP: Final = "help"
OPTIONS: Final = "options"
LOW: Final = "low"
HIGH: Final = "high"
REQUIRED: Final = "required"
YES: Final = "yes"
NO: Final = "no"
_ANSWERS_SHOWN: Final = 300
_OPTIONS_SHOWN: Final = 900
_EXPLAINED: Final = {
    QuestionKind.LIKERT: N_("avec des mots à chaque bout, comme « pas du tout d'accord » et « tout à fait d'accord »"),
    QuestionKind.SATISFACTION: N_("de « très insatisfaisant » à « très satisfaisant »"),
    QuestionKind.ONE: N_("parmi ceux que vous écrivez, 25 au plus"),
    QuestionKind.SEVERAL: N_("parmi ceux que vous écrivez, 10 au plus"),
    QuestionKind.YES_NO: N_("et rien d'autre"),
    QuestionKind.RECOMMENDATION: N_("comme « Recommanderiez-vous…? »"),
    QuestionKind.SHORT: N_("une ligne, dans ses propres mots"),
    QuestionKind.LONG: N_("quelques phrases, dans ses propres mots"),
}


def kinds_view(t: Texts, draft: Survey) -> LayoutView:
    """How one more question is answered: the menu opens its form."""
    _ = t.gettext
    lines = [f"- **{plain(question_kind_label(t, kind))}** : {t.gettext(said)}" for kind, said in _EXPLAINED.items()]
    return layout(
        Screen(
            title=_("Ajouter une question"),
            subtitle=plain(draft.title),
            blocks=blocks_of([_("Comment y répond-on?"), *lines]),
            menu_id=control(places.KIND, draft.id),
            menu_label=_("Choisir une sorte de question…"),
            choices=[Choice(question_kind_label(t, kind), kind) for kind in _EXPLAINED],
            controls=[_back(t, draft)],
        )
    )


def new_question_form(t: Texts, survey_id: int, kind: QuestionKind) -> Form:
    """The form of one more question of that kind."""
    return _form(t, ask_control(survey_id, kind), Question(0, kind, "", required=not kind.is_text), survey_id)


def question_form(t: Texts, survey_id: int, question: Question) -> Form:
    """The form of a question that is there already."""
    return _form(t, question_control(places.EDIT, survey_id, question), question, survey_id)


def question_view(t: Texts, draft: Survey, question: Question) -> LayoutView:
    """One question, and what can be done with it."""
    _ = t.gettext
    lines = [question_line(t, question)]
    if question.help:
        lines.append(_("**Aide :** {help}").format(help=plain(question.help)))
    shown = max(_OPTIONS_SHOWN // max(len(question.options), 1), 1)  # the form of « Modifier » has all of it
    lines += [f"- {plain(cut(each, shown))}" for each in question.options if each]
    lines.append(condition_text(t, draft, question))
    depending = depending_on(draft.questions, question.number)
    if depending:
        numbers = ", ".join(str(each.number) for each in depending)
        lines.append(_("La réponse décide si ces questions sont posées : {numbers}.").format(numbers=numbers))
    return layout(
        Screen(
            title=_("Question {number} sur {count}").format(number=question.number, count=len(draft.questions)),
            subtitle=plain(draft.title),
            blocks=blocks_of(lines),
            controls=[*_question_controls(t, draft, question), _back(t, draft, question)],
        )
    )


def condition_text(t: Texts, survey: Survey, question: Question) -> str:
    """« Posée seulement si, à la question 2, on a répondu : Oui »."""
    _ = t.gettext
    condition = question.condition
    decider = survey.question(condition.number) if condition is not None else None
    if condition is None or decider is None:
        return _("Posée à tout le monde.")
    answers = plain(cut(" / ".join(code_label(t, decider, code) for code in sorted(condition.codes)), _ANSWERS_SHOWN))
    return _("Posée seulement si, à la question {number}, on a répondu : {answers}").format(
        number=condition.number, answers=answers
    )


def deciders_view(t: Texts, draft: Survey, question: Question) -> LayoutView:
    """By the answer to which question that one is shown."""
    _ = t.gettext
    before = may_decide(draft.questions, question.number)
    controls = []
    if question.condition is not None:
        controls.append(Control(_("La poser à tout le monde"), question_control(places.ALWAYS, draft.id, question)))
    lines = [question_line(t, question), condition_text(t, draft, question)]
    if not before:
        lines.append(_("Aucune question à choix ne vient avant : placez-la d'abord plus bas."))
    return layout(
        Screen(
            title=_("À qui la question {number} est-elle posée?").format(number=question.number),
            subtitle=plain(draft.title),
            blocks=blocks_of(lines),
            menu_id=question_control(places.DECIDER, draft.id, question),
            menu_label=_("Selon la réponse à…"),
            choices=[Choice(f"{each.number}. {each.text}", str(each.number)) for each in before],
            controls=[*controls, _to_question(t, draft, question)],
        )
    )


def answers_view(t: Texts, draft: Survey, question: Question, decider: Question) -> LayoutView:
    """By which answers to ``decider`` that question is shown: one or several."""
    _ = t.gettext
    choices = [Choice(code_label(t, decider, code), str(code)) for code in decider.codes]
    return layout(
        Screen(
            title=_("Poser la question {number} si…").format(number=question.number),
            subtitle=plain(draft.title),
            blocks=blocks_of([question_line(t, decider), _("… on y a répondu l'une de ces réponses :")]),
            menu_id=question_control(places.DECIDED, draft.id, question, str(decider.number)),
            menu_label=_("Choisir les réponses…"),
            menu_most=len(choices),
            choices=choices,
            controls=[_to_question(t, draft, question)],
        )
    )


def changed_meanwhile_sentence(t: Texts) -> str:
    """What is said where somebody else moved or changed the question while its form was open."""
    _ = t.gettext
    return _(
        "Quelqu'un d'autre a modifié ou retiré cette question entre-temps, et rien n'a été écrit par-dessus. « Corriger » "
        "reprend ce que vous avez écrit, pour la question qui est maintenant à cette place; relisez-la d'abord."
    )


def removed_sentence(t: Texts, depending: int) -> str:
    """What removing a question did, to those that its answer decided of too."""
    _, ngettext = t.gettext, t.ngettext
    if not depending:
        return _("La question est retirée.")
    return ngettext(
        "La question est retirée; {n} question qui en dépendait est maintenant posée à tout le monde.",
        "La question est retirée; {n} questions qui en dépendaient sont maintenant posées à tout le monde.",
        depending,
    ).format(n=depending)


def _form(t: Texts, form_id: str, question: Question, survey_id: int) -> Form:
    _ = t.gettext
    return Form(
        title=question_kind_label(t, question.kind),
        custom_id=form_id,
        fields=[
            TextField(TEXT, _("Question"), question.text, _("Telle que les membres la liront"), most=QUESTION_LENGTH),
            TextField(
                HELP,
                _("Aide"),
                question.help,
                _("Ce qui aide à répondre; vide : rien"),
                required=False,
                most=QUESTION_LENGTH,
            ),
            *_options(t, question),
            ChoiceField(
                REQUIRED,
                _("Doit-on y répondre?"),
                [Choice(_("Oui, elle est obligatoire"), YES), Choice(_("Non, on peut la laisser vide"), NO)],
                YES if question.required else NO,
            ),
        ],
        back=Control(_("Revenir au sondage"), card_control(survey_id)),
    )


def _options(t: Texts, question: Question) -> Sequence[Field]:
    _ = t.gettext
    if question.kind is QuestionKind.LIKERT:
        low, high = question.options or ("", "")
        example_low, example_high = _("Vide : « Pas du tout d'accord »"), _("Vide : « Tout à fait d'accord »")
        return (
            TextField(LOW, _("Ce que veut dire 1"), low, example_low, required=False, most=OPTION_LENGTH),
            TextField(HIGH, _("Ce que veut dire 5"), high, example_high, required=False, most=OPTION_LENGTH),
        )
    if question.kind not in (QuestionKind.ONE, QuestionKind.SEVERAL):
        return ()
    most = MOST_OPTIONS if question.kind is QuestionKind.ONE else MOST_CHECKED
    said = _("Un choix par ligne, {most} au plus").format(most=most)
    length = most * (OPTION_LENGTH + 1)
    return (TextField(OPTIONS, _("Choix"), "\n".join(question.options), said, long=True, most=length),)


def _question_controls(t: Texts, draft: Survey, question: Question) -> list[Control]:
    _ = t.gettext
    controls = [Control(_("Modifier"), question_control(places.EDIT, draft.id, question), primary=True)]
    if question.number > 1:
        controls.append(Control(_("Monter"), question_control(places.UP, draft.id, question)))
    if question.number < len(draft.questions):
        controls.append(Control(_("Descendre"), question_control(places.DOWN, draft.id, question)))
    controls.append(Control(_("À qui la poser"), question_control(places.SHOWN_IF, draft.id, question)))
    controls.append(Control(_("Retirer"), question_control(places.REMOVE, draft.id, question)))
    return controls


def _to_question(t: Texts, draft: Survey, question: Question) -> Control:
    _ = t.gettext
    return Control(_("Revenir à la question"), question_control(places.QUESTION, draft.id, question))


def _back(t: Texts, draft: Survey, question: Question | None = None) -> Control:
    _ = t.gettext
    place = card_control(draft.id) if question is None else question_card_control(draft.id, question.number)
    return Control(_("Revenir au sondage"), place)
