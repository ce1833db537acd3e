"""The screen where the plan's indicator that a draft measures is chosen, by words."""

from typing import Final

from discord.ui import LayoutView

from bot.domain.plan_indicators import Measurable
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey
from bot.texts.catalogue import Texts
from bot.views import survey_management_places as places
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Choice, Control, Screen, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_editing_people import back_control
from bot.views.survey_management_lines import measurable_text, measure_lines
from bot.views.survey_management_places import control

WORDS: Final = "words"
WORDS_LENGTH: Final = 50
"""What is left of a control's 100 characters, with a survey's id and a page."""


def measures_view(
    t: Texts, snapshot: GuildSnapshot, draft: Survey, found: list[Measurable], words: str = "", page: int = 0
) -> LayoutView:
    """What it measures today, and what was ``found`` in the plans by those words (all that there is, without any)."""
    _ = t.gettext
    lines = measure_lines(t, snapshot, draft.item_id) or [_("Ce sondage ne mesure encore aucun indicateur du plan.")]
    pages = paginate([_block(t, each) for each in found])
    page = clamp(page, pages)
    asked = _("Pour « {words} » :").format(words=plain(words)) if words else _("Les indicateurs du plan :")
    nothing = [Block(_("Rien de tel au plan : essayez d'autres mots."))]
    controls = [Control(_("Chercher par mots"), control(places.WORDS, draft.id), primary=True)]
    if draft.item_id is not None:
        controls.append(Control(_("Ne rien mesurer"), control(places.UNMEASURE, draft.id)))
    controls.append(back_control(t, draft))
    turning = page_controls(t, page, len(pages), lambda to: control(places.MEASURES, draft.id, str(to), words))
    return layout(
        Screen(
            title=_("Quel indicateur ce sondage mesure-t-il?"),
            subtitle=plain(draft.title),
            blocks=[*map(Block, lines), Block(asked), *(pages[page] if found else nothing)],
            notes=[*closing_notes(t, page, len(pages)), _("À la fermeture, son résultat devient une mesure au plan.")],
            menu_id=control(places.MEASURE, draft.id),
            menu_label=_("Choisir un indicateur…"),
            controls=[*controls, *turning],
        )
    )


def words_form(t: Texts, draft: Survey) -> Form:
    """By which words an indicator is looked for."""
    _ = t.gettext
    field = TextField(
        WORDS, _("Mots"), description=_("« tournée », « satisfaction des membres », « II.B.1 »"), most=WORDS_LENGTH
    )
    return Form(
        title=_("Chercher un indicateur"),
        custom_id=control(places.WORDS, draft.id),
        fields=[field],
        back=back_control(t, draft),
    )


def _block(t: Texts, found: Measurable) -> Block:
    _ = t.gettext
    label = f"{found.node.reference} · {found.text}"
    said = _("- {indicator}, l'action elle-même") if found.is_action else "- {indicator}"
    return Block(said.format(indicator=measurable_text(t, found)), Choice(label, str(found.item_id)))
