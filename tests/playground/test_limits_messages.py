"""What Discord refuses in a message, each limit just under and just over it."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.playground.limits import is_empty, message_errors

JSON = dict[str, Any]


def embed(**changes: object) -> JSON:
    return {"embeds": [{"title": "Bilan", **changes}]}


def embed_field(**changes: object) -> JSON:
    return embed(fields=[{"name": "A", "value": "b", **changes}])


def poll(**changes: object) -> JSON:
    answers = [{"poll_media": {"text": "Lundi"}}]
    return {"poll": {"question": {"text": "Quand?"}, "answers": answers, "duration": 24, **changes}}


def attached(**changes: object) -> JSON:
    return {"attachments": [{"id": 0, "filename": "plan.json", **changes}]}


SIZES: list[tuple[str, int, Callable[[int], JSON], str]] = [
    ("content", 2_000, lambda n: {"content": "é" * n}, "BASE_TYPE_MAX_LENGTH"),
    ("nonce", 25, lambda n: {"nonce": "n" * n}, "BASE_TYPE_MAX_LENGTH"),
    ("stickers", 3, lambda n: {"sticker_ids": [str(one) for one in range(n)]}, "BASE_TYPE_MAX_LENGTH"),
    ("embeds", 10, lambda n: {"embeds": [{"title": "t"}] * n}, "BASE_TYPE_MAX_LENGTH"),
    ("embed title", 256, lambda n: embed(title="t" * n), "BASE_TYPE_MAX_LENGTH"),
    ("embed description", 4_096, lambda n: embed(description="d" * n), "BASE_TYPE_MAX_LENGTH"),
    ("embed fields", 25, lambda n: embed(fields=[{"name": "A", "value": "b"}] * n), "BASE_TYPE_MAX_LENGTH"),
    ("embed field name", 256, lambda n: embed_field(name="n" * n), "BASE_TYPE_MAX_LENGTH"),
    ("embed field value", 1_024, lambda n: embed_field(value="v" * n), "BASE_TYPE_MAX_LENGTH"),
    ("embed footer", 2_048, lambda n: embed(footer={"text": "f" * n}), "BASE_TYPE_MAX_LENGTH"),
    ("embed author", 256, lambda n: embed(author={"name": "a" * n}), "BASE_TYPE_MAX_LENGTH"),
    ("embed colour", 0xFFFFFF, lambda n: embed(color=n), "NUMBER_TYPE_MAX"),
    ("attachments", 10, lambda n: {"attachments": [{"id": one} for one in range(n)]}, "BASE_TYPE_MAX_LENGTH"),
    ("alt text", 1_024, lambda n: attached(description="d" * n), "BASE_TYPE_MAX_LENGTH"),
    ("users named", 100, lambda n: {"allowed_mentions": {"users": list(range(n))}}, "BASE_TYPE_MAX_LENGTH"),
    ("poll question", 300, lambda n: poll(question={"text": "q" * n}), "BASE_TYPE_BAD_LENGTH"),
    ("poll answers", 10, lambda n: poll(answers=[{"poll_media": {"text": "a"}}] * n), "BASE_TYPE_BAD_LENGTH"),
    ("poll answer", 55, lambda n: poll(answers=[{"poll_media": {"text": "a" * n}}]), "BASE_TYPE_BAD_LENGTH"),
    ("poll hours", 32 * 24, lambda n: poll(duration=n), "NUMBER_TYPE_MAX"),
]


@pytest.mark.parametrize(("limit", "build", "code"), [row[1:] for row in SIZES], ids=[row[0] for row in SIZES])
def test_a_message_is_refused_just_over_a_limit_and_not_at_it(
    limit: int, build: Callable[[int], JSON], code: str
) -> None:
    assert message_errors(build(limit)) == []
    assert [error.code for error in message_errors(build(limit + 1))] == [code]


def test_a_fault_says_where_it_is() -> None:
    (error,) = message_errors(embed_field(value="v" * 1_025))
    assert error.path == ("embeds", 0, "fields", 0, "value")
    assert error.message == "Must be 1024 or fewer in length."


def test_the_embeds_of_a_message_share_6000_characters() -> None:
    full = {"title": "t" * 200, "description": "d" * 2_700, "footer": {"text": "f" * 100}}
    assert message_errors({"embeds": [full, full]}) == []
    over = full | {"title": "t" * 201}
    assert [error.code for error in message_errors({"embeds": [full, over]})] == ["MAX_EMBED_SIZE_EXCEEDED"]


def test_blanks_around_the_texts_of_an_embed_do_not_count() -> None:
    assert message_errors(embed(title=f"  {'t' * 256}\n")) == []
    assert [error.code for error in message_errors(embed_field(name="  "))] == ["BASE_TYPE_REQUIRED"]


def test_mentions_are_either_parsed_or_named() -> None:
    named = {"allowed_mentions": {"parse": ["roles"], "users": ["1"]}}
    assert message_errors(named) == []
    both = {"allowed_mentions": {"parse": ["users"], "users": ["1"]}}
    assert [error.code for error in message_errors(both)] == ["MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"]
    assert message_errors({"allowed_mentions": {"parse": ["users"], "users": []}}) == []


def test_attachments_have_ids_of_their_own() -> None:
    twice = {"attachments": [{"id": 0, "filename": "a"}, {"id": 0, "filename": "b"}]}
    assert [error.code for error in message_errors(twice)] == ["ATTACHMENT_ID_DUPLICATED"]


def test_a_poll_lasts_whole_hours() -> None:
    assert message_errors(poll(duration=5.0)) == []
    assert [error.code for error in message_errors(poll(duration=5.5))] == ["NUMBER_TYPE_COERCE"]


@pytest.mark.parametrize(
    ("payload", "path", "code"),
    [
        ({"content": 5}, ("content",), "STRING_TYPE_CONVERT"),
        ({"embeds": {}}, ("embeds",), "LIST_TYPE_CONVERT"),
        ({"embeds": ["Bilan"]}, ("embeds", 0), "MODEL_TYPE_CONVERT"),
        ({"tts": "yes"}, ("tts",), "BOOLEAN_TYPE_CONVERT"),
        ({"flags": True}, ("flags",), "NUMBER_TYPE_COERCE"),
        ({"embeds": [{"url": "javascript:alert"}]}, ("embeds", 0, "url"), "URL_TYPE_INVALID_SCHEME"),
        ({"embeds": [{"url": "https://"}]}, ("embeds", 0, "url"), "URL_TYPE_INVALID_URL"),
        ({"allowed_mentions": {"parse": ["here"]}}, ("allowed_mentions", "parse", 0), "BASE_TYPE_CHOICES"),
        (poll(answers=[]), ("poll", "answers"), "BASE_TYPE_REQUIRED"),
        (poll(layout_type=2), ("poll", "layout_type"), "BASE_TYPE_CHOICES"),
        ("a text", (), "MODEL_TYPE_CONVERT"),
    ],
)
def test_a_field_of_another_kind_is_refused(payload: object, path: tuple[str | int, ...], code: str) -> None:
    assert [(error.path, error.code) for error in message_errors(payload)] == [(path, code)]


def test_an_empty_message_says_nothing() -> None:
    assert is_empty({"content": " \n", "embeds": [], "components": None})
    assert not is_empty({"content": "", "attachments": [{"id": 0}]})
    assert not is_empty({"components": [{"type": 10, "content": "a"}]})
