"""`/moi fiche` once one has a card: what others see, what one carries, corrected or given up; nothing of it is logged."""

import logging

import pytest

from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.services.links import unlink_person
from tests.scenarios.roundtable import EMAIL, PARTY, PHONE, set_up, settle
from tests.scenarios.stage import Stage, labels_of, on_stage, options_of, texts_of


async def my_card(hand: Hand) -> JSON:
    shown = await hand.use("/moi fiche")
    assert shown.error is None
    return shown.message or {}


async def test_ones_card_is_what_others_see_then_what_one_carries(stage: Stage) -> None:
    await settle(stage)
    text = texts_of(await my_card(stage.hand("responsable")))
    others = texts_of((await stage.hand().use("/bottin chercher amélie côté")).message or {})
    assert text.startswith(others.rpartition("\n-# ")[0])
    carried = stage.app.deps.snapshots.peek(int(stage.world.guild_id))
    assert carried is not None
    plan = carried.snapshot.plans[0].plan
    theirs = [node for node in plan.actions() if node.action and PARTY in node.action.responsibles]
    assert theirs
    assert all(f"- **{node.reference}**" in text for node in theirs)
    assert f"**{len(theirs)} action" in text


async def test_an_action_opens_from_there_and_leads_back(stage: Stage) -> None:
    await settle(stage)
    hand = stage.hand("responsable")
    mine = await my_card(hand)
    value = next(option for option in options_of(mine) if option.startswith("a"))
    action = (await hand.choose(mine, value)).message or {}
    assert f"Action {value.partition('.')[2]}" in texts_of(action)
    back = (await hand.press(action, label="Revenir à ma fiche")).message or {}
    assert texts_of(back) == texts_of(mine)


async def test_an_entry_opens_from_there_and_leads_back(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    mine = await my_card(hand)
    assert "Aucune action du plan ne vous est confiée" in texts_of(mine)
    table = (await hand.choose(mine, "Table jeunesse")).message or {}
    assert "Ajouter une personne" in labels_of(table)
    back = (await hand.press(table, label="Revenir à ma fiche")).message or {}
    assert texts_of(back) == texts_of(mine)


async def test_one_corrects_ones_card_from_what_it_says(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await my_card(hand), label="Corriger")
    corrected = (await hand.submit(form, {"function": "Directrice"})).message or {}
    assert "C'est corrigé : voici votre fiche." in texts_of(corrected)
    seen = texts_of((await empty_stage.hand().use("/bottin chercher amélie côté")).message or {})
    assert "Directrice" in seen
    assert EMAIL in seen
    assert PHONE in seen


async def test_a_correction_that_cannot_be_comes_back_with_what_was_typed(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await my_card(hand), label="Corriger")
    refused = (await hand.submit(form, {"email": "pas un courriel", "function": "Directrice"})).message or {}
    assert "« pas un courriel » n'est pas une adresse" in texts_of(refused)
    again = await hand.press(refused, label="Corriger")
    corrected = (await hand.submit(again, {"email": "a@exemple.org"})).message or {}
    assert "Directrice" in texts_of(corrected)
    assert "a@exemple.org" in texts_of(corrected)


async def test_giving_ones_card_up_asks_first_and_keeps_the_entry(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    asked = (await hand.press(await my_card(hand), label="Ce n'est plus moi")).message or {}
    assert "« /moi donnees »" in texts_of(asked)
    kept = (await hand.press(asked, label="Garder ma fiche")).message or {}
    assert "## Amélie Côté" in texts_of(kept)
    asked = (await hand.press(kept, label="Ce n'est plus moi")).message or {}
    left = (await hand.press(asked, label="Ce n'est plus moi")).message or {}
    assert "n'est plus reliée à votre compte Discord" in texts_of(left)
    assert "Je représente…" in labels_of(left)
    seen = texts_of((await hand.use("/bottin chercher amélie côté")).message or {})
    assert EMAIL in seen
    assert "Sur Discord" not in seen


async def test_whoever_gives_up_their_card_may_erase_it_while_it_is_still_theirs(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    asked = (await hand.press(await my_card(hand), label="Ce n'est plus moi")).message or {}
    assert "vous ne pourrez plus l'effacer vous-même" in texts_of(asked)
    asked = (await hand.press(asked, label="Effacer mes données…")).message or {}
    assert "- 1 fiche au bottin" in texts_of(asked)
    await hand.press(asked, label="Effacer définitivement")
    seen = texts_of((await hand.use("/bottin chercher amélie côté")).message or {})
    assert EMAIL not in seen


async def test_a_card_that_was_unlinked_meanwhile_is_neither_corrected_nor_left(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand("responsable")
    mine, again = await my_card(hand), await my_card(hand)
    asked = (await hand.press(mine, label="Ce n'est plus moi")).message or {}
    form = await hand.press(again, label="Corriger")
    await unlink_person(empty_stage.app.deps, int(empty_stage.world.guild_id), SHELL, table.amelie)
    assert "Je représente…" in labels_of((await hand.press(asked, label="Ce n'est plus moi")).message or {})
    refused = await hand.submit(form, {"function": "Directrice"})
    assert "Aucune fiche" in "\n".join(map(texts_of, refused.messages))


async def test_the_controls_of_a_card_work_after_a_restart_for_whoever_presses_them(
    world: Playground, url: str
) -> None:
    async with on_stage(world, url) as first:
        await settle(first)
        mine = await my_card(first.hand("responsable"))
    async with on_stage(world, url) as second:
        form = await second.hand("responsable").press(mine, label="Corriger")
        assert form.modal is not None
        assert EMAIL in str(form.modal)


async def test_nothing_of_a_person_is_logged(empty_stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await settle(empty_stage)
    await set_up(empty_stage, SettingKey.LINK_CONFIRMATION, False)
    hand = empty_stage.hand("responsable")
    form = await hand.press(await my_card(hand), label="Corriger")
    await hand.submit(form, {"email": "secret@exemple.org", "phone": "514 555-0999"})
    await hand.use("/bottin chercher amélie")
    for secret in ("Amélie", "secret@", "555-0999", EMAIL, hand.user["id"]):
        assert secret not in caplog.text


async def test_in_english_ones_card_is_in_english(empty_stage: Stage) -> None:
    await settle(empty_stage)
    text = texts_of((await empty_stage.hand("responsable", locale="en-US").use("/me entry")).message or {})
    assert "**Represents**" in text
    assert "No action of the plan is entrusted to you for now." in text
    assert "The members of this server see this entry." in text
