"""What a member finds in the plan, and what they are told when there is nothing to find."""

import pytest

from bot.domain.plan import ActionState
from bot.playground.limits import message_errors
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of


async def test_a_word_finds_its_action_first_with_the_word_in_bold(stage: Stage) -> None:
    shown = await stage.hand().use("/plan chercher bottin")
    first = texts_of(shown.message or {}).split("\n")
    assert "**I.A.1.3** Mettre à jour le **bottin** des ressources" in first


@pytest.mark.parametrize("typed", ["Bottins", "botin", "bottin ressource", "annuaire"])
async def test_plurals_slips_and_synonyms_find_it_too(stage: Stage, typed: str) -> None:
    shown = await stage.hand().use(f"/plan chercher {typed}")
    assert options_of(shown.message or {})[0] == "I.A.1.3"


async def test_a_card_opened_from_the_results_leads_back_to_them(stage: Stage) -> None:
    hand = stage.hand()
    results = (await hand.use("/plan chercher communications")).message or {}
    first = options_of(results)[0]
    card = (await hand.choose(results, first)).message or {}
    assert f"Action {first}" in texts_of(card)
    again = (await hand.press(card, label="Revenir aux résultats")).message or {}
    assert texts_of(again) == texts_of(results)


async def test_filters_alone_list_in_the_plans_order(stage: Stage) -> None:
    shown = await stage.hand().use("/plan chercher annee:2011-2012 responsable:adjointe")
    found = options_of(shown.message or {})
    assert found == ["I.A.1.1", "I.A.1.2", "I.A.1.4", "II.A.1.1", "II.B.1.1", "II.D.1.1"]


async def test_a_state_is_chosen_by_its_word(stage: Stage) -> None:
    hand = stage.hand()
    nothing = await hand.use("/plan chercher etat:réalisé")
    assert "Aucun résultat" in texts_of(nothing.message or {})
    everything = await hand.use("/plan chercher etat:non renseigné")
    assert "45 résultats" in texts_of(everything.message or {})


async def test_a_long_list_pages_both_ways(stage: Stage) -> None:
    hand = stage.hand()
    first = (await hand.use("/plan chercher annee:2013-2014")).message or {}
    assert "42 résultats" in texts_of(first)
    seen = options_of(first)
    page = first
    while "Page suivante" in labels_of(page):
        page = (await hand.press(page, label="Page suivante")).message or {}
        seen += options_of(page)
    assert len(seen) == len(set(seen)) == 42
    while "Page précédente" in labels_of(page):
        page = (await hand.press(page, label="Page précédente")).message or {}
    assert texts_of(page) == texts_of(first)


async def test_nothing_found_says_what_to_try(stage: Stage) -> None:
    hand = stage.hand()
    lost = texts_of((await hand.use("/plan chercher xylophone")).message or {})
    assert "Aucun résultat" in lost
    assert "/plan axe" in lost
    nobody = texts_of((await hand.use("/plan chercher responsable:Zorro")).message or {})
    assert "Personne de ce nom dans ce plan" in nobody
    never = texts_of((await hand.use("/plan chercher annee:1999")).message or {})
    assert "Ce plan couvre 2011-2012, 2012-2013, 2013-2014." in never


async def test_nothing_asked_says_what_can_be_asked(stage: Stage) -> None:
    shown = await stage.hand().use("/plan chercher")
    assert "Que cherchez-vous?" in texts_of(shown.message or {})
    assert "Dites ce que vous cherchez" in texts_of(shown.message or {})


async def test_only_what_quotes_the_plan_says_that_it_is_in_french(stage: Stage) -> None:
    hand = stage.hand(locale="en-US")
    assert "in French" in texts_of((await hand.use("/plan search bottin")).message or {})
    assert "in French" not in texts_of((await hand.use("/plan search xylophone")).message or {})


async def test_the_longest_search_still_fits_its_buttons(stage: Stage) -> None:
    text = "bottin " + "ressources " * 3 + "activité|"
    shown = await stage.hand().use(f"/plan chercher texte:{text} annee:2013-2014 responsable:coord etat:non renseigné")
    assert shown.error is None
    assert message_errors(shown.message or {}) == []
    assert "I.A.1.3" in options_of(shown.message or {})


async def test_results_are_shared_without_the_button_that_shares(stage: Stage) -> None:
    hand = stage.hand()
    results = (await hand.use("/plan chercher bottin")).message or {}
    await hand.press(results, label="Partager dans le salon")
    shared = stage.hand("coordination").sees("plan")[0]
    assert "bottin" in texts_of(shared)
    assert "Partager dans le salon" not in labels_of(shared)


def test_every_state_can_be_asked_for() -> None:
    from cogs.plan import PlanCommands

    command = PlanCommands.search
    offered = [choice.value for choice in command._params["state"].choices]
    assert offered == [str(state) for state in ActionState]
