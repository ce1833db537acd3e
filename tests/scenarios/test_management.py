"""What the coordination does with whole plans: import after a preview, export, settle the doubts."""

import json

import pytest

from bot.importers.plan_json import read_json
from bot.importers.shipped import shipped_plan
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.offers import CommandRefused
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

pytestmark = pytest.mark.promise

PLAN = ("plan.md", shipped_plan())


async def preview(hand: Hand, name: str = PLAN[0], data: bytes = PLAN[1], more: str = "") -> JSON:
    shown = await hand.use(f"/gerer plan importer{more}", files={"fichier": (name, data)})
    assert shown.error is None
    return shown.message or {}


async def test_nothing_is_written_before_the_confirmation(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    message = await preview(hand)
    text = texts_of(message)
    assert "Aperçu : Plan d'action triennal 2011-2014" in text
    assert "3 axes, 9 objectifs, 16 objectifs spécifiques, 45 actions" in text
    assert "Ligne 111" in text or "Page suivante" in labels_of(message)
    assert "pas encore de plan" in texts_of((await hand.use("/plan axe I")).message or {})
    done = (await hand.press(message, label="Confirmer")).message or {}
    assert "Le plan est en place (version 1)" in texts_of(done)
    assert "Axe I" in texts_of((await hand.use("/plan axe I")).message or {})


async def test_every_doubt_is_in_the_preview_with_its_line(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    message = await preview(hand)
    pages = [texts_of(message)]
    while "Page suivante" in labels_of(message):
        message = (await hand.press(message, label="Page suivante")).message or {}
        pages.append(texts_of(message))
    everything = "\n".join(pages)
    assert "La ligne « z » n'est rattachée à rien." in everything
    assert everything.count("**Ligne ") == 85
    done = (await hand.press(message, label="Confirmer")).message or {}
    assert "Il reste 85 doutes à revoir." in texts_of(done)


async def test_an_abandoned_import_changes_nothing(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    message = (await hand.press(await preview(hand), label="Abandonner")).message or {}
    assert "Rien n'a été modifié." in texts_of(message)
    assert "pas encore de plan" in texts_of((await hand.use("/plan axe I")).message or {})


async def test_the_same_file_again_has_nothing_to_confirm(stage: Stage) -> None:
    message = await preview(stage.hand("coordination"))
    assert "il n'y a rien à changer" in texts_of(message)
    assert "Confirmer" not in labels_of(message)


async def test_a_corrected_file_shows_what_changes(stage: Stage) -> None:
    hand = stage.hand("coordination")
    corrected = PLAN[1].replace(b"Informier le milieu", b"Informer le milieu")
    message = await preview(hand, data=corrected)
    text = texts_of(message)
    assert "I.A.3.1 reformulé : « Informier le milieu des priorités identifiées »" in text
    done = (await hand.press(message, label="Confirmer")).message or {}
    assert "version 2" in texts_of(done)
    card = await hand.use("/plan voir I.A.3.1")
    assert "Informer le milieu" in texts_of(card.message or {})


async def test_a_preview_that_another_import_overtook_is_refused(stage: Stage) -> None:
    hand, other = stage.hand("coordination"), stage.hand("administration")
    slow = await preview(hand, data=PLAN[1].replace(b"Informier", b"Informer"))
    quick = await preview(other, data=PLAN[1].replace(b"Informier", b"Avertir"))
    await other.press(quick, label="Confirmer")
    shown = await hand.press(slow, label="Confirmer")
    assert "Le plan a changé depuis cet aperçu." in "\n".join(texts_of(message) for message in shown.messages)
    card = await hand.use("/plan voir I.A.3.1")
    assert "Avertir le milieu" in texts_of(card.message or {})


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("plan.md", b"", "Ce fichier est vide."),
        ("plan.md", b"Bonjour", "aucun tableau d'actions"),
        ("plan.exe", b"MZ", "pas « plan.exe »"),
        ("plan.json", b"{", "Ce n'est pas du JSON"),
        ("plan.md", b"caf\xe9", "UTF-8"),
        ("plan.md", b"x" * 5_300_000, "5 Mo"),
    ],
)
async def test_what_is_not_a_plan_is_refused_with_a_sentence(
    empty_stage: Stage, name: str, data: bytes, sentence: str
) -> None:
    text = texts_of(await preview(empty_stage.hand("coordination"), name, data))
    assert sentence in text
    assert "Rien n'a été modifié." in text


async def test_a_members_discord_does_not_offer_the_coordinations_commands(stage: Stage) -> None:
    with pytest.raises(CommandRefused):
        await stage.hand("membre").use("/gerer plan doutes")


async def test_a_member_who_reaches_the_coordinations_buttons_is_refused(stage: Stage) -> None:
    hand = stage.hand("coordination")
    message = (await hand.use("/gerer plan doutes")).message or {}
    stage.world.state.messages.find(message["channel_id"], message["id"]).seen_by = None
    shown = await stage.hand("membre").choose(message, options_of(message)[0])
    assert "réservé à la coordination" in texts_of(shown.message or {})


async def test_a_doubt_is_settled_once(stage: Stage) -> None:
    hand = stage.hand("coordination")
    listed = (await hand.use("/gerer plan doutes")).message or {}
    assert "85 doutes à revoir" in texts_of(listed)
    doubt = options_of(listed)[1]
    card = (await hand.choose(listed, doubt)).message or {}
    assert labels_of(card)[:2] == ["C'est bien lu", "C'est mal lu"]
    again = (await hand.press(card, label="C'est bien lu")).message or {}
    assert "84 doutes à revoir" in texts_of(again)
    assert doubt not in options_of(again)


async def test_a_page_of_readings_is_confirmed_at_once_but_for_the_states_it_proposes(stage: Stage) -> None:
    hand = stage.hand("coordination")
    page = (await hand.use("/gerer plan doutes")).message or {}
    listed = set(options_of(page))
    page = (await hand.press(page, label="Tout est bien lu sur cette page")).message or {}
    assert f"{85 - len(listed)} doutes à revoir" in texts_of(page)
    assert listed.isdisjoint(options_of(page))
    while "Tout est bien lu sur cette page" in labels_of(page):
        page = (await hand.press(page, label="Tout est bien lu sur cette page")).message or {}
    assert "5 doutes à revoir" in texts_of(page)
    assert texts_of(page).count("propose l'état") == 5


async def test_an_import_says_how_many_doubts_nobody_has_settled(stage: Stage) -> None:
    hand = stage.hand("coordination")
    page = (await hand.use("/gerer plan doutes")).message or {}
    await hand.press(page, label="Tout est bien lu sur cette page")
    corrected = await preview(hand, data=PLAN[1].replace(b"Informier", b"Informer"))
    done = (await hand.press(corrected, label="Confirmer")).message or {}
    assert f"Il reste {85 - len(options_of(page))} doutes à revoir." in texts_of(done)


async def test_a_doubt_that_somebody_settled_meanwhile_brings_back_to_the_list(stage: Stage) -> None:
    hand, other = stage.hand("coordination"), stage.hand("administration")
    listed = (await hand.use("/gerer plan doutes")).message or {}
    theirs = (await other.use("/gerer plan doutes")).message or {}
    card = (await other.choose(theirs, options_of(theirs)[0])).message or {}
    await other.press(card, label="C'est bien lu")
    shown = (await hand.choose(listed, options_of(listed)[0])).message or {}
    assert "84 doutes à revoir" in texts_of(shown)


async def test_a_proposed_state_is_never_a_state(stage: Stage) -> None:
    hand = stage.hand("coordination")
    page = (await hand.use("/gerer plan doutes")).message or {}
    while "propose l'état" not in texts_of(page):
        page = (await hand.press(page, label="Page suivante")).message or {}
    card = page
    for value in options_of(page):
        card = (await hand.choose(page, value)).message or {}
        if "propose l'état" in texts_of(card):
            break
        page = (await hand.press(card, label="Revenir à la liste")).message or {}
    await hand.press(card, label="J'en prends note")
    everything = await hand.use("/plan chercher etat:non renseigné")
    assert "45 résultats" in texts_of(everything.message or {})


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [("JSON", ".json", b"{"), ("Markdown", ".md", b"<!--"), ("CSV", ".csv", b"\xef\xbb\xbf")],
)
async def test_a_plan_leaves_as_a_file(stage: Stage, kind: str, name: str, begins: bytes) -> None:
    hand = stage.hand("coordination")
    labels = {"JSON": "JSON, complet", "Markdown": "Markdown, complet et lisible"}
    label = labels.get(kind, "CSV, les actions pour un tableur")
    shown = await hand.use(f"/gerer plan exporter format:{label}")
    assert shown.error is None
    file = list(stage.world.state.files.values())[-1]
    assert file.filename.endswith(name)
    assert file.data.startswith(begins)
    if kind == "JSON":
        assert len(json.loads(file.data)["axes"]) == 3
        assert read_json(file.data).plan.title == "Plan d'action triennal 2011-2014"


TABLE = "LA TABLE HABITATION"
TABLES_PLAN = (
    PLAN[1]
    .replace(b"Plan d'action triennal", b"Plan de la table")
    .replace("Jouer un rôle de courroie".encode(), b"Loger tout le monde")
)


async def test_a_tables_plan_stands_beside_the_roundtables(stage: Stage) -> None:
    hand = stage.hand("coordination")
    message = await preview(hand, data=TABLES_PLAN, more=f" table:{TABLE}")
    assert "C'est un nouveau plan." in texts_of(message)
    await hand.press(message, label="Confirmer")
    usual = await hand.use("/plan voir I.A")
    assert "Jouer un rôle de courroie" in texts_of(usual.message or {})
    assert [choice["name"] for choice in await hand.suggest("/plan voir I.A plan:")] == [
        "Plan d'action triennal 2011-2014",
        f"Plan de la table 2011-2014 · {TABLE}",
    ]
    assert len(await hand.suggest("/plan voir I.A plan:hâbitation")) == 1
    assert [choice["value"] for choice in await hand.suggest("/gerer plan importer table:habitat")] == [TABLE]
    theirs = (await hand.use(f"/plan voir I.A plan:{TABLE}")).message or {}
    assert "Loger tout le monde" in texts_of(theirs)
    axis = (await hand.press(theirs, label="Remonter à l'axe I")).message or {}
    whole = (await hand.press(axis, label="Tout le plan")).message or {}
    assert TABLE in texts_of(whole)


async def test_in_a_tables_channel_its_own_plan_answers(stage: Stage) -> None:
    hand = stage.hand("coordination")
    message = await preview(hand, data=TABLES_PLAN, more=f" table:{TABLE} salon:#table-habitation")
    await hand.press(message, label="Confirmer")
    theirs = await hand.use("/plan voir I.A", channel="table-habitation")
    assert "Loger tout le monde" in texts_of(theirs.message or {})
    usual = await hand.use("/plan voir I.A", channel="plan")
    assert "Jouer un rôle de courroie" in texts_of(usual.message or {})
    other = await hand.use("/plan voir I.A plan:Plan d'action triennal 2011-2014", channel="table-habitation")
    assert "Jouer un rôle de courroie" in texts_of(other.message or {})


async def test_a_tables_channel_can_be_given_without_changing_its_plan(stage: Stage) -> None:
    hand = stage.hand("coordination")
    await hand.press(await preview(hand, data=TABLES_PLAN, more=f" table:{TABLE}"), label="Confirmer")
    again = await preview(hand, data=TABLES_PLAN, more=f" table:{TABLE} salon:#table-habitation")
    assert "il n'y a rien à changer" in texts_of(again)
    await hand.press(again, label="Confirmer")
    theirs = await hand.use("/plan voir I.A", channel="table-habitation")
    assert "Loger tout le monde" in texts_of(theirs.message or {})


async def test_a_table_that_does_not_exist_is_refused(stage: Stage) -> None:
    text = texts_of(await preview(stage.hand("coordination"), data=TABLES_PLAN, more=" table:LA TABLE RONDE"))
    assert "Je ne trouve pas de table « LA TABLE RONDE »." in text
    assert TABLE in text


async def test_before_the_roundtables_plan_no_table_can_have_one(empty_stage: Stage) -> None:
    text = texts_of(await preview(empty_stage.hand("coordination"), data=TABLES_PLAN, more=f" table:{TABLE}"))
    assert "Chargez d'abord le plan de la table de quartier" in text


async def test_a_table_that_the_plan_names_no_more_still_confirms_its_own(stage: Stage) -> None:
    hand = stage.hand("coordination")
    without = PLAN[1].replace(f"- {TABLE}\n".encode(), b"")
    await hand.press(await preview(hand, data=without), label="Confirmer")
    message = await preview(hand, data=TABLES_PLAN, more=f" table:{TABLE}")
    done = (await hand.press(message, label="Confirmer")).message or {}
    assert "Le plan est en place (version 1)" in texts_of(done)
