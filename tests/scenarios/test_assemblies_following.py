"""Reminders that were sent follow what changes after them, and whoever asked for them is told."""

from datetime import timedelta

import pytest

from bot.playground.json_types import JSON
from bot.playground.member import DIRECT
from tests.scenarios.assembly_stage import announced, choose_channels, convene, seen, told
from tests.scenarios.stage import Stage, labels_of, texts_of

LATER = "6 novembre 2012 à 19 h"


@pytest.fixture
async def guild(empty_stage: Stage) -> Stage:
    """An assembly was convened, one member asked to be reminded, and the reminders of the week before were sent."""
    await choose_channels(empty_stage)
    await convene(empty_stage)
    await told(empty_stage, empty_stage.hand("membre"), announced(empty_stage)[0], "Me le rappeler")
    empty_stage.world.clock.advance(timedelta(days=43, hours=5))  # October 23, in the evening
    await empty_stage.deliver()
    return empty_stage


def reminder(stage: Stage) -> JSON:
    (found,) = (each for each in announced(stage) if texts_of(each).startswith("## Rappel"))
    return found


async def postpone(stage: Stage) -> None:
    hand = stage.hand("coordination")
    screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:Logement date:{LATER} raison:Salle prise"))
    await hand.press(screen, label="Reporter")
    await stage.deliver()


async def test_a_reminder_that_was_posted_says_the_new_day_and_that_it_was_changed(guild: Stage) -> None:
    assert "mardi 30 octobre 2012" in texts_of(reminder(guild))
    before = reminder(guild)["id"]
    await postpone(guild)
    after = reminder(guild)
    assert after["id"] == before
    text = texts_of(after)
    assert text.startswith("## Rappel : Logement\n-# modifié\n")
    assert "**Quand :** le mardi 6 novembre 2012 de 19 h à 21 h" in text
    assert "Mes rappels" in labels_of(after)


async def test_a_private_reminder_follows_too_and_whoever_asked_for_it_is_told_without_having_answered(
    guild: Stage,
) -> None:
    (private,) = guild.hand().sees(DIRECT)
    await postpone(guild)
    followed, notice = guild.hand().sees(DIRECT)
    assert followed["id"] == private["id"]
    assert "le mardi 6 novembre 2012" in texts_of(followed)
    assert "Reportée : Logement" in texts_of(notice)
    assert "Dites si vous serez là sur la convocation." in texts_of(notice)
    assert "Votre réponse est gardée." not in texts_of(notice)


async def test_a_reminder_of_what_was_cancelled_says_so_and_asks_nothing_more(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = seen(await hand.use("/gerer assemblee annuler assemblee:Logement raison:Grève"))
    await hand.press(screen, label="Annuler l'assemblée")
    await guild.deliver()
    (followed,) = (each for each in announced(guild) if texts_of(each).startswith("## Annulée"))
    assert "**Annulée :** elle n'aura pas lieu." in texts_of(followed)
    assert labels_of(followed) == ["Mes rappels"]


async def test_a_check_in_that_was_posted_follows_a_postponement_and_takes_nobody_any_more(empty_stage: Stage) -> None:
    await choose_channels(empty_stage)
    await convene(empty_stage)
    empty_stage.world.clock.advance(timedelta(days=50, hours=8, minutes=5))  # October 30, at 6:05 p.m.
    await empty_stage.deliver()
    (posted,) = (each for each in announced(empty_stage) if texts_of(each).startswith("## Présences"))
    await postpone(empty_stage)
    (followed,) = (each for each in announced(empty_stage) if each["id"] == posted["id"])
    assert "**Reportée :**" in texts_of(followed)
    assert "Je suis présent" not in labels_of(followed)


async def test_a_check_in_that_was_posted_follows_another_place(empty_stage: Stage) -> None:
    await choose_channels(empty_stage)
    await convene(empty_stage)
    empty_stage.world.clock.advance(timedelta(days=50, hours=8, minutes=5))
    await empty_stage.deliver()
    hand = empty_stage.hand("coordination")
    form = await hand.use("/gerer assemblee modifier assemblee:Logement")
    await hand.submit(form, {"title": "Le logement"})
    await empty_stage.deliver()
    (posted,) = (each for each in announced(empty_stage) if texts_of(each).startswith("## Présences"))
    assert texts_of(posted).startswith("## Présences : Le logement\n")
    assert "Je suis présent" in labels_of(posted)
