"""Answers through what goes wrong: a restart between two steps, a locked database, two clicks, two devices, everybody at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from time import process_time

import pytest

from bot.domain.survey import Question, QuestionKind
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.views.layout import Control
from bot.views.survey_places import answer_control
from storage.database import Database
from tests.conftest import THOROUGH
from tests.scenarios.stage import Stage, labels_of, on_stage, texts_of
from tests.scenarios.survey_stage import began, fields_of, open_survey, page, posted, went_on
from tests.scenarios.test_latency import locked
from tests.services.answering_tools import counted, responded
from tests.storage.tools import url_of

pytestmark = pytest.mark.promise

MEMBERS = 500 if THOROUGH else 120
IN_FLIGHT = 100
WITHIN = 10.0
"""Seconds of processor, Discord's own part included: a machine that does something else meanwhile is no slower bot."""
ACKNOWLEDGED = 3.0
ONE_STEP = (
    Question(1, QuestionKind.SATISFACTION, "L'accueil"),
    Question(2, QuestionKind.SEVERAL, "Ce qui vous aiderait", options=("Un local", "Du temps"), required=False),
    Question(3, QuestionKind.LONG, "Un mot?", required=False),
)


def read(shown: Shown) -> str:
    return texts_of(page(shown))


@asynccontextmanager
async def patience(stage: Stage, milliseconds: int) -> AsyncIterator[None]:
    """The bot gives up on a locked SQLite file after so long: its one writing connection is told so."""
    async with stage.app.deps.database.engine.connect() as connection:
        await connection.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")
    yield


@pytest.mark.parametrize("anonymous", [True, False])
async def test_a_restart_between_two_steps_loses_nothing(
    database: Database, world: Playground, *, anonymous: bool
) -> None:
    url = url_of(database)
    async with on_stage(world, url) as stage:
        survey, hand = await open_survey(stage, anonymous=anonymous), stage.hand()
        first = await began(hand, q1="1")
        form = await hand.press(page(first), label="Continuer")
    async with on_stage(world, url) as stage:
        hand = stage.hand()
        sent = await hand.submit(form, {"q2": "4", "q3": ["2"], "q4": "Après la panne."})
        assert "Réponse reçue. Merci!" in read(sent)
        if anonymous:
            assert await counted(stage.app.deps, survey) == 1
        else:
            kept = await responded(stage.app.deps, survey, f"u{hand.user['id']}")
            assert kept is not None
            assert kept.answers == {1: 1, 2: 4, 3: (2,), 4: "Après la panne."}


@pytest.mark.parametrize("anonymous", [True, False])
async def test_after_a_restart_the_same_button_goes_on_where_it_was(
    database: Database, world: Playground, *, anonymous: bool
) -> None:
    url = url_of(database)
    async with on_stage(world, url) as stage:
        await open_survey(stage, anonymous=anonymous)
        first = await began(stage.hand(), q1="1")
    async with on_stage(world, url) as stage:
        sent = await went_on(stage.hand(), first, q2="4", q3=["2"])
        assert "Réponse reçue. Merci!" in read(sent)


@pytest.mark.parametrize("anonymous", [True, False])
async def test_a_locked_database_makes_nobody_wait_for_a_sign(stage: Stage, url: str, *, anonymous: bool) -> None:
    survey, hand = await open_survey(stage, anonymous=anonymous, questions=ONE_STEP), stage.hand()
    form = await hand.press(page(await hand.use("/sondage")), label="Commencer")
    async with locked(url):
        known = _acknowledgements(stage)
        sending = asyncio.create_task(hand.submit(form, {"q1": "4"}))
        await stage.world.until(lambda: _acknowledgements(stage) > known, seconds=ACKNOWLEDGED)
        other = stage.hand("responsable").send("/sondage")
        assert await asyncio.wait_for(asyncio.shield(other.acknowledged), ACKNOWLEDGED) < ACKNOWLEDGED
    sent = await asyncio.wait_for(sending, 30)
    assert (sent.acknowledged_after or 9) < ACKNOWLEDGED
    assert "Réponse reçue. Merci!" in read(sent)
    if anonymous:
        assert await counted(stage.app.deps, survey) == 1


@pytest.mark.parametrize("anonymous", [True, False])
async def test_a_database_that_stays_locked_gives_everything_back(stage: Stage, url: str, *, anonymous: bool) -> None:
    survey, hand = await open_survey(stage, anonymous=anonymous, questions=ONE_STEP), stage.hand()
    form = await hand.press(page(await hand.use("/sondage")), label="Commencer")
    async with patience(stage, 100), locked(url):
        refused = await hand.submit(form, {"q1": "2", "q2": ["1", "2"], "q3": "Un *mot*."})
        assert labels_of(page(refused)) == ["Corriger", "Retour au sondage"]
        again = await hand.press(page(refused), label="Corriger")
        assert fields_of(again) == {"q1": "2", "q2": "1,2", "q3": "Un *mot*."}
    sent = await hand.submit(again, {})
    assert "Réponse reçue. Merci!" in read(sent)
    if anonymous:
        assert await counted(stage.app.deps, survey) == 1


@pytest.mark.parametrize("anonymous", [True, False])
async def test_two_clicks_and_two_devices_count_once(stage: Stage, *, anonymous: bool) -> None:
    survey, hand = await open_survey(stage, anonymous=anonymous, questions=ONE_STEP), stage.hand()
    forms = [await hand.press(page(await hand.use("/sondage")), label="Commencer") for _device in range(2)]
    sent = await asyncio.gather(*(hand.submit(form, {"q1": "5"}) for form in (*forms, *forms)))
    said = [read(each) for each in sent]
    if not anonymous:
        assert all("Réponse reçue. Merci!" in each for each in said)
        return
    assert await counted(stage.app.deps, survey) == 1
    assert all("Réponse reçue. Merci!" in each or "Votre réponse est déjà comptée." in each for each in said)
    assert any("Réponse reçue. Merci!" in each for each in said)
    assert not [label for each in sent for message in each.messages for label in labels_of(message)]


@pytest.mark.parametrize("anonymous", [True, False])
async def test_everybody_at_once_is_acknowledged_in_time_and_counted_once(
    database: Database, *, anonymous: bool
) -> None:
    async with Playground() as world, on_stage(world, url_of(database)) as stage:
        survey = await open_survey(stage, anonymous=anonymous, questions=ONE_STEP)
        message = await posted(stage, Control("Répondre", answer_control(survey.id)))
        hands = []
        for number in range(MEMBERS):
            world.add_member(f"voisin{number}", f"Voisin {number}")
            hands.append(stage.hand(f"voisin{number}"))
        filled = {"q1": "4", "q2": ["1"], "q3": "Merci!"}
        pages = await _at_once([partial(hand.press, message, label="Répondre") for hand in hands])
        begun = zip(hands, pages, strict=True)
        forms = await _at_once([partial(hand.press, page(each), label="Commencer") for hand, each in begun])
        began_at, opened_by = process_time(), zip(hands, forms, strict=True)
        sent = await _at_once([partial(hand.submit, form, filled) for hand, form in opened_by])
        assert process_time() - began_at < WITHIN
        assert [each.error for each in (*pages, *forms, *sent) if each.error is not None] == []
        assert max(each.acknowledged_after or 9 for each in (*pages, *forms, *sent)) < ACKNOWLEDGED
        assert sum("Réponse reçue. Merci!" in read(each) for each in sent) == MEMBERS
        found = [await responded(stage.app.deps, survey, f"u{hand.user['id']}") for hand in hands]
        if anonymous:
            assert await counted(stage.app.deps, survey) == MEMBERS
        else:
            assert all(each is not None and each.submitted_at is not None for each in found)


def _acknowledgements(stage: Stage) -> int:
    return sum(request.path.endswith("/callback") for request in stage.world.requests)


async def _at_once(acts: Sequence[Callable[[], Awaitable[Shown]]]) -> list[Shown]:
    """What is seen of each, ``IN_FLIGHT`` of them waiting at any instant."""
    turns = asyncio.Semaphore(IN_FLIGHT)

    async def in_turn(act: Callable[[], Awaitable[Shown]]) -> Shown:
        async with turns:
            return await act()

    return list(await asyncio.gather(*map(in_turn, acts)))
