"""Who came, in words: by name where one is known."""

from bot.domain.assembly import Attendee
from bot.domain.directory import Directory
from bot.texts.catalogue import Texts


def attendee_name(t: Texts, attendee: Attendee, directory: Directory) -> str:
    """Somebody present, as typed; a member of the server who has no entry is named by Discord's number."""
    _ = t.gettext
    person = directory.people.get(attendee.person_id or 0)
    if person is not None:
        return person.name
    if attendee.guest_name:
        return attendee.guest_name
    return _("membre du serveur {number}").format(number=attendee.user_id) if attendee.user_id else _("quelqu'un")


def attendee_organization(attendee: Attendee, directory: Directory) -> str:
    """For which organisation they came; nothing where it is in their own name."""
    organization = directory.organizations.get(attendee.organization_id or 0)
    return organization.name if organization else ""


def voice_name(t: Texts, voice: str, directory: Directory) -> str:
    """Whose voice it is, as typed: an organisation's or a person's."""
    _ = t.gettext
    number = int(voice[1:])
    if voice.startswith("o"):
        organization = directory.organizations.get(number)
        return organization.name if organization else _("une organisation effacée")
    person = directory.people.get(number)
    return person.name if person else _("une personne effacée")
