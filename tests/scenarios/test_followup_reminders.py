"""What is posted of a due date as time passes, on the real bot: reminders, answers, silence followed up, the week's digest."""

from dataclasses import replace

import pytest

from bot.domain.directory import Carrier, CarrierKind
from bot.domain.guild_settings import Digest, FollowUp, SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import State, SubjectKind
from bot.importers.draft import Draft
from bot.services.digest import plan_digests
from bot.services.entrusting import entrust
from bot.services.personal_data import erase_person
from storage.outbox_rows import rows_of
from tests.samples import SMALL_PLAN
from tests.scenarios.followup_stage import (
    ACTION,
    ANSWERS,
    DAY,
    DONE,
    HOUR,
    answer,
    later,
    plan,
    posted,
    seen,
    set_table,
)
from tests.scenarios.reminders_stage import change, mine
from tests.scenarios.roundtable import Roundtable, set_up, settle
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, options_of, texts_of


@pytest.fixture
async def table(stage: Stage) -> Roundtable:
    return await set_table(stage)


async def test_whoever_a_due_date_names_may_answer_it(stage: Stage, table: Roundtable) -> None:
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    await entrust(deps, guild_id, SHELL, Carrier(CarrierKind.PERSON, table.bruno), party="Adjointe aux communications")
    await plan(stage.hand("coordination"), "date:1er octobre 2012", "responsable:Amélie Côté")
    await later(stage, 21 * DAY)
    answered = await answer(stage, posted(stage)[-1], "En cours")
    assert DONE in texts_of(answered)


async def test_the_reminder_is_the_action_s_card_and_notifies_whoever_is_responsible(
    stage: Stage, table: Roundtable
) -> None:
    await plan(stage.hand("coordination"))
    await later(stage, 7 * DAY)
    (reminder,) = posted(stage)
    text, amelie = texts_of(reminder), stage.hand("responsable").user["id"]
    assert text.startswith("## Échéance dans 14 jours : II.B.1.4")
    assert f"**Responsable :** Amélie Côté · <@{amelie}>" in text
    assert "**Action II.B.1.4 : " in text
    assert "**Indicateurs**" in text
    assert labels_of(reminder)[:4] == ANSWERS
    assert [each["id"] for each in reminder["mentions"]] == [amelie]
    assert reminder["mention_roles"] == []
    await later(stage, 14 * DAY)
    assert texts_of(posted(stage)[-1]).startswith("## C'est l'échéance de II.B.1.4")


async def test_done_is_kept_in_the_plan_and_told_to_the_coordination(stage: Stage, table: Roundtable) -> None:
    card = await plan(stage.hand("coordination"), more="rappels:aucun")
    await later(stage, 21 * DAY)
    (reminder,) = posted(stage)
    answered = await answer(stage, reminder, "Fait", note="Tenu le *12*, <@1>")
    assert DONE in texts_of(answered)
    assert "Aucune échéance n'est planifiée pour cette action." in texts_of(answered)
    await stage.deliver()
    (told,) = posted(stage, "coordination")
    text = texts_of(told)
    assert "## II.B.1.4 : fait" in text
    assert "Amélie Côté répond : **fait**" in text
    assert r"« Tenu le \*12\*, \<@1> »" in text
    assert told["mentions"] == []
    (replied,) = posted(stage)
    assert texts_of(replied).startswith("## II.B.1.4 : fait")
    assert "Amélie Côté répond : **fait**" in texts_of(replied)
    assert "Tenu" not in texts_of(replied)
    assert labels_of(replied) == ["Voir l'action", "Ses échéances", "Mes rappels"]
    assert "**État :** réalisé" in texts_of(seen(await stage.hand().use(f"/plan voir {ACTION}")))
    assert "Cette échéance n'est plus attendue." in texts_of(
        seen(await stage.hand("coordination").press(card, label="Bloqué"))
    )
    await later(stage, 30 * DAY)
    assert len(posted(stage)) == 1


async def test_an_answer_goes_where_the_coordination_wants_it(stage: Stage, table: Roundtable) -> None:
    plan_channel = int(stage.hand("coordination").channel("plan")["id"])
    await set_up(stage, SettingKey.FOLLOW_UP, FollowUp(3, plan_channel))
    card = await plan(stage.hand("responsable"))
    before = len(posted(stage, "plan"))
    await answer(stage, card, "En cours", note="On avance")
    await stage.deliver()
    assert "Amélie Côté répond : **en cours**" in texts_of(posted(stage, "plan")[-1])
    assert len(posted(stage, "plan")) == before + 1
    assert posted(stage, "coordination") == []


async def test_blocked_wants_its_reason_and_postponed_a_day(stage: Stage, table: Roundtable) -> None:
    card = await plan(stage.hand("responsable"), more="rappels:aucun")
    blocked = await answer(stage, card, "Bloqué", note="Pas de salle")
    assert DONE in texts_of(blocked)
    await stage.deliver()
    assert "Amélie Côté répond : **bloqué**\n« Pas de salle »" in texts_of(posted(stage, "coordination")[-1])
    card = seen(await stage.hand("responsable").choose(blocked, options_of(blocked)[0]))
    wrong = await answer(stage, card, "Reporter", day="1er septembre 2012", note="Salle prise")
    assert "Cette échéance serait déjà passée." in texts_of(wrong)
    assert "Salle prise" in texts_of(wrong)
    hand = stage.hand("responsable")
    moved = seen(await hand.submit(await hand.press(wrong, label="Corriger"), {"day": "30 octobre 2012"}))
    assert "le mardi 30 octobre 2012 à 9 h" in texts_of(moved)
    await stage.deliver()
    assert "**Nouvelle échéance :** le mardi 30 octobre 2012 à 9 h" in texts_of(posted(stage, "coordination")[-1])
    await later(stage, 21 * DAY)
    assert posted(stage) == []
    await later(stage, 29 * DAY)
    assert len(posted(stage)) == 1


async def test_silence_is_followed_up_once_then_told_to_the_coordination_once(stage: Stage, table: Roundtable) -> None:
    await plan(stage.hand("coordination"), more="rappels:aucun")
    await later(stage, 21 * DAY)
    assert len(posted(stage)) == 1
    await later(stage, 2 * DAY)
    assert len(posted(stage)) == 1
    await later(stage, DAY)
    asked = posted(stage)[-1]
    assert texts_of(asked).startswith("## Où en est II.B.1.4? L'échéance est passée il y a 3 jours")
    assert [each["id"] for each in asked["mentions"]] == [stage.hand("responsable").user["id"]]
    assert posted(stage, "coordination") == []
    await later(stage, 3 * DAY)
    (told,) = posted(stage, "coordination")
    assert "## Sans réponse : II.B.1.4" in texts_of(told)
    assert told["mentions"] == []
    await later(stage, 60 * DAY)
    assert (len(posted(stage)), len(posted(stage, "coordination"))) == (2, 1)


async def test_nobody_is_asked_again_once_somebody_has_answered(stage: Stage, table: Roundtable) -> None:
    await plan(stage.hand("coordination"), more="rappels:aucun")
    await later(stage, 21 * DAY)
    await answer(stage, posted(stage)[-1], "En cours")
    await stage.deliver()
    (replied,) = posted(stage)
    assert "Amélie Côté répond : **en cours**" in texts_of(replied)
    assert labels_of(replied)[:4] == ANSWERS
    await later(stage, 30 * DAY)
    assert len(posted(stage)) == 1
    assert [texts_of(each).split("\n")[0] for each in posted(stage, "coordination")] == ["## II.B.1.4 : en cours"]


async def test_an_answer_before_it_is_due_does_not_stop_what_follows(stage: Stage, table: Roundtable) -> None:
    card = await plan(stage.hand("responsable"), more="rappels:aucun")
    await answer(stage, card, "En cours")
    await later(stage, 21 * DAY)
    await later(stage, 3 * DAY)
    assert len(posted(stage)) == 2


async def test_it_is_told_in_the_channel_of_the_table_that_carries_it(stage: Stage, table: Roundtable) -> None:
    await plan(stage.hand("coordination"), more="responsable:Table jeunesse rappels:aucun")
    await later(stage, 21 * DAY)
    (reminder,) = posted(stage, "table-jeunesse")
    assert posted(stage) == []
    assert [each["id"] for each in reminder["mentions"]] == [stage.hand("responsable").user["id"]]


async def test_whoever_asked_for_it_is_reminded_by_direct_message_without_buttons_to_answer(
    stage: Stage, table: Roundtable
) -> None:
    hand = stage.hand("responsable")
    card = await plan(hand, more="rappels:2 jours")
    await hand.press(card, label="Me le rappeler")
    await later(stage, 19 * DAY - HOUR)
    (private,) = hand.sees("@bot")
    assert texts_of(private).startswith("## Échéance dans 2 jours : II.B.1.4")
    assert "Pour répondre : « /suivi echeance » dans le serveur." in texts_of(private)
    assert labels_of(private) == ["Mes rappels"]
    seen(await hand.submit(await hand.press(card, label="Déplacer…"), {"day": "30 octobre 2012"}))
    await later(stage, 2 * DAY)
    assert len(hand.sees("@bot")) == 1
    await later(stage, 27 * DAY)
    assert len(hand.sees("@bot")) == 2


@pytest.mark.parametrize(
    ("fallback", "channel", "said"),
    [
        ("channel", "annonces", ", voici le rappel que vous avez demandé."),
        ("coordination", "coordination", "Discord refuse ce rappel à "),
    ],
)
async def test_where_a_direct_message_is_refused_it_is_said_where_the_member_chose_and_why(
    stage: Stage, table: Roundtable, fallback: str, channel: str, said: str
) -> None:
    hand = stage.hand("responsable")
    await hand.press(await plan(hand, more="rappels:2 jours"), label="Me le rappeler")
    await change(hand, await mine(hand), fallback=fallback)
    private = stage.world.state.direct_channel(hand.user["id"])["id"]
    stage.world.faults.next("POST", "/channels/{id}/messages", code=50007, channel_id=private)
    await later(stage, 19 * DAY - HOUR)
    (told,) = [each for each in posted(stage, channel) if said in texts_of(each)]
    assert "Échéance dans 2 jours : II.B.1.4" in texts_of(told)
    assert [each["id"] for each in told["mentions"]] == ([hand.user["id"]] if fallback == "channel" else [])


async def test_who_was_named_and_is_erased_leaves_the_due_date_to_who_carries_the_action(
    stage: Stage, table: Roundtable
) -> None:
    await plan(stage.hand("coordination"), more="responsable:Bruno Lévesque rappels:aucun")
    await erase_person(stage.app.deps, int(stage.world.guild_id), SHELL, person_id=table.bruno)
    await later(stage, 21 * DAY)
    (reminder,) = posted(stage)
    assert "**Responsable :** Amélie Côté" in texts_of(reminder)
    assert "Bruno" not in texts_of(reminder)


async def test_an_action_that_a_revision_leaves_out_is_not_reminded_of(stage: Stage, table: Roundtable) -> None:
    await plan(stage.hand("coordination"), more="rappels:aucun")
    await stage.load(Draft(replace(SMALL_PLAN, title="Plan d'action triennal 2011-2014", axes=())))
    await later(stage, 21 * DAY)
    assert posted(stage) == []


async def test_without_a_channel_nothing_is_lost_and_the_administration_is_told(stage: Stage) -> None:
    await settle(stage)
    await plan(stage.hand("coordination"), more="rappels:aucun")
    await later(stage, 21 * DAY)
    async with stage.app.deps.database.reading() as session:
        rows = await rows_of(session, int(stage.world.guild_id))
    of_deadlines = [row for row in rows if row.delivery.subject is SubjectKind.DEADLINE]
    assert [(row.state, row.problem) for row in of_deadlines] == [(State.PARKED, "setting:announcements_channel|0")]


async def test_the_week_s_digest_is_posted_where_and_when_the_guild_wants_it(stage: Stage, table: Roundtable) -> None:
    channel = int(stage.hand("coordination").channel("annonces")["id"])
    await set_up(stage, SettingKey.DIGEST, Digest(channel))
    await plan_digests(stage.app.deps)
    await later(stage, 7 * DAY)
    assert posted(stage) == []
    await plan(stage.hand("coordination"), "date:27 septembre 2012", "rappels:aucun")
    await later(stage, 7 * DAY)
    (digest,) = posted(stage)
    assert "## Cette semaine" in texts_of(digest)
    assert "le jeudi 27 septembre 2012 à 9 h" in texts_of(digest)
    assert custom_ids_of(digest)
