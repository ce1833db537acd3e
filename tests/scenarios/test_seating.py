"""« Ajouter une personne » on a table's card: by whoever answers for that table, or by the coordination, and by nobody else."""

import pytest

from bot.domain.directory import Representation
from bot.domain.directory_drafts import PersonDraft
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.services.directory import enrol_person, retire_organization
from bot.services.directory_groups import give_lead
from tests.scenarios.roundtable import Roundtable, settle
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

ADD = "Ajouter une personne"


async def card_of(hand: Hand, name: str = "table jeunesse") -> JSON:
    return (await hand.use(f"/bottin table {name}")).message or {}


async def seats(stage: Stage, person_id: int) -> list[Representation]:
    directory = (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.directory
    return [each for each in directory.representations if each.person_id == person_id]


@pytest.mark.parametrize(
    ("persona", "name", "offered"),
    [
        ("membre", "table jeunesse", False),
        ("responsable", "table jeunesse", True),
        ("responsable", "table habitation", False),
        ("coordination", "table habitation", True),
        ("administration", "table habitation", True),
    ],
)
async def test_the_button_is_for_whoever_answers_for_that_table(
    empty_stage: Stage, persona: str, name: str, *, offered: bool
) -> None:
    await settle(empty_stage)
    assert (ADD in labels_of(await card_of(empty_stage.hand(persona), name))) is offered


async def test_somebody_is_added_by_name_for_their_organisation_since_the_day_said(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await card_of(hand), label=ADD)
    card = (await hand.submit(form, {"name": "chloe roy", "since": "mai 2012"})).message or {}
    assert "C'est fait : Chloé Roy siège à « Table jeunesse »." in texts_of(card)
    assert "  - Chloé Roy, Agente, depuis le 1er mai 2012" in texts_of(card)
    (seat,) = await seats(empty_stage, table.chloe)
    assert (seat.organization_id, seat.group_id) == (table.clsc, table.youth)


async def test_the_day_may_be_left_out(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await card_of(hand), label=ADD)
    await hand.submit(form, {"name": "Chloé Roy", "since": ""})
    assert [seat.since for seat in await seats(empty_stage, table.chloe)] == [None]


async def test_a_name_that_is_not_sure_is_asked_about(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    deps, guild = empty_stage.app.deps, int(empty_stage.world.guild_id)
    other = await enrol_person(deps, guild, SHELL, PersonDraft("Chloé Roy", "Bénévole"), namesake=True)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await card_of(hand), label=ADD)
    asked = (await hand.submit(form, {"name": "Chloé Roy", "since": "2012"})).message or {}
    assert "De qui s'agit-il?" in texts_of(asked)
    assert set(options_of(asked)) == {f"p{table.chloe}", f"p{other}"}
    card = (await hand.choose(asked, f"p{other}")).message or {}
    assert "Chloé Roy, Bénévole, depuis le 1er janvier 2012" in texts_of(card)
    assert [seat.organization_id for seat in await seats(empty_stage, other)] == [None]
    assert await seats(empty_stage, table.chloe) == []


async def test_a_name_that_nobody_bears_is_kept_for_correction_and_says_whom_to_ask(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await card_of(hand), label=ADD)
    refused = (await hand.submit(form, {"name": "Zoé Xylo", "since": "2012"})).message or {}
    assert "demandez à la coordination d'inscrire cette personne" in texts_of(refused)
    again = await hand.press(refused, label="Corriger")
    card = (await hand.submit(again, {"name": "Chloé Roy"})).message or {}
    assert "depuis le 1er janvier 2012" in texts_of(card)
    assert len(await seats(empty_stage, table.chloe)) == 1


async def test_a_day_that_cannot_be_read_changes_nothing(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await card_of(hand), label=ADD)
    refused = (await hand.submit(form, {"name": "Chloé Roy", "since": "naguère"})).message or {}
    assert "Je ne peux pas lire la date « naguère »." in texts_of(refused)
    assert await seats(empty_stage, table.chloe) == []


async def test_who_lost_the_table_meanwhile_adds_nobody(empty_stage: Stage) -> None:
    table: Roundtable = await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await card_of(hand), label=ADD)
    await give_lead(empty_stage.app.deps, int(empty_stage.world.guild_id), SHELL, table.youth, None)
    shown = await hand.submit(form, {"name": "Chloé Roy"})
    assert "Rien n'a été modifié" in "\n".join(map(texts_of, shown.messages))
    assert await seats(empty_stage, table.chloe) == []


async def test_who_answers_for_another_table_adds_nobody_to_this_one(empty_stage: Stage) -> None:
    """Neither by the form that was open nor by the menu that it led to."""
    table = await settle(empty_stage)
    deps, guild = empty_stage.app.deps, int(empty_stage.world.guild_id)
    hand = empty_stage.hand("responsable")
    form, unsure = [await hand.press(await card_of(hand), label=ADD) for _ in range(2)]
    asked = (await hand.submit(unsure, {"name": "Chloé"})).message or {}
    assert options_of(asked) == [f"p{table.chloe}"]
    await give_lead(deps, guild, SHELL, table.youth, None)
    await give_lead(deps, guild, SHELL, table.housing, table.amelie)
    for shown in (await hand.submit(form, {"name": "Chloé Roy"}), await hand.choose(asked, f"p{table.chloe}")):
        assert "Rien n'a été modifié" in "\n".join(map(texts_of, shown.messages))
    assert await seats(empty_stage, table.chloe) == []


async def test_whoever_works_where_the_roundtable_was_left_sits_in_their_own_name(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    await retire_organization(empty_stage.app.deps, int(empty_stage.world.guild_id), SHELL, table.clsc)
    hand = empty_stage.hand("responsable")
    await hand.submit(await hand.press(await card_of(hand), label=ADD), {"name": "Chloé Roy"})
    assert [seat.organization_id for seat in await seats(empty_stage, table.chloe)] == [None]
