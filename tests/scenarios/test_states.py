"""What the events say of the actions, at each level of the plan and in the search; nobody's word is ever guessed."""

import pytest
from sqlalchemy import insert

from bot.domain.plan import ActionState
from bot.domain.reference_grammar import resolve
from storage.guilds import bump_revision
from storage.models import ActionEvent
from tests.scenarios.stage import Stage, options_of, texts_of

SAID = {
    "II.B.1.1": [ActionState.DONE],
    "II.B.1.2": [ActionState.IN_PROGRESS, ActionState.DONE],
    "II.B.1.3": [ActionState.ONGOING],
    "II.C.1.1": [ActionState.POSTPONED],
    "II.D.2.2": [ActionState.DROPPED],
}


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """The guild whose members have said how some actions of the axis II go; the last word counts."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    plan = (await deps.snapshots.get(guild_id)).snapshot.plan_for(None).plan
    async with deps.database.transaction() as session:
        for reference, states in SAID.items():
            item_id = resolve(plan, reference).item.id
            for state in states:
                event = {"kind": "state", "value": state, "happened_at": deps.clock.now()}
                await session.execute(insert(ActionEvent).values(guild_id=guild_id, item_id=item_id, **event))
        await bump_revision(session, guild_id)
    await deps.snapshots.refresh(guild_id)
    return stage


async def seen(stage: Stage, command: str, locale: str = "fr") -> str:
    return texts_of((await stage.hand(locale=locale).use(command)).message or {})


async def test_an_axis_counts_its_actions_by_state(told: Stage) -> None:
    text = await seen(told, "/plan axe II")
    assert "15 non renseignées, 1 en continu, 2 réalisées, 1 reportée, 1 abandonnée" in text
    assert "Renforcer la participation des membres · 8 actions (2 réalisées)" in text
    assert "Développer le volet communication de Concert'Action · 2 actions\n" in text
    other = await seen(told, "/plan axe I")
    assert "**État :** 18 non renseignées" in other


async def test_an_objective_and_a_specific_objective_count_their_own(told: Stage) -> None:
    assert "**État :** 5 non renseignées, 1 en continu, 2 réalisées" in await seen(told, "/plan voir II.B")
    listed = await seen(told, "/plan voir II.B.1")
    assert "**État :** 5 non renseignées, 1 en continu, 2 réalisées" in listed
    assert "**1.** Évaluer l'impact d'une cotisation payante · réalisé\n" in listed
    assert "**4.** Identifier des organismes représentant des membres potentiels et aller à leur rencontre\n" in listed


async def test_a_card_says_the_last_word(told: Stage) -> None:
    assert "**État :** réalisé" in await seen(told, "/plan voir II.B.1.2")
    assert "**État :** non renseigné" in await seen(told, "/plan voir II.B.1.4")


async def test_in_english_the_states_are_in_english(told: Stage) -> None:
    assert "15 not reported, 1 ongoing, 2 done, 1 postponed, 1 dropped" in await seen(told, "/plan axis 2", "en-US")
    assert "8 actions (2 done)" in await seen(told, "/plan axis 2", "en-US")
    assert "**Status:** postponed" in await seen(told, "/plan view II.C.1.1", "en-US")


async def test_the_whole_plan_counts_them_all(told: Stage) -> None:
    hand = told.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    whole = (await hand.press(axis, label="Tout le plan")).message or {}
    assert "40 non renseignées, 1 en continu, 2 réalisées, 1 reportée, 1 abandonnée" in texts_of(whole)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("etat:réalisé", ["II.B.1.1", "II.B.1.2"]),
        ("etat:en cours", []),
        ("etat:reporté annee:2012-2013", ["II.C.1.1"]),
        ("etat:réalisé responsable:coordination", ["II.B.1.1", "II.B.1.2"]),
        ("texte:cotisation etat:réalisé", ["II.B.1.1"]),
        ("texte:cotisation etat:bloqué", []),
    ],
)
async def test_a_search_keeps_to_the_state_that_is_asked(told: Stage, filters: str, found: list[str]) -> None:
    shown = await told.hand().use(f"/plan chercher {filters}")
    assert options_of(shown.message or {}) == found


async def test_results_say_the_state_of_each(told: Stage) -> None:
    assert "2011-2012 · réalisé" in await seen(told, "/plan chercher cotisation")
    assert "2011-2012 · done" in await seen(told, "/plan search cotisation", "en-GB")
