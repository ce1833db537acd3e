"""Whatever was typed of an assembly, everything that is said of it fits on a screen, and it writes no link, mention or heading."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from discord.ui import LayoutView

from bot.delivery.sender import said_late
from bot.domain import assembly as bounds
from bot.domain.assembly import (
    Answer,
    Assembly,
    AssemblyStatus,
    Attendee,
    Ballot,
    Decision,
    Motion,
    MotionKind,
    MotionStatus,
    Rsvp,
    VoteChoice,
)
from bot.domain.assembly_changes import REASON_LENGTH, assembly_facts
from bot.domain.assembly_deliveries import ChangeKind
from bot.domain.directory import Directory, Group, MemberOrganization, Person
from bot.domain.directory_drafts import MAX_NAME
from bot.domain.gathering import Gathering, gathering
from bot.domain.guild_settings import AssemblyKind, Bylaws, GuildSettings, Quorum, QuorumKind, Voice
from bot.domain.journal import Act, Change, Subject
from bot.domain.motion_changes import MOTION_LENGTH
from bot.domain.plan_responsibles import Asker
from bot.domain.snapshot import GuildSnapshot
from bot.services.minutes import DECISION_LENGTH
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views.agenda import agenda_view
from bot.views.agenda_places import AgendaPlace, Period
from bot.views.assemblies import convocation_screen, receipt_view
from bot.views.assembly_card import card_view
from bot.views.assembly_changing import changed_view, confirm_cancel_view, confirm_move_view
from bot.views.assembly_convening import preview_view
from bot.views.assembly_minutes import minutes_view
from bot.views.assembly_motions import closed_view, motion_screen, put_view, result_screen, voted_view
from bot.views.assembly_notices import change_screen, changed_reminder_screen, reminder_screen
from bot.views.assembly_presence import check_in_screen, checked_in_view, presence_view
from bot.views.assembly_published import published_view
from bot.views.layout import Screen, layout
from bot.views.references import referenced

NOW = datetime(2012, 9, 19, 21, tzinfo=UTC)
START = datetime.fromisoformat("2012-09-19T18:30")
PEOPLE = range(1, 41)
HOSTILE = "[ici](https://x) <@1> <t:0:R> **g** "


def _text(length: int) -> str:
    """As many characters as there may be, each of which takes two once it is made safe."""
    return (HOSTILE + "*" * length)[:length]


ASSEMBLY = Assembly(
    7,
    1,
    AssemblyKind.WORKING_GROUP,
    AssemblyStatus.POSTPONED,
    START,
    "America/Toronto",
    datetime(2012, 9, 19, 22, 30, tzinfo=UTC),
    NOW,
    title=_text(bounds.TITLE_LENGTH),
    place=_text(bounds.PLACE_LENGTH),
    link="https://exemple.org/" + "a" * (bounds.LINK_LENGTH - 20),
    agenda=_text(bounds.AGENDA_LENGTH),
    group_id=3,
    sequence=4,
    postponed_from=datetime.fromisoformat("2012-09-12T18:30"),
    reason=_text(REASON_LENGTH),
    convened_at=NOW,
    channel_id=10**18,
    message_id=10**18,
)
DIRECTORY = Directory(
    organizations={each: MemberOrganization(each, _text(MAX_NAME - 3) + str(each)) for each in PEOPLE},
    people={
        each: Person(each, _text(MAX_NAME - 3) + str(each), user_id=each, organization_id=each, is_member=True)
        for each in PEOPLE
    },
    groups={3: Group(3, _text(MAX_NAME), role_id=10**18)},
)
SETTINGS = GuildSettings(
    bylaws={kind: Bylaws(7, Quorum(QuorumKind.NUMBER, 12), Voice.MEMBER, 40) for kind in AssemblyKind},
    announcements_channel=10**18,
)
SNAPSHOT = GuildSnapshot(1, 1, directory=DIRECTORY, settings=SETTINGS, assemblies=(ASSEMBLY,) * 12)
MOTION = Motion(
    5,
    7,
    MotionKind.ELECTION,
    _text(MOTION_LENGTH),
    MotionStatus.OPEN,
    NOW,
    moved_by_person_id=1,
    seconded_by_person_id=2,
    group_id=3,
    elected_person_id=4,
    term_starts_on=date(2012, 9, 19),
    term_ends_on=date(2014, 9, 19),
)
ANSWERS = (Answer.YES, Answer.MAYBE, Answer.NO, Answer.PROXY)
CHOICES = tuple(VoteChoice)


def _gathering(assembly: Assembly) -> Gathering:
    rsvps = [Rsvp(each, ANSWERS[each % 4], NOW, 4 if each % 4 == 3 else None) for each in PEOPLE]
    attendees = [Attendee(each, NOW, each, each, "", each) for each in PEOPLE if each % 4 != 3]
    ballots = tuple(Ballot(f"p{each.person_id}", CHOICES[each.id % 3], NOW, each.user_id) for each in attendees)
    return gathering(
        assembly,
        SETTINGS,
        DIRECTORY,
        rsvps=rsvps,
        attendees=attendees,
        decisions=[Decision(each, 7, _text(DECISION_LENGTH), NOW) for each in range(9)],
        motions=[MOTION],
        ballots={5: ballots},
    )


def _said(t: Texts) -> Iterator[Screen]:
    """All that the outbox posts of it."""
    whole = _gathering(ASSEMBLY)
    yield convocation_screen(t, SNAPSHOT, whole, NOW)
    cancelled = replace(ASSEMBLY, status=AssemblyStatus.CANCELLED)
    yield convocation_screen(t, SNAPSHOT, _gathering(cancelled), NOW)
    for private in (True, False):
        role_id = None if private else 10**18
        yield reminder_screen(t, SNAPSHOT, ASSEMBLY, NOW, private=private, role_id=role_id)
        for each in (ASSEMBLY, cancelled):
            yield changed_reminder_screen(t, SNAPSHOT, each, private=private, role_id=role_id)
    was = {**assembly_facts(replace(ASSEMBLY, title="Avant", place="", link="", reason=""))}
    change = Change(Subject.ASSEMBLY, Act.CHANGED, 7, ASSEMBLY.title, was, assembly_facts(ASSEMBLY))
    for kind in ChangeKind:
        yield change_screen(t, SNAPSHOT, ASSEMBLY, kind, change)
    yield check_in_screen(t, SNAPSHOT, whole, NOW + timedelta(hours=1))
    yield motion_screen(t, SNAPSHOT, ASSEMBLY, whole.tally(5))
    for status in (MotionStatus.ADOPTED, MotionStatus.REJECTED, MotionStatus.WITHDRAWN):
        over = replace(whole, motions=(replace(MOTION, status=status, votes_for=12, voices_required=12),))
        yield result_screen(t, SNAPSHOT, ASSEMBLY, over.tally(5))
        yield motion_screen(t, SNAPSHOT, ASSEMBLY, over.tally(5))


def _shown(t: Texts) -> Iterator[LayoutView]:
    """All that is answered to whoever asks."""
    whole, later = _gathering(ASSEMBLY), NOW + timedelta(hours=1)
    for page in range(9):
        yield card_view(t, SNAPSHOT, whole, 3, later, page, SNAPSHOT.assemblies)
        yield minutes_view(t, SNAPSHOT, whole, page, "C'est noté.")
        yield presence_view(t, SNAPSHOT, whole, page, "C'est noté.")
    yield agenda_view(t, SNAPSHOT, AgendaPlace(Period.ALL), Asker(date(2012, 9, 19), coordination=True), NOW)
    yield receipt_view(t, SNAPSHOT, whole, 3, NOW)
    yield checked_in_view(t, SNAPSHOT, whole, 4)
    yield preview_view(t, SNAPSHOT, replace(ASSEMBLY, status=AssemblyStatus.DRAFT), NOW)
    yield published_view(t, SNAPSHOT, ASSEMBLY, NOW)
    for kind in ChangeKind:
        yield changed_view(t, SNAPSHOT, ASSEMBLY, kind, NOW, letter=True)
    typed = {"reason": _text(REASON_LENGTH)}
    yield confirm_move_view(t, SNAPSHOT, whole, START + timedelta(days=7), typed)
    yield confirm_cancel_view(t, SNAPSHOT, whole, typed)
    yield put_view(t, MOTION.text)
    yield closed_view(t, MOTION)
    yield voted_view(t, VoteChoice.FOR, [each.name for each in DIRECTORY.people.values()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_said_of_an_assembly_fits_and_shows_what_was_typed_as_it_is(language: str) -> None:
    t = texts_in(language)
    views = [layout(said_late(t, referenced(t, screen, "AB12"))) for screen in _said(t)]
    for view in [*views, *_shown(t)]:
        view.stop()
        text = "\n".join(str(getattr(each, "content", "")) for each in view.walk_children())
        assert view.content_length() <= 4000, text
        assert view.total_children_count <= 40
        assert "**g" not in text.replace(r"\*\*g", "")
        assert "[ici](" not in text.replace(r"\[ici\](", "")
        assert "<t:0:R>" not in text.replace(r"\<t:0:R>", "")
