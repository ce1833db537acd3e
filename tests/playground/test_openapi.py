"""The checker refuses what Discord's document refuses, and accepts what discord.py really sends."""

import copy
import json
from datetime import timedelta
from pathlib import Path

import discord
import pytest
from discord import app_commands, ui

from tests.playground.openapi import Spec, document_path
from tests.playground.openapi_exceptions import OF_ANSWERS, OF_REQUESTS, Amendment
from tests.playground.openapi_schema import JSON

MESSAGES = "/api/v10/channels/1181/messages"
CALLBACK = "/interactions/1181/a-token/callback"
COMPONENTS_V2 = 1 << 15


@pytest.fixture(scope="module")
def spec() -> Spec:
    loaded = Spec.load()
    if loaded is None:
        pytest.skip("Discord's OpenAPI document is not here (COURROIE_OPENAPI)")
    return loaded


@pytest.fixture
async def screen() -> JSON:
    view = ui.LayoutView(timeout=None)
    options = [discord.SelectOption(label=f"Objectif {letter}", value=letter, emoji="📌") for letter in "ABC"]
    view.add_item(
        ui.Container(
            ui.TextDisplay("# Axe II"),
            ui.Separator(spacing=discord.SeparatorSpacing.large),
            ui.Section("II.B.1", accessory=ui.Button(label="Ouvrir", custom_id="open:II.B.1")),
            ui.Section("Bilan", accessory=ui.Thumbnail("attachment://bilan.png", description="Un graphique")),
            ui.MediaGallery(discord.MediaGalleryItem("attachment://bilan.png", description="Un graphique")),
            ui.File("attachment://plan.json"),
            ui.ActionRow(ui.Select(custom_id="objective", options=options, placeholder="Voir un objectif…")),
            ui.ActionRow(ui.UserSelect(custom_id="who", default_values=[discord.Object(7, type=discord.User)])),
            ui.ActionRow(ui.Button(label="Site", url="https://concertactionlachine.com")),
            accent_colour=discord.Colour.blue(),
        )
    )
    return {"components": view.to_components(), "flags": COMPONENTS_V2}  # type: ignore[no-untyped-call]


async def test_a_layout_of_discord_py_is_accepted(spec: Spec, screen: JSON) -> None:
    spec.check_request("POST", MESSAGES, screen)
    spec.check_request("POST", CALLBACK, {"type": 4, "data": screen}, {"with_response": 1})
    spec.check_request("POST", CALLBACK, {"type": 7, "data": screen})
    spec.check_request("PATCH", "/webhooks/1181/a-token/messages/@original", screen)


async def test_an_older_view_with_an_embed_is_accepted(spec: Spec) -> None:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Oui", custom_id="yes", style=discord.ButtonStyle.success))
    embed = discord.Embed(title="Bilan", colour=0x336699, timestamp=discord.utils.utcnow())
    embed.add_field(name="Réalisées", value="12").set_image(url="attachment://bilan.png").set_footer(text="2012")
    mentions = discord.AllowedMentions(everyone=False, users=[discord.Object(7)], roles=False)
    body = {
        "content": "Bonjour",
        "embeds": [embed.to_dict()],
        "components": view.to_components(),
        "allowed_mentions": mentions.to_dict(),
        "attachments": [{"id": 0, "filename": "bilan.png", "description": "Un graphique"}],
        "nonce": "assembly:42",
        "enforce_nonce": True,
    }
    spec.check_request("POST", MESSAGES, body)


async def test_a_native_poll_is_accepted(spec: Spec) -> None:
    poll = discord.Poll("Quand?", timedelta(hours=48)).add_answer(text="Lundi").add_answer(text="Mardi")
    spec.check_request("POST", MESSAGES, {"poll": poll._to_dict()})


async def test_a_form_of_discord_py_is_accepted(spec: Spec) -> None:
    form = ui.Modal(title="Consigner", custom_id="note")
    options = [discord.RadioGroupOption(label=label, value=label) for label in ("oui", "non")]
    boxes = [discord.CheckboxGroupOption(label=label, value=label) for label in ("a", "b")]
    fields = (
        ui.TextInput[ui.Modal](style=discord.TextStyle.long, placeholder="Ce qui s'est passé", max_length=4000),
        ui.RadioGroup[ui.Modal](options=options),
        ui.CheckboxGroup[ui.Modal](options=boxes, required=False, min_values=0),
        ui.FileUpload[ui.Modal](required=False, min_values=0, max_values=10),
        ui.ChannelSelect[ui.Modal](required=False),
    )
    for number, component in enumerate(fields):
        form.add_item(ui.Label(text=f"Champ {number}", component=component))
    spec.check_request("POST", CALLBACK, {"type": 9, "data": form.to_dict()})


async def test_commands_of_discord_py_are_accepted(spec: Spec) -> None:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    group = app_commands.Group(
        name="plan", description="Le plan", default_permissions=discord.Permissions(manage_guild=True)
    )

    @group.command(name="axe", description="Un axe")
    async def axis(
        interaction: discord.Interaction,
        numero: str,
        etat: app_commands.Choice[int],
        file: discord.Attachment | None = None,
        share: app_commands.Range[float, 0.5, 3.0] = 1.0,
        channel: discord.TextChannel | None = None,
    ) -> None: ...

    axis._params["etat"].choices = [app_commands.Choice(name="à venir", value=1)]

    @tree.context_menu(name="Consigner au plan")
    async def record(interaction: discord.Interaction, message: discord.Message) -> None: ...

    commands = [group.to_dict(tree), record.to_dict(tree)]
    spec.check_request("PUT", "/applications/1181/commands", commands)
    spec.check_request("PUT", "/applications/1181/guilds/1182/commands", commands)


def test_answers_to_an_autocompletion_are_accepted(spec: Spec) -> None:
    for value in ("II", 2, 2.5):
        choices = [{"name": "II · Mobilisation", "value": value, "name_localizations": {"en-US": "II"}}]
        spec.check_request("POST", CALLBACK, {"type": 8, "data": {"choices": choices}})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"label": "x" * 81}, r"/components/0/components/2/accessory/label: it is too long"),
        ({"style": 9}, r"/accessory/style: it is none of 1, 2, 3, 4, 5, 6; found 9"),
        ({"type": 99}, r"/accessory: type 99 is none of 2, 11"),
        ({"style": None}, r"/accessory/style"),
        ({"disabled": "yes"}, r"/accessory/disabled: it is not of type 'boolean'"),
        ({"url": "no address"}, r"/accessory/url: it is not a 'uri'"),
    ],
)
async def test_a_wrong_field_is_refused_where_it_stands(spec: Spec, screen: JSON, change: JSON, reason: str) -> None:
    wrong = copy.deepcopy(screen)
    wrong["components"][0]["components"][2]["accessory"] |= change
    with pytest.raises(AssertionError, match=reason) as refused:
        spec.check_request("POST", MESSAGES, wrong)
    assert "\n" not in str(refused.value)


async def test_a_missing_field_is_refused(spec: Spec, screen: JSON) -> None:
    del screen["components"][0]["components"][2]["accessory"]
    with pytest.raises(AssertionError, match="'accessory' is a required property"):
        spec.check_request("POST", MESSAGES, screen)


@pytest.mark.parametrize(
    ("method", "path", "body", "query", "reason"),
    [
        ("POST", "/nowhere", {}, {}, "no such path"),
        ("PUT", MESSAGES, {}, {}, "no such method"),
        ("POST", "/channels/general/messages", {}, {}, "channel_id"),
        ("GET", MESSAGES, None, {"limits": 5}, "no query parameter limits"),
        ("GET", MESSAGES, None, {"limit": "many"}, "limit"),
        ("GET", MESSAGES, {}, {}, "no body is described"),
        ("POST", MESSAGES, None, {}, "a body is required"),
        ("POST", MESSAGES, {"content": "x" * 2001}, {}, "too long"),
        ("POST", MESSAGES, {"nonce": "x" * 26}, {}, "nonce"),
        ("POST", CALLBACK, {"type": 99}, {}, "type 99"),
        ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "a", "value": "x" * 101}]}}, {}, "too long"),
        ("POST", CALLBACK, {"type": 9, "data": {"custom_id": "a", "title": "b", "components": []}}, {}, "components"),
    ],
)
def test_a_wrong_request_is_refused(spec: Spec, method: str, path: str, body: object, query: JSON, reason: str) -> None:
    with pytest.raises(AssertionError, match=reason):
        spec.check_request(method, path, body, query)


def test_the_most_exact_path_is_the_one_checked(spec: Spec) -> None:
    with pytest.raises(AssertionError, match="messages/@original: no such method"):
        spec.check_request("POST", "/webhooks/1181/a-token/messages/@original", {})


def test_ids_in_answers_are_text(spec: Spec) -> None:
    user = {
        "id": "1181",
        "username": "courroie",
        "discriminator": "0001",
        "avatar": None,
        "global_name": None,
        "public_flags": 0,
        "flags": 0,
        "mfa_enabled": True,
        "locale": "fr",
    }
    spec.check_response("GET", "/users/@me", 200, user)
    with pytest.raises(AssertionError, match="/id"):
        spec.check_response("GET", "/users/@me", 200, user | {"id": 1181})


def test_answers_are_told_apart_by_status(spec: Spec) -> None:
    error = {"code": 50035, "message": "Invalid Form Body", "errors": {"content": {"_errors": []}}}
    spec.check_response("POST", CALLBACK, 204, None)
    spec.check_response("POST", MESSAGES, 400, error)
    spec.check_response("POST", MESSAGES, 503, "upstream connect error")
    with pytest.raises(AssertionError, match="'message' is a required property"):
        spec.check_response("POST", MESSAGES, 404, {"code": 10003})
    with pytest.raises(AssertionError, match="only 200, 429, 4XX are described"):
        spec.check_response("POST", MESSAGES, 302, None)
    with pytest.raises(AssertionError, match="no body is described"):
        spec.check_response("POST", CALLBACK, 204, {"id": "1"})


def test_a_fields_error_has_a_word_for_its_code(spec: Spec) -> None:
    wrong = {"content": {"_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]}}
    error = {"code": 50035, "message": "Invalid Form Body", "errors": wrong}
    spec.check_response("POST", MESSAGES, 400, error)
    wrong["content"]["_errors"][0].pop("message")
    with pytest.raises(AssertionError, match="'message' is a required property"):
        spec.check_response("POST", MESSAGES, 400, error)


@pytest.mark.usefixtures("spec")
@pytest.mark.parametrize("amendment", OF_REQUESTS + OF_ANSWERS, ids=lambda one: one.place)
def test_each_exception_still_changes_the_document(amendment: Amendment) -> None:
    original = json.loads(document_path().read_text(encoding="utf-8"))
    amended = copy.deepcopy(original)
    amendment.amend(amended)
    assert amended != original
    assert amendment.reason.startswith(("stricter: ", "looser: "))


def test_without_the_document_there_is_nothing_to_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COURROIE_OPENAPI", str(tmp_path / "absent.json"))
    assert Spec.load() is None
