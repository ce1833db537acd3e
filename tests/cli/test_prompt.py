"""The prompt, line by line: whatever is typed is answered or explained, in the language of the member."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from discord import ui

from bot.cli.playing import playing
from bot.cli.prompt import Conversation, converse
from bot.cli.touches import Touch, touches
from bot.importers.shipped import shipped_plan
from bot.playground.attachments import SIZE_LIMIT
from bot.playground.json_types import JSON
from bot.playground.member import DIRECT
from bot.playground.messages import create_message
from bot.playground.server import Playground
from bot.settings import Settings, StorageSettings

pytestmark = pytest.mark.promise

Typed = Callable[..., Awaitable[str]]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Playground]:
    async with playing(Settings(storage=StorageSettings(url=f"sqlite:///{tmp_path / 'courroie.db'}"))) as playground:
        yield playground


@pytest.fixture
def typed(world: Playground, capsys: pytest.CaptureFixture[str]) -> Typed:
    async def lines(*said: str) -> AsyncIterator[str]:
        for line in said:
            yield line

    async def converse_in(*said: str) -> str:
        await converse(Conversation(world), lines(*said))
        return capsys.readouterr().out.replace("\xa0", " ")

    return converse_in


@pytest.mark.parametrize("said", [(), ("",), ("", "")])
async def test_nothing_typed_is_answered_by_the_next_invitation(typed: Typed, said: tuple[str, ...]) -> None:
    assert await typed(*said) == "\nmembre (fr) > " * (len(said) + 1) + "\n"


@pytest.mark.parametrize("goodbye", ["q", "Q", "quit", "exit"])
async def test_a_goodbye_ends_it(typed: Typed, goodbye: str) -> None:
    assert await typed(goodbye, "/aide") == "\nmembre (fr) > "


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("axe II", "/plan axe II"),
        ("AXE ii", "/plan axe ii"),
        ("plan axe II", "/plan axe II"),
        ("aide", "/aide"),
        ("chercher le bottin", "/plan chercher le bottin"),
    ],
)
async def test_a_command_without_its_slash_is_given_whole(typed: Typed, line: str, whole: str) -> None:
    assert f"Vouliez-vous dire « {whole} »?" in await typed(line)


async def test_words_that_are_no_command_are_answered_by_how_one_begins(typed: Typed) -> None:
    said = await typed("bonjour")
    assert "Une commande commence par une barre oblique, comme « /aide »." in said
    assert "Vouliez-vous" not in said


@pytest.mark.parametrize("line", ["0", "1", "13", "007", "٣", "9" * 5000])
async def test_a_number_that_is_not_on_the_screen_is_said_so(typed: Typed, line: str) -> None:
    assert "Il n'y a rien de ce numéro à l'écran." in await typed(line)


@pytest.mark.parametrize("line", ["²", "-1", "/", "\udcff\udcfe", "/plan axe numero:II numero:I", "x" * 100_000])
async def test_any_line_is_answered_in_a_few_words(typed: Typed, line: str) -> None:
    said = await typed(line)
    assert 40 < len(said) < 300


async def test_a_number_touches_what_is_listed(typed: Typed) -> None:
    said = await typed("/plan axe II", "3")
    assert "    3  II.B " in said
    assert "Objectif II.B : Développer le « membership »" in said


async def test_another_member_has_another_screen(typed: Typed) -> None:
    assert "rien de ce numéro" in await typed("/plan axe II", "coordination", "3")


async def test_the_prompt_speaks_the_members_language(typed: Typed) -> None:
    said = await typed("EN", "99", "?", "axis 2", "/plan axis numbr:2", "Fr", "99")
    assert "Nothing on the screen has that number." in said
    assert "“q” to finish" in said
    assert "Did you mean “/plan axis 2”?" in said
    assert "membre (fr) > Il n'y a rien de ce numéro" in said


async def test_a_question_mark_shows_what_discord_offers_while_typing(typed: Typed) -> None:
    await typed("/plan axe II")
    assert "\n  II · Mobilisation et soutien organisationnel\n" in await typed("/plan axe ?")
    assert "II.B.1.4" in await typed("/plan voir reference:II.B.1 ?")
    assert "Discord ne propose rien ici." in await typed("/aide ?")
    assert "Discord ne connaît pas la commande « rien »." in await typed("/rien ?")


async def test_a_file_is_read_where_a_command_takes_one(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "plan corrigé.md"
    file.write_bytes(shipped_plan().replace(b"Informier", b"Informer"))
    said = await typed("coordination", f"/gerer plan importer fichier:{file}")
    assert "I.A.3.1 reformulé" in said
    assert "📎 plan corrigé.md" in said


async def test_a_file_that_cannot_be_read_or_sent_is_said_so(typed: Typed, tmp_path: Path) -> None:
    large = tmp_path / "gros.md"
    large.write_bytes(bytes(SIZE_LIMIT + 1))
    said = await typed("coordination", "/gerer plan importer absent.md", f"/gerer plan importer {large}")
    assert "Le fichier ne peut pas être ouvert (absent.md" in said
    assert "plus de 10 Mo" in said


async def test_a_value_that_does_not_suit_names_its_option(typed: Typed) -> None:
    said = await typed("coordination", "/gerer plan exporter format:xml")
    assert "« xml » ne convient pas à l'option « format ». Possible : JSON" in said


async def test_a_message_that_is_gone_has_nothing_to_touch(
    world: Playground, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation = Conversation(world)
    await conversation.take("/plan axe II")
    (message,) = world.hand("membre").sees("plan")
    world.state.messages.remove(message["channel_id"], message["id"])
    capsys.readouterr()
    await conversation.take("1")
    assert "rien de ce numéro" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("avance 7 jours", "le lundi 17 septembre 2012 à 10 h"),
        ("Avance 1 h", "le lundi 10 septembre 2012 à 11 h"),
        ("avance 1 jour et 2 heures", "le mardi 11 septembre 2012 à 12 h"),
        ("advance 2 weeks", "le lundi 24 septembre 2012 à 10 h"),
    ],
)
async def test_time_is_moved(world: Playground, typed: Typed, line: str, now: str) -> None:
    before = world.clock.now()
    said = await typed(line)
    assert f"C'est maintenant {now}" in said
    assert world.clock.now() - before >= timedelta(hours=1)


@pytest.mark.parametrize("line", ["avance", "avance 0", "avance vite", "avance -1 jour", "avance 9999 semaines"])
async def test_time_that_is_not_said_does_not_move(world: Playground, typed: Typed, line: str) -> None:
    before = world.clock.now()
    assert "comme « avance 7 jours »" in await typed(line)
    assert world.clock.now() - before < timedelta(minutes=10)


async def test_a_channel_and_direct_messages_are_looked_at(world: Playground, typed: Typed) -> None:
    hand = world.hand("membre")
    for word in ("un", "deux", "trois", "quatre"):
        hand.say(word, channel="annonces")
    page = {"flags": 1 << 15, "components": [{"type": 1, "components": [button(label="Fait")]}]}
    for channel in (hand.channel("annonces"), hand.channel(DIRECT)):
        create_message(world.state, channel["id"], world.state.cast.bot, page, {})
    said = await typed("regarde #annonces")
    assert "deux" not in said
    assert "  trois\n\n  quatre\n" in said
    assert said.count("    1  Fait") == 1
    assert "    1  Fait" in await typed("regarde")
    assert "pas de message à voir là" in await typed("nouveau", "regarde")
    assert "Il n'y a pas de salon « rien »." in await typed("regarde rien")
    assert "There is no channel" in await typed("en", "look rien")


async def test_help_says_how_time_passes(typed: Typed) -> None:
    assert "« avance 7 jours » fait passer le temps" in await typed("?")


def button(**fields: object) -> JSON:
    return {"type": 2, "custom_id": "a", "style": 1} | fields


async def test_only_what_can_be_pressed_or_chosen_has_a_number() -> None:
    menu = ui.Select[ui.LayoutView](custom_id="menu")
    menu.add_option(label="Un", value="1")
    row = [button(label="Oui"), button(label="Non", disabled=True), button(emoji={"name": "📌"}, custom_id="b")]
    section = {"type": 9, "components": [], "accessory": button(label="Ouvrir", custom_id="c")}
    link = {"type": 2, "style": 5, "url": "https://example.org", "label": "Site"}
    people = {"type": 5, "custom_id": "qui", "min_values": 0, "options": [{"label": "@Denis Roy", "value": "7"}]}
    message = {"components": [{"type": 1, "components": row}, section, link, people, menu.to_component_dict()]}
    assert list(touches(message).values()) == [
        Touch("Oui", "a"),
        Touch("📌", "b"),
        Touch("Ouvrir", "c"),
        Touch("@Denis Roy", "qui", "7"),
        Touch("—", "qui", ""),
        Touch("Un", "menu", "1"),
    ]
    assert touches(None) == {}
