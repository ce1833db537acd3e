"""What Discord refuses in a message: content, embeds, polls, attachments, mentions (Create Message, Embed Limits)."""

from collections.abc import Collection
from typing import Final

from bot.playground.component_kinds import COMPONENTS_V2, walk
from bot.playground.fields import Field, refuse_repeated
from bot.playground.limits_components import check_components

CONTENT: Final = 2_000
EMBEDS: Final = 10
EMBEDS_TEXT: Final = 6_000
EMBED_FIELDS: Final = 25
ATTACHMENTS: Final = 10
ALT_TEXT: Final = 1_024
FILENAME: Final = 1_024
NONCE: Final = 25
STICKERS: Final = 3
MENTIONED: Final = 100
POLL_QUESTION: Final = 300
POLL_ANSWER: Final = 55
POLL_ANSWERS: Final = 10
POLL_HOURS: Final = 32 * 24
URL: Final = 2_048
LARGEST: Final = 2**53 - 1

_LEGACY: Final = ("content", "embeds", "poll", "sticker_ids", "stickers")


def check_message(message: Field, *, v2: bool, files: Collection[str] | None) -> None:
    """Gather what is wrong with a message that is created or edited."""
    if not message.model():
        return
    flags = message["flags"].whole(0, LARGEST) or 0
    v2 = v2 or bool(flags & COMPONENTS_V2)
    if v2:
        _refuse_legacy(message)
    message["content"].text(CONTENT)
    message["tts"].flag()
    message["sticker_ids"].entries(STICKERS)
    _check_nonce(message)
    _check_embeds(message["embeds"])
    _check_attachments(message["attachments"])
    _check_mentions(message["allowed_mentions"])
    if not message["poll"].absent:
        _check_poll(message["poll"])
    check_components(message["components"], v2=v2)
    if files is not None:
        _check_references(message["components"], files)


def _refuse_legacy(message: Field) -> None:
    for name in _LEGACY:
        if message[name].value:
            message[name].refuse(
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _check_nonce(message: Field) -> None:
    message["enforce_nonce"].flag()
    if isinstance(message["nonce"].value, int):
        message["nonce"].whole(-(2**63), 2**63 - 1)
    else:
        message["nonce"].text(NONCE)


def _check_embeds(embeds: Field) -> None:
    total = 0
    for embed in embeds.entries(EMBEDS):
        if embed.model():
            total += _check_embed(embed)
    if total > EMBEDS_TEXT:
        embeds.refuse("MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBEDS_TEXT}")


def _check_embed(embed: Field) -> int:
    """Gather what is wrong with one embed; the characters that it counts for."""
    size = _trimmed(embed["title"], 256) + _trimmed(embed["description"], 4_096)
    size += _trimmed(embed["footer"]["text"], 2_048) + _trimmed(embed["author"]["name"], 256)
    for field in embed["fields"].entries(EMBED_FIELDS):
        if field.model():
            field["inline"].flag()
            size += _trimmed(field["name"], 256, needed=True) + _trimmed(field["value"], 1_024, needed=True)
    embed["color"].whole(0, 0xFFFFFF)
    for address in (embed["url"], embed["author"]["url"]):
        address.url(URL, ("http", "https"))
    for address in (embed["image"]["url"], embed["thumbnail"]["url"], embed["footer"]["icon_url"]):
        address.url(URL, ("http", "https", "attachment"))
    return size


def _trimmed(text: Field, maximum: int, *, needed: bool = False) -> int:
    """Gather what is wrong with a text of an embed, without the blanks around it; its size."""
    bare = text.value.strip() if isinstance(text.value, str) else text.value
    stripped = Field(bare or None, text.path, text.faults)
    if needed:
        stripped.required()
    return len(stripped.text(maximum))


def _check_attachments(attachments: Field) -> None:
    entries = attachments.entries(ATTACHMENTS)
    for attachment in entries:
        if attachment.model():
            attachment["id"].required()
            attachment["filename"].text(FILENAME, minimum=1)
            attachment["description"].text(ALT_TEXT)
    refuse_repeated([one["id"] for one in entries], "ATTACHMENT_ID_DUPLICATED", "The attachment id is already used")


def _check_mentions(mentions: Field) -> None:
    if mentions.absent or not mentions.model():
        return
    parsed = mentions["parse"].entries(3)
    for kind in parsed:
        kind.one_of(("users", "roles", "everyone"))
    for name in ("users", "roles"):
        named = mentions[name].entries(MENTIONED)
        if named and name in [kind.value for kind in parsed]:
            mentions.refuse(
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.',
            )


def _check_poll(poll: Field) -> None:
    if not poll.model():
        return
    if poll["question"].required() and poll["question"]["text"].required():
        poll["question"]["text"].text(POLL_QUESTION, minimum=1)
    poll["duration"].whole(1, POLL_HOURS)
    if not poll["layout_type"].absent:
        poll["layout_type"].one_of((1,))
    poll["allow_multiselect"].flag()
    if poll["answers"].required():
        for answer in poll["answers"].entries(POLL_ANSWERS, minimum=1):
            media = answer["poll_media"]
            if media.required() and media["text"].required():
                media["text"].text(POLL_ANSWER, minimum=1)


def _check_references(components: Field, files: Collection[str]) -> None:
    for component in walk(components.value):
        for media in _media_of(component):
            url = media.get("url") if isinstance(media, dict) else None
            if (
                isinstance(url, str)
                and url.startswith("attachment://")
                and url.removeprefix("attachment://") not in files
            ):
                components.refuse(
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    f"The referenced attachment {url} was not found",
                )


def _media_of(component: dict[str, object]) -> list[object]:
    items = component.get("items")
    gallery = [item.get("media") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return [component.get("media"), component.get("file"), *gallery]
