"""An assembly with all that people did about it: answers, who came, whose voices are there, propositions, decisions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.assembly import Answer, Assembly, Attendee, Ballot, Decision, Motion, Rsvp
from bot.domain.assembly_errors import UnknownMotion
from bot.domain.directory import Directory
from bot.domain.guild_settings import GuildSettings
from bot.domain.motion_tally import MotionTally, tally_of
from bot.domain.quorum import Electorate, Presence, presence_of


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many people answered so, and of how many organisations they are."""

    people: int = 0
    organizations: int = 0


@dataclass(frozen=True, slots=True)
class Gathering:
    """All of one assembly. ``attendees`` come as they arrived, ``ballots`` by the id of their motion.

    ``cast`` says of each secret motion that is open how many ballots there are.
    """

    assembly: Assembly
    electorate: Electorate
    rsvps: tuple[Rsvp, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    decisions: tuple[Decision, ...] = ()
    motions: tuple[Motion, ...] = ()
    ballots: Mapping[int, tuple[Ballot, ...]] = field(default_factory=dict)
    presence: Presence = field(default_factory=Presence)
    cast: Mapping[int, int] = field(default_factory=dict)

    def answer_of(self, user_id: int) -> Rsvp | None:
        """What a Discord member answered."""
        return next((rsvp for rsvp in self.rsvps if rsvp.user_id == user_id), None)

    def attendee_of(self, user_id: int) -> Attendee | None:
        """The Discord member among those who came."""
        person = self.electorate.directory.person_of(user_id)
        return find_attendee(self.attendees, user_id=user_id, person_id=person.id if person else None)

    def counts(self) -> dict[Answer, AnswerCount]:
        """How many people and organisations gave each answer."""
        return {answer: self._count(answer) for answer in Answer}

    def tally(self, motion_id: int) -> MotionTally:
        """Where the vote on a proposition stands; raise ``UnknownMotion``."""
        motion = next((each for each in self.motions if each.id == motion_id), None)
        if motion is None:
            raise UnknownMotion
        return tally_of(motion, self.ballots.get(motion_id, ()), self.presence, self.cast.get(motion_id, 0))

    def holder_counts(self, *, but: int | None = None) -> dict[int, int]:
        """How many proxies each person holds, by their id; that of the member ``but`` left out."""
        held: dict[int, int] = {}
        for rsvp in self.rsvps:
            if rsvp.proxy_person_id is not None and rsvp.user_id != but:
                held[rsvp.proxy_person_id] = held.get(rsvp.proxy_person_id, 0) + 1
        return held

    def _count(self, answer: Answer) -> AnswerCount:
        directory = self.electorate.directory
        users = [rsvp.user_id for rsvp in self.rsvps if rsvp.answer is answer]
        people = [person for person in map(directory.person_of, users) if person is not None]
        organizations = {self.electorate.organization_of(person) for person in people} - {None}
        return AnswerCount(len(users), len(organizations))


def gathering(
    assembly: Assembly,
    settings: GuildSettings,
    directory: Directory,
    *,
    rsvps: Sequence[Rsvp] = (),
    attendees: Sequence[Attendee] = (),
    decisions: Sequence[Decision] = (),
    motions: Sequence[Motion] = (),
    ballots: Mapping[int, tuple[Ballot, ...]] | None = None,
    cast: Mapping[int, int] | None = None,
) -> Gathering:
    """The gathering of ``assembly``, by its by-laws and the directory as they are."""
    electorate = Electorate.of(assembly, settings.bylaws[assembly.kind], directory)
    return Gathering(
        assembly,
        electorate,
        tuple(rsvps),
        tuple(attendees),
        tuple(decisions),
        tuple(motions),
        ballots or {},
        presence=presence_of(electorate, rsvps, attendees),
        cast=cast or {},
    )


def find_attendee(
    attendees: Iterable[Attendee], *, user_id: int | None = None, person_id: int | None = None
) -> Attendee | None:
    """Who of those who came is that Discord member, or that entry of the directory."""
    for attendee in attendees:
        if user_id is not None and attendee.user_id == user_id:
            return attendee
        if person_id is not None and attendee.person_id == person_id:
            return attendee
    return None
