"""What was typed in a form comes back, character for character, through what Discord keeps of a message."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.client import Courroie, Tree, use_api_base
from bot.domain.errors import UnknownPlan
from bot.domain.seen_text import seen
from bot.edge.access import Gate
from bot.edge.access_levels import EVERYONE
from bot.edge.access_table import ACCESS
from bot.edge.forms import open_form
from bot.edge.notices import tell_channel, tell_member
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.services.snapshots import Snapshots
from bot.settings import DiscordSettings
from bot.texts.catalogue import texts_in
from bot.views.custom_ids import CustomId
from bot.views.forms import CheckField, ChoiceField, Form, RadioField, TextField
from bot.views.layout import Choice
from bot.views.message import message_view
from bot.views.retry import TYPED_LENGTH, retry_view
from storage.database import Database
from tests.playground.conformity import conforming_playground
from tests.scenarios.stage import labels_of, texts_of

NOTHING = {"name": "", "story": "", "kind": "", "view": "", "boxes": ""}
NASTY = [
    "> une citation\n- une liste\n1. un rang",
    "**gras** _italique_ ~~barré~~ ||caché|| `code`",
    "\\",
    "a\\*b\\\\",
    "```py\nx\n```",
    "<@1> <t:1> [lien](https://exemple.org/a_b)",
    "# Titre\n-# petit\n\n\nfin",
    "rien",
    "@everyone",
]
FORM = Form(
    "Essai",
    CustomId("essai", "form", ("7",)).encode(),
    [
        TextField("name", "Nom", required=False),
        TextField("story", "Histoire « > »", required=False, long=True, most=2400),
        ChoiceField("kind", "Sorte", [Choice("**Table**", "t"), Choice("Comité", "c")], required=False),
        RadioField("view", "Avis", [Choice("1 – Non", "1"), Choice("* Oui", "2")], required=False),
        CheckField("boxes", "Lesquels", [Choice("1. Un, deux", "1"), Choice("_" * 90, "2")], required=False),
    ],
)


async def build(interaction: discord.Interaction, custom_id: CustomId) -> Form:
    return FORM


async def refuse(interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
    raise UnknownPlan(custom_id.args[0])


def install(tree: Tree, router: Router) -> None:
    """A command whose form is never accepted."""
    add_form(router, "essai", "form", 1, build, refuse)

    @tree.command(name="essai", description="Un essai")
    async def essai(interaction: discord.Interaction) -> None:
        await open_form(interaction, FORM)


@asynccontextmanager
async def on_discord(*, refusals: bool = False) -> AsyncIterator[tuple[Playground, Courroie]]:
    """The bot, with that command alone; it never needs its database."""
    database = Database("sqlite:///never_opened.db")
    async with conforming_playground(refusals=refusals) as world:
        use_api_base(DiscordSettings(token=SecretStr(world.token), api_base=world.api_base))
        gate = Gate(Snapshots(database, 1), world.clock)
        client = Courroie(install, lambda _guild_id: None, gate)
        running = asyncio.create_task(client.start(world.token))
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(ACCESS, "essai", EVERYONE)
            patch.setitem(ACCESS, "essai form", EVERYONE)
            await world.ready()
            yield world, client
        await client.close()
        await running
    await database.close()


@asynccontextmanager
async def a_hand() -> AsyncIterator[Hand]:
    async with on_discord() as (world, _client):
        yield world.hand("membre", locale="fr")


async def send(hand: Hand, typed: dict[str, str]) -> Shown:
    """What comes of the form, filled with what was typed; «» in a menu is nothing chosen."""
    chosen = {key: [each for each in typed[key].split(",") if each] for key in ("kind", "boxes")}
    return await hand.submit(await hand.use("/essai"), {**typed, **chosen, "view": typed["view"] or None})


async def come_back(hand: Hand, typed: dict[str, str]) -> dict[str, str]:
    """What the form holds once it was refused and opened again."""
    refused = await send(hand, typed)
    assert "Je ne trouve pas de plan « 7 »." in texts_of(refused.message or {})
    assert labels_of(refused.message or {}) == ["Corriger"]
    again = await hand.press(refused.message or {}, label="Corriger")
    return held(again.modal or {})


def held(modal: JSON) -> dict[str, str]:
    """What each field of a form proposes."""
    fields = [label["component"] for label in modal["components"]]
    return {field["custom_id"]: str(field.get("value") or _chosen(field)) for field in fields}


def _chosen(field: JSON) -> str:
    return ",".join(option["value"] for option in field.get("options", ()) if option.get("default"))


def what_is_seen(typed: str) -> str:
    """What is neither seen nor heard (marks of direction, zero-width spaces) is left out: a screen shows none of it."""
    return seen(typed).strip()


TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=200).map(
    what_is_seen
)
MARKED = st.text("ab \\*_~`|[]<>#+.-)1\n", max_size=200).map(str.strip)
ANSWERS = st.fixed_dictionaries(
    {"name": TYPED | MARKED, "story": MARKED | st.sampled_from(NASTY), "kind": st.sampled_from(["", "t", "c"])}
    | {"view": st.sampled_from(["", "1", "2"]), "boxes": st.sampled_from(["", "1", "2", "1,2"])}
)


@settings(max_examples=4)
@given(st.lists(ANSWERS, min_size=8, max_size=8))
def test_what_was_typed_comes_back_character_for_character(answers: list[dict[str, str]]) -> None:
    async def each_comes_back() -> None:
        async with a_hand() as hand:
            for typed in answers:
                assert await come_back(hand, typed) == typed

    asyncio.run(each_comes_back())


async def test_an_answer_that_doubles_once_escaped_comes_back_too() -> None:
    async with a_hand() as hand:
        typed = {"name": "*" * 200, "story": "_\n" * 1199 + "é", "kind": "t", "view": "2", "boxes": "1,2"}
        assert await come_back(hand, typed) == typed
        assert await come_back(hand, NOTHING) == NOTHING


async def test_a_screen_says_which_answer_was_left_empty() -> None:
    async with a_hand() as hand:
        refused = await send(hand, NOTHING | {"name": "> Ma table"})
        text = texts_of(refused.message or {})
        assert "**Nom**\n\\> Ma table" in text
        assert "**Sorte** : rien" in text


async def test_what_was_typed_survives_correction_after_correction() -> None:
    async with a_hand() as hand:
        typed = NOTHING | {"name": "\\> **A**", "story": "1. b\n\n> c", "kind": "c", "boxes": "2"}
        shown = await send(hand, typed)
        for _round in range(3):
            shown = await hand.submit(await hand.press(shown.message or {}, label="Corriger"), {})
        assert held((await hand.press(shown.message or {}, label="Corriger")).modal or {}) == typed


def test_a_form_whose_answers_no_screen_could_show_again_is_a_mistake_of_ours() -> None:
    form = Form("Trop", "1|a|b", [TextField("a", "A", most=TYPED_LENGTH), TextField("b", "B", most=1)])
    with pytest.raises(ValueError, match="its answers"):
        retry_view(texts_in("fr"), "Non.", form, {})


async def test_a_member_who_closed_their_messages_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    async with on_discord(refusals=True) as (world, client):
        hand = world.hand("membre", locale="fr")
        assert await tell_member(client, int(hand.user["id"]), message_view("Bonjour"))
        assert texts_of(hand.sees("@bot")[-1]) == "Bonjour"
        world.faults.next("POST", "/channels/{id}/messages", code=50007)
        assert not await tell_member(client, int(hand.user["id"]), message_view("Bonsoir"))
        assert "403 50007" in caplog.text
        assert hand.user["id"] not in caplog.text


async def test_a_channel_that_is_gone_is_not_told() -> None:
    async with on_discord(refusals=True) as (world, client):
        channel = world.hand("membre", locale="fr").channel("plan")
        assert await tell_channel(client, int(channel["id"]), message_view("Bonjour"))
        assert not await tell_channel(client, 1, message_view("Bonsoir"))
