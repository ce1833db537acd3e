"""What every long screen has at its foot: the pages, who shared it, and the language of the plan's own text."""

from collections.abc import Callable

from bot.texts.catalogue import SOURCE_LANGUAGE, Texts
from bot.views.layout import Control
from bot.views.markup import plain


def page_controls(t: Texts, page: int, pages: int, control: Callable[[int], str]) -> list[Control]:
    """The buttons to the previous and next pages; ``control`` gives the ``custom_id`` of a page counted from 0."""
    _ = t.gettext
    controls = []
    if page > 0:
        controls.append(Control(_("Page précédente"), control(page - 1)))
    if page < pages - 1:
        controls.append(Control(_("Page suivante"), control(page + 1)))
    return controls


def closing_notes(
    t: Texts, page: int, pages: int, shared_by: str | None = None, *, source_text: bool = True
) -> list[str]:
    """The small lines that end a screen; ``source_text`` says that it quotes the plan, which is not translated."""
    _ = t.gettext
    notes = []
    if shared_by is not None:
        notes.append(_("Partagé par {name}").format(name=plain(shared_by)))
    if pages > 1:
        notes.append(_("Page {page} sur {pages}").format(page=page + 1, pages=pages))
    if source_text and t.language != SOURCE_LANGUAGE:
        notes.append(_("Le texte du plan est en français."))
    return [" · ".join(notes)] if notes else []
