"""`/suivi echeance` on the real bot: what was understood, kept, listed, moved, withdrawn; who may."""

import pytest

from bot.domain.directory import Carrier, CarrierKind
from bot.domain.journal import SHELL
from bot.services.deadlines import extend_deadlines
from bot.services.entrusting import entrust
from tests.scenarios.followup_stage import (
    ACTION,
    ANSWERS,
    DAY,
    HOUR,
    ask,
    dues,
    later,
    plan,
    posted,
    seen,
    set_table,
)
from tests.scenarios.roundtable import PARTY, Roundtable
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of


@pytest.fixture
async def table(stage: Stage) -> Roundtable:
    return await set_table(stage)


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
    assert due.offsets == (3 * DAY, 2 * HOUR)


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


async def test_whoever_carries_it_no_more_can_finish_nothing_that_was_begun(stage: Stage, table: Roundtable) -> None:
    hand, deps, guild_id = stage.hand("responsable"), stage.app.deps, int(stage.world.guild_id)
    understood, card = await ask(hand), await plan(hand)
    forms = [await hand.press(card, label=label) for label in ("Fait", "Déplacer…")]
    await entrust(deps, guild_id, SHELL, Carrier(CarrierKind.PERSON, table.chloe), party=PARTY)
    said = "Les échéances de II.B.1.4 sont suivies par ses responsables et par la coordination."
    shown = [await hand.press(understood, label="Planifier"), await hand.press(card, label="Retirer…")]
    shown += [await hand.submit(form, {field: "demain"}) for form, field in zip(forms, ("note", "day"), strict=True)]
    assert [texts_of(seen(each)).partition(" Rien")[0] for each in shown] == [said] * 4
    (due,) = await dues(stage)
    assert f"{due.due_local:%m-%d}" == "10-01"


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


async def test_english_says_it_in_english(stage: Stage, table: Roundtable) -> None:
    hand = stage.hand("coordination", locale="en-US")
    shown = seen(await hand.use(f"/follow-up due action:{ACTION} date:October 1, 2012 recurrence:every year"))
    assert "**Due:** Monday, October 1, 2012 at 9 a.m." in texts_of(shown).replace("le Monday", "Monday")
    card = seen(await hand.press(shown, label="Plan it"))
    assert labels_of(card)[:4] == ["Done", "In progress", "Postpone", "Blocked"]
