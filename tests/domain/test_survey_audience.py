"""Of whom a survey is asked: everyone, a role, a table, those who came; how many, and for whom each answers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.assembly import Attendee
from bot.domain.directory import (
    Directory,
    Group,
    GroupKind,
    MemberOrganization,
    OrganizationKind,
    Person,
    Representation,
)
from bot.domain.survey import Audience, AudienceKind, Breakdown, Survey, SurveyStatus
from bot.domain.survey_audience import (
    invited_count,
    invited_users,
    is_invited,
    participant_of,
    reminded_users,
    stratum_of,
)
from bot.domain.survey_errors import NoOrganization

DAY = date(2013, 5, 30)
NOW = datetime(2013, 5, 30, 16, tzinfo=UTC)
EVERYONE = Survey(1, 1, SurveyStatus.OPEN, "Satisfaction", "America/Toronto", NOW, opens_at=NOW)
ROLE = replace(EVERYONE, audience=Audience(AudienceKind.ROLE, 900))
TABLE = replace(EVERYONE, audience=Audience(AudienceKind.GROUP, 7))
PRESENT = replace(EVERYONE, audience=Audience(AudienceKind.PRESENT, 5))
DIRECTORY = Directory(
    organizations={
        1: MemberOrganization(1, "GRAME"),
        2: MemberOrganization(2, "CLSC", kind=OrganizationKind.INSTITUTION),
        3: MemberOrganization(3, "Parti", active=False),
    },
    people={
        1: Person(1, "Amélie", organization_id=1, user_id=11),
        2: Person(2, "Bruno", is_member=True, user_id=12),
        3: Person(3, "Chloé", organization_id=3, user_id=13),
        4: Person(4, "Denis", organization_id=2, user_id=14),
        5: Person(5, "Émile", organization_id=2),
        6: Person(6, "Fatou", organization_id=1, user_id=16),
    },
    groups={
        7: Group(7, "Table jeunesse", lead_id=6, role_id=907),
        8: Group(8, "Comité camp de jour", GroupKind.SUBCOMMITTEE, parent_id=7),
        9: Group(9, "Table habitation", role_id=909),
    },
    representations=(
        Representation(1, 4, 2, 7, since=date(2012, 1, 1)),
        Representation(2, 5, 2, 7),
        Representation(3, 1, 1, 8),
        Representation(4, 2, 1, 9, until=date(2012, 1, 1)),
    ),
)


def invites(survey: Survey, user_id: int, *roles: int, came: Iterable[Attendee] = ()) -> bool:
    return is_invited(survey, DIRECTORY, user_id=user_id, role_ids=roles, on=DAY, attendees=came)


def test_everyone_is_whoever_is_on_the_server_and_the_directory_says_how_many() -> None:
    assert invites(EVERYONE, 999)
    assert invited_users(EVERYONE, DIRECTORY, DAY) is None
    assert invited_count(EVERYONE, DIRECTORY, DAY) == 5  # Chloé's organisation has left
    assert reminded_users(EVERYONE, DIRECTORY, DAY) == frozenset({11, 12, 14, 16})
    assert invited_count(replace(EVERYONE, by_organization=True), DIRECTORY, DAY) == 2


def test_of_an_empty_directory_nobody_knows_how_many() -> None:
    assert invited_count(EVERYONE, Directory(), DAY) is None
    assert reminded_users(EVERYONE, Directory(), DAY) is None


def test_a_role_is_known_by_discord_alone() -> None:
    assert invites(ROLE, 11, 900)
    assert not invites(ROLE, 11, 901)
    assert invited_users(ROLE, DIRECTORY, DAY) is None
    assert invited_count(ROLE, DIRECTORY, DAY) is None
    assert reminded_users(ROLE, DIRECTORY, DAY) is None


def test_a_tables_are_those_who_sit_there_and_its_lead_whatever_role_others_have() -> None:
    assert [user for user in (11, 12, 13, 14, 16, 99) if invites(TABLE, user, 907)] == [14, 16]
    assert invited_users(TABLE, DIRECTORY, DAY) == frozenset({14, 16})
    assert invited_count(TABLE, DIRECTORY, DAY) == 3
    assert invited_count(replace(TABLE, by_organization=True), DIRECTORY, DAY) == 2


def test_a_table_of_which_nobody_wrote_down_who_sits_there_is_those_who_have_its_role() -> None:
    survey = replace(EVERYONE, audience=Audience(AudienceKind.GROUP, 9))
    assert invites(survey, 12, 909)
    assert not invites(survey, 12)
    assert invited_users(survey, DIRECTORY, DAY) is None
    assert invited_count(survey, DIRECTORY, DAY) is None


def test_whoever_answers_for_a_table_is_not_all_of_it_where_nobody_wrote_down_who_sits_there() -> None:
    survey = replace(EVERYONE, audience=Audience(AudienceKind.GROUP, 9))
    led = replace(DIRECTORY, groups={**DIRECTORY.groups, 9: replace(DIRECTORY.groups[9], lead_id=6)})
    assert invited_users(survey, led, DAY) is None
    assert is_invited(survey, led, user_id=12, role_ids=[909], on=DAY)


def test_those_present_are_who_came_known_or_not() -> None:
    came = [
        Attendee(1, NOW, person_id=4, user_id=14),
        Attendee(2, NOW, user_id=12),
        Attendee(3, NOW, person_id=1),
        Attendee(4, NOW, user_id=77),
        Attendee(5, NOW, guest_name="Une voisine"),
    ]
    assert [user for user in (11, 12, 13, 14, 16, 77) if invites(PRESENT, user, came=iter(came))] == [11, 12, 14, 77]
    assert invited_users(PRESENT, DIRECTORY, DAY, iter(came)) == frozenset({11, 12, 14, 77})
    assert invited_count(PRESENT, DIRECTORY, DAY, iter(came)) == 4
    assert invited_count(replace(PRESENT, by_organization=True), DIRECTORY, DAY, iter(came)) == 2
    assert not invites(PRESENT, 14)


def test_a_member_answers_for_themselves_or_for_the_organisation_that_they_speak_for() -> None:
    assert participant_of(EVERYONE, DIRECTORY, 999) == "u999"
    whole = replace(EVERYONE, by_organization=True)
    assert participant_of(whole, DIRECTORY, 11) == "o1"
    assert participant_of(whole, DIRECTORY, 14) == "o2"
    for stranger in (12, 13, 999):  # a member in their own name, of an organisation that has left, unknown
        with pytest.raises(NoOrganization):
            participant_of(whole, DIRECTORY, stranger)


def test_who_speaks_for_two_answers_for_that_of_the_table_asked() -> None:
    seats = (*DIRECTORY.representations, Representation(9, 4, 1, None), Representation(10, 4, 1, 9))
    directory = replace(DIRECTORY, representations=seats)
    assert participant_of(replace(TABLE, by_organization=True), directory, 14) == "o2"
    assert participant_of(replace(EVERYONE, by_organization=True), directory, 14) == "o1"


def test_an_organisation_stays_the_same_until_the_end_whoever_stops_speaking_for_it() -> None:
    seats = (
        Representation(1, 4, 1, None, until=date(2013, 6, 1)),
        Representation(2, 4, 2, None, since=date(2013, 6, 2)),
    )
    directory = replace(DIRECTORY, representations=seats)
    assert participant_of(replace(EVERYONE, by_organization=True), directory, 14) == "o1"


def test_whoever_begins_to_speak_for_one_after_the_opening_answers_for_it_unless_they_spoke_for_another() -> None:
    begins = Representation(1, 4, 1, None, since=date(2013, 6, 2))
    whole = replace(EVERYONE, by_organization=True)
    alone = replace(DIRECTORY, representations=(begins,))
    assert participant_of(whole, alone, 14) == "o1"
    spoke = replace(DIRECTORY, representations=(begins, Representation(2, 4, 2, None)))
    assert participant_of(whole, spoke, 14) == "o2"
    ended = replace(DIRECTORY, representations=(replace(begins, since=None, until=date(2013, 5, 29)),))
    assert participant_of(whole, ended, 14) == "o2"  # where they work


def test_a_part_of_the_breakdown_is_a_kind_of_organisation_or_one_table() -> None:
    by_kind = replace(EVERYONE, breakdown=Breakdown.ORGANIZATION_KIND)
    assert [stratum_of(by_kind, DIRECTORY, user, DAY) for user in (11, 14, 12, 999)] == [
        "community",
        "institution",
        "none",
        "none",
    ]
    by_table = replace(EVERYONE, breakdown=Breakdown.GROUP)
    assert [stratum_of(by_table, DIRECTORY, user, DAY) for user in (11, 14, 16, 12)] == ["g7", "g7", "g7", "none"]
    assert stratum_of(EVERYONE, DIRECTORY, 11, DAY) == ""


def test_who_sits_at_two_tables_is_of_neither_part() -> None:
    seats = (*DIRECTORY.representations, Representation(9, 4, 2, 9))
    directory = replace(DIRECTORY, representations=seats)
    by_table = replace(EVERYONE, breakdown=Breakdown.GROUP)
    assert stratum_of(by_table, directory, 14, DAY) == "several"
    whole = replace(by_table, by_organization=True)
    assert stratum_of(whole, directory, 14, DAY) == "several"
    assert stratum_of(whole, directory, 11, DAY) == "g7"
