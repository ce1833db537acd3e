"""The doubts of an import, to look at one by one."""

from collections.abc import Sequence
from typing import Final

from discord.ui import LayoutView

from bot.domain.doubt import Doubt, DoubtKind, DoubtStatus
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.doubts import doubt_line, doubt_place, doubt_sentence
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls

FEATURE: Final = "doubt"
LIST: Final = "list"
OPEN: Final = "open"
SETTLE: Final = "settle"
CONFIRM_PAGE: Final = "page"


def doubt_blocks(t: Texts, doubts: Sequence[Doubt]) -> list[Block]:
    """A block for each doubt: where it is, what stood there, what was understood; stored ones can be opened."""
    blocks = []
    for doubt in doubts:
        place, sentence = doubt_place(t, doubt), doubt_line(t, doubt)
        choice = Choice(f"{place} · {sentence}", str(doubt.id)) if doubt.id is not None else None
        first, *rest = blocks_of([f"**{place}** {plain(sentence)}"])
        blocks += [Block(first.text, choice), *rest]
    return blocks


def doubts_view(t: Texts, loaded: LoadedPlan, doubts: Sequence[Doubt], page: int = 0) -> LayoutView:
    """The list of what nobody has settled; ``page`` counts from 0."""
    _, ngettext = t.gettext, t.ngettext
    pages = paginate(doubt_blocks(t, doubts))
    page = clamp(page, pages)
    n = len(doubts)
    title = (
        ngettext("{n} doute à revoir", "{n} doutes à revoir", n).format(n=n) if doubts else _("Aucun doute à revoir")
    )
    nothing = [Block(_("Tout ce que l'importation avait mis en doute a été revu."))]
    controls = page_controls(t, page, len(pages), lambda to: list_control(loaded.plan_id, to))
    controls += _page_confirmation(t, loaded.plan_id, page, _readings(doubts, pages[page]))
    return layout(
        Screen(
            title=title,
            subtitle=plain(loaded.plan.title),
            blocks=pages[page] if doubts else nothing,
            notes=closing_notes(t, page, len(pages)),
            menu_id=CustomId(FEATURE, OPEN, (str(loaded.plan_id), str(page))).encode(),
            menu_label=_("Revoir un doute…"),
            controls=controls,
        )
    )


def doubt_view(t: Texts, loaded: LoadedPlan, doubt: Doubt, page: int) -> LayoutView:
    """One doubt, to settle; ``page`` is the page of the list to come back to."""
    _ = t.gettext
    if doubt.kind is DoubtKind.STATE_PROPOSED:
        answers = [(_("J'en prends note"), DoubtStatus.CONFIRMED)]
    else:
        answers = [(_("C'est bien lu"), DoubtStatus.CONFIRMED), (_("C'est mal lu"), DoubtStatus.DISMISSED)]
    controls = [
        Control(label, _settle_control(loaded.plan_id, page, doubt, status), primary=status is DoubtStatus.CONFIRMED)
        for label, status in answers
    ]
    controls.append(Control(_("Revenir à la liste"), list_control(loaded.plan_id, page)))
    advice = _("Si c'est mal lu, corrigez la ligne dans votre fichier, puis refaites « /gerer plan importer ».")
    blocks = blocks_of([plain(doubt_sentence(t, doubt)), advice])
    return layout(
        Screen(title=doubt_place(t, doubt), subtitle=plain(loaded.plan.title), blocks=blocks, controls=controls)
    )


def list_control(plan_id: int, page: int) -> str:
    """The ``custom_id`` that shows the list at ``page``."""
    return CustomId(FEATURE, LIST, (str(plan_id), str(page))).encode()


def _readings(doubts: Sequence[Doubt], blocks: Sequence[Block]) -> list[Doubt]:
    """The doubts of ``blocks`` that are readings; a state that a note proposes is answered for itself."""
    listed = {block.choice.value for block in blocks if block.choice}
    return [doubt for doubt in doubts if str(doubt.id) in listed and doubt.kind is not DoubtKind.STATE_PROPOSED]


def _page_confirmation(t: Texts, plan_id: int, page: int, readings: Sequence[Doubt]) -> list[Control]:
    """The button that confirms what the page lists, by its first and last doubt: what came since is not confirmed."""
    _ = t.gettext
    if len(readings) < 2:
        return []
    args = (str(plan_id), str(page), str(readings[0].id), str(readings[-1].id))
    return [Control(_("Tout est bien lu sur cette page"), CustomId(FEATURE, CONFIRM_PAGE, args).encode())]


def _settle_control(plan_id: int, page: int, doubt: Doubt, status: DoubtStatus) -> str:
    return CustomId(FEATURE, SETTLE, (str(plan_id), str(page), str(doubt.id), status)).encode()
