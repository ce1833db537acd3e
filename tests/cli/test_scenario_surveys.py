"""Scenarios that fill forms as surveys ask, and vote in native polls."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.cli.scenario import Answer, Fills, Looks, Presses, Types, Votes, Waits, Wording
from bot.playground.server import Playground
from tests.cli.acted import failure, form_world, played


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    async with form_world(monkeypatch) as playground:
        yield playground


async def test_a_survey_is_filled_step_after_step(world: Playground) -> None:
    said = await played(
        world,
        Types("membre", "/sonder"),
        Fills(
            "membre", {"Accord": "5", "Moyens": ["Moyen 2", 3], "Recommander": "10", "Encore": [], "Commentaire": ""}
        ),
        Presses("membre", "Continuer"),
        Fills("membre", {"Commentaire": "Merci"}),
    )
    assert "    Moyens : Moyen 2, n° 3\n" in said
    assert "    Encore : (rien)\n    Commentaire : (rien)\n" in said
    assert "Reçu : ['5', ['1', '2'], ['r10'], None, '']" in said
    assert said.endswith("Reçu : ['Merci']")


async def test_a_label_in_the_servers_language_is_found_by_who_reads_another(world: Playground) -> None:
    """« Continuer » is « Continue » in a member's English, and stays what it is on a message that everyone reads."""
    said = await played(
        world,
        Types("membre", "/sonder"),
        Fills("membre", {"Accord": "5", "Moyens": [1, 2], "Commentaire": ""}),
        Presses("membre", "Continuer"),
        Fills("membre", {"Commentaire": "Merci"}),
        locale="en-US",
    )
    assert said.endswith("Reçu : ['Merci']")


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"Accord": ["1", "2"], "Moyens": [1, 2]}, "accord"),
        ({"Moyens": [1, 2]}, "accord"),
        ({"Accord": "1", "Moyens": [1]}, "moyens"),
        ({"Accord": "1", "Moyens": [1, 1]}, "moyens"),
        ({"Accord": "1", "Moyens": [1, 2, 3, 4]}, "moyens"),
        ({"Accord": "1", "Moyens": [1, 2], "Recommander": [1, 2]}, "recommande"),
        ({"Accord": True, "Moyens": [1, 2]}, "accord"),
        ({"Accord": "1", "Moyens": [1, 2], "Commentaire": "x" * 81}, "dit"),
    ],
)
async def test_a_survey_is_refused_as_discord_would(
    world: Playground, answers: dict[Wording, Answer], why: str
) -> None:
    failed = await failure(world, Types("membre", "/sonder"), Fills("membre", answers))
    assert failed.startswith(f"Discord ne le permet pas : {why}")


async def test_a_poll_is_voted_in_and_its_end_is_seen(world: Playground) -> None:
    said = await played(
        world,
        Types("coordination", "/vote"),
        Votes("membre", ["Mardi"], "sondages"),
        Votes("responsable", ["mardi"], "sondages"),
        Votes("responsable", [], "sondages"),
        Waits(timedelta(days=1)),
        Looks("membre", "sondages"),
    )
    assert "> Mireille (membre) vote « Mardi » dans #sondages\n  Votes visibles\n  Quand?\n" in said
    assert "    ( ) Lundi (votes : 0)\n    ( ) Mardi (votes : 2)\n  Sondage ouvert" in said
    assert "> Rachid (responsable) retire son vote dans #sondages\n" in said
    assert said.endswith("> Mireille (membre) regarde #sondages\n  📊 Le sondage « Quand? » est terminé.")
    ended = await failure(world, Votes("membre", ["Lundi"], "sondages"))
    assert ended == "Discord ne le permet pas : POLL_EXPIRED."


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (["Jeudi"], "« Jeudi » n'est pas à l'écran. On y voit : « Lundi », « Mardi »."),
        (["Lundi", "Mardi"], "« Lundi, Mardi »"),
    ],
)
async def test_a_vote_that_the_poll_does_not_take_is_refused(world: Playground, answers: list[str], why: str) -> None:
    assert why in await failure(world, Types("coordination", "/vote"), Votes("membre", answers, "sondages"))
    assert "« Un sondage » n'est pas à l'écran." in await failure(world, Votes("membre", answers, "annonces"))
