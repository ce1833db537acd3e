"""A draft's card: all that was decided, its questions in order, and what is left to do before anybody sees it."""

from collections.abc import Iterator, Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import INTRODUCTION_LENGTH, MOST_QUESTIONS, TITLE_LENGTH, Question, Survey
from bot.texts.catalogue import Texts
from bot.texts.surveys import question_kind_label
from bot.views import survey_management_places as places
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_management_lines import missing_line, setting_lines
from bot.views.survey_management_places import card_control, control
from bot.views.survey_places import preview_control, trial_control

NAME: Final = "title"
INTRODUCTION: Final = "introduction"
_OPTIONS_SHOWN: Final = 160


def draft_view(
    t: Texts, snapshot: GuildSnapshot, draft: Survey, page: int = 0, *, question: int = 0, receipt: str = ""
) -> LayoutView:
    """The card of a draft, at ``page`` or where the question of that number is; ``receipt`` says what was just done."""
    _ = t.gettext
    pages = paginate([*blocks_of(_head(t, snapshot, draft, receipt)), *_questions(t, draft)])
    if question:
        page = next((at for at, blocks in enumerate(pages) if _holds(blocks, question)), page)
    page = clamp(page, pages)
    return layout(
        Screen(
            title=plain(draft.title),
            subtitle=_("Brouillon · rien n'est publié avant « Publier »"),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=control(places.OPEN, draft.id),
            menu_label=_("Ouvrir une question…"),
            controls=_controls(t, draft, page, len(pages)),
        )
    )


def heading_form(t: Texts, form_id: str, title: str = "", introduction: str = "") -> Form:
    """What a survey is called, and the few words that come before its questions."""
    _ = t.gettext
    return Form(
        title=_("Le sondage"),
        custom_id=form_id,
        fields=[
            TextField(NAME, _("Titre"), title, _("Ce que les membres liront en premier"), most=TITLE_LENGTH),
            TextField(
                INTRODUCTION,
                _("Présentation"),
                introduction,
                _("Pourquoi ce sondage, et à quoi serviront les réponses"),
                required=False,
                long=True,
                most=INTRODUCTION_LENGTH,
            ),
        ],
    )


def abandon_view(t: Texts, draft: Survey) -> LayoutView:
    """What abandoning does, before it is done."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("Abandonner « {survey} »?").format(survey=plain(draft.title)),
            blocks=[Block(_("Le brouillon et ses questions seront effacés. Personne ne les a vus."))],
            controls=[
                Control(_("Garder le brouillon"), card_control(draft.id), primary=True),
                Control(_("Abandonner"), control(places.ABANDONED, draft.id)),
            ],
        )
    )


def abandoned_view(t: Texts) -> LayoutView:
    """The draft is gone."""
    _ = t.gettext
    return layout(Screen(title=_("Le brouillon est abandonné."), subtitle=_("Rien n'a été publié.")))


def question_line(t: Texts, question: Question) -> str:
    """« **2. Wording** », then its kind, whether it must be answered, when it is shown, and its choices."""
    _ = t.gettext
    facts = [question_kind_label(t, question.kind), _("obligatoire") if question.required else _("facultative")]
    if question.condition is not None:
        facts.append(_("selon la question {number}").format(number=question.condition.number))
    line = f"**{question.number}.** {plain(question.text)}\n-# {' · '.join(facts)}"
    if question.options:
        line += "\n-# " + plain(cut(" / ".join(filter(None, question.options)), _OPTIONS_SHOWN))
    return line


def _head(t: Texts, snapshot: GuildSnapshot, draft: Survey, receipt: str) -> Iterator[str]:
    if receipt:
        yield f"**{receipt}**"
    if draft.introduction:
        yield plain(draft.introduction)
    yield from setting_lines(t, snapshot, draft)
    if missing := missing_line(t, snapshot, draft):
        yield missing


def _questions(t: Texts, draft: Survey) -> list[Block]:
    return [
        Block(question_line(t, each), Choice(f"{each.number}. {each.text}", str(each.number)))
        for each in draft.questions
    ]


def _holds(blocks: Sequence[Block], number: int) -> bool:
    return any(block.choice is not None and block.choice.value == str(number) for block in blocks)


def _controls(t: Texts, draft: Survey, page: int, pages: int) -> list[Control]:
    _ = t.gettext
    controls = []
    if len(draft.questions) < MOST_QUESTIONS:
        controls.append(Control(_("Ajouter une question"), control(places.ADD, draft.id), primary=not draft.questions))
    controls += [
        Control(_("Titre et présentation"), control(places.TITLE, draft.id)),
        Control(_("Qui et comment"), control(places.HOW, draft.id)),
        Control(_("Quand et où"), control(places.WHEN, draft.id)),
        Control(_("Indicateur"), control(places.MEASURES, draft.id, "0", "")),
    ]
    if draft.questions:
        controls += [
            Control(_("Aperçu"), preview_control(draft.id)),
            Control(_("Réponse d'essai"), trial_control(draft.id)),
            Control(_("Publier"), control(places.PUBLISH, draft.id), primary=True),
        ]
    controls.append(Control(_("Abandonner"), control(places.ABANDON, draft.id)))
    return [*controls, *page_controls(t, page, pages, lambda to: card_control(draft.id, to))]
