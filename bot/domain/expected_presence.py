"""What the answers to a convocation promise: whose voices would be there, if everyone does as they said."""

from bot.domain.assembly import Answer, Attendee, Rsvp
from bot.domain.gathering import Gathering
from bot.domain.quorum import Electorate, Presence, presence_of


def expected_presence(gathering: Gathering) -> Presence:
    """The presence if those who said that they will be there are there, the proxies given counted."""
    coming = (rsvp for rsvp in gathering.rsvps if rsvp.answer is Answer.YES)
    attendees = tuple(_there(at, rsvp, gathering.electorate) for at, rsvp in enumerate(coming))
    return presence_of(gathering.electorate, gathering.rsvps, attendees)


def _there(at: int, rsvp: Rsvp, electorate: Electorate) -> Attendee:
    person = electorate.directory.person_of(rsvp.user_id)
    organization_id = electorate.organization_of(person) if person is not None else None
    return Attendee(at, rsvp.answered_at, person.id if person else None, rsvp.user_id, "", organization_id)
