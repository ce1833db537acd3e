"""What every screen of an assembly is made of: what it is called, when, where, its agenda."""

from datetime import datetime
from typing import Final

from bot.domain.assembly import Assembly
from bot.domain.directory import Directory
from bot.domain.web_address import web_address
from bot.texts.assemblies import assembly_name, when_text
from bot.texts.catalogue import Texts
from bot.texts.setting_bylaws import kind_label
from bot.views.layout import Block, blocks_of
from bot.views.markup import cut, plain

AGENDA_SHOWN: Final = 1700
"""How much of an agenda a message shows that has no pages, once it is escaped."""


def relative(instant: datetime) -> str:
    """« dans 12 jours », as Discord shows it to whoever reads it, and keeps it right."""
    return f"<t:{int(instant.timestamp())}:R>"


def name_of(t: Texts, assembly: Assembly, directory: Directory) -> str:
    """What it is called, safe in a message."""
    return plain(assembly_name(t, assembly, directory))


def subtitle_of(t: Texts, assembly: Assembly, directory: Directory) -> str:
    """« Assemblée des partenaires · Table habitation · modifié »; nothing that its title says already."""
    _ = t.gettext
    group = directory.groups.get(assembly.group_id or 0)
    parts = [kind_label(t, assembly.kind)] if assembly.title else []
    parts += [plain(group.name)] if group and assembly.title else []
    parts += [_("modifié")] if assembly.sequence else []
    return " · ".join(parts)


def when_line(t: Texts, assembly: Assembly) -> str:
    """« **Quand :** le jeudi 30 mai 2013 de 18 h 30 à 20 h 30, dans 12 jours »."""
    _ = t.gettext
    return _("**Quand :** {when} ({distance})").format(
        when=when_text(t, assembly), distance=relative(assembly.starts_at)
    )


def where_lines(t: Texts, place: str, link: str) -> list[str]:
    """« **Où :** … » and « **Lien :** … »; a link is shown as the text that it is, and only where a browser opens it."""
    _ = t.gettext
    lines = [_("**Où :** {place}").format(place=plain(place))] if place else []
    if address := web_address(link):
        lines.append(_("**Lien :** {address}").format(address=f"<{address}>"))
    elif link:
        lines.append(_("**Lien :** {address}").format(address=plain(link)))
    return lines


def agenda_blocks(t: Texts, agenda: str) -> list[Block]:
    """The whole agenda, a line a block, for a screen that has pages."""
    _ = t.gettext
    if not agenda:
        return []
    return [Block(_("**Ordre du jour**")), *blocks_of(plain(line) for line in agenda.split("\n"))]


def agenda_excerpt(t: Texts, agenda: str, room: int = AGENDA_SHOWN) -> list[Block]:
    """The agenda in ``room`` characters; where it was cut, the last line says where the rest is."""
    _ = t.gettext
    if not agenda:
        return []
    shown = plain(agenda)
    if len(shown) > room:
        shown = cut(shown, room) + "\n" + _("-# La suite est dans « Voir l'assemblée ».")
    return [Block(_("**Ordre du jour**")), Block(shown)]
