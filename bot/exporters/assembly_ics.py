"""Assemblies as calendar entries, in the words of a language."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.directory import Directory
from bot.domain.web_address import web_address
from bot.exporters.ics import CalendarEntry, Method, write_calendar
from bot.texts.assemblies import assembly_name
from bot.texts.catalogue import Texts

FILE_NAME: Final = "convocation.ics"
AGENDA_FILE_NAME: Final = "agenda.ics"


def assembly_entry(t: Texts, assembly: Assembly, directory: Directory) -> CalendarEntry:
    """One assembly as calendars keep it; cancelled, its entry says so."""
    _ = t.gettext
    name = assembly_name(t, assembly, directory)
    cancelled = assembly.status is AssemblyStatus.CANCELLED
    reason = [_("Raison : {reason}").format(reason=assembly.reason)] if assembly.reason else []
    agenda = [_("Ordre du jour"), assembly.agenda] if assembly.agenda else []
    return CalendarEntry(
        uid=assembly.uid,
        summary=_("Annulée : {name}").format(name=name) if cancelled else name,
        starts_at=assembly.starts_at,
        ends_at=assembly.ends_at,
        changed_at=assembly.changed_at,
        description="\n".join([*reason, *agenda, *([assembly.link] if assembly.link else [])]),
        location=assembly.place or assembly.link,
        url=web_address(assembly.link) or message_address(assembly),
        sequence=assembly.sequence,
        cancelled=cancelled,
    )


def assembly_calendar(t: Texts, assembly: Assembly, directory: Directory, now: datetime) -> bytes:
    """The file of one assembly: what a calendar is to keep, or to take away."""
    entry = assembly_entry(t, assembly, directory)
    return write_calendar([entry], now, method=Method.CANCEL if entry.cancelled else Method.PUBLISH)


def agenda_calendar(
    t: Texts, assemblies: Iterable[Assembly], directory: Directory, now: datetime, others: Iterable[CalendarEntry] = ()
) -> bytes:
    """The file of everything that comes: the assemblies, then ``others``."""
    _ = t.gettext
    entries = [*(assembly_entry(t, each, directory) for each in assemblies), *others]
    return write_calendar(entries, now, name=_("Table de quartier"))


def message_address(assembly: Assembly) -> str:
    """Where its convocation is on Discord; nothing where it has not been posted."""
    if assembly.channel_id is None or assembly.message_id is None:
        return ""
    return f"https://discord.com/channels/{assembly.guild_id}/{assembly.channel_id}/{assembly.message_id}"
