"""The guided visit, played by the real bot: each step alone, all of them in order and again, in either language."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.tour import TOUR
from bot.cli.trying import Trial
from bot.playground.cast import PERSONAS
from bot.playground.clock import START
from bot.playground.json_types import JSON
from bot.playground.member import DIRECT
from bot.playground.page.host import StepRefused
from bot.texts.catalogue import texts_for
from tests.cli.trials import play, told
from tests.scenarios.stage import texts_of
from tests.trials import trial_in

KEYS = [step.key for step in TOUR]
SEEN = {
    ("ask", "fr"): "Objectif II.B : Développer le « membership »",
    ("ask", "en-US"): "Objective II.B: Développer le « membership »",
    ("convene", "fr"): "Le logement à Lachine\n-# Assemblée des partenaires\n**Quand :** ",
    ("convene", "en-US"): "Housing in Lachine\n-# Partners' assembly\n**When:** ",
    ("answer", "fr"): "**Seront là :** 1 personne",
    ("answer", "en-US"): "**Will be there:** 1 person",
    ("remind", "fr"): "Rappel : Le logement à Lachine, dans 14 jours",
    ("remind", "en-US"): "Reminder: Housing in Lachine, in 14 days",
    ("survey", "fr"): "Sondage : Les services aux tables et comités",
    ("survey", "en-US"): "Survey: Services to the tables and committees",
    ("results", "fr"): "Merci aux 5 personnes qui ont répondu!",
    ("results", "en-US"): "Thank you to the 5 people who answered!",
}
"""What is in the channel where a step ends, once it has been played from nothing."""


@pytest.fixture
async def trial(tmp_path: Path) -> AsyncIterator[Trial]:
    async with trial_in(tmp_path) as found:
        yield found


def channel_where_it_ends(trial: Trial, key: str) -> list[JSON]:
    step = next(each for each in TOUR if each.key == key)
    return trial.world.hand(step.who).sees(step.channel)


def shown(trial: Trial, key: str) -> str:
    return "\n".join(map(texts_of, channel_where_it_ends(trial, key)))


@pytest.mark.parametrize("locale", ["fr", "en-US"])
@pytest.mark.parametrize("key", KEYS)
async def test_each_step_is_done_from_nothing_and_what_comes_of_it_is_there(
    trial: Trial, key: str, locale: str
) -> None:
    acts = await play(trial, key, locale)
    assert SEEN[key, locale] in shown(trial, key)
    step = next(each for each in TOUR if each.key == key)
    assert (acts[-1]["who"], acts[-1]["channel"]) == (step.who, step.channel)
    said = [act for act in acts if "d'abord" in act["act"] or "needed first" in act["act"]]
    assert len(said) == (1 if step.needs else 0)


async def test_a_step_that_had_to_be_done_first_is_told_to_be_done_once(trial: Trial) -> None:
    for done in (["convene"], []):
        assert [each["done"] for each in await told(trial, "answer") if "done" in each] == done


@pytest.mark.promise
@pytest.mark.parametrize("locale", ["fr", "en-US"])
async def test_the_visit_is_done_in_order_then_again(trial: Trial, locale: str) -> None:
    for _ in range(2):
        for key in KEYS:
            acts = await play(trial, key, locale)
            assert not [act for act in acts if "d'abord une étape" in act["act"] or "needed first" in act["act"]]
    pictures = [one for one in channel_where_it_ends(trial, "results") if one["attachments"]]
    assert len(pictures) == 2


@pytest.mark.promise
async def test_the_visit_is_done_backwards_and_in_two_languages(trial: Trial) -> None:
    for locale in ("fr", "en-US", "fr"):
        for key in reversed(KEYS):
            await play(trial, key, locale)
    thanks = [text for text in map(texts_of, channel_where_it_ends(trial, "results")) if "Merci aux 5" in text]
    assert len(thanks) == 2


@pytest.mark.promise
async def test_the_same_step_is_done_three_times_in_a_row(trial: Trial) -> None:
    for key in KEYS:
        for _ in range(3):
            await play(trial, key)


async def test_what_is_told_is_done_by_somebody_where_they_can_see(trial: Trial) -> None:
    for key in KEYS:
        for act in await play(trial, key):
            hand = trial.world.hand(act["who"])
            assert act["who"] in PERSONAS
            assert hand.channel(act["channel"])
            if act["channel"] != DIRECT:
                assert hand.sees(act["channel"]) or act["channel"] == "coordination"


@pytest.mark.promise
async def test_the_message_to_look_at_in_the_end_is_there(trial: Trial) -> None:
    for key in ("convene", "answer", "remind", "results"):
        acts = await play(trial, key)
        assert acts[-1]["message"] in [one["id"] for one in channel_where_it_ends(trial, key)]


async def test_the_reminder_reaches_the_channel_and_who_asked_for_it_and_neither_is_late(trial: Trial) -> None:
    await play(trial, "remind")
    hand = trial.world.hand("membre")
    for channel in ("annonces", DIRECT):
        last = texts_of(hand.sees(channel)[-1])
        assert "dans 14 jours" in last
        assert "retard" not in last
    assert trial.world.clock.now() > START + timedelta(days=6)


@pytest.mark.promise
async def test_each_time_brings_another_reminder_and_another_assembly_once_there_are_no_more(trial: Trial) -> None:
    assert trial.app is not None
    reminders: list[str] = []
    for times in range(1, 5):
        await play(trial, "remind")
        reminders = [text for text in map(texts_of, trial.world.hand("membre").sees(DIRECT)) if "Rappel" in text]
        assert len(reminders) == times
    titles = [one.title for one in (await trial.app.deps.snapshots.get(int(trial.world.guild_id))).snapshot.assemblies]
    assert titles == ["Le logement à Lachine", "Le transport collectif"]
    assert "dans 14 jours" in reminders[-1]


async def test_a_member_who_answered_by_hand_does_not_answer_twice(trial: Trial) -> None:
    await play(trial, "survey")
    hand = trial.world.hand("responsable")
    message = hand.sees("sondages")[-1]
    page = await hand.press(message, label="Répondre")
    form = await hand.press(page.messages[-1], label="Commencer")
    following = await hand.submit(form, {"q1": "4", "q2": "4", "q3": "4", "q4": "4", "q5": ["1"]})
    form = await hand.press(following.messages[-1], label="Continuer")
    assert (await hand.submit(form, {})).error is None
    await play(trial, "results")
    assert "Merci aux 5 personnes" in shown(trial, "results")


async def test_an_assembly_that_was_cancelled_is_convened_anew(trial: Trial) -> None:
    await play(trial, "convene")
    hand = trial.world.hand("coordination")
    asked = await hand.use("/gerer assemblee annuler assemblee:Le logement à Lachine raison:La salle est prise.")
    done = await hand.press(asked.messages[-1], label="Annuler l'assemblée")
    assert done.error is None
    await trial.stepping.settle()
    told = await play(trial, "answer")
    assert "d'abord" in told[0]["act"].replace("\xa0", " ")


async def test_each_step_is_done_where_an_earlier_trial_left_its_assembly_and_its_survey(tmp_path: Path) -> None:
    async with trial_in(tmp_path) as yesterday:
        for key in ("convene", "survey"):
            await play(yesterday, key)
    async with trial_in(tmp_path) as today:
        for key, seen in (("answer", "1 personne"), ("remind", "dans 14 jours"), ("results", "Merci aux 5 personnes")):
            await play(today, key)
            assert seen in shown(today, key)


async def test_without_the_bot_a_step_says_so(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.tour.playing._BACK_SECONDS", 0.05)
    assert trial.bot is not None
    trial.bot._pauses = (3600.0,)
    trial.bot.kill()
    await trial.world.until(lambda: not trial.world.gateway.connected)
    for locale, said in (("fr", "Courroie n'est pas là."), ("en-US", "Courroie is away.")):
        with pytest.raises(StepRefused, match=said):
            await play(trial, "ask", locale)


async def test_what_cannot_be_done_says_why_in_the_visitors_language(trial: Trial) -> None:
    trial.world.delete_channel("sondages")
    with pytest.raises(StepRefused, match="is not on the screen"):
        await play(trial, "survey", "en-US")


@pytest.mark.parametrize("locale", ["fr", "en-US"])
async def test_the_page_has_every_step_in_its_language(trial: Trial, locale: str) -> None:
    visit = trial.world.page.host.visit(locale)
    assert [step["key"] for step in visit] == KEYS
    assert len({step["title"] for step in visit}) == len(KEYS)
    for step, said in zip(TOUR, visit, strict=True):
        assert said["title"] == texts_for(locale).gettext(step.title)
        assert said["who"] in PERSONAS
