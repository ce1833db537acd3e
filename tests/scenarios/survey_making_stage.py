"""Surveys being made on stage: a draft begun, its questions typed, its card looked at."""

from bot.domain.survey import Survey
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.shown import Shown
from tests.scenarios.stage import Stage, labels_of, texts_of

TITLE = "Tournée 2012"
BACK = "Revenir au sondage"
ENDS = "31 octobre 2012 à 17 h"
KINDS = ("likert", "satisfaction", "one", "several", "yes_no", "recommendation", "short", "long")


def seen(shown: Shown) -> JSON:
    """The last message that came back."""
    assert shown.error is None
    return shown.messages[-1]


async def begin(hand: Hand, title: str = TITLE, introduction: str = "") -> JSON:
    """The card of a new draft without questions."""
    form = await hand.use("/gerer sondage creer")
    return seen(await hand.submit(form, {"title": title, "introduction": introduction}))


async def ask(hand: Hand, card: JSON, kind: str, text: str, **typed: str) -> JSON:
    """The card with one more question."""
    kinds = seen(await hand.press(card, label="Ajouter une question"))
    form = await hand.choose(kinds, kind)
    return seen(await hand.submit(form, {"text": text, **typed}))


async def date(hand: Hand, card: JSON, opens: str = "", closes: str = ENDS, rule: str = "") -> JSON:
    """The card with its dates."""
    when = seen(await hand.press(card, label="Quand et où"))
    form = await hand.press(when, label="Dates")
    when = seen(await hand.submit(form, {"opens": opens, "closes": closes, "rule": rule}))
    return seen(await hand.press(when, label=BACK))


async def ready(hand: Hand, title: str = TITLE) -> JSON:
    """The card of a draft that may be published: one yes or no, and a comment."""
    card = await begin(hand, title)
    card = await ask(hand, card, "yes_no", "Êtes-vous de retour?")
    card = await ask(hand, card, "long", "Pourquoi?")
    return await date(hand, card)


async def publish(stage: Stage, card: JSON) -> JSON:
    """Publish a draft from its card, deliver; the card of what was published."""
    hand = stage.hand("coordination")
    page = seen(await hand.press(card, label="Publier"))
    card = seen(await hand.press(page, label="Publier maintenant"))
    await stage.deliver()
    return card


async def surveys_of(stage: Stage) -> tuple[Survey, ...]:
    """The guild's surveys as they are now, the latest first."""
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.surveys


async def survey_of(stage: Stage) -> Survey:
    """The guild's only survey."""
    (survey,) = await surveys_of(stage)
    return survey


def says(message: JSON, *texts: str) -> None:
    """Hold that a message says all of it."""
    said = texts_of(message)
    for text in texts:
        assert text in said, said


def offers(message: JSON, *labels: str) -> None:
    """Hold that a message has those buttons, in that order among others."""
    offered = [label for label in labels_of(message) if label in labels]
    assert offered == list(labels), labels_of(message)
