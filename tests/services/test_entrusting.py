"""To whom parties and actions are entrusted."""

from dataclasses import replace

import pytest

from bot.domain.directory import Carrier, CarrierKind, Entrustment
from bot.domain.errors import UnknownEntry, UnknownParty
from bot.domain.plan import Party
from bot.services.deps import Deps
from bot.services.entrusting import entrust, release
from storage.database import Database
from storage.plans import store_plan
from tests.samples import SMALL_PLAN
from tests.services.directories import COORDINATION, deps_of, directory_of, journal, roundtable
from tests.storage.tools import NOW, contents

NOBODY = Carrier(CarrierKind.NOBODY)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def entrusted(deps: Deps) -> tuple[Entrustment, ...]:
    return (await directory_of(deps)).entrustments


async def test_a_party_is_entrusted_whatever_its_accents_and_case(deps: Deps) -> None:
    ids = await roundtable(deps)
    clsc = Carrier(CarrierKind.ORGANIZATION, ids.clsc)
    listening = (*SMALL_PLAN.parties, Party("Comité « À l'écoute »"))
    async with deps.database.transaction() as session:
        await store_plan(session, 1, replace(SMALL_PLAN, parties=listening), imported_at=NOW)
    await deps.snapshots.refresh(1)
    await entrust(deps, 1, COORDINATION, clsc, party="Comité « À l'écoute »")
    await entrust(deps, 1, COORDINATION, NOBODY, party="COMITE « A L’ECOUTE »")
    assert await entrusted(deps) == (Entrustment(NOBODY, "comite « a lecoute »"),)


async def test_anyone_may_carry_an_action(deps: Deps) -> None:
    ids = await roundtable(deps)
    known = {
        CarrierKind.ROLE: 2**62,
        CarrierKind.GROUP: ids.habitation,
        CarrierKind.ORGANIZATION: ids.clsc,
        CarrierKind.PERSON: ids.claire,
    }
    for kind in CarrierKind:
        carrier = Carrier(kind, known.get(kind))
        await entrust(deps, 1, COORDINATION, carrier, item_id=ids.action)
        assert await entrusted(deps) == (Entrustment(carrier, item_id=ids.action),)
        entry = (await journal(deps))[-1]
        assert (entry.subject, entry.subject_id, entry.label) == ("entrustment", ids.action, "II.B.1.4")
        assert "Claire" not in str(entry.after)


async def test_a_party_may_be_called_by_another_of_its_names(deps: Deps) -> None:
    await roundtable(deps)
    await entrust(deps, 1, COORDINATION, NOBODY, party="coord.")
    assert await entrusted(deps) == (Entrustment(NOBODY, "coord."),)


async def test_the_journal_says_who_carried_it_before(deps: Deps) -> None:
    ids = await roundtable(deps)
    await entrust(deps, 1, COORDINATION, Carrier(CarrierKind.ORGANIZATION, ids.clsc), party="CLSC")
    await entrust(deps, 1, COORDINATION, Carrier(CarrierKind.PERSON, ids.luc), party="CLSC")
    await release(deps, 1, COORDINATION, party="clsc")
    assert await entrusted(deps) == ()
    clsc, luc = {"carrier": "organization", "name": "CLSC"}, {"carrier": "person", "person_id": ids.luc}
    entries = (await journal(deps))[-3:]
    assert [(entry.act, entry.before, entry.after) for entry in entries] == [
        ("added", None, clsc),
        ("changed", clsc, luc),
        ("removed", luc, None),
    ]


async def test_what_is_not_the_guilds_carries_nothing(deps: Deps) -> None:
    ids = await roundtable(deps)
    before = await contents(deps.database)
    for kind in (CarrierKind.GROUP, CarrierKind.ORGANIZATION, CarrierKind.PERSON):
        with pytest.raises(UnknownEntry):
            await entrust(deps, 1, COORDINATION, Carrier(kind, 404), item_id=ids.action)
    with pytest.raises(UnknownEntry):
        await entrust(deps, 1, COORDINATION, NOBODY, item_id=404)
    for party in ("  ", "Personne de ce nom"):
        with pytest.raises(UnknownParty):
            await entrust(deps, 1, COORDINATION, NOBODY, party=party)
    await release(deps, 1, COORDINATION, party="CLSC")
    await release(deps, 1, COORDINATION, item_id=ids.action)
    assert await contents(deps.database) == before
