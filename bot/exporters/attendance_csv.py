"""The list of who came to an assembly, as a CSV sheet."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.domain.assembly import Attendee
from bot.domain.gathering import Gathering
from bot.domain.quorum import Proxy
from bot.exporters.spreadsheet_csv import table_bytes
from bot.texts.catalogue import Texts

_LOCAL = "%Y-%m-%d %H:%M"


def write_attendance_csv(t: Texts, gathering: Gathering) -> bytes:
    """A row for each one who came, as they arrived: their name, for whom they came, when, whose proxies they held.

    The hour is that of the assembly's own place.
    """
    _ = t.gettext
    header = [_("Nom"), _("Organisation"), _("Arrivée"), _("Procuration de")]
    return table_bytes(header, _rows(t, gathering))


def _rows(t: Texts, gathering: Gathering) -> Iterator[list[str]]:
    zone = ZoneInfo(gathering.assembly.time_zone)
    organizations = gathering.electorate.directory.organizations
    for attendee in gathering.attendees:
        organization = organizations.get(attendee.organization_id or 0)
        held = [each for each in gathering.presence.proxies if each.holder_person_id == attendee.person_id]
        yield [
            _name(t, gathering, attendee),
            organization.name if organization is not None else "",
            f"{attendee.arrived_at.astimezone(zone):{_LOCAL}}",
            ", ".join(_giver(t, gathering, each) for each in held),
        ]


def _name(t: Texts, gathering: Gathering, attendee: Attendee) -> str:
    _ = t.gettext
    person = gathering.electorate.directory.people.get(attendee.person_id or 0)
    if person is not None:
        return person.name
    if attendee.guest_name:
        return attendee.guest_name
    if attendee.user_id is not None:
        return _("Membre du serveur ({id})").format(id=attendee.user_id)
    return _("Une personne effacée")


def _giver(t: Texts, gathering: Gathering, proxy: Proxy) -> str:
    _ = t.gettext
    person = gathering.electorate.directory.people.get(proxy.giver_person_id or 0)
    return person.name if person is not None else _("Membre du serveur ({id})").format(id=proxy.giver_user_id)
