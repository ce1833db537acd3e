"""Convening, modifying, postponing and cancelling: the assembly, the journal and the outbox move together."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain.assembly import Answer, AssemblyStatus
from bot.domain.assembly_errors import InvalidAssembly, ShortNotice, UnknownAssembly, WrongStatus
from bot.domain.errors import UnknownEntry
from bot.domain.guild_settings import AssemblyKind
from bot.domain.outbox import Place, State, SubjectKind, Topic
from bot.services.assemblies import (
    abandon_draft,
    cancel_assembly,
    correct_draft,
    draft_assembly,
    modify_assembly,
    postpone_assembly,
    publish_assembly,
)
from bot.services.deps import Deps
from bot.services.gatherings import answer_convocation
from storage.assemblies import remember_check_in, remember_event, remember_message
from storage.database import Database
from storage.models import Outbox
from tests.services.assembly_tools import MAY_30, convened, draft, go_to, held, keys, rows, stored, waiting
from tests.services.directories import CLAIRE, COORDINATION, deps_of, journal, roundtable
from tests.storage.tools import NOW

STARTS_AT = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def sent(deps: Deps, assembly_id: int, *topics: Topic) -> None:
    """As if these had been sent."""
    here = Outbox.subject == SubjectKind.ASSEMBLY, Outbox.subject_id == assembly_id, Outbox.topic.in_(topics)
    async with deps.database.transaction() as session:
        await session.execute(update(Outbox).where(*here).values(state=State.SENT, sent_at=NOW))


async def test_a_draft_is_kept_and_nobody_is_told(deps: Deps) -> None:
    assembly_id = await draft_assembly(
        deps, 1, COORDINATION, draft(title="  Logement \n social ", agenda="1. Mot\n 2. Varia")
    )
    (assembly,) = await held(deps)
    assert (assembly.id, assembly.status, assembly.starts_at) == (assembly_id, AssemblyStatus.DRAFT, STARTS_AT)
    assert (assembly.title, assembly.agenda) == ("Logement social", "1. Mot\n2. Varia")
    assert await rows(deps, SubjectKind.ASSEMBLY, assembly_id) == []
    assert await journal(deps) == []


async def test_a_draft_is_said_anew_or_forgotten(deps: Deps) -> None:
    assembly_id = await draft_assembly(deps, 1, COORDINATION, draft())
    board = draft(MAY_30 + timedelta(days=1), AssemblyKind.BOARD)
    await correct_draft(deps, 1, COORDINATION, assembly_id, board)
    (assembly,) = await held(deps)
    assert (assembly.id, assembly.kind, assembly.start_local.day) == (assembly_id, AssemblyKind.BOARD, 31)
    await abandon_draft(deps, 1, assembly_id)
    assert await held(deps) == ()
    with pytest.raises(UnknownAssembly):
        await publish_assembly(deps, 1, COORDINATION, assembly_id)


async def test_what_cannot_be_is_refused(deps: Deps) -> None:
    refused = [
        (draft(title="x" * 101), "too_long"),
        (draft(place="a\x07b"), "unwritable"),
        (draft(link="javascript:alert(1)"), "not_a_link"),
        (draft(length_minutes=0), "length"),
        (draft(kind=AssemblyKind.WORKING_GROUP), "no_table"),
    ]
    for said, reason in refused:
        with pytest.raises(InvalidAssembly) as problem:
            await draft_assembly(deps, 1, COORDINATION, said)
        assert problem.value.reason == reason
    with pytest.raises(UnknownEntry):
        await draft_assembly(deps, 1, COORDINATION, draft(group_id=99))


async def test_publishing_plans_all_that_it_needs_and_is_journaled(deps: Deps) -> None:
    assembly = await convened(deps)
    assert (assembly.status, assembly.sequence, assembly.convened_at) == (AssemblyStatus.CONVENED, 0, NOW)
    assert await held(deps) == (assembly,) == (await stored(deps, assembly.id),)
    found = await waiting(deps, assembly.id)
    assert keys(found) == [
        "convocation",
        "event:0",
        "20130530T1830:reminder:P14D",
        "20130530T1830:reminder:P7D",
        "20130530T1830:reminder:P1D",
        "20130530T1830:check_in",
    ]
    assert [row.delivery.due_at for row in found] == [
        NOW,
        NOW,
        *(STARTS_AT - timedelta(days=days) for days in (14, 7, 1)),
        STARTS_AT - timedelta(minutes=30),
    ]
    assert {row.delivery.destination for row in found} == {Place.ANNOUNCEMENTS}
    assert all(row.delivery.expires_at == STARTS_AT for row in found if row.delivery.topic is Topic.ASSEMBLY_REMINDER)
    (entry,) = await journal(deps)
    assert (entry.subject, entry.act, entry.subject_id, entry.label) == ("assembly", "added", assembly.id, "Logement")
    assert entry.after == {
        "title": "Logement",
        "start_local": "2013-05-30T18:30",
        "place": "Salle du CLSC",
        "length_minutes": 120,
    }


async def test_a_tables_assembly_goes_where_the_table_is(deps: Deps) -> None:
    ids = await roundtable(deps)
    assembly = await convened(deps, draft(kind=AssemblyKind.WORKING_GROUP, group_id=ids.habitation))
    assert {row.delivery.destination for row in await waiting(deps, assembly.id)} == {Place.SUBJECT}


async def test_a_notice_shorter_than_the_bylaws_ask_must_be_confirmed(deps: Deps) -> None:
    start = datetime.fromisoformat("2012-09-23T18:30")
    assembly_id = await draft_assembly(deps, 1, COORDINATION, draft(start))
    with pytest.raises(ShortNotice) as short:
        await publish_assembly(deps, 1, COORDINATION, assembly_id)
    assert (short.value.required, short.value.given) == (14, 13)
    assert await rows(deps, SubjectKind.ASSEMBLY, assembly_id) == []
    await publish_assembly(deps, 1, COORDINATION, assembly_id, short_notice=True)
    with pytest.raises(WrongStatus):
        await publish_assembly(deps, 1, COORDINATION, assembly_id, short_notice=True)
    in_time = await draft_assembly(deps, 1, COORDINATION, draft(start + timedelta(days=1)))
    assert (await publish_assembly(deps, 1, COORDINATION, in_time)).status is AssemblyStatus.CONVENED


async def test_what_has_begun_cannot_be_convened(deps: Deps) -> None:
    past = await draft_assembly(deps, 1, COORDINATION, draft(datetime.fromisoformat("2012-09-10T10:00")))
    with pytest.raises(InvalidAssembly) as refused:
        await publish_assembly(deps, 1, COORDINATION, past, short_notice=True)
    assert refused.value.reason == "past"


async def test_reminders_whose_time_is_past_are_left_out(deps: Deps) -> None:
    assembly = await convened(deps, draft(datetime.fromisoformat("2012-09-15T18:30")))
    assert keys(await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER)) == ["20120915T1830:reminder:P1D"]


async def test_a_modification_is_told_where_it_was_posted_and_to_whoever_answered(deps: Deps) -> None:
    assembly = await convened(deps)
    await sent(deps, assembly.id, Topic.CONVOCATION, Topic.ASSEMBLY_EVENT)
    for user_id, answer in ((CLAIRE, Answer.YES), (71, Answer.NO)):
        await answer_convocation(deps, 1, assembly.id, user_id, answer)
    before = [row.delivery for row in await waiting(deps, assembly.id)]
    after = await modify_assembly(
        deps, 1, COORDINATION, assembly.id, draft(place="En ligne", link="https://exemple.org/a")
    )
    assert (after.sequence, after.status, after.starts_at) == (1, AssemblyStatus.CONVENED, STARTS_AT)
    found = await waiting(deps, assembly.id)
    assert keys(found)[:4] == ["event:1", "update:1", f"change:1:{CLAIRE}", "change:1:71"]
    assert [row.delivery for row in found[4:]] == before
    told = [row.delivery for row in found if row.delivery.topic is Topic.ASSEMBLY_CHANGE]
    assert [(each.user_id, each.destination, each.variant) for each in told] == [
        (CLAIRE, Place.MEMBER, "modified"),
        (71, Place.MEMBER, "modified"),
    ]
    entry = (await journal(deps))[-1]
    assert (entry.act, entry.before) == ("changed", {"place": "Salle du CLSC", "link": ""})
    assert entry.after == {"place": "En ligne", "link": "https://exemple.org/a"}


async def test_a_modification_that_changes_nothing_is_none(deps: Deps) -> None:
    assembly = await convened(deps)
    before = await rows(deps, SubjectKind.ASSEMBLY, assembly.id)
    assert await modify_assembly(deps, 1, COORDINATION, assembly.id, draft(MAY_30 + timedelta(hours=1))) == assembly
    assert await rows(deps, SubjectKind.ASSEMBLY, assembly.id) == before


async def test_a_convocation_that_waits_goes_out_all_the_same_once_modified(deps: Deps) -> None:
    assembly = await convened(deps)
    await modify_assembly(deps, 1, COORDINATION, assembly.id, draft(title="Autre"))
    assert keys(await waiting(deps, assembly.id, Topic.CONVOCATION)) == ["convocation"]
    assert keys(await waiting(deps, assembly.id, Topic.ASSEMBLY_EVENT)) == ["event:1"]


async def test_a_late_reminder_of_the_same_day_still_goes_out_once_modified(deps: Deps) -> None:
    assembly = await convened(deps)
    go_to(deps, STARTS_AT - timedelta(days=7), minutes=20)
    await modify_assembly(deps, 1, COORDINATION, assembly.id, draft(title="Autre"))
    reminders = keys(await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER))
    assert reminders == [f"20130530T1830:reminder:{each}" for each in ("P14D", "P7D", "P1D")]
    await postpone_assembly(deps, 1, COORDINATION, assembly.id, MAY_30 + timedelta(days=1))
    assert keys(await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER)) == [
        "20130531T1830:reminder:P7D",
        "20130531T1830:reminder:P1D",
    ]


async def test_a_postponement_moves_what_is_unsent_and_leaves_what_was_sent(deps: Deps) -> None:
    assembly = await convened(deps)
    await sent(deps, assembly.id, Topic.CONVOCATION, Topic.ASSEMBLY_EVENT)
    later = MAY_30 + timedelta(days=7)
    after = await postpone_assembly(deps, 1, COORDINATION, assembly.id, later, "Tempête")
    assert (after.status, after.start_local, after.postponed_from) == (AssemblyStatus.POSTPONED, later, MAY_30)
    assert (after.sequence, after.reason) == (1, "Tempête")
    found = await waiting(deps, assembly.id)
    assert keys(found) == [
        "event:1",
        "update:1",
        *(f"20130606T1830:reminder:{each}" for each in ("P14D", "P7D", "P1D")),
        "20130606T1830:check_in",
    ]
    every = await rows(deps, SubjectKind.ASSEMBLY, assembly.id)
    states = {row.delivery.dedupe_key: row.state for row in every}
    assert states[f"assembly:{assembly.id}:20130530T1830:reminder:P7D"] is State.CANCELLED
    assert states[f"assembly:{assembly.id}:convocation"] is State.SENT


async def test_moved_back_to_its_first_day_it_reminds_of_that_day_again(deps: Deps) -> None:
    assembly = await convened(deps)
    await postpone_assembly(deps, 1, COORDINATION, assembly.id, MAY_30 + timedelta(days=7))
    await postpone_assembly(deps, 1, COORDINATION, assembly.id, MAY_30)
    reminders = keys(await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER))
    assert reminders == [f"20130530T1830:reminder:{each}" for each in ("P14D", "P7D", "P1D")]


async def test_a_postponement_to_the_past_or_to_the_same_hour_is_refused(deps: Deps) -> None:
    assembly = await convened(deps)
    for start, reason in ((MAY_30, "same_start"), (datetime.fromisoformat("2012-09-10T09:00"), "past")):
        with pytest.raises(InvalidAssembly) as refused:
            await postpone_assembly(deps, 1, COORDINATION, assembly.id, start)
        assert refused.value.reason == reason


async def test_a_cancellation_stops_all_that_waits_and_tells_it(deps: Deps) -> None:
    assembly = await convened(deps)
    await answer_convocation(deps, 1, assembly.id, CLAIRE, Answer.MAYBE)
    after = await cancel_assembly(deps, 1, COORDINATION, assembly.id, "Faute de quorum")
    assert (after.status, after.reason, after.sequence) == (AssemblyStatus.CANCELLED, "Faute de quorum", 1)
    found = await waiting(deps, assembly.id)
    assert set(keys(found)) == {"update:1", "event:1", f"change:1:{CLAIRE}"}
    assert {row.delivery.variant for row in found} == {"cancelled", ""}
    entry = (await journal(deps))[-1]
    assert (entry.act, entry.after) == ("removed", {"reason": "Faute de quorum"})
    for change in (
        cancel_assembly(deps, 1, COORDINATION, assembly.id),
        postpone_assembly(deps, 1, COORDINATION, assembly.id, MAY_30 + timedelta(days=1)),
        modify_assembly(deps, 1, COORDINATION, assembly.id, draft(title="Z")),
        answer_convocation(deps, 1, assembly.id, CLAIRE, Answer.YES),
    ):
        with pytest.raises(WrongStatus):
            await change


async def test_what_is_over_changes_no_more(deps: Deps) -> None:
    assembly = await convened(deps)
    go_to(deps, assembly.ends_at)
    with pytest.raises(WrongStatus) as refused:
        await cancel_assembly(deps, 1, COORDINATION, assembly.id)
    assert refused.value.status is AssemblyStatus.HELD


async def test_a_change_keeps_where_its_messages_are(deps: Deps) -> None:
    assembly = await convened(deps)
    async with deps.database.transaction() as session:
        await remember_message(session, 1, assembly.id, 5, 6)
        await remember_check_in(session, 1, assembly.id, 7, 8)
        await remember_event(session, 1, assembly.id, 9)
    await modify_assembly(deps, 1, COORDINATION, assembly.id, draft(title="Autre"))
    found = await stored(deps, assembly.id)
    assert (found.channel_id, found.message_id, found.event_id) == (5, 6, 9)
    assert (found.check_in_channel_id, found.check_in_message_id) == (7, 8)


async def test_another_guilds_assembly_is_unknown(deps: Deps) -> None:
    assembly = await convened(deps)
    with pytest.raises(UnknownAssembly):
        await cancel_assembly(deps, 2, COORDINATION, assembly.id)
    assert await stored(deps, assembly.id) == assembly
