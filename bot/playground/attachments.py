"""Attachments: what is uploaded, what a message keeps, and where the bytes are served."""

import mimetypes
from collections.abc import Iterator, Mapping
from typing import cast
from urllib.parse import quote, unquote

from bot.playground.component_kinds import Kind, walk
from bot.playground.errors import Refusal, Refused
from bot.playground.json_types import JSON
from bot.playground.state import File, State

SIZE_LIMIT = 10 * 1024 * 1024
"""The largest file, in bytes, where nobody pays for more."""


def make_file(filename: str, data: bytes) -> File:
    """A file, its type guessed from its name."""
    return File(filename, mimetypes.guess_type(filename)[0] or "application/octet-stream", data)


def store_attachment(state: State, channel_id: str, file: File) -> JSON:
    """Keep the bytes, and give the attachment as the protocol writes it; ``Refused`` (40005) if it is too large."""
    if len(file.data) > SIZE_LIMIT:
        raise Refused(Refusal.TOO_LARGE)
    attachment_id = state.ids.new()
    path = f"attachments/{channel_id}/{attachment_id}/{file.filename}"
    state.files[path] = file
    url = f"{state.origin}/cdn/{quote(path)}"
    return {
        "id": attachment_id,
        "filename": file.filename,
        "size": len(file.data),
        "content_type": file.content_type,
        "url": url,
        "proxy_url": url,
    }


def attach(state: State, channel_id: str, payload: JSON, files: Mapping[int, File], kept: list[JSON]) -> list[JSON]:
    """The attachments of a message after a request.

    Args:
        state: where the bytes go.
        channel_id: the message's channel.
        payload: the request; its ``attachments`` describe the files uploaded by their number, and name those kept.
        files: what was uploaded.
        kept: the attachments that the message has; all stay where the request lists none.
    """
    described = {str(entry["id"]): entry for entry in payload.get("attachments") or []}
    return staying(payload, kept) + [
        store_attachment(state, channel_id, file) | _alt_text(described.get(str(number), {}))
        for number, file in files.items()
    ]


def staying(payload: object, kept: list[JSON]) -> list[JSON]:
    """Those of a message's attachments that a request leaves there: all where it lists none."""
    listed = payload.get("attachments") if isinstance(payload, dict) else None
    if not isinstance(listed, list):
        return kept
    named = {str(entry.get("id")) for entry in listed if isinstance(entry, dict)}
    return [old for old in kept if old["id"] in named]


def path_of(state: State, attachment: JSON) -> str:
    """Where an attachment's bytes are kept, of which its address is the quoted form."""
    return unquote(str(attachment["url"]).removeprefix(f"{state.origin}/cdn/"))


def discard(state: State, attachments: list[JSON]) -> None:
    """Forget the bytes of attachments that no message has any more."""
    for attachment in attachments:
        state.files.pop(path_of(state, attachment), None)


def link_media(components: list[JSON], embeds: list[JSON], attachments: list[JSON]) -> None:
    """Replace every ``attachment://name`` of components and embeds by the file's address."""
    by_name = {f"attachment://{attachment['filename']}": attachment for attachment in attachments}
    media: list[JSON] = []
    for component in cast("Iterator[JSON]", walk(components)):
        if component.get("type") == Kind.FILE:
            attachment = by_name.get(component["file"]["url"], {})
            component |= {"name": attachment.get("filename"), "size": attachment.get("size")}
            component.setdefault("spoiler", False)
        media += [component[part] for part in ("file", "media") if part in component]
        media += [item["media"] for item in component.get("items", [])]
    media += [embed[part] for embed in embeds for part in ("image", "thumbnail") if embed.get(part)]
    for medium in media:
        if medium["url"] in by_name:
            attachment = by_name[medium["url"]]
            medium |= {key: attachment[key] for key in ("id", "url", "proxy_url", "content_type")}
            medium["attachment_id"] = attachment["id"]


def _alt_text(entry: JSON) -> JSON:
    return {"description": entry["description"]} if entry.get("description") else {}
