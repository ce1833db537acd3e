"""`/moi donnees`: one sees, takes away and erases what is held about oneself, and nothing of anybody else."""

import json
from datetime import date
from typing import Any

import pytest

from bot.domain.directory import Carrier, CarrierKind
from bot.domain.directory_drafts import LinkDraft, OrganizationDraft, PersonDraft
from bot.domain.guild_settings import PrivacyOfficer, SettingKey
from bot.domain.journal import SHELL, Actor
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.services import board, directory, entrusting, links
from bot.services.settings import change_setting
from tests.scenarios.stage import Stage, labels_of, texts_of


def guild_of(stage: Stage) -> int:
    return int(stage.world.guild_id)


def id_of(hand: Hand) -> int:
    return int(hand.user["id"])


@pytest.fixture
async def claire(stage: Stage) -> Hand:
    """A member who has a card, a seat, a term, a responsibility, and answers for personal information."""
    who, hand = (stage.app.deps, guild_of(stage)), stage.hand()
    home = await directory.enrol_organization(*who, SHELL, OrganizationDraft("L'Auberge du Canal"))
    card = PersonDraft("Claire Fortin", "Directrice", "claire@exemple.org", "514 555-0101", home)
    person = await directory.enrol_person(*who, SHELL, card)
    table = next(iter((await stage.app.deps.snapshots.refresh(guild_of(stage))).snapshot.directory.groups))
    await directory.represent(*who, SHELL, person, home, table, date(2012, 5, 1))
    await links.link_person(*who, SHELL, person, id_of(hand))
    await board.elect(*who, SHELL, table, person, date(2012, 5, 30), None)
    await entrusting.entrust(*who, SHELL, Carrier(CarrierKind.PERSON, person), party="CLSC")
    officer = PrivacyOfficer("Claire Fortin", "claire@exemple.org", id_of(hand))
    await change_setting(*who, Actor.member(id_of(hand)), SettingKey.PRIVACY_OFFICER, officer)
    return hand


async def opened(hand: Hand, command: str = "/moi donnees") -> JSON:
    shown = await hand.use(command)
    assert shown.ephemeral
    return shown.message or {}


async def pressed(hand: Hand, message: JSON, *labels: str) -> JSON:
    for label in labels:
        message = (await hand.press(message, label=label)).message or {}
    return message


async def every_page(hand: Hand, message: JSON) -> str:
    pages = [texts_of(message)]
    while "Page suivante" in labels_of(message):
        message = await pressed(hand, message, "Page suivante")
        pages.append(texts_of(message))
    return "\n".join(pages)


async def file_of(hand: Hand) -> dict[str, Any]:
    message = await pressed(hand, await opened(hand), "Emporter mes données")
    document: dict[str, Any] = json.loads(hand.content(message["attachments"][0]))
    return document


async def test_what_is_held_is_told_in_words_with_why_and_how_long(claire: Hand) -> None:
    text = await every_page(claire, await opened(claire))
    for said in (
        "Nom : Claire Fortin · Fonction : Directrice · Courriel : claire@exemple.org",
        "Organisation : L'Auberge du Canal · Table ou comité : LA TABLE DES AINES DE LACHINE · Depuis : 1er mai 2012",
        "Début : 30 mai 2012",
        "Nom au plan : CLSC",
        "1 changement fait par vous (dernière date : 10 septembre 2012)",
        "Gardé : 3 ans. À l'effacement : ce qui a été fait reste, sans rien qui vous désigne.",
        "responsable des renseignements personnels : Claire Fortin (claire@exemple.org)",
    ):
        assert said in text


async def test_the_file_is_ones_own_and_the_way_back_is_there(claire: Hand) -> None:
    document = await file_of(claire)
    assert document["user_id"] == str(id_of(claire))
    assert {each["kind"] for each in document["held"]} >= {"card", "representation", "board_term", "journal_by"}
    message = await pressed(claire, await opened(claire), "Emporter mes données", "Retour à mes données")
    assert "Claire Fortin" in texts_of(message)
    assert message["attachments"] == []


async def test_nothing_is_erased_before_the_confirmation(claire: Hand) -> None:
    message = await pressed(claire, await opened(claire), "Effacer mes données…")
    text = texts_of(message)
    assert "définitif" in text
    assert "- 1 fiche au bottin" in text.partition("Ce qui disparaît")[2].partition("Ce qui reste")[0]
    assert "- 1 mandat au conseil" in text.partition("Ce qui reste")[2]
    assert "« /reglages assistant »" in text
    assert "Claire Fortin" in texts_of(await pressed(claire, message, "Ne rien effacer"))


async def test_once_confirmed_it_is_done_at_once_and_nobody_is_named(stage: Stage, claire: Hand) -> None:
    message = await pressed(claire, await opened(claire), "Effacer mes données…", "Effacer définitivement")
    receipt = texts_of(message)
    assert "Vos données dans ce serveur ont été effacées le lundi 10 septembre 2012 à 10 h, et" in receipt
    assert "Claire" not in receipt
    held = stage.app.deps.snapshots.peek(guild_of(stage))
    assert held is not None
    assert (held.snapshot.directory.people, held.snapshot.settings.privacy_officer) == ({}, None)
    assert "rien qui soit rattaché à votre compte Discord" in texts_of(await opened(claire))


async def test_an_old_button_that_is_pressed_again_erases_nothing_more_and_says_so(stage: Stage, claire: Hand) -> None:
    message, other = [await pressed(claire, await opened(claire), "Effacer mes données…") for _ in range(2)]
    await pressed(claire, message, "Effacer définitivement")
    again = await pressed(claire, other, "Effacer définitivement")
    assert "Il n'y avait rien à effacer" in texts_of(again)
    draft = LinkDraft("Claire Fortin")
    await links.request_link(stage.app.deps, guild_of(stage), id_of(claire), draft, confirmation=False)
    asked = await pressed(claire, await opened(claire), "Effacer mes données…")
    assert "- 1 fiche au bottin" in texts_of(asked)


async def test_a_second_press_says_that_nothing_was_left(claire: Hand) -> None:
    message = await pressed(claire, await opened(claire), "Effacer mes données…")
    await pressed(claire, message, "Effacer définitivement")
    again = await opened(claire)
    assert labels_of(again) == []


async def test_somebody_else_sees_nothing_and_erases_nothing(stage: Stage, claire: Hand) -> None:
    """Whose data it is comes from Discord: a button of Claire's screen, pressed by another, would be about that other."""
    other = stage.hand("nouveau")
    assert "rien qui soit rattaché à votre compte Discord" in texts_of(await opened(other))
    user_id = id_of(other)
    await links.request_link(stage.app.deps, guild_of(stage), user_id, LinkDraft("Claire Fortin"), confirmation=True)
    await pressed(other, await opened(other), "Effacer mes données…", "Effacer définitivement")
    assert "Claire Fortin" in texts_of(await opened(claire))


async def test_a_pending_request_is_seen_and_erased(stage: Stage) -> None:
    hand = stage.hand("nouveau")
    draft = LinkDraft("Zoé Roy", "Bénévole", "zoe@exemple.org")
    await links.request_link(stage.app.deps, guild_of(stage), id_of(hand), draft, confirmation=True)
    message = await opened(hand)
    assert "Nom : Zoé Roy · Fonction : Bénévole" in texts_of(message)
    assert "Gardé : jusqu'à la réponse de la coordination." in texts_of(message)
    await pressed(hand, message, "Effacer mes données…", "Effacer définitivement")
    assert await links.link_requests(stage.app.deps, guild_of(stage)) == ()


async def test_a_coordinator_whom_the_history_alone_knows_can_be_erased(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    preview = await hand.use("/gerer plan importer", files={"fichier": (SHIPPED_NAME, shipped_plan())})
    await pressed(hand, preview.message or {}, "Confirmer")
    message = await opened(hand)
    assert "1 plan importé par vous (dernière date : 10 septembre 2012)" in texts_of(message)
    receipt = await pressed(hand, message, "Effacer mes données…", "Effacer définitivement")
    assert "Vos données dans ce serveur ont été effacées" in texts_of(receipt)
    assert "rien qui soit rattaché à votre compte Discord" in texts_of(await opened(hand))


async def test_whoever_reads_english_is_answered_in_english(stage: Stage) -> None:
    hand = stage.hand("nouveau", locale="en-US")
    draft = LinkDraft("Zoé Roy", "Bénévole")
    await links.request_link(stage.app.deps, guild_of(stage), id_of(hand), draft, confirmation=True)
    message = await opened(hand, "/me data")
    assert "Name: Zoé Roy · Position: Bénévole" in texts_of(message)
    assert "Take my data with me" in labels_of(message)


async def test_the_journal_says_that_somebody_was_erased_and_names_nobody(stage: Stage, claire: Hand) -> None:
    boss = stage.hand("coordination")
    assert "Claire Fortin" in await every_page(boss, await opened(boss, "/gerer journal"))
    await pressed(claire, await opened(claire), "Effacer mes données…", "Effacer définitivement")
    text = await every_page(boss, await opened(boss, "/gerer journal"))
    assert "effacé" in text
    assert [told for told in ("Claire", "claire@", "514 555", str(id_of(claire))) if told in text] == []
