"""A plan without axes, of one action and of two thousand: each gets a clear screen, in time, within Discord's limits."""

import time

from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective
from bot.importers.draft import Draft
from bot.playground.json_types import JSON
from bot.playground.limits import message_errors
from bot.playground.member import Hand
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

YEAR = "2024-2025"
PROMPT = 1.0  # seconds, where Discord waits for three


def plan_of(*axes: Axis) -> Draft:
    return Draft(Plan("Plan", Organization("Table du quartier"), (YEAR,), axes, parties=(Party("Coordination"),)))


def wide(count: int) -> Draft:
    """``count`` actions in four axes, the first specific objective holding a quarter of its objective's."""
    per_specific = count // 4 // 10 // 2
    actions = tuple(Action(n, f"Faire la chose {n}", (YEAR,), ("Coordination",)) for n in range(1, per_specific + 1))
    specifics = tuple(SpecificObjective(n, f"But précis {n}", actions) for n in (1, 2))
    objectives = tuple(Objective(n, f"But {n}", specifics) for n in range(1, 11))
    return plan_of(*(Axis(n, f"Direction {n}", objectives) for n in range(1, 5)))


async def seen(hand: Hand, command: str) -> JSON:
    shown = await hand.use(command)
    assert shown.error is None
    assert (shown.acknowledged_after or 9) < PROMPT
    assert message_errors(shown.message or {}) == []
    return shown.message or {}


async def test_a_plan_without_axes_says_so_everywhere(empty_stage: Stage) -> None:
    await empty_stage.load(plan_of())
    hand = empty_stage.hand()
    assert texts_of(await seen(hand, "/plan axe I")) == "Ce plan ne contient encore aucun axe."
    assert "Aucun résultat" in texts_of(await seen(hand, "/plan chercher bottin"))
    assert "Table du quartier" in texts_of(await seen(hand, "/apropos"))
    whole = (await hand.press(await seen(hand, "/aide"), label="Le plan")).message or {}
    assert "Ce plan ne contient encore aucun axe." in texts_of(whole)
    assert "État" not in texts_of(whole)
    assert await hand.suggest("/plan axe numero:") == []
    assert await hand.suggest("/plan chercher texte:a") == []


async def test_an_axis_an_objective_and_a_specific_objective_that_are_empty_say_so(empty_stage: Stage) -> None:
    await empty_stage.load(
        plan_of(
            Axis(1, "Un"), Axis(2, "Deux", (Objective(1, "But"), Objective(2, "But", (SpecificObjective(1, "B"),))))
        )
    )
    hand = empty_stage.hand()
    for command, sentence in (
        ("/plan axe I", "Cet axe ne contient encore aucun objectif."),
        ("/plan voir II.A", "Cet objectif ne contient encore aucun objectif spécifique."),
        ("/plan voir II.B.1", "Aucune action n'est encore prévue pour cet objectif."),
        ("/plan axe I", "0 objectif spécifique · 0 action"),
        ("/plan voir II.B", "1 objectif spécifique · 0 action"),
    ):
        assert sentence in texts_of(await seen(hand, command))


async def test_a_plan_of_one_action_counts_in_the_singular(empty_stage: Stage) -> None:
    one = SpecificObjective(1, "But précis", (Action(1, "Agir"),))
    await empty_stage.load(plan_of(Axis(1, "Direction", (Objective(1, "But", (one,)),))))
    hand = empty_stage.hand()
    assert "1 objectif spécifique · 1 action\n" in texts_of(await seen(hand, "/plan axe I"))
    assert "1 non renseignée\n" in texts_of(await seen(hand, "/plan axe I")) + "\n"
    assert "1 résultat\n" in texts_of(await seen(hand, "/plan chercher agir"))
    card = texts_of(await seen(hand, "/plan voir I.A.1.1"))
    assert "**Années :** non précisées" in card
    assert "**Responsables :** personne n'est nommé" in card
    assert "**Partenaires et ressources :** non précisés" in card
    english = texts_of(await seen(empty_stage.hand(locale="en-US"), "/plan axis 1"))
    assert "1 specific objective · 1 action\n" in english


async def test_a_plan_of_two_thousand_actions_answers_at_once_page_by_page(empty_stage: Stage) -> None:
    await empty_stage.load(wide(2000))
    hand = empty_stage.hand()
    axis = await seen(hand, "/plan axe III")
    assert "20 objectifs spécifiques · 500 actions" in texts_of(axis)
    assert len(options_of(axis)) == 25
    last = (await hand.press(axis, label="Page suivante")).message or {}
    specific = (await hand.choose(last, options_of(last)[-1])).message or {}
    assert "25 actions" in texts_of(specific)
    card = (await hand.choose(specific, "III.J.2.25")).message or {}
    assert "Action III.J.2.25 : Faire la chose 25" in texts_of(card)
    found = await seen(hand, "/plan chercher annee:2024")
    assert "2000 résultats" in texts_of(found)
    assert "Page suivante" in labels_of(found)
    await seen(hand, "/plan chercher chose")
    await seen(hand, "/plan voir III.J.2.25")


async def test_no_more_names_are_offered_than_discord_takes(empty_stage: Stage) -> None:
    parties = tuple(Party(f"Partenaire {n}") for n in range(40))
    await empty_stage.load(Draft(Plan("Plan", Organization("Table"), (YEAR,), (Axis(1, "Un"),), parties=parties)))
    hand = empty_stage.hand()
    await seen(hand, "/plan axe I")
    assert len(await hand.suggest("/plan chercher responsable:partenaire")) == 25


async def test_what_is_offered_from_two_thousand_actions_comes_at_once(empty_stage: Stage) -> None:
    await empty_stage.load(wide(2000))
    hand = empty_stage.hand()
    await seen(hand, "/plan axe I")
    for typed in (
        "/plan voir reference:",
        "/plan voir reference:chose 2",
        "/plan chercher texte:",
        "/plan axe numero:d",
    ):
        started = time.perf_counter()
        offered = await hand.suggest(typed)
        assert 0 < len(offered) <= 25
        assert time.perf_counter() - started < PROMPT
