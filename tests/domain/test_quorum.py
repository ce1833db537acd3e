"""Who has a voice, whose voices are there, and whether they are enough."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.assembly import Answer, Assembly, AssemblyStatus, Attendee, Rsvp
from bot.domain.directory import BoardTerm, Directory, Group, MemberOrganization, Person, Representation
from bot.domain.expected_presence import expected_presence
from bot.domain.gathering import Gathering
from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind, Voice
from bot.domain.quorum import Electorate, Presence, presence_of, required_voices

START = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
CLSC, MAISON, LATE, GONE = 1, 2, 3, 4
"""Organisations: two in good standing, one that is not, one that left."""
CLAIRE, LUC, ANA, ZOE, MAX, NAT = 11, 12, 13, 14, 15, 16
"""Claire and Ana of the CLSC, Luc of the Maison, Zoé a citizen, Max a citizen who has not paid, Nat of the one that has not."""
HABITATION = 7

DIRECTORY = Directory(
    organizations={
        CLSC: MemberOrganization(CLSC, "CLSC"),
        MAISON: MemberOrganization(MAISON, "Maison du quartier"),
        LATE: MemberOrganization(LATE, "En retard", in_good_standing=False),
        GONE: MemberOrganization(GONE, "Partie", active=False),
    },
    people={
        CLAIRE: Person(CLAIRE, "Claire Fortin", organization_id=CLSC, user_id=CLAIRE + 100),
        LUC: Person(LUC, "Luc Roy", user_id=LUC + 100),
        ANA: Person(ANA, "Ana Silva", organization_id=CLSC, user_id=ANA + 100),
        ZOE: Person(ZOE, "Zoé Petit", is_member=True, user_id=ZOE + 100),
        MAX: Person(MAX, "Max Dion", is_member=True, in_good_standing=False, user_id=MAX + 100),
        NAT: Person(NAT, "Nat Roy", organization_id=LATE, user_id=NAT + 100),
    },
    groups={HABITATION: Group(HABITATION, "Table habitation")},
    representations=(
        Representation(1, CLAIRE, CLSC),
        Representation(2, LUC, MAISON),
        Representation(3, LUC, None, HABITATION),
        Representation(4, ANA, CLSC, HABITATION, until=date(2013, 5, 29)),
        Representation(5, ZOE, None, HABITATION),
    ),
    terms=(
        BoardTerm(1, HABITATION, CLAIRE, date(2012, 6, 1), date(2013, 5, 30)),
        BoardTerm(2, 8, LUC, date(2012, 6, 1)),
        BoardTerm(3, 9, MAX, date(2012, 6, 1), date(2013, 5, 29)),
        BoardTerm(4, 10, None, date(2012, 6, 1)),
    ),
)


def electorate(
    kind: AssemblyKind = AssemblyKind.PARTNERS,
    group_id: int | None = None,
    directory: Directory = DIRECTORY,
    **rules: object,
) -> Electorate:
    assembly = Assembly(
        id=1,
        guild_id=1,
        kind=kind,
        status=AssemblyStatus.CONVENED,
        start_local=datetime.fromisoformat("2013-05-30T18:30"),
        time_zone="America/Toronto",
        starts_at=START,
        changed_at=START,
        group_id=group_id,
    )
    return Electorate.of(assembly, Bylaws(**rules), directory)  # type: ignore[arg-type]


def came(electors: Electorate, *people: int) -> list[Attendee]:
    """These, each for whom the directory says."""
    found = [DIRECTORY.people[person_id] for person_id in people]
    return [
        Attendee(person.id + 1000, START, person.id, person.user_id, organization_id=electors.organization_of(person))
        for person in found
    ]


def gave(giver: int, holder: int, minutes: int = 0) -> Rsvp:
    return Rsvp(giver + 100, Answer.PROXY, START + timedelta(minutes=minutes), holder)


def there(electors: Electorate, *people: int, rsvps: tuple[Rsvp, ...] = ()) -> Presence:
    return presence_of(electors, rsvps, came(electors, *people))


def test_by_organization_those_in_good_standing_have_a_voice_and_so_have_citizens() -> None:
    assert electorate().voices == {f"o{CLSC}", f"o{MAISON}", f"p{ZOE}"}


def test_an_organization_counts_once_and_whoever_came_for_it_may_vote() -> None:
    presence = there(electorate(), CLAIRE, ANA, ZOE)
    assert presence.voices == {f"o{CLSC}": (CLAIRE + 1000, ANA + 1000), f"p{ZOE}": (ZOE + 1000,)}
    assert (presence.people, presence.present, presence.eligible) == (3, 2, 3)
    assert presence.organizations == {CLSC}


def test_who_is_not_in_good_standing_is_there_without_a_voice() -> None:
    presence = there(electorate(), MAX, NAT)
    assert (presence.people, presence.present) == (2, 0)
    assert presence.organizations == {LATE}


def test_a_guest_for_an_organization_brings_its_voice() -> None:
    guest = Attendee(1, START, guest_name="Quelqu'un", organization_id=MAISON)
    assert presence_of(electorate(), (), [guest]).voices == {f"o{MAISON}": (1,)}
    assert presence_of(electorate(), (), [Attendee(1, START, guest_name="Quelqu'un")]).voices == {}


def test_by_member_each_one_who_is_a_member_or_speaks_for_an_organization_has_a_voice() -> None:
    electors = electorate(voice=Voice.MEMBER)
    assert electors.voices == {f"p{CLAIRE}", f"p{LUC}", f"p{ZOE}"}
    assert there(electors, CLAIRE, ANA, LUC).present == 2


def test_the_boards_voices_are_its_terms_of_that_day() -> None:
    assert electorate(AssemblyKind.BOARD, voice=Voice.MEMBER).voices == {f"p{CLAIRE}", f"p{LUC}"}
    assert electorate(AssemblyKind.BOARD).voices == {f"o{CLSC}", f"o{MAISON}"}
    assert electorate(AssemblyKind.BOARD, directory=Directory(), voice=Voice.MEMBER).voices == frozenset()


def test_a_tables_voices_are_of_those_who_sit_there() -> None:
    by_member = electorate(AssemblyKind.WORKING_GROUP, HABITATION, voice=Voice.MEMBER)
    assert by_member.voices == {f"p{LUC}", f"p{ZOE}"}
    # Luc sits there in his own name, and is no member in it: he has no voice by organisation.
    assert electorate(AssemblyKind.WORKING_GROUP, HABITATION).voices == {f"p{ZOE}"}


def test_a_table_of_which_nobody_wrote_down_who_sits_there_is_open_to_all() -> None:
    assert electorate(AssemblyKind.WORKING_GROUP, 99).voices == electorate().voices


def test_somebody_is_there_for_whom_the_directory_says() -> None:
    people = DIRECTORY.people
    assert electorate().organization_of(people[LUC]) == MAISON
    assert electorate(group_id=HABITATION).organization_of(people[LUC]) is None
    assert electorate(group_id=HABITATION).organization_of(people[CLAIRE]) == CLSC
    assert electorate().organization_of(people[NAT]) == LATE
    assert electorate().organization_of(people[ZOE]) is None


def test_a_proxy_counts_while_its_holder_is_there() -> None:
    electors, proxy = electorate(proxies=1), gave(LUC, CLAIRE)
    assert there(electors, CLAIRE, rsvps=(proxy,)).voices == {
        f"o{CLSC}": (CLAIRE + 1000,),
        f"o{MAISON}": (CLAIRE + 1000,),
    }
    assert there(electors, ANA, rsvps=(proxy,)).present == 1
    assert there(electors, CLAIRE, rsvps=(proxy,)).voices_of(CLAIRE + 1000) == (f"o{CLSC}", f"o{MAISON}")


def test_whoever_came_counts_once_their_proxy_notwithstanding() -> None:
    electors, proxy = electorate(proxies=1), gave(LUC, CLAIRE)
    presence = there(electors, CLAIRE, LUC, rsvps=(proxy,))
    assert (presence.present, presence.proxies) == (2, ())
    assert presence.voices[f"o{MAISON}"] == (LUC + 1000,)


def test_a_proxy_of_an_organization_that_somebody_came_for_adds_nothing() -> None:
    presence = there(electorate(proxies=1), CLAIRE, ZOE, rsvps=(gave(ANA, ZOE),))
    assert (presence.present, presence.proxies) == (2, ())


def test_no_more_proxies_count_than_one_person_may_hold_the_earliest_first() -> None:
    proxies = (gave(ZOE, CLAIRE, 5), gave(LUC, CLAIRE, 1))
    assert set(there(electorate(proxies=1), CLAIRE, rsvps=proxies).voices) == {f"o{CLSC}", f"o{MAISON}"}
    assert there(electorate(proxies=2), CLAIRE, rsvps=proxies).present == 3
    assert there(electorate(proxies=0), CLAIRE, rsvps=proxies).present == 1


def test_whoever_came_leaves_room_for_the_proxy_of_somebody_else() -> None:
    proxies = (gave(LUC, CLAIRE, 1), gave(ZOE, CLAIRE, 5))
    assert there(electorate(proxies=1), CLAIRE, LUC, rsvps=proxies).present == 3


def test_a_proxy_of_who_has_no_voice_counts_for_nothing() -> None:
    assert there(electorate(proxies=2), CLAIRE, rsvps=(gave(MAX, CLAIRE), gave(NAT, CLAIRE))).present == 1


@pytest.mark.parametrize(
    ("quorum", "eligible", "required"),
    [
        (None, 10, None),
        (Quorum(QuorumKind.NUMBER, 5), 3, 5),
        (Quorum(QuorumKind.SHARE, 20), 10, 2),
        (Quorum(QuorumKind.SHARE, 20), 11, 3),
        (Quorum(QuorumKind.SHARE, 50), 3, 2),
        (Quorum(QuorumKind.SHARE, 20), 0, 1),
        (Quorum(QuorumKind.SHARE, 100), 7, 7),
    ],
)
def test_a_share_of_the_voices_is_rounded_up(quorum: Quorum | None, eligible: int, required: int | None) -> None:
    assert required_voices(quorum, eligible) == required


def test_a_quorum_is_reached_by_the_voice_that_brings_it() -> None:
    electors = electorate(quorum=Quorum(QuorumKind.SHARE, 50), proxies=1)
    assert there(electors, CLAIRE, ANA, MAX).is_quorate is False
    assert there(electors, CLAIRE, ZOE).is_quorate is True
    assert there(electors, CLAIRE, rsvps=(gave(ZOE, CLAIRE),)).is_quorate is True
    assert there(electorate(), NAT).is_quorate is True


def test_only_who_said_that_they_will_be_there_is_expected_with_the_proxies_that_they_hold() -> None:
    electors = electorate(proxies=1)
    assembly = Assembly(
        1,
        1,
        AssemblyKind.PARTNERS,
        AssemblyStatus.CONVENED,
        datetime.fromisoformat("2013-05-30T18:30"),
        "UTC",
        START,
        START,
    )

    def expected(*answers: tuple[int, Answer]) -> int:
        said = tuple(Rsvp(person_id + 100, answer, START) for person_id, answer in answers)
        return expected_presence(Gathering(assembly, electors, (*said, gave(LUC, CLAIRE)))).present

    assert expected((ZOE, Answer.MAYBE), (ANA, Answer.NO)) == 0
    assert expected((ZOE, Answer.YES)) == 1
    assert expected((CLAIRE, Answer.YES), (ZOE, Answer.YES)) == 3
