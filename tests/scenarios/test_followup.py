"""`/suivi echeance` on the real bot: planned, reminded of, answered; silence followed up, then told. The clock is moved."""

from datetime import timedelta

import pytest

from bot.domain.deadline import Deadline
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.guild_settings import Digest, FollowUp, SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.services.deadlines import extend_deadlines
from bot.services.digest import plan_digests
from bot.services.entrusting import entrust
from tests.scenarios.roundtable import Roundtable, set_up, settle
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, options_of, texts_of

ACTION = "II.B.1.4"
ANSWERS = ["Fait", "En cours", "Reporter", "Bloqué"]
EPHEMERAL = 64
DAY = timedelta(days=1)
DONE = "Merci : c'est noté au plan, et la coordination en est informée."


@pytest.fixture
async def table(stage: Stage) -> Roundtable:
    """Amélie (« responsable ») carries the action; announcements and the coordination have their channels."""
    found = await settle(stage)
    await choose(stage, SettingKey.ANNOUNCEMENTS_CHANNEL, "annonces")
    await choose(stage, SettingKey.COORDINATION_CHANNEL, "coordination")
    return found


async def choose(stage: Stage, key: SettingKey, channel: str) -> None:
    await set_up(stage, key, int(stage.hand("coordination").channel(channel)["id"]))


def seen(shown: object) -> JSON:
    message: JSON | None = getattr(shown, "message", None)
    assert getattr(shown, "error", None) is None
    return message or {}


async def ask(hand: Hand, when: str = "date:1er octobre 2012 à 9 h", more: str = "") -> JSON:
    return seen(await hand.use(f"/suivi echeance action:{ACTION} {when} {more}".strip()))


async def plan(hand: Hand, when: str = "date:1er octobre 2012 à 9 h", more: str = "") -> JSON:
    return seen(await hand.press(await ask(hand, when, more), label="Planifier"))


async def dues(stage: Stage) -> tuple[Deadline, ...]:
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.deadlines


async def later(stage: Stage, delta: timedelta) -> None:
    stage.world.clock.advance(delta)
    await stage.deliver()


async def answer(stage: Stage, message: JSON, label: str, persona: str = "responsable", **typed: str) -> JSON:
    hand = stage.hand(persona)
    return seen(await hand.submit(await hand.press(message, label=label), {"note": "", **typed}))


def posted(stage: Stage, channel: str = "annonces") -> list[JSON]:
    """What everyone reads there."""
    sees = stage.hand("coordination").sees(channel)
    return [each for each in sees if each["type"] == 0 and not each["flags"] & EPHEMERAL]


async def test_what_was_understood_is_shown_before_it_is_kept(stage: Stage, table: Roundtable) -> None:
    hand = stage.hand("responsable")
    shown = await ask(hand, "date:1er octobre 2012", "rappels:3 jours, 2 heures")
    text = texts_of(shown)
    assert "## Échéance à planifier : II.B.1.4" in text
    assert "**Échéance :** le lundi 1er octobre 2012 à 9 h (dans 21 jours)" in text
    assert "**Responsable :** Amélie Côté" in text
    assert "**Rappels :** 3 jours, 2 heures avant, puis le jour dit" in text
    assert "Rien n'est encore enregistré." in text
    assert await dues(stage) == ()
    card = seen(await hand.press(shown, label="Planifier"))
    assert "C'est planifié." in texts_of(card)
    assert labels_of(card)[:4] == ANSWERS
    (due,) = await dues(stage)
    assert due.offsets == (3 * DAY, timedelta(hours=2))


async def test_what_was_understood_wrong_is_corrected_in_a_form_that_has_it(stage: Stage, table: Roundtable) -> None:
    hand = stage.hand("coordination")
    shown = await ask(hand, "recurrence:le 2e mardi du mois à 14 h", "responsable:Bruno Lévesque")
    assert "le mardi 11 septembre 2012 à 14 h, puis le 2e mardi de chaque mois" in texts_of(shown).replace(
        "du mois", "de chaque mois"
    )
    form = await hand.press(shown, label="Corriger")
    corrected = seen(await hand.submit(form, {"who": "moi"}))
    assert "Aucune fiche du bottin n'est reliée à votre compte." in texts_of(corrected)
    form = await hand.press(corrected, label="Corriger")
    again = texts_of(seen(await hand.submit(form, {"who": "table jeunesse", "reminders": "aucun"})))
    assert "**Responsable :** Table jeunesse" in again
    assert "**Rappels :** le jour dit" in again
    assert await dues(stage) == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("date:1er septembre 2012", "Cette échéance serait déjà passée. Donnez un jour à venir. Rien n'a été modifié."),
        ("date:bientôt", "Je ne comprends pas la date « bientôt »."),
        ("date:demain responsable:Personne Ici", "Je ne trouve pas la fiche « Personne Ici » au bottin."),
        ("date:demain responsable:moi", "Aucune fiche du bottin n'est reliée à votre compte."),
        ("date:demain responsable:<@&404>", "Je ne trouve pas ce rôle sur le serveur."),
        ("date:demain rappels:souvent", "Je ne comprends pas « souvent »."),
        ("date:demain rappels:1, 2, 3, 4, 5, 6 jours", "6 rappels, c'est trop pour une échéance"),
    ],
)
async def test_what_cannot_be_understood_is_said(stage: Stage, table: Roundtable, asked: str, said: str) -> None:
    assert said in texts_of(await ask(stage.hand("coordination"), asked))
    assert await dues(stage) == ()


async def test_a_member_who_is_not_responsible_is_told_whose_it_is(stage: Stage, table: Roundtable) -> None:
    await plan(stage.hand("responsable"))
    mireille, said = stage.hand(), "Les échéances de II.B.1.4 sont suivies par ses responsables et par la coordination."
    assert said in texts_of(await ask(mireille))
    assert said in texts_of(seen(await mireille.use(f"/suivi echeance action:{ACTION}")))
    await later(stage, 7 * DAY)
    (reminder,) = posted(stage)
    assert said in texts_of(seen(await mireille.press(reminder, label="Fait")))


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


async def test_moving_it_moves_its_reminders_and_withdrawing_it_stops_them(stage: Stage, table: Roundtable) -> None:
    hand = stage.hand("responsable")
    card = await plan(hand, more="rappels:2 jours")
    moved = seen(await hand.submit(await hand.press(card, label="Déplacer…"), {"day": "15 octobre 2012"}))
    assert "C'est déplacé, et ses rappels avec elle." in texts_of(moved)
    await later(stage, 21 * DAY)
    assert posted(stage) == []
    await later(stage, 12 * DAY)
    assert len(posted(stage)) == 1
    asked = seen(await hand.press(moved, label="Retirer…"))
    assert labels_of(asked) == ["Retirer cette échéance", "Garder"]
    assert "C'est retiré." in texts_of(seen(await hand.press(asked, label="Retirer cette échéance")))
    await later(stage, 30 * DAY)
    assert len(posted(stage)) == 1
    assert await dues(stage) == ()


async def test_the_action_s_card_says_what_is_due_next_and_leads_the_coordination_there(
    stage: Stage, table: Roundtable
) -> None:
    assert "Prochaine échéance" not in texts_of(seen(await stage.hand().use(f"/plan voir {ACTION}")))
    await plan(stage.hand("responsable"), "date:30 octobre 2012")
    await plan(stage.hand("responsable"))
    card = seen(await stage.hand().use(f"/plan voir {ACTION}"))
    assert "**Prochaine échéance :** le lundi 1er octobre 2012 à 9 h" in texts_of(card)
    assert "Échéances…" not in labels_of(card)
    hand = stage.hand("coordination")
    listed = seen(await hand.press(seen(await hand.use(f"/plan voir {ACTION}")), label="Échéances…"))
    assert "## Échéances de II.B.1.4" in texts_of(listed)
    assert len(options_of(listed)) == 2


async def test_what_comes_back_is_listed_and_ended_as_a_whole(stage: Stage, table: Roundtable) -> None:
    hand = stage.hand("responsable")
    card = await plan(hand, "date:1er octobre 2012 recurrence:chaque mois", "rappels:aucun")
    assert "le lundi 1er octobre 2012 à 9 h, puis tous les mois" in texts_of(card)
    await later(stage, 21 * DAY)
    await extend_deadlines(stage.app.deps)
    listed = seen(await hand.use(f"/suivi echeance action:{ACTION}"))
    assert "le lundi 1er octobre 2012 à 9 h" in texts_of(listed)
    assert "le jeudi 1er novembre 2012 à 9 h" in texts_of(listed)
    asked = seen(await hand.press(seen(await hand.choose(listed, options_of(listed)[1])), label="Retirer…"))
    ended = seen(await hand.press(asked, label="Et toutes les suivantes"))
    assert "novembre" not in texts_of(ended)
    await later(stage, 40 * DAY)
    await extend_deadlines(stage.app.deps)
    assert [f"{each.due_local:%m-%d}" for each in await dues(stage)] == ["10-01"]


async def test_it_is_told_in_the_channel_of_the_table_that_carries_it(stage: Stage, table: Roundtable) -> None:
    await plan(stage.hand("coordination"), more="responsable:Table jeunesse rappels:aucun")
    await later(stage, 21 * DAY)
    (reminder,) = posted(stage, "table-jeunesse")
    assert posted(stage) == []
    assert [each["id"] for each in reminder["mentions"]] == [stage.hand("responsable").user["id"]]


async def test_english_says_it_in_english(stage: Stage, table: Roundtable) -> None:
    hand = stage.hand("coordination", locale="en-US")
    shown = seen(await hand.use(f"/follow-up due action:{ACTION} date:October 1, 2012 recurrence:every year"))
    assert "**Due:** Monday, October 1, 2012 at 9 a.m." in texts_of(shown).replace("le Monday", "Monday")
    card = seen(await hand.press(shown, label="Plan it"))
    assert labels_of(card)[:4] == ["Done", "In progress", "Postpone", "Blocked"]


async def test_the_week_s_digest_is_posted_where_and_when_the_guild_wants_it(stage: Stage, table: Roundtable) -> None:
    channel = int(stage.hand("coordination").channel("annonces")["id"])
    await set_up(stage, SettingKey.DIGEST, Digest(channel))
    await plan_digests(stage.app.deps)
    await later(stage, 7 * DAY)
    assert posted(stage) == []
    await plan(stage.hand("coordination"), "date:27 septembre 2012", "rappels:aucun")
    await plan_digests(stage.app.deps)
    await later(stage, 7 * DAY)
    (digest,) = posted(stage)
    assert "## Cette semaine" in texts_of(digest)
    assert "le jeudi 27 septembre 2012 à 9 h" in texts_of(digest)
    assert custom_ids_of(digest)
