"""`/bottin`: who is who, as any member looks it up; what is posted in a channel names nobody."""

from datetime import date

import pytest

from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.services.board import elect
from bot.services.directory import retire_organization
from bot.services.personal_data import erase_person
from tests.scenarios.roundtable import EMAIL, PARTY, PHONE, settle
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, on_stage, options_of, texts_of


async def ask(hand: Hand, text: str) -> JSON:
    shown = await hand.use(text)
    assert shown.error is None
    return shown.message or {}


@pytest.mark.parametrize("typed", ["CJE", "cje", "carrefour", "jeunesse-emploi carrefour", "CARREFOUR JEUNESSE EMPLOI"])
async def test_one_sure_answer_opens_its_card_at_once(empty_stage: Stage, typed: str) -> None:
    await settle(empty_stage)
    card = await ask(empty_stage.hand(), f"/bottin chercher {typed}")
    assert texts_of(card).split("\n") == [
        "## Carrefour jeunesse-emploi",
        "-# Organisme communautaire · membre en règle · membre depuis le 12 mai 2011",
        "**Autres noms :** Le Carrefour",
        "**Qui la représente**",
        "- Amélie Côté, Intervenante",
        "  - Table jeunesse, depuis le 30 mai 2012",
    ]
    assert "Revenir aux résultats" not in labels_of(card)


async def test_several_answers_are_listed_and_a_card_leads_back_to_them(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    results = await ask(hand, "/bottin chercher jeunesse")
    assert "2 résultats" in texts_of(results)
    card = (await hand.choose(results, "Carrefour jeunesse-emploi")).message or {}
    person = (await hand.choose(card, "Amélie Côté")).message or {}
    assert "## Amélie Côté" in texts_of(person)
    again = (await hand.press(person, label="Revenir aux résultats")).message or {}
    assert texts_of(again) == texts_of(results)


async def test_a_person_is_reached_at_work_and_never_shared(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    card = await ask(empty_stage.hand(), "/bottin chercher amelie cote")
    text = texts_of(card)
    user_id = empty_stage.hand("responsable").user["id"]
    for fact in (EMAIL, PHONE, f"<@{user_id}>", "Intervenante · Carrefour jeunesse-emploi", "**Répond de**"):
        assert fact in text
    assert "siège de Table jeunesse, du 1er juin 2012 au 31 mai 2014" in text
    assert "Partager dans le salon" not in labels_of(card)
    assert {f"o{table.cje}", f"g{table.youth}"} <= set(options_of(card))


async def test_what_is_over_is_on_no_card(empty_stage: Stage) -> None:
    """Neither a board term that ended nor the good standing of an organisation that left."""
    table = await settle(empty_stage)
    deps, guild = empty_stage.app.deps, int(empty_stage.world.guild_id)
    await elect(deps, guild, SHELL, table.youth, table.chloe, date(2010, 6, 1), date(2012, 5, 31))
    assert "Conseil d'administration" not in texts_of(await ask(empty_stage.hand(), "/bottin chercher chloé roy"))
    assert "Conseil d'administration" in texts_of(await ask(empty_stage.hand(), "/bottin chercher amélie côté"))
    await retire_organization(deps, guild, SHELL, table.cje)
    text = texts_of(await ask(empty_stage.hand(), "/bottin chercher carrefour jeunesse-emploi"))
    assert "a quitté la table de quartier" in text
    assert "en règle" not in text


async def test_a_tables_card_says_where_it_meets_who_sits_there_and_its_seat_on_the_board(empty_stage: Stage) -> None:
    await settle(empty_stage)
    channel = empty_stage.hand().channel("table-jeunesse")["id"]
    card = await ask(empty_stage.hand(), "/bottin table table jeunesse")
    assert texts_of(card).split("\n") == [
        "## Table jeunesse",
        "-# Table",
        "**Sous-comités et comités ad hoc**",
        "- Comité parcs",
        f"**Salon :** <#{channel}>",
        "**En répond :** Amélie Côté",
        "**Qui y siège**",
        "- Carrefour jeunesse-emploi",
        "  - Amélie Côté, Intervenante, depuis le 30 mai 2012",
        "- 1 personne en son propre nom",
        "  - Bruno Lévesque",
        "**Siège au conseil d'administration :** Amélie Côté, du 1er juin 2012 au 31 mai 2014",
    ]


async def test_an_inactive_table_says_so_in_the_list_and_on_its_card(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    tables = await ask(hand, "/bottin table")
    assert texts_of(tables).split("\n")[-2:] == ["**Table habitation**", "-# Table · inactif"]
    card = (await hand.choose(tables, "Table habitation")).message or {}
    assert "Ce groupe est inactif" in texts_of(card)
    assert "Siège au conseil" not in texts_of(card)
    again = (await hand.press(card, label="Revenir à la liste")).message or {}
    assert texts_of(again) == texts_of(tables)


async def test_the_nine_tables_of_the_source_are_listed_and_offered(stage: Stage) -> None:
    tables = await ask(stage.hand(), "/bottin table")
    assert len(options_of(tables)) == len(await stage.hand().suggest("/bottin table nom:")) == 9
    assert texts_of(tables).count("inactif") == 1


@pytest.mark.parametrize("command", ["/bottin table table jeunesse", "/bottin chercher le carrefour"])
async def test_what_is_shared_names_nobody_and_leads_whoever_presses_to_the_card(
    empty_stage: Stage, command: str
) -> None:
    await settle(empty_stage)
    hand, other = empty_stage.hand(), empty_stage.hand("nouveau")
    card = await ask(hand, command)
    await hand.press(card, label="Partager dans le salon")
    (shared,) = other.sees("plan")
    for name in ("Amélie", "Bruno", EMAIL, PHONE):
        assert name not in str(shared)
    assert "Partagé par Mireille Gagnon" in texts_of(shared)
    opened = (await other.press(shared, label="Voir la fiche")).message or {}
    assert "Amélie Côté" in texts_of(opened)
    assert opened["id"] != shared["id"]


async def test_what_is_typed_is_offered_as_it_is_typed(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    offered = [each["name"] for each in await hand.suggest("/bottin chercher texte:a")]
    assert "Amélie Côté · Intervenante" in offered
    (chosen,) = [each for each in await hand.suggest("/bottin chercher texte:amel") if "Amélie" in each["name"]]
    assert "## Amélie Côté" in texts_of(await ask(hand, f"/bottin chercher texte:{chosen['value']}"))
    assert [each["value"] for each in await hand.suggest("/bottin table nom:hab")] == ["Table habitation"]
    assert await hand.suggest("/bottin chercher texte:") == []


async def test_an_empty_directory_and_nothing_found_say_what_to_do(empty_stage: Stage) -> None:
    hand = empty_stage.hand()
    assert "Le bottin est encore vide." in texts_of(await ask(hand, "/bottin chercher carrefour"))
    assert "Aucune table n'est encore inscrite." in texts_of(await ask(hand, "/bottin table"))
    await settle(empty_stage)
    lost = texts_of(await ask(hand, "/bottin chercher xylophone"))
    assert "Aucun résultat" in lost
    assert "« /bottin table »" in lost
    assert "Aucune table ni aucun comité" in texts_of(await ask(hand, "/bottin table xylophone"))


async def test_what_the_plan_entrusts_leads_to_the_party_and_back(stage: Stage) -> None:
    await settle(stage)
    hand = stage.hand()
    card = await ask(hand, "/bottin chercher amélie côté")
    assert f"**Confié par le plan**\n- « {PARTY} »\n-# 9 actions en tout" in texts_of(card)
    party = (await hand.choose(card, PARTY)).message or {}
    assert f"## {PARTY}" in texts_of(party)
    entry = (await hand.press(party, label="Voir dans le bottin")).message or {}
    assert "## Amélie Côté" in texts_of(entry)
    back = (await hand.press(entry, custom_id=custom_ids_of(entry)[-1])).message or {}
    assert labels_of(entry) == [f"Revenir à «\N{NO-BREAK SPACE}{PARTY}\N{NO-BREAK SPACE}»"]
    assert texts_of(back) == texts_of(party)


async def test_what_was_looked_for_is_in_no_log_even_when_it_goes_wrong(
    empty_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    results = await ask(hand, "/bottin chercher jeunesse Amélie")
    stored = empty_stage.world.state.messages.find(results["channel_id"], results["id"])
    menu = stored.raw["components"][0]["components"][-1]["components"][0]
    menu["custom_id"] = "1|directory|open|s|pas un nombre|Amélie"
    broken = await hand.choose(results, options_of(results)[0], custom_id=menu["custom_id"])
    assert "Quelque chose s'est mal passé" in "\n".join(map(texts_of, broken.messages))
    assert "incident" in caplog.text
    assert "|Amélie" not in caplog.text


async def test_a_card_works_after_a_restart_and_says_so_when_its_entry_is_gone(world: Playground, url: str) -> None:
    async with on_stage(world, url) as first:
        table = await settle(first)
        results = await ask(first.hand(), "/bottin chercher jeunesse")
    async with on_stage(world, url) as second:
        hand = second.hand()
        card = (await hand.choose(results, "Table jeunesse")).message or {}
        assert "Amélie Côté" in texts_of(card)
        await erase_person(second.app.deps, int(world.guild_id), SHELL, person_id=table.amelie)
        gone = await hand.choose(card, "Amélie Côté")
        assert "n'est plus au bottin" in "\n".join(map(texts_of, gone.messages))


async def test_in_english_the_facts_are_in_english_and_the_names_as_they_are(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand(locale="en-US")
    card = texts_of(await ask(hand, "/directory search table jeunesse"))
    for line in ("**Answers for it:** Amélie Côté", "**Who sits there**", "- 1 person in their own name"):
        assert line in card
    organization = texts_of(await ask(hand, "/directory search CJE"))
    assert "Community organization · member in good standing · member since May 12, 2011" in organization
