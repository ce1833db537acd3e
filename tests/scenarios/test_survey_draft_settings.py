"""Who a draft is asked of, when, where, what it measures, and what a template gives of it."""

import pytest

from bot.domain.survey import Audience, AudienceKind, Breakdown, SurveyStatus
from bot.playground.member import Hand
from tests.scenarios.assembly_stage import choose_channels, convene
from tests.scenarios.roundtable import settle
from tests.scenarios.stage import Stage, options_of, texts_of
from tests.scenarios.survey_making_stage import BACK, begin, date, says, seen, survey_of


@pytest.fixture
async def hand(empty_stage: Stage) -> Hand:
    await choose_channels(empty_stage)
    return empty_stage.hand("coordination")


async def test_who_is_invited_and_how_answers_count(empty_stage: Stage, hand: Hand) -> None:
    table = await settle(empty_stage)
    how = seen(await hand.press(await begin(hand), label="Qui et comment"))
    says(how, "plus rien ne dit qui a répondu quoi")
    form = await hand.press(how, label="Anonymat et résultats")
    typed = {"named": "nominal", "counted": "organization", "parted": "organization_kind", "results": "private"}
    how = seen(await hand.submit(form, typed))
    says(
        how,
        "**Réponses :** nominatives, une par organisation, vues aussi par sorte d'organisation",
        "la coordination voit",
    )
    survey = await survey_of(empty_stage)
    assert (survey.anonymous, survey.by_organization, survey.breakdown) == (False, True, Breakdown.ORGANIZATION_KIND)
    assert not survey.publish_results
    groups = seen(await hand.choose(how, "group"))
    how = seen(await hand.choose(groups, str(table.youth)))
    says(how, "**Pour :** « Table jeunesse »")
    roles = seen(await hand.choose(how, "role"))
    says(roles, "le taux de participation ne sera pas calculé")
    role = empty_stage.world.state.guild(empty_stage.world.guild_id).role_id("Responsable")
    how = seen(await hand.choose(roles, role))
    says(how, f"**Pour :** le rôle <@&{role}>")
    assert (await survey_of(empty_stage)).audience == Audience(AudienceKind.ROLE, int(role))
    says(seen(await hand.choose(how, "everyone")), "**Pour :** tout le monde sur le serveur")
    assert (await survey_of(empty_stage)).audience == Audience()


async def test_those_present_at_an_assembly_are_invited_and_it_opens_at_its_end(empty_stage: Stage, hand: Hand) -> None:
    await convene(empty_stage)
    how = seen(await hand.press(await begin(hand), label="Qui et comment"))
    assemblies = seen(await hand.choose(how, "present"))
    (assembly,) = options_of(assemblies)
    how = seen(await hand.choose(assemblies, assembly))
    says(how, "**Pour :** les personnes présentes à « Logement, le mardi 30 octobre 2012 à 18 h 30 »")
    when = seen(await hand.press(seen(await hand.press(how, label=BACK)), label="Quand et où"))
    after = seen(await hand.press(when, label="Après une assemblée"))
    form = await hand.choose(after, assembly)
    refused = seen(await hand.submit(form, {"length": "longtemps"}))
    says(refused, "« longtemps » n'est pas une durée", "**Ouvert pendant**\nlongtemps")
    again = await hand.press(refused, label="Corriger")
    when = seen(await hand.submit(again, {"length": "1 semaine"}))
    says(
        when, "**Ouverture :** à la fin de « Logement, le mardi 30 octobre", "**Fermeture :** 7 jours après l'ouverture"
    )
    survey = await survey_of(empty_stage)
    assert (survey.after_assembly_id, survey.open_minutes) == (int(assembly), 7 * 24 * 60)
    assert survey.audience == Audience(AudienceKind.PRESENT, int(assembly))


async def test_dates_are_typed_as_people_say_them(empty_stage: Stage, hand: Hand) -> None:
    card = await date(hand, await begin(hand), "1er octobre 2012", "2 semaines", "chaque année à 9 h")
    says(
        card,
        "**Ouverture :** le lundi 1er octobre 2012 à 9 h",
        "**Fermeture :** 14 jours après l'ouverture",
        "**Revient :** tous les ans",
    )
    when = seen(await hand.press(card, label="Quand et où"))
    form = await hand.press(when, label="Dates")
    again = seen(await hand.submit(form, {}))  # what it proposes can be typed back
    says(again, "**Ouverture :** le lundi 1er octobre 2012 à 9 h", "**Revient :** tous les ans")
    form = await hand.press(again, label="Dates")
    refused = seen(await hand.submit(form, {"opens": "bientôt"}))
    says(refused, "Je ne comprends pas la date « bientôt »", "**Fermeture**\n14 jours")
    form = await hand.press(refused, label="Corriger")
    when = seen(await hand.submit(form, {"opens": "", "rule": ""}))
    says(when, "**Ouverture :** dès sa publication", "**Fermeture :** 14 jours après l'ouverture")
    channel = hand.channel("plan")["id"]
    when = seen(await hand.choose(when, channel))
    says(when, f"**Salon :** <#{channel}>")
    assert (await survey_of(empty_stage)).channel_id == int(channel)


async def test_opening_after_an_assembly_takes_the_place_of_a_date_and_of_what_comes_back(
    empty_stage: Stage, hand: Hand
) -> None:
    await convene(empty_stage)
    card = await date(hand, await begin(hand), "1er octobre 2012", "2 semaines", "chaque année à 9 h")
    after = seen(await hand.press(seen(await hand.press(card, label="Quand et où")), label="Après une assemblée"))
    form = await hand.choose(after, *options_of(after))
    says(seen(await hand.submit(form, {})), "**Ouverture :** à la fin de « Logement", "**Fermeture :** 14 jours après")
    survey = await survey_of(empty_stage)
    assert (survey.opens_local, survey.rule, survey.open_minutes) == (None, None, 14 * 24 * 60)
    card = await date(hand, await begin(hand, "Autre"), "1er octobre 2012 9 h", "2 semaines")
    says(card, "**Ouverture :** le lundi 1er octobre 2012 à 9 h")


async def test_the_indicator_that_it_measures_is_found_by_words(stage: Stage) -> None:
    hand = stage.hand("coordination")
    card = await begin(hand)
    found = seen(await hand.press(card, label="Indicateur"))
    says(found, "Ce sondage ne mesure encore aucun indicateur du plan.", "Les indicateurs du plan :", "Page 1 sur")
    says(seen(await hand.press(found, label="Page suivante")), "Page 2 sur")
    form = await hand.press(found, label="Chercher par mots")
    found = seen(await hand.submit(form, {"words": "satisfaction"}))
    says(found, "Pour « satisfaction » :")
    chosen = options_of(found)[0]
    card = seen(await hand.choose(found, chosen))
    says(card, "**Mesure :**")
    assert (await survey_of(stage)).item_id == int(chosen)
    found = seen(await hand.press(card, label="Indicateur"))
    card = seen(await hand.press(found, label="Ne rien mesurer"))
    assert "**Mesure" not in texts_of(card)
    found = seen(await hand.press(card, label="Indicateur"))
    found = seen(await hand.submit(await hand.press(found, label="Chercher par mots"), {"words": "zyxomme"}))
    says(found, "Rien de tel au plan")


async def test_an_assembly_that_is_only_planned_cannot_open_a_survey(empty_stage: Stage, hand: Hand) -> None:
    when = seen(await hand.press(await begin(hand), label="Quand et où"))
    says(seen(await hand.press(when, label="Après une assemblée")), "Aucune assemblée à venir n'est convoquée.")


async def test_a_template_gives_questions_dates_and_the_indicator_that_it_measures(stage: Stage) -> None:
    hand = stage.hand("coordination")
    card = seen(await hand.use("/gerer sondage creer modele:La Tournée des organismes"))
    says(card, "## La Tournée des organismes", "**Fermeture :** 14 jours après l'ouverture", "**Mesure :**", "**1.**")
    survey = await survey_of(stage)
    assert (survey.template, survey.status, survey.item_id is not None) == ("tour", SurveyStatus.DRAFT, True)


async def test_the_one_after_an_assembly_is_asked_of_those_who_come_to_the_next(empty_stage: Stage, hand: Hand) -> None:
    await convene(empty_stage)
    card = seen(await hand.use("/gerer sondage creer modele:Après l'assemblée"))
    says(card, "**Pour :** les personnes présentes à « Logement", "**Ouverture :** à la fin de « Logement")
    page = seen(await hand.press(card, label="Publier"))
    says(page, "**Combien :** on le saura une fois les présences prises à l'assemblée.")
    assert "Attention" not in texts_of(page)
