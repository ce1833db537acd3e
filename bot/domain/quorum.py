"""Who has a voice in an assembly, whose voices are there, and whether they are enough.

A voice is written ``o12`` (an organisation) or ``p3`` (a person). By organisation, those of the roundtable that are in good standing
have one each, and so have its members in their own name; by member, each person has one: who has a seat at the board, who sits at the
table, else who is a member or speaks for an organisation. It counts where somebody present speaks for it, or holds its proxy.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.domain.assembly import Answer, Assembly, Attendee, Rsvp
from bot.domain.directory import Directory, Person, Representation
from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind, Voice

_ALL: Final = 100


@dataclass(frozen=True, slots=True)
class Proxy:
    """A voice given to somebody: by whom (a Discord member, an entry of the directory), and who holds it."""

    giver_user_id: int
    giver_person_id: int | None
    holder_person_id: int
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is there. ``voices`` says who may cast each voice that is present: ids of ``Attendee``.

    ``eligible`` is how many voices there are in all, ``required`` how many must be present (None: no quorum is asked);
    ``proxies`` are those that count now, ``organizations`` the ids of those that somebody present is of.
    """

    people: int = 0
    organizations: frozenset[int] = frozenset()
    voices: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    eligible: int = 0
    required: int | None = None
    proxies: tuple[Proxy, ...] = ()

    @property
    def present(self) -> int:
        """How many voices are present."""
        return len(self.voices)

    @property
    def is_quorate(self) -> bool:
        """Whether they are enough, or none are asked for."""
        return self.required is None or self.present >= self.required

    def voices_of(self, attendee_id: int) -> tuple[str, ...]:
        """Which voices somebody present may cast: their own, and those that they hold by proxy."""
        return tuple(voice for voice, holders in self.voices.items() if attendee_id in holders)


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who has a voice in one assembly, by its by-laws and the directory as it is on ``day``."""

    directory: Directory
    bylaws: Bylaws
    day: date
    group_id: int | None = None
    voices: frozenset[str] = frozenset()

    @classmethod
    def of(cls, assembly: Assembly, bylaws: Bylaws, directory: Directory) -> "Electorate":
        """That of ``assembly``, on its own day."""
        electorate = cls(directory, bylaws, assembly.start_local.date(), assembly.group_id)
        return replace(electorate, voices=frozenset(electorate._every_voice(assembly.kind)))

    def organization_of(self, person: Person) -> int | None:
        """For which organisation somebody is there: at this table, else at the roundtable, else where they work."""
        held = tuple(self.directory.represented_by(person.id, self.day))
        for group_id in dict.fromkeys((self.group_id, None)):
            for each in held:
                if each.group_id == group_id:
                    return each.organization_id
        return None if person.is_member else person.organization_id

    def voice_of(self, person_id: int | None, organization_id: int | None) -> str | None:
        """The voice of somebody who is there for that organisation (None: in their own name); None where they have none."""
        if self.bylaws.voice is Voice.MEMBER:
            voice = None if person_id is None else f"p{person_id}"
        elif organization_id is not None:
            voice = f"o{organization_id}"
        else:
            voice = None if person_id is None else f"p{person_id}"
        return voice if voice in self.voices else None

    def _every_voice(self, kind: AssemblyKind) -> Iterator[str]:
        circle = self._circle(kind)
        by_member = self.bylaws.voice is Voice.MEMBER
        if circle is not None:
            yield from (f"p{person.id}" for person in circle if by_member or self._is_own(person))
            if not by_member:
                organizations = (self.organization_of(person) for person in circle)
                yield from (f"o{each}" for each in organizations if self._is_good(each))
            return
        yield from (f"p{person.id}" for person in self.directory.people.values() if _is_member(person))
        if by_member:
            yield from (f"p{each.person_id}" for each in self.directory.representations if self._speaks(each))
        else:
            yield from (f"o{each}" for each in self.directory.organizations if self._is_good(each))

    def _circle(self, kind: AssemblyKind) -> tuple[Person, ...] | None:
        """The people whom it is for: the board's, the table's; None where it is for the whole roundtable."""
        ids: Iterable[int | None]
        if kind is AssemblyKind.BOARD:
            ids = (term.person_id for term in self.directory.terms if term.holds_on(self.day))
        elif kind is AssemblyKind.WORKING_GROUP and self.group_id is not None:
            # A table of which nobody wrote down who sits there is open to the whole roundtable.
            ids = [each.person_id for each in self.directory.seated_at(self.group_id, self.day)]
            if not ids:
                return None
        else:
            return None
        people = self.directory.people
        return tuple(people[each] for each in dict.fromkeys(ids) if each is not None and each in people)

    def _is_own(self, person: Person) -> bool:
        """Whether they are there in their own name, with a voice."""
        return _is_member(person) and self.organization_of(person) is None

    def _speaks(self, each: Representation) -> bool:
        return each.holds_on(self.day) and self._is_good(each.organization_id)

    def _is_good(self, organization_id: int | None) -> bool:
        found = self.directory.organizations.get(organization_id) if organization_id is not None else None
        return found is not None and found.active and found.in_good_standing


def _is_member(person: Person) -> bool:
    return person.is_member and person.in_good_standing


def required_voices(quorum: Quorum | None, eligible: int) -> int | None:
    """How many voices must be present: a share is rounded up, and is one at least."""
    if quorum is None:
        return None
    if quorum.kind is QuorumKind.NUMBER:
        return quorum.value
    return max(1, -(-quorum.value * eligible // _ALL))


def presence_of(electorate: Electorate, rsvps: Iterable[Rsvp], attendees: Sequence[Attendee]) -> Presence:
    """Whose voices are there. An organisation counts once, whoever came in its name; nobody counts twice with a proxy."""
    voices: dict[str, tuple[int, ...]] = {}
    for attendee in attendees:
        voice = electorate.voice_of(attendee.person_id, attendee.organization_id)
        if voice is not None:
            voices[voice] = (*voices.get(voice, ()), attendee.id)
    at_hand = {attendee.person_id: attendee.id for attendee in attendees if attendee.person_id is not None}
    counted = []
    for proxy in _given(electorate, rsvps, attendees):
        if proxy.holder_person_id in at_hand and proxy.voice is not None and proxy.voice not in voices:
            voices[proxy.voice] = (at_hand[proxy.holder_person_id],)
            counted.append(proxy)
    eligible = len(electorate.voices)
    return Presence(
        people=len(attendees),
        organizations=frozenset(each.organization_id for each in attendees if each.organization_id is not None),
        voices=voices,
        eligible=eligible,
        required=required_voices(electorate.bylaws.quorum, eligible),
        proxies=tuple(counted),
    )


def proxy_of(electorate: Electorate, rsvp: Rsvp) -> Proxy | None:
    """The proxy that an answer gives; None where it gives none."""
    if rsvp.answer is not Answer.PROXY or rsvp.proxy_person_id is None:
        return None
    giver = electorate.directory.person_of(rsvp.user_id)
    voice = electorate.voice_of(giver.id, electorate.organization_of(giver)) if giver is not None else None
    return Proxy(rsvp.user_id, giver.id if giver else None, rsvp.proxy_person_id, voice)


def _given(electorate: Electorate, rsvps: Iterable[Rsvp], attendees: Sequence[Attendee]) -> Iterator[Proxy]:
    """The proxies of those who did not come, the earliest first, as many a holder as the by-laws take."""
    users = {each.user_id for each in attendees if each.user_id is not None}
    people = {each.person_id for each in attendees if each.person_id is not None}
    held: dict[int, int] = {}
    for rsvp in sorted(rsvps, key=lambda each: (each.answered_at, each.user_id)):
        proxy = proxy_of(electorate, rsvp)
        if proxy is None or proxy.giver_user_id in users or proxy.giver_person_id in people:
            continue
        held[proxy.holder_person_id] = held.get(proxy.holder_person_id, 0) + 1
        if held[proxy.holder_person_id] <= electorate.bylaws.proxies:
            yield proxy
