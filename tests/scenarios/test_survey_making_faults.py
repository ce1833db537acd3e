"""A survey being made through what goes wrong: a restart with a form open, two who change it at once, what is gone meanwhile."""

import pytest

from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from tests.scenarios.assembly_stage import choose_channels
from tests.scenarios.stage import Stage, labels_of, on_stage, texts_of
from tests.scenarios.survey_making_stage import ask, begin, ready, says, seen, survey_of, surveys_of


@pytest.fixture
async def hand(empty_stage: Stage) -> Hand:
    await choose_channels(empty_stage)
    return empty_stage.hand("coordination")


async def test_a_form_and_a_screen_that_a_restart_interrupted_still_serve(world: Playground, url: str) -> None:
    async with on_stage(world, url) as stage:
        hand = stage.hand("coordination")
        card = await begin(hand)
        form = await hand.choose(seen(await hand.press(card, label="Ajouter une question")), "one")
    async with on_stage(world, url) as stage:
        refused = seen(await hand.submit(form, {"text": "Lequel?", "options": "Pomme"}))
    async with on_stage(world, url) as stage:
        again = await hand.press(refused, label="Corriger")
        card = seen(await hand.submit(again, {"options": "Pomme\nPoire"}))
        says(card, "**1.** Lequel?")
    async with on_stage(world, url) as stage:
        screen = seen(await hand.choose(card, "1"))
        says(seen(await hand.press(screen, label="Retirer")), "La question est retirée.")
        assert (await survey_of(stage)).questions == ()


async def test_who_edits_what_somebody_else_moved_edits_it_where_it_is(empty_stage: Stage, hand: Hand) -> None:
    form, theirs, other = await _edited_by_two(empty_stage, hand)
    await other.press(theirs, label="Descendre")
    says(seen(await hand.submit(form, {"text": "Un, mieux dit?"})), "## Question 2 sur 2", "Un, mieux dit?")
    assert [each.text for each in (await survey_of(empty_stage)).questions] == ["Deux?", "Un, mieux dit?"]


async def test_who_edits_what_somebody_else_edited_is_told_and_keeps_what_they_wrote(
    empty_stage: Stage, hand: Hand
) -> None:
    form, theirs, other = await _edited_by_two(empty_stage, hand)
    await other.submit(await other.press(theirs, label="Modifier"), {"text": "Un, dit autrement?"})
    refused = seen(await hand.submit(form, {"text": "Un, mieux dit?"}))
    says(refused, "Quelqu'un d'autre a modifié ou retiré cette question", "**Question**\nUn, mieux dit?")
    assert [each.text for each in (await survey_of(empty_stage)).questions] == ["Un, dit autrement?", "Deux?"]
    again = await hand.press(refused, label="Corriger")
    await hand.submit(again, {})
    assert [each.text for each in (await survey_of(empty_stage)).questions] == ["Un, mieux dit?", "Deux?"]


async def _edited_by_two(stage: Stage, hand: Hand) -> tuple[Shown, JSON, Hand]:
    """Of two questions, the form of the first that is open in ``hand``, and the screen of the same in another's."""
    card = await begin(hand)
    for text in ("Un?", "Deux?"):
        card = await ask(hand, card, "yes_no", text)
    other = stage.hand("administration")
    theirs = seen(await other.choose(seen(await other.use("/gerer sondage modifier sondage:Tournée 2012")), "1"))
    return await hand.press(seen(await hand.choose(card, "1")), label="Modifier"), theirs, other


async def test_two_who_add_a_question_at_once_lose_none(empty_stage: Stage, hand: Hand) -> None:
    card = await begin(hand)
    other = empty_stage.hand("administration")
    theirs = seen(await other.use("/gerer sondage modifier sondage:Tournée 2012"))
    forms = [
        (each, await each.choose(seen(await each.press(screen, label="Ajouter une question")), "yes_no"))
        for each, screen in ((hand, card), (other, theirs))
    ]
    for number, (each, form) in enumerate(forms, 1):
        await each.submit(form, {"text": f"Question de la main {number}?"})
    questions = (await survey_of(empty_stage)).questions
    assert [each.text for each in questions] == ["Question de la main 1?", "Question de la main 2?"]


async def test_a_draft_that_was_abandoned_elsewhere_is_said_to_be_gone(empty_stage: Stage, hand: Hand) -> None:
    card = await begin(hand)
    other = empty_stage.hand("administration")
    asked = seen(
        await other.press(seen(await other.use("/gerer sondage modifier sondage:Tournée 2012")), label="Abandonner")
    )
    await other.press(asked, label="Abandonner")
    assert await surveys_of(empty_stage) == ()
    for label in ("Ajouter une question", "Titre et présentation", "Qui et comment", "Quand et où", "Indicateur"):
        gone = await hand.press(card, label=label)
        assert "Ce sondage n'existe plus." in texts_of(gone.messages[-1]), label


async def test_pressed_twice_it_is_published_and_closed_once(empty_stage: Stage, hand: Hand) -> None:
    page = seen(await hand.press(await ready(hand), label="Publier"))
    again = dict(page)
    card = seen(await hand.press(page, label="Publier maintenant"))
    stored = empty_stage.world.state.messages.find(page["channel_id"], page["id"])
    stored.raw |= again
    twice = await hand.press(again, label="Publier maintenant")
    assert "Rien n'a été modifié." in texts_of(twice.messages[-1])
    await empty_stage.deliver()
    stored.raw |= card
    asked = seen(await hand.press(card, label="Fermer maintenant"))
    again = dict(asked)
    await hand.press(asked, label="Fermer maintenant")
    stored.raw |= again
    twice_closed = seen(await hand.press(again, label="Fermer maintenant"))
    assert labels_of(twice_closed) == ["Résultats", "Copier pour une nouvelle vague", "Archiver"]
