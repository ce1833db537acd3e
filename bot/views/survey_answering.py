"""What a member sees on the way through a survey: the page before the first question, the one between two steps, the receipt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from discord.ui import ActionRow, Container, LayoutView, Separator, TextDisplay

from bot.domain.survey import Answers, Survey
from bot.domain.survey_checking import BLANK
from bot.domain.survey_packing import pack
from bot.domain.survey_standing import Beginning, Receipt, answers_in_hand
from bot.domain.survey_steps import Step, next_step, ordered, steps_of
from bot.texts.catalogue import Texts
from bot.texts.survey_codes import code_label
from bot.texts.survey_promises import asked_line, promise_lines, results_line, until_line
from bot.views.layout import Block, Control, Screen, blocks_of, button, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import page_controls
from bot.views.retry import given_displays
from bot.views.survey_forms import help_lines, rank_of, step_form, written_comments
from bot.views.survey_management_places import card_control
from bot.views.survey_places import mine_control, resume_control, step_control

SCREEN_LENGTH: Final = 4000


def before_view(t: Texts, beginning: Beginning, kept_months: int, *, trial: bool = False) -> LayoutView:
    """What is asked, how long it takes, who will see what, what is kept and until when; then « Commencer », or « Reprendre ».

    ``kept_months`` is how long the guild keeps its journal, and names.
    """
    _ = t.gettext
    survey = beginning.survey
    lines = [plain(survey.introduction)] if survey.introduction else []
    told = promise_lines(t, survey, plain(beginning.organization), kept_months)
    lines += [asked_line(t, survey), *told, until_line(t, survey)]
    subtitle = _("Essai : rien n'en sera gardé ni compté.") if trial else _("Cette page n'est vue que de vous.")
    step = _step_to_take(survey, beginning)
    begun = beginning.response is not None
    if begun and step is not None:
        rank = rank_of(survey, step.questions[0].number)
        lines.append(_("**Vous en étiez à la question {n} sur {count}.**").format(n=rank, count=len(survey.questions)))
        if beginning.response is not None and beginning.response.submitted_at is not None:
            lines += _keeping_lines(t, survey, trial=trial, sent=True)
    if step is not None:
        lines += _sending_lines(t, step, trial=trial)
        lines += [plain(each) for each in help_lines(t, survey, step)]
    control = _entry(_("Reprendre") if begun else _("Commencer"), survey, step, beginning, trial=trial)
    return layout(
        Screen(
            title=plain(survey.title),
            subtitle=subtitle,
            blocks=blocks_of(lines),
            controls=[*([control] if control else []), *_back(t, survey, trial=trial)],
        )
    )


def going_on_view(
    t: Texts,
    survey: Survey,
    step: Step,
    given: Answers,
    *,
    trial: bool = False,
    changing: bool = False,
    sent: bool = False,
) -> LayoutView:
    """The next step is ready: what it asks, what becomes of it, and « Continuer », which holds the closed answers ``given`` so far.

    ``sent``: an answer counts already, which these will replace; ``changing``: this is the first step of them.
    """
    _ = t.gettext
    form_id = step_control(survey.id, step.start, pack(survey, given), trial=trial)
    form = step_form(t, survey, step, form_id, given)
    written = written_comments(step, given)
    shown = replace(form, fields=[field for field in form.fields if field.key in written])
    displays = given_displays(t, shown, written) if written else []
    lines = [
        f"## {plain(survey.title)}",
        _next_line(t, survey, step),
        *_keeping_lines(t, survey, trial=trial, sent=sent),
    ]
    lines += _sending_lines(t, step, trial=trial)
    room = SCREEN_LENGTH - sum(len(each.content) for each in displays)
    for line in help_lines(t, survey, step):
        if len("\n".join((*lines, plain(line)))) <= room:
            lines.append(plain(line))
    view = LayoutView(timeout=None)
    container: Container[LayoutView] = Container(TextDisplay("\n".join(lines)))
    if displays:
        container.add_item(Separator())
    for display in displays:
        container.add_item(display)
    view.add_item(container)
    label = _("Modifier") if changing else _("Continuer")
    controls = [Control(label, form_id, primary=True), *_back(t, survey, trial=trial)]
    view.add_item(ActionRow(*(button(each) for each in controls)))
    return view


def receipt_view(t: Texts, receipt: Receipt) -> LayoutView:
    """The answer is counted: what was answered where it is nominal, with « Modifier ma réponse »; else that nobody sees it again."""
    _ = t.gettext
    survey = receipt.survey
    channel_id = survey.channel_id or survey.posted_channel_id  # none was chosen: where it was asked
    results = results_line(t, survey, f"<#{channel_id}>" if channel_id else "")
    if survey.anonymous:
        lines = [_("Elle est comptée, à part de votre nom. Elle ne peut être ni revue ni changée."), results]
        return layout(
            Screen(
                title=_("Réponse reçue. Merci!"), subtitle=plain(survey.title), blocks=blocks_of(filter(None, lines))
            )
        )
    return mine_view(t, survey, receipt.answers, _("Réponse reçue. Merci!"), results=results)


def mine_view(
    t: Texts, survey: Survey, answers: Answers, title: str, page: int = 0, *, results: str = ""
) -> LayoutView:
    """What a member has answered to a nominal survey, at a page counted from 0, with « Modifier ma réponse »."""
    _ = t.gettext
    lines = [results] if results else []
    lines.append(_("Vous pouvez la changer jusqu'à la fermeture."))
    pages = paginate([*blocks_of(lines), *answer_blocks(t, survey, answers)])
    page = clamp(page, pages)
    first = next_step(survey, answers, 0)
    change = [entry_control(_("Modifier ma réponse"), survey, first, answers)] if first is not None else []
    controls = page_controls(t, page, len(pages), lambda to: mine_control(survey.id, to))
    return layout(Screen(title=title, subtitle=plain(survey.title), blocks=pages[page], controls=[*controls, *change]))


def trial_end_view(t: Texts, survey: Survey, answers: Answers) -> LayoutView:
    """A trial is over: what would have been sent, and how much of it a page does not hold."""
    _, ngettext = t.gettext, t.ngettext
    said = _(
        "Rien n'a été gardé ni compté. Voici ce qui aurait été envoyé; les commentaires des étapes d'avant n'y sont pas."
    )
    shown, *others = paginate([Block(said), *answer_blocks(t, survey, answers)])
    left = sum(map(len, others))
    notes = (
        [ngettext("{n} autre réponse ne tient pas ici.", "{n} autres réponses ne tiennent pas ici.", left)]
        if left
        else []
    )
    return layout(
        Screen(
            title=_("Essai terminé"),
            subtitle=plain(survey.title),
            blocks=shown,
            notes=[each.format(n=left) for each in notes],
            controls=_back(t, survey, trial=True),
        )
    )


def answer_blocks(t: Texts, survey: Survey, answers: Answers) -> Sequence[Block]:
    """Each question that was answered, and its answer, in the order in which they are asked."""
    return blocks_of(_answered(t, survey, answers))


def entry_control(label: str, survey: Survey, step: Step, given: Answers) -> Control:
    """The button that opens a step of a nominal answer: through a page that shows the comments written there already, if any."""
    written = written_comments(step, given)
    resume = resume_control(survey.id, step.start)
    return Control(label, resume if written else step_control(survey.id, step.start, pack(survey, given)), primary=True)


def _back(t: Texts, survey: Survey, *, trial: bool) -> list[Control]:
    """From a trial, the way back to the survey's card; a member comes from elsewhere."""
    _ = t.gettext
    return [Control(_("Revenir au sondage"), card_control(survey.id))] if trial else []


def _entry(label: str, survey: Survey, step: Step | None, beginning: Beginning, *, trial: bool) -> Control | None:
    if step is None:
        return None
    if trial:
        return Control(label, step_control(survey.id, step.start, pack(survey, {}), trial=True), primary=True)
    return entry_control(label, survey, step, answers_in_hand(beginning.response))


def _step_to_take(survey: Survey, beginning: Beginning) -> Step | None:
    """The first step of which a question was not seen yet; the last where all were."""
    response = beginning.response
    given = answers_in_hand(response)
    steps = steps_of(survey, given)
    seen = response.draft if response is not None else {}
    return next(
        (step for step in steps if any(each.number not in seen for each in step.questions)),
        steps[-1] if steps else None,
    )


def _next_line(t: Texts, survey: Survey, step: Step) -> str:
    _ = t.gettext
    first, last = (rank_of(survey, step.questions[place].number) for place in (0, -1))
    count = len(survey.questions)
    if first == last:
        return _("**La suite :** la question {first} sur {count}").format(first=first, count=count)
    return _("**La suite :** les questions {first} à {last}, sur {count}").format(first=first, last=last, count=count)


def _keeping_lines(t: Texts, survey: Survey, *, trial: bool, sent: bool) -> Iterator[str]:
    _ = t.gettext
    if trial:
        yield _("Essai : rien n'en sera gardé ni compté.")
    elif survey.anonymous:
        yield _(
            "Rien n'est encore gardé : vos choix sont dans le bouton ci-dessous, qui n'est vu que de vous. Tant que ce "
            "message est là, il reprend où vous en étiez."
        )
    elif sent:
        yield _(
            "La réponse que vous avez envoyée compte tant que vous n'envoyez pas celle-ci. `/sondage` vous ramène ici."
        )
    else:
        yield _("Vos réponses sont gardées, et pas encore envoyées : `/sondage` vous ramène ici quand vous voulez.")


def _sending_lines(t: Texts, step: Step, *, trial: bool) -> list[str]:
    _ = t.gettext
    return [_("Le prochain formulaire est le dernier : il envoie votre réponse.")] if step.is_last and not trial else []


def _answered(t: Texts, survey: Survey, answers: Answers) -> Iterator[str]:
    _ = t.gettext
    for question in ordered(survey):
        value = answers.get(question.number, BLANK)
        if value == BLANK:
            continue
        if isinstance(value, str):
            said = plain(value)
        else:
            codes = value if isinstance(value, tuple) else (value,)
            said = ", ".join(plain(code_label(t, question, code)) for code in codes)
        yield _("**{question}**\n{answer}").format(question=plain(question.text), answer=said)
