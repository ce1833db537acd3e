"""`/gerer sondage publier`, `fermer`, `modifier`: said before it is done; reworded, extended, closed, copied, archived."""

from datetime import timedelta

import pytest

from bot.domain.guild_settings import SettingKey, Surveys
from bot.domain.survey import Survey, SurveyStatus
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from tests.scenarios.assembly_stage import announced, choose_channels
from tests.scenarios.roundtable import set_up, settle
from tests.scenarios.stage import Stage, labels_of, texts_of
from tests.scenarios.survey_making_stage import (
    TITLE,
    ask,
    begin,
    date,
    offers,
    publish,
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


async def close(stage: Stage, hand: Hand) -> JSON:
    """Close the guild's only survey by its command, deliver; its card."""
    asked = seen(await hand.use(f"/gerer sondage fermer sondage:{TITLE}"))
    card = seen(await hand.press(asked, label="Fermer maintenant"))
    await stage.deliver()
    return card


async def test_publishing_says_first_what_will_happen(empty_stage: Stage, hand: Hand) -> None:
    await settle(empty_stage)
    await ready(hand)
    page = seen(await hand.use(f"/gerer sondage publier sondage:{TITLE}"))
    says(
        page,
        "## Publier « Tournée 2012 »?\n-# Rien n'est encore publié.",
        "**Ce qui est demandé :** 2 questions, environ 2 minutes",
        "**Pour :** tout le monde sur le serveur",
        "**Combien :** 3 personnes au bottin. **Attention :** c'est moins que les 5 réponses qu'il faut",
        "**Réponses :** anonymes, une par membre",
        "**Ouverture :** dès sa publication",
        "**Fermeture :** le mercredi 31 octobre 2012 à 17 h",
        "leurs réponses sont anonymes, qu'elles ne peuvent plus être changées",
        "À la fermeture, les résultats sont affichés",
        "ni l'anonymat, ni les personnes invitées, ni les choix ne changent plus",
    )
    assert announced(empty_stage) == []
    card = seen(await hand.press(page, label="Revenir au sondage"))
    offers(card, "Publier", "Abandonner")
    assert (await survey_of(empty_stage)).status is SurveyStatus.DRAFT


async def test_the_page_before_tells_the_threshold_that_the_guild_has_now(empty_stage: Stage, hand: Hand) -> None:
    await ready(hand)
    await set_up(empty_stage, SettingKey.SURVEYS, Surveys(threshold=7))
    page = seen(await hand.use(f"/gerer sondage publier sondage:{TITLE}"))
    says(page, "rien n'est montré à moins de 7 réponses")
    await hand.press(page, label="Publier maintenant")
    assert (await survey_of(empty_stage)).threshold == 7


async def test_what_is_published_is_posted_and_its_card_says_how_it_goes(empty_stage: Stage, hand: Hand) -> None:
    card = await publish(empty_stage, await ready(hand))
    says(card, "## Tournée 2012\n-# Ouvert", "**C'est publié.**", "**Participation :** 0 réponse")
    assert labels_of(card) == ["Corriger une formulation", "Prolonger", "Fermer maintenant", "Copier", "Aperçu"]
    assert TITLE in texts_of(announced(empty_stage)[-1])
    survey = await survey_of(empty_stage)
    assert (survey.status, survey.published_at is not None) == (SurveyStatus.OPEN, True)


async def test_what_lacks_something_is_not_published_and_says_what(empty_stage: Stage, hand: Hand) -> None:
    card = await ask(hand, await begin(hand), "yes_no", "Oui?")
    page = seen(await hand.press(card, label="Publier"))
    says(page, "**Il manque :** une fermeture")
    assert labels_of(page) == ["Revenir au sondage"]
    card = await date(hand, seen(await hand.press(page, label="Revenir au sondage")))
    page = seen(await hand.press(card, label="Publier"))
    empty_stage.world.clock.advance(timedelta(days=365))
    refused = await hand.press(page, label="Publier maintenant")
    assert "Ce moment est déjà passé." in texts_of(refused.messages[-1])
    assert (await survey_of(empty_stage)).status is SurveyStatus.DRAFT


async def test_without_a_channel_to_ask_it_in_it_is_not_published(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    page = seen(await hand.press(await ready(hand), label="Publier"))
    says(page, "**Il manque :** un salon")
    assert labels_of(page) == ["Revenir au sondage"]


async def test_what_opens_later_is_said_to_come(empty_stage: Stage, hand: Hand) -> None:
    card = await ask(hand, await begin(hand), "yes_no", "Oui?")
    card = await publish(empty_stage, await date(hand, card, "30 octobre 2012 à 9 h"))
    says(card, "-# À venir", "**C'est publié : il s'ouvrira de lui-même.**", "le sondage n'est pas encore ouvert")
    assert announced(empty_stage) == []


async def test_a_wording_is_corrected_with_a_warning_and_a_trace(empty_stage: Stage, hand: Hand) -> None:
    card = await publish(empty_stage, await ready(hand))
    wordings = seen(await hand.press(card, label="Corriger une formulation"))
    says(wordings, "Les membres verront que la formulation a changé.")
    assert "Attention" not in texts_of(wordings)
    form = await hand.choose(wordings, "1")
    refused = seen(await hand.submit(form, {"text": "\u200e"}))
    says(refused, "Il manque un texte")
    again = await hand.press(refused, label="Corriger")
    card = seen(await hand.submit(again, {"text": "Êtes-vous de retour parmi nous?"}))
    says(
        card,
        "**C'est corrigé; les membres le verront.**",
        "Êtes-vous de retour parmi nous?",
        "corrigée; publiée ainsi : Êtes-vous de retour?",
    )
    wordings = seen(await hand.press(card, label="Corriger une formulation"))
    form = await hand.press(wordings, label="Titre et présentation")
    says(seen(await hand.submit(form, {"title": "Tournée d'automne"})), "## Tournée d'automne")


async def test_correcting_what_was_answered_already_warns_of_how_many_answers_it_may_change(
    empty_stage: Stage, hand: Hand
) -> None:
    card = await publish(empty_stage, await ready(hand))
    before = await empty_stage.hand().press(announced(empty_stage)[-1], label="Répondre")
    form = await empty_stage.hand().press(seen(before), label="Commencer")
    await empty_stage.hand().submit(form, {"q1": "1"})
    wordings = seen(await hand.press(card, label="Corriger une formulation"))
    says(
        wordings,
        "**Attention :** 1 réponse est déjà comptée. Si le sens change,",
        "fermez plutôt ce sondage et copiez-le",
    )


async def test_it_is_extended_by_a_date_or_by_a_length(empty_stage: Stage, hand: Hand) -> None:
    card = await publish(empty_stage, await ready(hand))
    before = (await survey_of(empty_stage)).closes_local
    form = await hand.press(card, label="Prolonger")
    refused = seen(await hand.submit(form, {"closes": "demain midi"}))
    says(refused, "choisissez une fin plus lointaine", "**Nouvelle fermeture**\ndemain midi")
    again = await hand.press(refused, label="Corriger")
    card = seen(await hand.submit(again, {"closes": "1 semaine"}))
    says(card, "**C'est prolongé.**", "**Fermeture :** le mercredi 7 novembre 2012 à 17 h")
    assert before is not None
    assert (await survey_of(empty_stage)).closes_local == before + timedelta(days=7)


async def test_closing_says_first_that_it_cannot_be_undone(empty_stage: Stage, hand: Hand) -> None:
    await publish(empty_stage, await ready(hand))
    asked = seen(await hand.use(f"/gerer sondage fermer sondage:{TITLE}"))
    says(
        asked,
        "## Fermer « Tournée 2012 » maintenant?",
        "0 réponse est comptée. Personne ne pourra plus répondre.",
        "**C'est irrévocable :** les réponses sont mêlées et scellées",
        "Avec moins de 5 réponses, les résultats ne seront pas montrés.",
    )
    card = seen(await hand.press(asked, label="Le laisser ouvert"))
    assert (await survey_of(empty_stage)).status is SurveyStatus.OPEN
    asked = seen(await hand.press(card, label="Fermer maintenant"))
    card = seen(await hand.press(asked, label="Fermer maintenant"))
    says(card, "-# Fermé", "**C'est fermé.**")
    assert labels_of(card) == ["Résultats", "Copier pour une nouvelle vague", "Archiver"]
    assert (await survey_of(empty_stage)).status is SurveyStatus.CLOSED
    results = seen(await hand.press(card, label="Résultats"))
    says(results, "Tournée 2012")
    offers(seen(await hand.press(results, label="Revenir au sondage")), "Résultats", "Archiver")


async def test_a_nominal_survey_shows_its_results_while_it_is_open(empty_stage: Stage, hand: Hand) -> None:
    card = await ready(hand)
    how = seen(await hand.press(card, label="Qui et comment"))
    how = seen(await hand.submit(await hand.press(how, label="Anonymat et résultats"), {"named": "nominal"}))
    card = await publish(empty_stage, seen(await hand.press(how, label="Revenir au sondage")))
    assert "Résultats" in labels_of(card)
    asked = seen(await hand.press(card, label="Fermer maintenant"))
    says(asked, "**C'est irrévocable :** ce sondage ne pourra pas être rouvert.")


async def test_a_closed_survey_is_copied_once_then_archived(empty_stage: Stage, hand: Hand) -> None:
    await publish(empty_stage, await ready(hand))
    card = await close(empty_stage, hand)
    copy = seen(await hand.press(card, label="Copier pour une nouvelle vague"))
    says(copy, "-# Brouillon", "**C'est copié : voici le brouillon.**", "**1.** Êtes-vous de retour?")
    first, draft = await _both(empty_stage)
    assert draft.previous_id == first.id
    card = seen(await hand.use(f"/gerer sondage modifier sondage:{first.id}"))
    again = seen(await hand.press(card, label="Copier pour une nouvelle vague"))
    says(again, "**Une copie était déjà commencée : la voici.**")
    assert len(await surveys_of(empty_stage)) == 2
    card = seen(await hand.use(f"/gerer sondage modifier sondage:{first.id}"))
    card = seen(await hand.press(card, label="Archiver"))
    says(card, "-# Archivé", "C'est archivé")
    assert labels_of(card) == ["Résultats", "Copier pour une nouvelle vague"]


async def test_what_comes_back_says_what_would_stop_it_and_that_it_is_stopped(empty_stage: Stage, hand: Hand) -> None:
    card = await date(hand, await ready(hand), "lundi prochain 9 h", "3 jours", "chaque semaine")
    await publish(empty_stage, card)
    empty_stage.world.clock.advance(timedelta(days=7, hours=1))
    page = seen(await hand.use(f"/gerer sondage fermer sondage:{TITLE}"))
    says(page, "Il revient : le prochain s'ouvrira à sa date.", "archivez celui-ci une fois fermé")
    card = seen(await hand.press(page, label="Fermer maintenant"))
    says(card, "**Revient :** toutes les semaines")
    card = seen(await hand.press(card, label="Archiver"))
    says(card, "et il ne reviendra plus")
    assert "**Revient :**" not in texts_of(card)


async def test_what_was_published_meanwhile_is_no_draft_to_change(empty_stage: Stage, hand: Hand) -> None:
    card = await ready(hand)
    await hand.use(f"/gerer sondage publier sondage:{TITLE}")
    other = empty_stage.hand("administration")
    page = seen(await other.use(f"/gerer sondage publier sondage:{TITLE}"))
    await other.press(page, label="Publier maintenant")
    refused = await hand.press(card, label="Ajouter une question")
    assert "Ce sondage est publié" in texts_of(refused.messages[-1])
    refused = await hand.press(card, label="Titre et présentation")
    assert "Ce sondage est publié" in texts_of(refused.messages[-1])


async def test_a_page_of_what_it_is_no_more_says_so_and_offers_nothing(empty_stage: Stage, hand: Hand) -> None:
    card = await ready(hand)
    other = empty_stage.hand("administration")
    theirs = await other.use(f"/gerer sondage publier sondage:{TITLE}")
    opened = seen(await other.press(seen(theirs), label="Publier maintenant"))
    assert "Ce sondage est publié" in texts_of((await hand.press(card, label="Publier")).messages[-1])
    asked = seen(await hand.use(f"/gerer sondage fermer sondage:{TITLE}"))
    await hand.press(asked, label="Fermer maintenant")
    for label in ("Fermer maintenant", "Corriger une formulation"):
        refused = await other.press(opened, label=label)
        assert "Ce sondage est fermé. Rien n'a été modifié." in texts_of(refused.messages[-1]), label


async def test_publishing_and_closing_read_in_english_too(empty_stage: Stage, hand: Hand) -> None:
    await ready(hand)
    english = empty_stage.hand("coordination", locale="en-US")
    (offered,) = await english.suggest("/manage survey publish survey:draft")
    page = seen(await english.use(f"/manage survey publish survey:{offered['value']}"))
    says(
        page,
        "Nothing is published yet.",
        "What is asked:** 2 questions, about 2 minutes",
        "their answers are anonymous",
    )
    card = seen(await english.press(page, label="Publish now"))
    says(card, "**It is published.**", "**Participation:** 0 answer")
    wordings = seen(await english.press(card, label="Correct a wording"))
    says(wordings, "Members will see that the wording has changed.")
    asked = seen(await english.use(f"/manage survey close survey:{offered['value']}"))
    says(asked, "**It cannot be undone:** answers are shuffled and sealed")
    card = seen(await english.press(asked, label="Close now"))
    assert labels_of(card) == ["Results", "Copy for a new wave", "Archive"]


async def _both(stage: Stage) -> tuple[Survey, Survey]:
    """The first survey, and the draft that was copied from it."""
    surveys = sorted(await surveys_of(stage), key=lambda each: each.id)
    return surveys[0], surveys[1]
