"""What the coordination is told once an assembly is convened: what was planned, and whom to write to."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.assembly import Assembly
from bot.domain.assembly_audience import not_on_discord
from bot.domain.assembly_deliveries import reminder_deliveries
from bot.domain.clock import local_day
from bot.domain.directory import Directory, Person
from bot.domain.snapshot import GuildSnapshot
from bot.texts.assembly_email import FILE_NAME
from bot.texts.catalogue import Texts
from bot.texts.dates import instant_text
from bot.views.assembly_parts import name_of, when_line
from bot.views.assembly_places import card_control
from bot.views.layout import Block, Control, Screen, blocks_of, layout
from bot.views.markup import cut, plain

_PEOPLE_LENGTH: Final = 1400
_NAME_LENGTH: Final = 120


def published_view(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> LayoutView:
    """What goes out and when, the same text for an email, and the members who are not on Discord; for the coordination's eyes."""
    _ = t.gettext
    lines = [when_line(t, assembly), *_planned(t, snapshot, assembly, now)]
    blocks = blocks_of(lines) + list(to_write_to(t, snapshot, assembly, now))
    return layout(
        Screen(
            title=_("C'est convoqué : {name}").format(name=name_of(t, assembly, snapshot.directory)),
            blocks=blocks,
            notes=[
                _("Le fichier joint est la convocation, prête pour un courriel. Cette réponse n'est vue que de vous.")
            ],
            file_name=FILE_NAME,
            controls=[Control(_("Voir l'assemblée"), card_control(assembly.id))],
        )
    )


def channel_for(snapshot: GuildSnapshot, assembly: Assembly) -> int | None:
    """Where what concerns everyone of it is posted: its table's channel, else the announcements'; None where neither is chosen."""
    group = snapshot.directory.groups.get(assembly.group_id or 0)
    if group is not None and group.channel_id is not None:
        return group.channel_id
    return snapshot.settings.announcements_channel


def _planned(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> Iterator[str]:
    _, ngettext = t.gettext, t.ngettext
    channel = channel_for(snapshot, assembly)
    if channel is None:
        yield _(
            "**Convocation :** elle attend que le salon des annonces soit choisi. L'administration le fait dans "
            "`/reglages assistant`."
        )
    else:
        yield _("**Convocation :** elle part à l'instant dans {channel}.").format(channel=f"<#{channel}>")
    yield _("**Événement Discord :** il est créé en même temps.")
    zone = ZoneInfo(assembly.time_zone)
    due = [each.due_at for each in reminder_deliveries(assembly, snapshot.settings) if each.due_at > now]
    if not due:
        yield _("**Rappels :** aucun, elle est trop proche.")
        return
    days = "; ".join(instant_text(t, at, zone) for at in due)
    yield ngettext("**Rappel :** {days}", "**Rappels :** {days}", len(due)).format(days=days)


def people_to_write_to(snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> list[Person]:
    """The people whom it concerns today and who are not on Discord."""
    return not_on_discord(snapshot.directory, assembly, local_day(now, assembly.time_zone))


def to_write_to(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> Iterator[Block]:
    """The first of those people with their address, for the coordination's eyes: the letter has them all."""
    _, ngettext = t.gettext, t.ngettext
    directory = snapshot.directory
    people = people_to_write_to(snapshot, assembly, now)
    if not people:
        yield Block(_("Au bottin, toutes les personnes concernées sont sur Discord."))
        return
    n, length = len(people), 0
    yield Block(
        ngettext(
            "**Par courriel : {n} personne du bottin n'est pas sur Discord**",
            "**Par courriel : {n} personnes du bottin ne sont pas sur Discord**",
            n,
        ).format(n=n)
    )
    for at, person in enumerate(people):
        line = f"- {_person(t, directory, person)}"
        length += len(line) + 1
        if length > _PEOPLE_LENGTH:
            left = n - at
            yield Block(ngettext("- et {n} autre", "- et {n} autres", left).format(n=left))
            return
        yield Block(line)


def _person(t: Texts, directory: Directory, person: Person) -> str:
    """« Mireille Gagnon, Logis Lachine, mireille@exemple.org »."""
    _ = t.gettext
    organization = directory.organizations.get(person.organization_id or 0)
    parts = [person.name, organization.name if organization else "", person.email or _("sans courriel")]
    return ", ".join(plain(cut(part, _NAME_LENGTH)) for part in parts if part)
