"""Flash polls: Discord's own, whose votes are visible; asked by the coordination, posted once, and their results kept."""

from datetime import timedelta

import pytest

from bot.playground.json_types import JSON
from bot.playground.permissions import Permission
from bot.playground.polls import POLL_RESULT
from tests.scenarios.assembly_stage import seen
from tests.scenarios.stage import Stage, labels_of, texts_of

ANSWERS = "Mardi soir\nMercredi soir\nSamedi"
QUESTION = "Quel soir vous va?"


async def ask(stage: Stage, line: str = "", locale: str = "fr", **typed: str) -> JSON:
    """Fill the form that the command opens, and deliver; what the coordination is told."""
    hand = stage.hand("coordination", locale)
    form = await hand.use(f"/gerer sondage eclair question:{QUESTION}{line}", channel="sondages")
    shown = seen(await hand.submit(form, {"answers": ANSWERS} | typed))
    await stage.deliver()
    return shown


def posted(stage: Stage, channel: str = "sondages") -> list[JSON]:
    return [each for each in stage.hand().sees(channel) if "poll" in each]


async def listed(stage: Stage, locale: str = "fr") -> str:
    shown = await stage.hand("coordination", locale).use("/gerer sondage eclair", channel="sondages")
    return texts_of(seen(shown))


async def end(stage: Stage, after: timedelta = timedelta(hours=24)) -> None:
    stage.world.clock.advance(after)
    await stage.deliver()
    stage.world.clock.advance(timedelta(minutes=2))
    await stage.deliver()


async def test_it_is_posted_in_the_channel_and_says_that_its_votes_are_visible(empty_stage: Stage) -> None:
    told = await ask(empty_stage)
    (message,) = posted(empty_stage)
    assert "**Sondage éclair**\nLes votes d'un sondage éclair sont visibles : chacun peut voir qui a voté quoi." in (
        message["content"].replace("\xa0", " ")
    )
    assert message["content"].splitlines()[-1].startswith("-# Courroie #o")
    poll = message["poll"]
    assert poll["question"]["text"] == QUESTION
    assert [each["poll_media"]["text"] for each in poll["answers"]] == ANSWERS.splitlines()
    assert poll["allow_multiselect"] is False
    assert "## Sondage éclair publié\n" in texts_of(told)
    assert labels_of(told) == ["Voir les précédents", "Poser une autre question"]


@pytest.mark.parametrize(
    ("locale", "known", "outcome"),
    [
        (
            "fr",
            "- Mardi soir : 2 votes\n- Mercredi soir : 1 vote\n- Samedi : 0 vote",
            "Réponse la plus choisie : Mardi soir.",
        ),
        (
            "en-US",
            "- Mardi soir: 2 votes\n- Mercredi soir: 1 vote\n- Samedi: 0 votes",
            "Most chosen answer: Mardi soir.",
        ),
    ],
)
async def test_its_results_are_kept_once_it_has_ended(
    empty_stage: Stage, locale: str, known: str, outcome: str
) -> None:
    await ask(empty_stage, locale=locale)
    for persona, answer in (("membre", "Mardi soir"), ("nouveau", "Mardi soir"), ("responsable", "Mercredi soir")):
        empty_stage.hand(persona).vote(posted(empty_stage)[0], answer)
    assert known not in await listed(empty_stage, locale)
    await end(empty_stage)
    text = await listed(empty_stage, locale)
    assert known in text
    assert {"fr": "Fini le mardi 11 septembre 2012 à 10 h ", "en-US": "Ended Tuesday, September 11, 2012 at 10 a.m. "}[
        locale
    ] in text
    assert outcome in text
    assert empty_stage.hand().sees("sondages")[-1]["type"] == POLL_RESULT


async def test_the_results_outlive_the_message(empty_stage: Stage) -> None:
    await ask(empty_stage, line=" plusieurs:True duree:3 jours", locale="fr")
    (message,) = posted(empty_stage)
    assert message["poll"]["allow_multiselect"] is True
    for persona in ("membre", "nouveau"):
        empty_stage.hand(persona).vote(message, "Samedi", "Mardi soir")
    await end(empty_stage, timedelta(days=3))
    empty_stage.world.state.messages.remove(message["channel_id"], message["id"])
    text = await listed(empty_stage)
    assert (
        "- Mardi soir : 2 votes\n- Mercredi soir : 0 vote\n- Samedi : 2 votes\nÀ égalité : Mardi soir, Samedi." in text
    )


async def test_of_a_message_that_was_deleted_the_results_are_said_to_be_unknown(empty_stage: Stage) -> None:
    await ask(empty_stage)
    (message,) = posted(empty_stage)
    empty_stage.world.state.messages.remove(message["channel_id"], message["id"])
    await end(empty_stage)
    assert "Résultats inconnus : le message du sondage n'a pas pu être lu." in await listed(empty_stage)


async def test_counts_that_are_not_final_are_read_again(empty_stage: Stage) -> None:
    empty_stage.world.state.poll_counting = timedelta(minutes=5)
    await ask(empty_stage)
    assert "Ouvert dans <#" in await listed(empty_stage)
    empty_stage.hand().vote(posted(empty_stage)[0], "Samedi")
    await end(empty_stage)
    assert "Discord compte encore les votes." in await listed(empty_stage)
    empty_stage.world.clock.advance(timedelta(minutes=11))
    await empty_stage.deliver()
    assert "Réponse la plus choisie : Samedi." in await listed(empty_stage)


async def test_nobody_may_have_voted(empty_stage: Stage) -> None:
    await ask(empty_stage)
    await end(empty_stage)
    assert "Personne n'a voté." in await listed(empty_stage)


async def test_of_a_channel_that_is_gone_the_results_are_unknown(empty_stage: Stage) -> None:
    await ask(empty_stage)
    empty_stage.world.delete_channel("sondages")
    await end(empty_stage)
    shown = await empty_stage.hand("coordination").use("/gerer sondage eclair")
    assert "Résultats inconnus" in texts_of(seen(shown))


async def test_answers_may_stand_on_one_line_and_the_channel_be_another(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    form = await hand.use(f"/gerer sondage eclair question:{QUESTION} reponses:Oui; Non ;Peut-être salon:#annonces")
    await hand.submit(form, {})
    await empty_stage.deliver()
    (message,) = posted(empty_stage, "annonces")
    assert [each["poll_media"]["text"] for each in message["poll"]["answers"]] == ["Oui", "Non", "Peut-être"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"answers": "Une seule"}, "Il faut au moins 2 réponses."),
        (
            {"answers": "\n".join(f"Réponse {n}" for n in range(11))},
            "Discord prend au plus 10 réponses, et il y en a 11.",
        ),
        ({"answers": "Oui\noui"}, "Deux réponses sont les mêmes : « oui »."),
        ({"answers": f"Oui\n{'x' * 56}"}, "Une réponse a plus de 55 caractères"),
        ({"question": "\u200b \u200b"}, "Il manque la question."),
    ],
)
async def test_what_a_poll_cannot_be_is_said_and_nothing_typed_is_lost(
    empty_stage: Stage, typed: dict[str, str], why: str
) -> None:
    shown = await ask(empty_stage, **typed)
    assert why in texts_of(shown)
    assert posted(empty_stage) == []
    hand = empty_stage.hand("coordination")
    form = await hand.press(shown, label="Corriger")
    again = seen(await hand.submit(form, {"question": QUESTION, "answers": "Oui\nNon"}))
    await empty_stage.deliver()
    assert "Sondage éclair publié" in texts_of(again)
    assert len(posted(empty_stage)) == 1


@pytest.mark.parametrize("length", ["30 minutes", "33 jours", "longtemps"])
async def test_a_length_that_discord_does_not_take_is_refused_at_once(empty_stage: Stage, length: str) -> None:
    hand = empty_stage.hand("coordination")
    shown = seen(await hand.use(f"/gerer sondage eclair question:Oui? duree:{length}"))
    assert f"Un sondage éclair dure d'une heure à 32 jours, en heures entières, et je lis « {length} »." in texts_of(
        shown
    )


async def test_lengths_are_proposed_while_one_is_typed(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    offered = [each["name"] for each in await hand.suggest("/gerer sondage eclair duree:j", channel="sondages")]
    assert offered == ["1 jour", "2 jours", "3 jours", "7 jours", "14 jours", "21 jours", "32 jours"]
    form = await hand.use("/gerer sondage eclair question:Oui? duree:5 jours", channel="sondages")
    assert form.modal is not None
    chosen = [each["label"] for each in form.modal["components"][2]["component"]["options"] if each.get("default")]
    assert chosen == ["5 jours"]


async def test_without_the_permission_it_is_refused_before_anything_is_typed(empty_stage: Stage) -> None:
    empty_stage.world.deny("sondages", Permission.SEND_POLLS)
    hand = empty_stage.hand("coordination")
    shown = seen(await hand.use("/gerer sondage eclair question:Oui?", channel="sondages"))
    assert "il manque à Courroie « Créer des sondages »." in texts_of(shown)


async def test_a_permission_lost_while_the_form_is_open_keeps_what_was_typed(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    form = await hand.use(f"/gerer sondage eclair question:{QUESTION}", channel="sondages")
    empty_stage.world.deny("sondages", Permission.SEND_POLLS)
    shown = seen(await hand.submit(form, {"answers": ANSWERS}))
    await empty_stage.deliver()
    assert "il manque à Courroie « Créer des sondages »." in texts_of(shown)
    empty_stage.world.deny("sondages")
    again = await hand.press(shown, label="Corriger")
    await hand.submit(again, {})
    await empty_stage.deliver()
    assert len(posted(empty_stage)) == 1


async def test_a_permission_lost_on_the_way_parks_the_poll_alone(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    form = await hand.use(f"/gerer sondage eclair question:{QUESTION}", channel="sondages")
    channel = empty_stage.world.administration.channel("sondages")
    own = {"id": empty_stage.world.state.bot_id, "type": 1, "allow": "0", "deny": str(int(Permission.SEND_POLLS))}
    channel["permission_overwrites"] = [own]  # Discord has not told it yet
    await hand.submit(form, {"answers": ANSWERS})
    await empty_stage.deliver()
    assert posted(empty_stage) == []
    shown = texts_of(seen(await empty_stage.hand("administration").use("/reglages fiabilite")))
    assert "Discord refuse un sondage éclair : les sondages dans <#" in shown
    assert "« Créer des sondages »" in shown
    channel["permission_overwrites"] = []
    screen = seen(await empty_stage.hand("administration").use("/reglages fiabilite"))
    await empty_stage.hand("administration").choose(screen, f"polls:{channel['id']}")
    await empty_stage.deliver()
    assert len(posted(empty_stage)) == 1


async def test_the_latest_come_first_page_after_page(empty_stage: Stage) -> None:
    for number in range(25):
        hand = empty_stage.hand("coordination")
        form = await hand.use(f"/gerer sondage eclair question:Question {number:02}", channel="sondages")
        await hand.submit(form, {"answers": "\n".join(f"{'long ' * 9}{n}" for n in range(10))})
    await empty_stage.deliver()
    await end(empty_stage)
    hand = empty_stage.hand("coordination")
    screen = seen(await hand.use("/gerer sondage eclair"))
    assert "**Question 24**" in texts_of(screen)
    assert "**Question 00**" not in texts_of(screen)
    later = seen(await hand.press(screen, label="Page suivante"))
    assert "**Question 24**" not in texts_of(later)


async def test_a_guild_without_any_is_told_so(empty_stage: Stage) -> None:
    assert "Aucun sondage éclair n'a encore été posé." in await listed(empty_stage)
