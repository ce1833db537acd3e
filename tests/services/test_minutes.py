"""Minutes and decisions."""

import pytest
from sqlalchemy import select

from bot.domain.assembly import AssemblyStatus
from bot.domain.assembly_errors import InvalidAssembly, WrongStatus
from bot.domain.errors import UnknownEntry
from bot.services.assemblies import cancel_assembly, draft_assembly
from bot.services.deps import Deps
from bot.services.gatherings import gathering_of
from bot.services.minutes import record_decision, record_minutes
from storage.database import Database
from storage.models import ActionEvent
from tests.services.assembly_tools import convened, draft, go_to, held, stored
from tests.services.directories import COORDINATION, deps_of, journal, roundtable


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def test_the_minutes_are_where_they_are_said_to_be(deps: Deps) -> None:
    assembly = await convened(deps)
    await record_minutes(deps, 1, COORDINATION, assembly.id, "https://exemple.org/pv.pdf", "Adopté\n le 3 juin")
    (found,) = await held(deps)
    assert (found.minutes_url, found.minutes_note) == ("https://exemple.org/pv.pdf", "Adopté\nle 3 juin")
    assert (found.sequence, found.status) == (0, AssemblyStatus.CONVENED)
    entry = (await journal(deps))[-1]
    assert entry.after == {"minutes_url": "https://exemple.org/pv.pdf", "minutes_note": "Adopté\nle 3 juin"}


async def test_minutes_that_cannot_be_are_refused(deps: Deps) -> None:
    assembly = await convened(deps)
    for url, note, reason in (("ftp://exemple.org/a", "", "not_a_link"), ("", "x" * 1001, "too_long")):
        with pytest.raises(InvalidAssembly) as refused:
            await record_minutes(deps, 1, COORDINATION, assembly.id, url, note)
        assert refused.value.reason == reason
    assert await stored(deps, assembly.id) == assembly


async def test_a_decision_tied_to_an_action_is_an_event_of_it(deps: Deps) -> None:
    ids = await roundtable(deps)
    assembly = await convened(deps)
    go_to(deps, assembly.ends_at, days=3)
    plain = await record_decision(deps, 1, COORDINATION, assembly.id, "Remercier Luc.")
    tied = await record_decision(deps, 1, COORDINATION, assembly.id, "Tenir un 5 à 7.", ids.action)
    decisions = (await gathering_of(deps, 1, assembly.id)).decisions
    assert [(each.id, each.item_id) for each in decisions] == [(plain, None), (tied, ids.action)]
    assert {each.decided_at for each in decisions} == {assembly.starts_at}
    async with deps.database.reading() as session:
        (event,) = await session.scalars(select(ActionEvent))
    assert (event.kind, event.value, event.item_id, event.actor_id) == ("decision", str(tied), ids.action, 9)
    assert event.happened_at == deps.clock.now()
    assert [(entry.before, entry.after) for entry in (await journal(deps))[-2:]] == [
        ({"decisions": 0}, {"decisions": 1}),
        ({"decisions": 1}, {"decisions": 2}),
    ]


async def test_a_decision_that_cannot_be_is_refused(deps: Deps) -> None:
    assembly = await convened(deps)
    with pytest.raises(InvalidAssembly):
        await record_decision(deps, 1, COORDINATION, assembly.id, " ")
    with pytest.raises(UnknownEntry):
        await record_decision(deps, 1, COORDINATION, assembly.id, "Oui.", 999)
    draft_id = await draft_assembly(deps, 1, COORDINATION, draft())
    with pytest.raises(WrongStatus):
        await record_decision(deps, 1, COORDINATION, draft_id, "Oui.")
    await cancel_assembly(deps, 1, COORDINATION, assembly.id)
    with pytest.raises(WrongStatus):
        await record_minutes(deps, 1, COORDINATION, assembly.id, note="Rien")
    assert (await gathering_of(deps, 1, assembly.id)).decisions == ()
