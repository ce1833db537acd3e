"""The roundtable as its plan presents it: mission, objectives, structure, tables, history."""

from typing import Final

from discord.ui import LayoutView

from bot.domain.guild_settings import PrivacyOfficer
from bot.domain.plan import Organization
from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.privacy import privacy_text

FEATURE: Final = "about"
PAGE: Final = "page"
SHARE: Final = "share"


def about_control(action: str, page: int) -> str:
    """The ``custom_id`` that does ``action`` (PAGE or SHARE) at ``page``."""
    return CustomId(FEATURE, action, (str(page),)).encode()


def about_view(
    t: Texts, organization: Organization, officer: PrivacyOfficer | None, page: int = 0, *, shared_by: str | None = None
) -> LayoutView:
    """The page of ``/apropos`` that is asked for, counted from 0; ``officer`` is who answers for personal information."""
    _ = t.gettext
    pages = paginate(_blocks(t, organization, officer))
    page = clamp(page, pages)
    controls = page_controls(t, page, len(pages), lambda to: about_control(PAGE, to))
    if shared_by is None:
        controls.append(Control(_("Partager dans le salon"), about_control(SHARE, page)))
    notes = closing_notes(t, page, len(pages), shared_by)
    return layout(Screen(title=plain(organization.name), blocks=pages[page], notes=notes, controls=controls))


def _blocks(t: Texts, organization: Organization, officer: PrivacyOfficer | None) -> list[Block]:
    _ = t.gettext
    groups = [
        plain(group.name) if group.active else _("{name} (inactif)").format(name=plain(group.name))
        for group in organization.working_groups
    ]
    blocks = _prose("", organization.description)
    blocks += _prose(_("Mission"), organization.mission)
    blocks += _listed(_("Objectifs"), [plain(objective) for objective in organization.objectives])
    blocks += _listed(_("Tables et comités"), groups)
    blocks += _prose(_("Structure"), organization.structure)
    blocks += _prose(_("Historique"), organization.history)
    heading = _("Renseignements personnels")
    return [*blocks, Block(f"### {heading}"), *blocks_of([privacy_text(t, officer)])]


def _prose(heading: str, text: str) -> list[Block]:
    if not text:
        return []
    body = blocks_of(plain(paragraph) for paragraph in text.split("\n"))
    return [Block(f"### {heading}"), *body] if heading else body


def _listed(heading: str, items: list[str]) -> list[Block]:
    return [Block(f"### {heading}"), *blocks_of(f"- {item}" for item in items)] if items else []
