"""One guild never sees another's directory, whatever a control is made to carry."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.directory_drafts import OrganizationDraft
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.services.directory import enrol_organization
from tests.playground.conformity import conforming_playground
from tests.scenarios.roundtable import EMAIL, Roundtable, settle
from tests.scenarios.stage import Stage, texts_of


@pytest.fixture
async def world() -> AsyncIterator[Playground]:
    async with conforming_playground(guilds=2) as playground:
        yield playground


@pytest.fixture
async def table(empty_stage: Stage) -> Roundtable:
    """The first guild's directory; the second has one organisation."""
    await enrol_organization(
        empty_stage.app.deps, int(empty_stage.world.guild_ids[1]), SHELL, OrganizationDraft("Ailleurs")
    )
    return await settle(empty_stage)


def neighbour(stage: Stage) -> Hand:
    return stage.world.hand("membre", guild_id=stage.world.guild_ids[1])


async def pressed(stage: Stage, hand: Hand, message: JSON, custom_id: str) -> Shown:
    """Press the first button of ``message``, made to carry ``custom_id``."""
    stored = stage.world.state.messages.find(message["channel_id"], message["id"])
    row = next(row for row in stored.raw["components"] if row["type"] == 1 and row["components"][0]["type"] == 2)
    row["components"][0] |= {"custom_id": custom_id}
    return await hand.press(message, custom_id=custom_id)


def said(shown: Shown) -> str:
    return "\n".join(map(texts_of, shown.messages))


async def test_a_search_finds_the_guilds_own_and_nothing_else(empty_stage: Stage, table: Roundtable) -> None:
    hand = neighbour(empty_stage)
    assert table.cje
    assert "Aucun résultat" in said(await hand.use("/bottin chercher carrefour"))
    assert "Aucune table n'est encore inscrite." in said(await hand.use("/bottin table"))
    assert await hand.suggest("/bottin chercher texte:a") != []
    assert "Amélie" not in str(await hand.suggest("/bottin chercher texte:a"))
    assert "## Ailleurs" in said(await hand.use("/bottin chercher ailleurs"))


@pytest.mark.parametrize("action", ["card", "share", "seat"])
async def test_a_forged_control_shows_nothing_of_another_guild(
    empty_stage: Stage, table: Roundtable, action: str
) -> None:
    hand = neighbour(empty_stage)
    card = (await hand.use("/bottin chercher ailleurs")).message or {}
    shown = await pressed(empty_stage, hand, card, f"1|directory|{action}|g|{table.youth}|0|")
    assert shown.modal is None
    assert "Amélie" not in said(shown) + "".join(map(texts_of, hand.sees("plan")))


async def test_how_to_reach_somebody_cannot_be_shared_even_by_a_forged_control(
    empty_stage: Stage, table: Roundtable
) -> None:
    hand = empty_stage.hand()
    card = (await hand.use("/bottin chercher table jeunesse")).message or {}
    await pressed(empty_stage, hand, card, f"1|directory|share|p|{table.amelie}|0|")
    assert EMAIL not in str(empty_stage.hand("nouveau").sees("plan"))


async def test_who_answers_for_no_table_adds_nobody_even_by_a_forged_control(
    empty_stage: Stage, table: Roundtable
) -> None:
    hand = empty_stage.hand()
    card = (await hand.use("/bottin chercher table jeunesse")).message or {}
    shown = await pressed(empty_stage, hand, card, f"1|directory|seat|g|{table.youth}|0|")
    assert shown.modal is None
    assert "Rien n'a été modifié" in said(shown)
