"""The preview of an import: what was found, what changes, every doubt; nothing is written before « Confirmer »."""

from dataclasses import dataclass
from typing import Final

from discord.ui import LayoutView

from bot.domain.importing import Imported, Preview
from bot.texts.catalogue import Texts
from bot.texts.differences import difference_lines
from bot.texts.plans import plan_counts
from bot.views.custom_ids import CustomId
from bot.views.doubts import doubt_blocks, list_control
from bot.views.layout import Block, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_places import GO, Place

FEATURE: Final = "import"
PAGE: Final = "page"
CONFIRM: Final = "confirm"
CANCEL: Final = "cancel"
ARITY: Final = 6
_NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What the preview's buttons carry, besides the file that the message itself holds.

    ``digest`` tells the file, ``owner`` the table (empty: the roundtable), each by the beginning of its SHA-256 in
    hexadecimal; ``plan_id`` is the plan to revise and ``version_id`` its version when the preview was made, None for a
    new plan; ``channel_id`` is the channel that becomes the table's.
    """

    digest: str
    owner: str = ""
    plan_id: int | None = None
    version_id: int | None = None
    channel_id: int | None = None
    page: int = 0

    def control(self, action: str, page: int | None = None) -> str:
        """The ``custom_id`` that does ``action``."""
        numbers = (self.plan_id, self.version_id, self.channel_id, self.page if page is None else page)
        args = (self.digest, self.owner, *(_NONE if number is None else str(number) for number in numbers))
        return CustomId(FEATURE, action, args).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "ImportRequest":
        """The request that a button carries."""
        digest, owner, *numbers = custom_id.args
        plan_id, version_id, channel_id, page = (None if number == _NONE else int(number) for number in numbers)
        return cls(digest, owner, plan_id, version_id, channel_id, page or 0)


def preview_view(t: Texts, preview: Preview, request: ImportRequest, file_name: str) -> LayoutView:
    """What the file holds and what it would change; ``file_name`` is the file that the message carries along."""
    _, ngettext = t.gettext, t.ngettext
    doubts = preview.doubts
    blocks = blocks_of([plan_counts(t, preview.plan), *_changes(t, preview)])
    n = len(doubts)
    if doubts:
        heading = ngettext(
            "{n} doute à revoir, maintenant ou plus tard", "{n} doutes à revoir, maintenant ou plus tard", n
        )
        blocks += [Block(f"### {heading.format(n=n)}"), *doubt_blocks(t, doubts)]
    else:
        blocks.append(Block(_("Aucun doute : tout a été lu sans hésiter.")))
    pages = paginate(blocks)
    page = clamp(request.page, pages)
    controls = []
    if not preview.changes_nothing or request.channel_id is not None:
        controls.append(Control(_("Confirmer"), request.control(CONFIRM, page), primary=True))
    controls.append(Control(_("Abandonner"), request.control(CANCEL, page)))
    controls += page_controls(t, page, len(pages), lambda to: request.control(PAGE, to))
    return layout(
        Screen(
            title=_("Aperçu : {title}").format(title=plain(preview.plan.title)),
            subtitle=_("Rien n'est écrit avant « Confirmer »."),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages)),
            controls=controls,
            file_name=file_name,
        )
    )


def imported_view(t: Texts, imported: Imported, doubts: int) -> LayoutView:
    """What was done, and the way to the plan and to its doubts."""
    _, ngettext = t.gettext, t.ngettext
    controls = [Control(_("Voir le plan"), Place(imported.plan_id).control(GO), primary=True)]
    text = _("Le plan est en place (version {version}) : les membres le voient dès maintenant.").format(
        version=imported.version
    )
    if doubts:
        text += " " + ngettext("Il reste {n} doute à revoir.", "Il reste {n} doutes à revoir.", doubts).format(n=doubts)
        controls.append(Control(_("Revoir les doutes"), list_control(imported.plan_id, 0)))
    return layout(Screen(title=_("C'est fait"), blocks=[Block(text)], controls=controls))


def abandoned_view(t: Texts) -> LayoutView:
    """The import was given up."""
    _ = t.gettext
    text = _("L'importation est abandonnée. Rien n'a été modifié.")
    return layout(Screen(title=_("C'est noté"), blocks=[Block(text)]))


def _changes(t: Texts, preview: Preview) -> list[str]:
    _ = t.gettext
    if preview.difference is None:
        return [_("C'est un nouveau plan.")]
    if preview.changes_nothing:
        return [_("Ce fichier est identique au plan en place : il n'y a rien à changer.")]
    heading = _("Ce qui change")
    return [f"### {heading}", *(f"- {plain(line)}" for line in difference_lines(t, preview.difference))]
