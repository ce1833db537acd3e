"""The words of the directory: every kind has a word, in both languages, and a period says what is known of it."""

from datetime import date

import pytest

from bot.domain.directory import BoardTerm, GroupKind, MemberOrganization, OrganizationKind, Representation
from bot.texts.catalogue import texts_in
from bot.texts.dates import day_text
from bot.texts.directory import (
    group_kind_label,
    membership_text,
    organization_kind_label,
    organization_summary,
    period_text,
    term_text,
)
from bot.texts.typography import NO_BREAK_SPACE

FRENCH, ENGLISH = texts_in("fr"), texts_in("en")
MAY, JUNE = date(2013, 5, 30), date(2014, 6, 1)


def shown(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def test_a_day_long_past_is_written_without_its_weekday() -> None:
    assert [shown(day_text(FRENCH, day)) for day in (MAY, JUNE)] == ["30 mai 2013", "1er juin 2014"]
    assert [shown(day_text(ENGLISH, day)) for day in (MAY, JUNE)] == ["May 30, 2013", "June 1, 2014"]


def test_every_kind_has_a_word_of_its_own() -> None:
    assert len({organization_kind_label(FRENCH, kind) for kind in OrganizationKind}) == len(OrganizationKind)
    assert len({group_kind_label(FRENCH, kind) for kind in GroupKind}) == len(GroupKind)


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        (None, None, ""),
        (MAY, None, "depuis le 30 mai 2013"),
        (None, JUNE, "jusqu'au 1er juin 2014"),
        (MAY, JUNE, "du 30 mai 2013 au 1er juin 2014"),
    ],
)
def test_a_representation_says_what_is_known_of_its_days(since: date | None, until: date | None, text: str) -> None:
    assert shown(period_text(FRENCH, Representation(1, 1, since=since, until=until))) == text


def test_a_term_says_its_end_where_it_has_one() -> None:
    assert shown(term_text(FRENCH, BoardTerm(1, 1, 1, MAY))) == "depuis le 30 mai 2013"
    assert shown(term_text(FRENCH, BoardTerm(1, 1, 1, MAY, JUNE))) == "du 30 mai 2013 au 1er juin 2014"


def test_who_is_not_in_good_standing_or_has_left_says_so() -> None:
    assert membership_text(FRENCH, in_good_standing=True, member_since=None) == "membre en règle"
    assert shown(membership_text(FRENCH, in_good_standing=False, member_since=MAY)) == (
        "membre qui n'est pas en règle · membre depuis le 30 mai 2013"
    )
    gone = organization_summary(FRENCH, MemberOrganization(1, "CLSC", active=False))
    assert gone == "Organisme communautaire · a quitté la table de quartier"
