"""The attendance of an assembly as a CSV sheet: who came, for whom, when, and with which voices."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.domain.gathering import Gathering
from bot.domain.quorum import Presence
from bot.exporters.spreadsheet_csv import table_bytes
from bot.texts.attendees import attendee_name, attendee_organization, voice_name
from bot.texts.catalogue import Texts


def write_attendance_csv(t: Texts, gathering: Gathering) -> bytes:
    """A row for each person present, in the order in which they came; local times of the assembly's own zone."""
    _ = t.gettext
    header = (_("Nom"), _("Organisation"), _("Arrivée"), _("Voix"), _("Procurations"))
    return table_bytes(header, _rows(t, gathering))


def attendance_file_name(gathering: Gathering) -> str:
    """« presences-2013-05-30.csv »."""
    return f"presences-{gathering.assembly.start_local:%Y-%m-%d}.csv"


def _rows(t: Texts, gathering: Gathering) -> Iterator[tuple[str, ...]]:
    directory, zone = gathering.electorate.directory, ZoneInfo(gathering.assembly.time_zone)
    for attendee in gathering.attendees:
        own, held = _voices(gathering.presence, attendee.id)
        yield (
            attendee_name(t, attendee, directory),
            attendee_organization(attendee, directory),
            f"{attendee.arrived_at.astimezone(zone):%Y-%m-%d %H:%M}",
            ", ".join(voice_name(t, voice, directory) for voice in own),
            ", ".join(voice_name(t, voice, directory) for voice in held),
        )


def _voices(presence: Presence, attendee_id: int) -> tuple[list[str], list[str]]:
    """The voices that somebody casts, those that they hold by proxy apart."""
    by_proxy = {proxy.voice for proxy in presence.proxies}
    voices = presence.voices_of(attendee_id)
    return [each for each in voices if each not in by_proxy], [each for each in voices if each in by_proxy]
