"""What a member does with the plan: the real bot, through the real discord.py, on the loopback Discord."""

import pytest

from bot.importers.door import read_plan
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.playground.server import Playground
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, on_stage, texts_of

pytestmark = pytest.mark.promise


async def test_an_axis_shows_its_objectives_and_how_many_actions(stage: Stage) -> None:
    shown = await stage.hand().use("/plan axe II")
    text = texts_of(shown.message or {})
    assert shown.ephemeral
    assert "Axe II : Mobilisation et soutien organisationnel" in text
    assert "6 objectifs spécifiques · 20 actions" in text
    assert "20 non renseignées" in text


@pytest.mark.parametrize("typed", ["II", "2", "ii", "axe II", "AXE ii", "numero:axe 2"])
async def test_an_axis_is_found_however_it_is_written(stage: Stage, typed: str) -> None:
    shown = await stage.hand().use(f"/plan axe {typed}")
    assert "Axe II : Mobilisation" in texts_of(shown.message or {})


async def test_english_is_answered_in_english_and_says_that_the_plan_is_not(stage: Stage) -> None:
    shown = await stage.hand(locale="en-US").use("/plan axis 2")
    text = texts_of(shown.message or {})
    assert "Axis II: Mobilisation et soutien organisationnel" in text
    assert "6 specific objectives · 20 actions" in text
    assert "The plan's own text is in French." in text


async def test_other_languages_are_answered_in_french(stage: Stage) -> None:
    shown = await stage.hand(locale="de").use("/plan axe 2")
    assert "objectifs spécifiques" in texts_of(shown.message or {})


async def test_menus_go_down_to_an_action_and_buttons_back_up_in_the_same_message(stage: Stage) -> None:
    hand = stage.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    objective = (await hand.choose(axis, "II.B")).message or {}
    specific = (await hand.choose(objective, "II.B.1")).message or {}
    action = (await hand.choose(specific, "II.B.1.4")).message or {}
    assert {message["id"] for message in (objective, specific, action)} == {axis["id"]}
    text = texts_of(action)
    for fact in (
        "Action II.B.1.4 : Identifier des organismes",
        "**Objectif spécifique :** Renforcer la participation des membres",
        "**Années :** 2012-2013, 2013-2014",
        "**Responsables :** Coordination, Adjointe aux communications",
        "**Partenaires et ressources :** CA",
        "**État :** non renseigné",
        "Encourager tout nouvel intervenant",
        "Participation aux activités de Concert'Action",
    ):
        assert fact in text
    for label, title in (("II.B.1", "Objectif spécifique II.B.1"), ("II.B", "Objectif II.B"), ("l'axe II", "Axe II")):
        action = (await hand.press(action, label=f"Remonter à {label}")).message or {}
        assert title in texts_of(action)
    whole = (await hand.press(action, label="Tout le plan")).message or {}
    assert "Plan d'action triennal 2011-2014" in texts_of(whole)


async def test_controls_work_after_the_bot_restarts(world: Playground, url: str) -> None:
    async with on_stage(world, url) as first:
        await first.load()
        message = (await first.hand().use("/plan axe II")).message or {}
    async with on_stage(world, url) as second:
        shown = await second.hand().choose(message, "II.B.1")
        assert shown.error is None
        assert "Renforcer la participation des membres" in texts_of(shown.message or {})


async def test_what_is_shared_is_seen_by_all_and_says_by_whom(stage: Stage) -> None:
    hand = stage.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    await hand.press(axis, label="Partager dans le salon")
    seen = stage.hand("coordination").sees("plan")
    assert len(seen) == 1
    assert "Axe II : Mobilisation" in texts_of(seen[0])
    assert "Partagé par Mireille Gagnon" in texts_of(seen[0])
    assert "Partager dans le salon" not in labels_of(seen[0])


async def test_a_control_of_a_shared_message_answers_only_who_pressed_it(stage: Stage) -> None:
    hand = stage.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    await hand.press(axis, label="Partager dans le salon")
    other = stage.hand("coordination")
    shared = other.sees("plan")[0]
    shown = await other.choose(shared, "II.B.1")
    assert shown.ephemeral
    assert (shown.message or {})["id"] != shared["id"]
    assert "Axe II" in texts_of(hand.sees("plan")[-1])


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("/plan voir II.Z", "Je ne trouve pas « II.Z ». L'axe II a les objectifs A à D."),
        ("/plan axe 7", "Je ne trouve pas « 7 ». Ce plan a les axes I à III."),
        ("/plan voir II.B.1.99", "Je ne trouve pas « II.B.1.99 ». II.B.1 a les actions 1 à 8."),
        ("/plan voir II.B.4", "Je ne trouve pas « II.B.4 ». L'objectif II.B a l'objectif spécifique 1."),
        ("/plan axe II plan:autre", "Je ne trouve pas de plan « autre »."),
    ],
)
async def test_an_unknown_place_gets_a_sentence_that_says_what_exists(
    stage: Stage, command: str, sentence: str
) -> None:
    shown = await stage.hand().use(command)
    assert sentence in texts_of(shown.message or {})


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("fr", "Ce serveur n'a pas encore de plan d'action."), ("en-US", "This server has no action plan yet.")],
)
@pytest.mark.parametrize("command", ["/plan axe II", "/plan voir II.B", "/plan chercher bottin", "/apropos"])
async def test_a_guild_without_a_plan_gets_a_clear_screen(
    empty_stage: Stage, command: str, locale: str, sentence: str
) -> None:
    shown = await empty_stage.hand(locale=locale).use(command)
    assert sentence in texts_of(shown.message or {})


async def test_a_place_that_a_revision_left_out_gets_a_sentence(stage: Stage) -> None:
    hand = stage.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    kept = shipped_plan().decode().split("\n")
    revised = [line for line in kept if "mécanismes d'évaluation" not in line and "outils d'évaluation" not in line]
    await stage.load(read_plan(SHIPPED_NAME, "\n".join(revised).encode()))
    shown = await hand.choose(axis, "II.D.2")
    said = "\n".join(texts_of(message) for message in shown.messages)
    assert "Je ne trouve pas « II.D.2 ». L'objectif II.D a l'objectif spécifique 1." in said


async def test_an_axis_is_suggested_by_its_number_and_its_title(stage: Stage) -> None:
    hand = stage.hand()
    await hand.use("/plan axe II")
    everything = await hand.suggest("/plan axe numero:")
    assert [choice["value"] for choice in everything] == ["I", "II", "III"]
    assert everything[1]["name"] == "II · Mobilisation et soutien organisationnel"
    assert [choice["value"] for choice in await hand.suggest("/plan axe numero:mobil")] == ["II"]


async def test_every_argument_is_completed(stage: Stage) -> None:
    hand = stage.hand()
    await hand.use("/plan axe II")
    assert [choice["value"] for choice in await hand.suggest("/plan voir reference:II.D.2")] == [
        "II.D.2",
        "II.D.2.1",
        "II.D.2.2",
    ]
    assert [c["value"] for c in await hand.suggest("/plan chercher texte:carte interac")] == ["carte interactive"]
    assert [c["name"] for c in await hand.suggest("/plan chercher annee:2012")] == ["2011-2012", "2012-2013"]
    assert "Coordination" in [c["name"] for c in await hand.suggest("/plan chercher responsable:coord")]
    assert [c["name"] for c in await hand.suggest("/plan axe II plan:plan")] == ["Plan d'action triennal 2011-2014"]


@pytest.mark.parametrize("custom_id", ["0|plan|gone", "1|gone|go|7", "1|plan|go", "x"])
async def test_an_old_button_gets_a_sentence(stage: Stage, custom_id: str) -> None:
    hand = stage.hand()
    message = (await hand.use("/plan axe II")).message or {}
    stored = stage.world.state.messages.find(message["channel_id"], message["id"])
    button = next(b for row in stored.raw["components"] for b in row.get("components", []) if b["type"] == 2)
    button["custom_id"] = custom_id
    shown = await hand.press(message, custom_id=custom_id)
    assert "version plus ancienne" in texts_of(shown.message or {})


async def test_no_view_is_kept_in_memory(stage: Stage) -> None:
    hand = stage.hand()
    message = (await hand.use("/plan axe II")).message or {}
    await hand.choose(message, "II.B")
    store = stage.app.client._connection._view_store
    assert not store._views
    assert not store._synced_message_views


async def test_every_control_has_an_id_of_its_own(stage: Stage) -> None:
    message = (await stage.hand().use("/plan axe II")).message or {}
    ids = custom_ids_of(message)
    assert len(set(ids)) == len(ids) > 2
