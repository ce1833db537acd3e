"""`/gerer sondage creer`: a draft is begun, its questions are written, moved, shown to some; nothing is seen before « Publier »."""

import pytest

from bot.domain.survey import Condition, QuestionKind, SurveyStatus
from bot.playground.member import Hand
from tests.scenarios.assembly_stage import choose_channels
from tests.scenarios.stage import Stage, labels_of, texts_of
from tests.scenarios.survey_making_stage import (
    BACK,
    KINDS,
    TITLE,
    ask,
    begin,
    offers,
    ready,
    says,
    seen,
    survey_of,
    surveys_of,
)


@pytest.fixture
async def hand(empty_stage: Stage) -> Hand:
    await choose_channels(empty_stage)
    return empty_stage.hand("coordination")


async def test_a_survey_begins_with_its_title_in_the_channel_of_announcements(empty_stage: Stage, hand: Hand) -> None:
    card = await begin(hand, introduction="Pour le *bilan*.")
    channel = hand.channel("annonces")["id"]
    says(
        card,
        "## Tournée 2012\n-# Brouillon · rien n'est publié avant « Publier »",
        "Pour le \\*bilan\\*.",
        "**Pour :** tout le monde sur le serveur",
        "**Réponses :** anonymes, une par membre",
        "**Ouverture :** dès sa publication",
        "**Fermeture :** à fixer",
        f"**Salon :** <#{channel}>",
        "**Il manque :** une question, une fermeture",
    )
    assert "Publier" not in labels_of(card)
    survey = await survey_of(empty_stage)
    assert (survey.status, survey.title, survey.channel_id) == (SurveyStatus.DRAFT, TITLE, None)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_question_of_each_kind_is_written_and_kept(empty_stage: Stage, hand: Hand, kind: str) -> None:
    typed = {
        "one": {"options": "Pomme\n\n Poire "},
        "several": {"options": "Pomme\nPoire"},
        "likert": {"low": "Jamais", "high": "Toujours"},
    }
    card = await ask(
        hand, await begin(hand), kind, "Qu'en dites-vous?", help="Dites.", required="no", **typed.get(kind, {})
    )
    says(card, "**1.** Qu'en dites-vous?", "facultative")
    (question,) = (await survey_of(empty_stage)).questions
    options = {"one": ("Pomme", "Poire"), "several": ("Pomme", "Poire"), "likert": ("Jamais", "Toujours")}
    assert (question.kind, question.options) == (QuestionKind(kind), options.get(kind, ()))
    assert (question.text, question.help, question.required) == ("Qu'en dites-vous?", "Dites.", False)


async def test_what_cannot_be_a_question_comes_back_with_what_was_typed(empty_stage: Stage, hand: Hand) -> None:
    kinds = seen(await hand.press(await begin(hand), label="Ajouter une question"))
    form = await hand.choose(kinds, "one")
    refused = seen(await hand.submit(form, {"text": "Lequel?", "options": "Pomme"}))
    says(refused, "Il faut au moins deux choix", "**Question**\nLequel?", "**Choix**\nPomme")
    again = await hand.press(refused, label="Corriger")
    card = seen(await hand.submit(again, {"options": "Pomme\nPoire"}))
    says(card, "**1.** Lequel?", "Pomme / Poire")
    assert len((await survey_of(empty_stage)).questions) == 1


async def test_a_question_is_edited_moved_and_removed(empty_stage: Stage, hand: Hand) -> None:
    card = await begin(hand)
    for text in ("Un?", "Deux?", "Trois?"):
        card = await ask(hand, card, "yes_no", text)
    screen = seen(await hand.choose(card, "2"))
    says(screen, "## Question 2 sur 3", "Deux?", "Posée à tout le monde.")
    form = await hand.press(screen, label="Modifier")
    screen = seen(await hand.submit(form, {"text": "Deux encore?"}))
    says(screen, "Deux encore?")
    up = seen(await hand.press(screen, label="Monter"))
    says(up, "## Question 1 sur 3")
    assert "Monter" not in labels_of(up)
    down = seen(await hand.press(up, label="Descendre"))
    says(down, "## Question 2 sur 3")
    card = seen(await hand.press(down, label="Retirer"))
    says(card, "**La question est retirée.**", "**1.** Un?", "**2.** Trois?")
    assert [each.text for each in (await survey_of(empty_stage)).questions] == ["Un?", "Trois?"]


async def test_removing_twice_takes_no_neighbour_away(empty_stage: Stage, hand: Hand) -> None:
    card = await begin(hand)
    for text in ("Un?", "Deux?"):
        card = await ask(hand, card, "yes_no", text)
    screen = seen(await hand.choose(card, "1"))
    again = dict(screen)
    await hand.press(screen, label="Retirer")
    stored = empty_stage.world.state.messages.find(screen["channel_id"], screen["id"])
    stored.raw |= again
    says(seen(await hand.press(again, label="Retirer")), "**1.** Deux?")
    assert [each.text for each in (await survey_of(empty_stage)).questions] == ["Deux?"]


async def test_a_question_is_asked_only_where_an_earlier_answer_is_such(empty_stage: Stage, hand: Hand) -> None:
    card = await begin(hand)
    card = await ask(hand, card, "one", "D'où venez-vous?", options="Du CLSC\nD'une école\nD'ailleurs")
    card = await ask(hand, card, "satisfaction", "En êtes-vous content?")
    screen = seen(await hand.choose(card, "2"))
    deciders = seen(await hand.press(screen, label="À qui la poser"))
    answers = seen(await hand.choose(deciders, "1"))
    screen = seen(await hand.choose(answers, "2", "3"))
    says(screen, "Posée seulement si, à la question 1, on a répondu : D'une école / D'ailleurs", "selon la question 1")
    assert (await survey_of(empty_stage)).questions[1].condition == Condition(1, frozenset({2, 3}))
    refused = await hand.press(screen, label="Monter")
    assert "doit venir avant elle" in texts_of(refused.messages[-1])
    deciders = seen(await hand.press(screen, label="À qui la poser"))
    screen = seen(await hand.press(deciders, label="La poser à tout le monde"))
    says(screen, "Posée à tout le monde.")
    assert (await survey_of(empty_stage)).questions[1].condition is None


async def test_removing_what_decides_says_what_is_then_asked_of_everyone(empty_stage: Stage, hand: Hand) -> None:
    card = await ask(hand, await begin(hand), "yes_no", "Venez-vous?")
    card = await ask(hand, card, "short", "Quand?")
    screen = seen(await hand.choose(card, "2"))
    answers = seen(await hand.choose(seen(await hand.press(screen, label="À qui la poser")), "1"))
    card = seen(await hand.press(seen(await hand.choose(answers, "1")), label=BACK))
    screen = seen(await hand.choose(card, "1"))
    says(screen, "La réponse décide si ces questions sont posées : 2.")
    card = seen(await hand.press(screen, label="Retirer"))
    says(card, "La question est retirée; 1 question qui en dépendait est maintenant posée à tout le monde.")
    assert (await survey_of(empty_stage)).questions[0].condition is None


async def test_the_title_and_the_introduction_are_written_again(empty_stage: Stage, hand: Hand) -> None:
    form = await hand.press(await begin(hand), label="Titre et présentation")
    says(seen(await hand.submit(form, {"title": "Bilan", "introduction": "Merci."})), "## Bilan", "Merci.")


async def test_a_draft_is_abandoned_once_it_was_said_what_that_does(empty_stage: Stage, hand: Hand) -> None:
    asked = seen(await hand.press(await begin(hand), label="Abandonner"))
    says(asked, "## Abandonner « Tournée 2012 »?", "seront effacés")
    card = seen(await hand.press(asked, label="Garder le brouillon"))
    gone = seen(await hand.press(seen(await hand.press(card, label="Abandonner")), label="Abandonner"))
    says(gone, "Le brouillon est abandonné.")
    assert await surveys_of(empty_stage) == ()


async def test_a_draft_is_found_again_by_its_title(empty_stage: Stage, hand: Hand) -> None:
    await ready(hand)
    (offered,) = await hand.suggest("/gerer sondage modifier sondage:tournee")
    assert offered["name"].startswith("Tournée 2012 · Brouillon · ")
    card = seen(await hand.use(f"/gerer sondage modifier sondage:{offered['value']}"))
    offers(
        card,
        "Ajouter une question",
        "Titre et présentation",
        "Qui et comment",
        "Quand et où",
        "Indicateur",
        "Aperçu",
        "Réponse d'essai",
        "Publier",
        "Abandonner",
    )
    unknown = await hand.use("/gerer sondage modifier sondage:autre chose")
    assert "Je ne trouve pas le sondage « autre chose »" in texts_of(unknown.messages[-1])


async def test_it_is_read_and_tried_as_a_member_would_and_one_comes_back_to_its_card(
    empty_stage: Stage, hand: Hand
) -> None:
    card = await ready(hand)
    preview = seen(await hand.press(card, label="Aperçu"))
    says(preview, "Le sondage tel qu'un membre le verra", "Êtes-vous de retour?")
    card = seen(await hand.press(preview, label=BACK))
    before = seen(await hand.press(card, label="Réponse d'essai"))
    says(before, "Essai : rien n'en sera gardé ni compté.")
    assert BACK in labels_of(before)
    form = await hand.press(before, label="Commencer")
    over = seen(await hand.submit(form, {"q1": "1"}))
    says(over, "Essai terminé", "Rien n'a été gardé ni compté.")
    offers(seen(await hand.press(over, label=BACK)), "Publier", "Abandonner")


async def test_a_draft_reads_in_english_too(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination", locale="en-US")
    form = await hand.use("/manage survey create")
    card = seen(await hand.submit(form, {"title": TITLE, "introduction": ""}))
    says(
        card,
        "Draft · nothing is published before “Publish”",
        "**For:** everyone on the server",
        "**Closes:** to be set",
    )
    assert labels_of(card) == [
        "Add a question",
        "Title and introduction",
        "Who and how",
        "When and where",
        "Indicator",
        "Discard",
    ]
