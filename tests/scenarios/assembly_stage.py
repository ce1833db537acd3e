"""Assemblies on stage: where their messages are, and how one is convened."""

from bot.domain.assembly import Assembly
from bot.domain.guild_settings import SettingKey
from bot.playground.json_types import JSON
from bot.playground.limits import message_errors
from bot.playground.member import Hand
from bot.playground.shown import Shown
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, labels_of, texts_of

WHEN = "mardi 30 octobre 2012 à 18 h 30"
EPHEMERAL = 64
AGENDA = "Ouverture\nHabitation\nLevée"


async def choose_channels(stage: Stage) -> None:
    """The guild says where announcements go."""
    channel = stage.hand("coordination").channel("annonces")
    await set_up(stage, SettingKey.ANNOUNCEMENTS_CHANNEL, int(channel["id"]))


async def ask(hand: Hand, kind: str = "assemblée des partenaires", when: str = WHEN, more: str = "") -> JSON:
    """What is shown of a date that was typed."""
    return seen(await hand.use(f"/gerer assemblee convoquer genre:{kind} date:{when}{more}"))


async def fill(hand: Hand, screen: JSON, **typed: str) -> JSON:
    """Fill the form that « Remplir » opens; the preview."""
    form = await hand.press(screen, label="Remplir")
    said = {"title": "Logement", "place": "Mairie", "link": "", "length": "2 h", "agenda": AGENDA}
    return seen(await hand.submit(form, said | typed))


async def convene(
    stage: Stage, kind: str = "assemblée des partenaires", when: str = WHEN, more: str = "", **typed: str
) -> JSON:
    """Convene from the beginning to « Publier », and deliver; what the coordination is told."""
    hand = stage.hand("coordination")
    preview = await fill(hand, await ask(hand, kind, when, more), **typed)
    told = seen(await hand.press(preview, label=publish_label(preview)))
    await stage.deliver()
    return told


def publish_label(preview: JSON) -> str:
    """The label of the button that publishes."""
    return next(label for label in labels_of(preview) if label.startswith("Publier"))


async def assemblies_of(stage: Stage) -> tuple[Assembly, ...]:
    """The guild's assemblies as they are now."""
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.assemblies


def events_of(stage: Stage) -> list[JSON]:
    """The server's events."""
    return list(stage.world.state.guild(stage.world.guild_id).events.values())


def announced(stage: Stage, channel: str = "annonces") -> list[JSON]:
    """What everyone reads in a channel."""
    shown = stage.hand("membre").sees(channel)
    return [each for each in shown if each["type"] == 0 and not each.get("flags", 0) & EPHEMERAL]


async def reads(stage: Stage, text: str, channel: str = "annonces") -> None:
    """Wait until the last message that everyone reads says ``text``: what is pressed elsewhere is counted there a moment later."""
    await stage.world.until(lambda: text in texts_of(announced(stage, channel)[-1]))


async def told(stage: Stage, hand: Hand, message: JSON, label: str) -> JSON:
    """Press a button of what everyone reads; what is said apart to whoever did."""
    shown = await hand.press(message, label=label)
    await stage.world.until(lambda: any(_is_apart(each) for each in hand.look_again(shown).messages))
    return next(each for each in hand.look_again(shown).messages if _is_apart(each))


def _is_apart(message: JSON) -> bool:
    return bool(message.get("flags", 0) & EPHEMERAL)


def faults(message: JSON) -> list[str]:
    """What Discord would refuse in a message; a file that it has already has an address of its own."""
    return [each.code for each in message_errors(message) if each.code != "URL_TYPE_INVALID_SCHEME"]


def seen(shown: Shown) -> JSON:
    """The last message that came back."""
    assert shown.error is None
    return shown.messages[-1]
