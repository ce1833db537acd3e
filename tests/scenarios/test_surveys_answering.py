"""A member answers a survey: told first what becomes of it, step by step, once, and never losing what they wrote."""

from datetime import timedelta

import pytest

from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.journal import SHELL
from bot.domain.survey import Audience, AudienceKind, Question, QuestionKind, SurveyStatus
from bot.playground.shown import Shown
from bot.services.directory import enrol_organization, enrol_person
from bot.services.links import link_person
from bot.views.layout import Control
from bot.views.survey_places import answer_control, preview_control, trial_control
from tests.scenarios.assembly_stage import EPHEMERAL
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of
from tests.scenarios.survey_stage import began, fields_of, labels_of_form, open_survey, page, posted, went_on
from tests.services.answering_tools import changed, counted, responded
from tests.services.test_survey_answers import rows_of


def read(shown: Shown) -> str:
    return texts_of(page(shown))


async def test_before_the_first_question_an_anonymous_survey_says_what_becomes_of_an_answer(stage: Stage) -> None:
    await open_survey(stage, introduction="Deux minutes **pour** nous aider.")
    before = await stage.hand().use("/sondage")
    text = read(before)
    assert "Deux minutes \\*\\*pour\\*\\* nous aider." in text
    assert "**Ce qui est demandé :** 4 questions, environ 3 minutes, en plusieurs étapes" in text
    assert "rien à moins de 5 réponses" in text
    assert "Tant qu'il est ouvert, vous faites confiance à la personne qui entretient Courroie" in text
    assert "**Une réponse envoyée ne peut être ni revue, ni changée, ni retirée.**" in text
    assert "**Jusqu'à quand :** le lundi 17 septembre 2012 à" in text
    assert "Le prochain formulaire est le dernier" not in text
    assert labels_of(page(before)) == ["Commencer"]


async def test_before_the_first_question_a_nominal_survey_says_who_will_see_the_answers(stage: Stage) -> None:
    await open_survey(stage, anonymous=False)
    text = read(await stage.hand().use("/sondage"))
    assert "la coordination verra vos réponses, avec votre nom" in text
    assert "Ce qui est publié ne nomme personne : des totaux, et les commentaires tels quels" in text
    assert "3 ans après la fermeture; puis sans votre nom" in text
    assert "`/moi donnees` les montre, et les efface d'ici là quand vous le voulez" in text
    assert "Vous pouvez changer votre réponse jusqu'à la fermeture." in text


async def test_it_is_all_said_in_english_too(stage: Stage) -> None:
    survey = await open_survey(stage)
    hand = stage.hand(locale="en-US")
    before = await hand.use("/survey")
    text = read(before)
    assert "**What is asked:** 4 questions, about 3 minutes, in several steps" in text
    assert "Once sent, an answer can be neither seen again, nor changed, nor withdrawn." in text
    form = await hand.press(page(before), label="Begin")
    shown = await hand.submit(form, {"q1": "2"})
    assert "**Next:** questions 3 to 4, of 4" in read(shown)
    shown = await went_on(hand, shown, "Continue", q3=["2"])
    assert "Answer received. Thank you!" in read(shown)
    assert await counted(stage.app.deps, survey) == 1


async def test_an_anonymous_answer_goes_by_steps_and_is_kept_nowhere_before_its_end(stage: Stage) -> None:
    survey, hand = await open_survey(stage), stage.hand()
    shown = await began(hand, q1="1")
    assert "Rien n'est encore gardé" in read(shown)
    assert "Le prochain formulaire est le dernier : il envoie votre réponse." in read(shown)
    assert await rows_of(stage.app.deps) == 0
    shown = await went_on(hand, shown, q2="5", q3=["1", "3"], q4="Merci!")
    assert "Réponse reçue. Merci!" in read(shown)
    assert "Elle ne peut être ni revue ni changée." in read(shown)
    assert "Satisfaisant" not in read(shown)
    assert await counted(stage.app.deps, survey) == 1
    again = await hand.use("/sondage lequel:attentes")
    assert "Votre réponse est déjà comptée." in read(again)
    assert "vous avez répondu" in read(await hand.use("/sondage"))


async def test_what_an_answer_rules_out_is_not_asked(stage: Stage) -> None:
    await open_survey(stage)
    hand = stage.hand()
    shown = await began(hand, q1="2")
    form = await hand.press(page(shown), label="Continuer")
    assert list(fields_of(form)) == ["q3", "q4"]


async def test_a_step_that_was_left_is_taken_up_from_its_message(stage: Stage) -> None:
    survey, hand = await open_survey(stage), stage.hand()
    shown = await began(hand, q1="1")
    await hand.press(page(shown), label="Continuer")
    shown = await went_on(hand, shown, q2="3", q3=["2"])
    assert "Réponse reçue" in read(shown)
    assert await counted(stage.app.deps, survey) == 1


async def test_a_nominal_answer_is_taken_up_from_the_database_and_can_be_changed(stage: Stage) -> None:
    survey, hand = await open_survey(stage, anonymous=False), stage.hand()
    shown = await began(hand, q1="1")
    assert "Vos réponses sont gardées, et pas encore envoyées" in read(shown)
    resumed = await hand.use("/sondage")
    assert "**Vous en étiez à la question 2 sur 4.**" in read(resumed)
    shown = await went_on(hand, resumed, "Reprendre", q2="4", q3=["1", "3"], q4="Un **mot**.")
    assert "Réponse reçue. Merci!" in read(shown)
    assert "**L'accueil**\nSatisfaisant" in read(shown)
    assert "Un local, Une formation" in read(shown)
    assert "Un \\*\\*mot\\*\\*." in read(shown)
    shown = await went_on(hand, shown, "Modifier ma réponse")
    counts_still = "La réponse que vous avez envoyée compte tant que vous n'envoyez pas celle-ci."
    assert counts_still in read(shown)
    assert counts_still in read(await hand.use("/sondage"))
    form = await hand.press(page(shown), label="Continuer")
    assert fields_of(form) == {"q2": "4", "q3": "1,3", "q4": "Un **mot**."}
    shown = await hand.submit(form, {"q2": "5", "q4": ""})
    assert "**L'accueil**\nTrès satisfaisant" in read(shown)
    assert "mot" not in read(shown).partition("Ce qui vous aiderait")[2]
    kept = await responded(stage.app.deps, survey, f"u{hand.user['id']}")
    assert kept is not None
    assert kept.answers == {1: 1, 2: 5, 3: (1, 3)}
    assert "Votre réponse" in read(await hand.use("/sondage lequel:attentes"))


async def test_a_comment_of_the_first_step_is_there_when_it_is_changed(stage: Stage) -> None:
    questions = (Question(1, QuestionKind.LONG, "Un mot?"), Question(2, QuestionKind.YES_NO, "Reviendrez-vous?"))
    await open_survey(stage, anonymous=False, questions=questions)
    hand = stage.hand()
    sent = await began(hand, q1="Bien\n> dit", q2="1")
    changing = await hand.press(page(sent), label="Modifier ma réponse")
    assert "pas encore envoyées" not in read(changing)
    form = await hand.press(page(changing), label="Modifier")
    assert fields_of(form) == {"q1": "Bien\n> dit", "q2": "1"}


async def test_an_answer_that_cannot_be_accepted_comes_back_whole(stage: Stage) -> None:
    survey, hand = await open_survey(stage), stage.hand()
    shown = await began(hand, q1="2")
    await changed(stage.app.deps, survey, status=SurveyStatus.CLOSED, closed_at=stage.world.clock.now())
    refused = await went_on(hand, shown, q3=["1", "2"], q4="Je **tiens** à ce texte.")
    assert "Ce sondage est fermé depuis" in read(refused)
    assert labels_of(page(refused)) == ["Corriger", "Retour au sondage"]
    form = await hand.press(page(refused), label="Corriger")
    assert fields_of(form) == {"q3": "1,2", "q4": "Je **tiens** à ce texte."}
    await changed(stage.app.deps, survey, status=SurveyStatus.OPEN)


async def test_corriger_keeps_what_was_chosen_in_every_sort_of_field(stage: Stage) -> None:
    questions = (
        Question(1, QuestionKind.LIKERT, "À quel point?"),
        Question(2, QuestionKind.SEVERAL, "Lesquels?", options=("a", "b", "c")),
        Question(3, QuestionKind.RECOMMENDATION, "De 0 à 10?"),
        Question(4, QuestionKind.ONE, "Lequel?", options=tuple(f"Choix {each}" for each in range(25))),
        Question(5, QuestionKind.SHORT, "Un mot?"),
    )
    survey, hand = await open_survey(stage, questions=questions), stage.hand()
    refused = await began(hand, q1="3", q2=["1", "3"], q3=["0"], q4=["25"], q5="   ")
    assert "La question 5 attend une réponse. Rien n'a été perdu" in read(refused)
    form = await hand.press(page(refused), label="Corriger")
    assert fields_of(form) == {"q1": "3", "q2": "1,3", "q3": "0", "q4": "25", "q5": ""}
    assert "Réponse reçue" in read(await hand.submit(form, {"q5": "Voilà"}))
    assert await counted(stage.app.deps, survey) == 1


async def test_a_refused_answer_is_told_by_the_rank_that_the_member_sees(stage: Stage) -> None:
    questions = (
        Question(1, QuestionKind.LONG, "Un mot?"),
        Question(2, QuestionKind.YES_NO, "Y étiez-vous?"),
    )
    await open_survey(stage, questions=questions)
    refused = await began(stage.hand(), q1="   ", q2="1")
    assert "La question 2 attend une réponse." in read(refused)


async def test_whoever_is_not_asked_comes_early_or_late_is_told_so(stage: Stage) -> None:
    now = stage.world.clock.now()
    await open_survey(stage, title="Rôle", audience=Audience(AudienceKind.ROLE, 55))
    await open_survey(stage, title="Organisations", by_organization=True)
    await open_survey(stage, title="Demain", opens_at=now + timedelta(days=1))
    await open_survey(stage, title="Hier", closes_at=now)
    hand = stage.hand()
    assert "s'adresse à d'autres personnes" in read(await hand.use("/sondage lequel:Rôle"))
    assert "ne dit pas laquelle vous représentez" in read(await hand.use("/sondage lequel:Organisations"))
    assert "Ce sondage ouvre" in read(await hand.use("/sondage lequel:Demain"))
    assert "Ce sondage ne prend plus de réponse." in read(await hand.use("/sondage lequel:Hier"))
    assert "Je ne trouve pas le sondage « Autre »" in read(await hand.use("/sondage lequel:Autre"))
    listed = read(await hand.use("/sondage"))
    assert [line for line in listed.splitlines() if line.startswith("**")] == [
        "**Rôle**",
        "**Organisations**",
        "**Demain**",
        "**Hier**",
    ]
    assert options_of(page(await hand.use("/sondage"))) == []


async def test_without_a_survey_it_says_so(stage: Stage) -> None:
    assert "Aucun sondage pour le moment" in read(await stage.hand().use("/sondage"))


async def test_with_several_to_answer_a_menu_opens_one(stage: Stage) -> None:
    first, _second = await open_survey(stage, title="Un"), await open_survey(stage, title="Deux")
    hand = stage.hand()
    listed = await hand.use("/sondage")
    before = await hand.choose(page(listed), str(first.id))
    assert labels_of(page(before)) == ["Commencer"]
    assert "Un" in read(before)


async def test_a_long_question_stands_under_its_rank_and_a_short_one_is_the_label(stage: Stage) -> None:
    long = "Dans quelle mesure les services offerts aux tables répondent-ils à vos besoins d'aujourd'hui?"
    questions = (
        Question(1, QuestionKind.LIKERT, long, help="Pensez à la dernière année."),
        Question(2, QuestionKind.RECOMMENDATION, "Nous recommandez-vous?", help="0 : jamais"),
        Question(3, QuestionKind.ONE, "Lequel?", options=tuple(f"Choix {each}" for each in range(1, 12))),
    )
    await open_survey(stage, questions=questions)
    hand = stage.hand()
    before = await hand.use("/sondage")
    assert "Question 1 : Pensez à la dernière année." in read(before)
    form = await hand.press(page(before), label="Commencer")
    assert labels_of_form(form) == [
        ("Question 1 sur 3", long),
        ("Nous recommandez-vous?", "0 : jamais"),
        ("Lequel?", ""),
    ]
    kinds = [each["component"]["type"] for each in (form.modal or {})["components"]]
    assert kinds == [21, 3, 3]
    assert "Réponse reçue" in read(await hand.submit(form, {"q1": "5", "q2": ["0"], "q3": ["11"]}))


async def test_the_button_of_the_channel_opens_the_page_for_whoever_pressed_it_alone(stage: Stage) -> None:
    survey = await open_survey(stage)
    message = await posted(stage, Control("Répondre", answer_control(survey.id)))
    before = await stage.hand().press(message, label="Répondre")
    assert labels_of(page(before)) == ["Commencer"]
    assert page(before)["flags"] & EPHEMERAL
    assert stage.hand().sees("plan")[-1]["id"] in (message["id"], page(before)["id"])
    assert labels_of(stage.hand("coordination").sees("plan")[-1]) == ["Répondre"]


@pytest.mark.parametrize("anonymous", [True, False])
async def test_a_trial_asks_the_same_says_what_it_is_and_leaves_nothing(stage: Stage, *, anonymous: bool) -> None:
    survey = await open_survey(stage, anonymous=anonymous, status=SurveyStatus.DRAFT)
    hand = stage.hand("coordination")
    message = await posted(
        stage, Control("Aperçu", preview_control(survey.id)), Control("Essai", trial_control(survey.id))
    )
    preview = await hand.press(message, label="Aperçu")
    assert "**2. L'accueil**\nTrès insatisfaisant / Insatisfaisant" in read(preview)
    assert "Seulement si la réponse à la question 1 est : Oui" in read(preview)
    assert "**4. Un mot pour la table?** (facultative)" in read(preview)
    before = await hand.press(page(preview), label="Essayer")
    assert "Essai : rien n'en sera gardé ni compté." in read(before)
    shown = await hand.submit(await hand.press(page(before), label="Commencer"), {"q1": "1"})
    assert "Essai : rien n'en sera gardé ni compté." in read(shown)
    shown = await went_on(hand, shown, q2="5", q3=["1"], q4="Bon")
    assert "Essai terminé" in read(shown)
    assert "**L'accueil**\nTrès satisfaisant" in read(shown)
    assert await rows_of(stage.app.deps) == 0
    member = await stage.hand().press(message, label="Essai")
    assert "coordination" in texts_of(page(member))


async def test_what_somebody_else_answered_for_the_organisation_gives_back_what_was_written(stage: Stage) -> None:
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    organization = await enrol_organization(deps, guild_id, SHELL, OrganizationDraft("Maison du quartier"))
    hands = [stage.hand("membre"), stage.hand("responsable")]
    for name, hand in zip(("Luc Roy", "Ana Paz"), hands, strict=True):
        person = await enrol_person(deps, guild_id, SHELL, PersonDraft(name, organization_id=organization))
        await link_person(deps, guild_id, SHELL, person, int(hand.user["id"]))
    survey = await open_survey(stage, by_organization=True)
    before = [await hand.use("/sondage") for hand in hands]
    assert "vous répondez pour Maison du quartier" in read(before[0])
    steps = [await began(hand, q1="2") for hand in hands]
    assert "Réponse reçue" in read(await went_on(hands[0], steps[0], q3=["1"]))
    late = await went_on(hands[1], steps[1], q3=["2"], q4="Un long mot.")
    assert "Une réponse est déjà comptée pour Maison du quartier." in read(late)
    assert "Un long mot." in read(late)
    assert await counted(deps, survey) == 1


async def test_a_survey_that_closed_meanwhile_is_said_before_the_form_opens(stage: Stage) -> None:
    await open_survey(stage)
    hand = stage.hand()
    before = await hand.use("/sondage")
    stage.world.clock.advance(timedelta(days=8))
    pressed = await hand.press(page(before), label="Commencer")
    assert pressed.modal is None
    assert "Ce sondage est fermé depuis" in texts_of(pressed.messages[-1])
