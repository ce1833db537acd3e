"""What a member would see, as the plain text of a terminal.

A message, a form or a list of choices goes in as Discord's JSON. Controls look like what they are: ``[ a button ]``,
``( a button that is greyed out )``, ``[ a link ↗ ]``, ``[ a menu ▾ ]``. The few words that Discord's own client adds are given
by the caller, who also marks what is ephemeral.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.playground.commandline_values import shown_name
from bot.playground.component_kinds import COMPONENTS_V2
from bot.playground.json_types import JSON
from bot.playground.polls import POLL_RESULT
from bot.playground.transcript_components import FILE, IMAGE, RULE, Page, Words, component_lines, file_name
from bot.playground.transcript_markdown import Names, barred, block, wrapped
from bot.playground.transcript_modal import modal_lines

__all__ = ["MARGIN", "Names", "Page", "Words", "render", "render_choices", "render_modal"]

MARGIN: Final = "  "
_PAGE: Final = Page()
_PIN_NOTICE: Final = 6  # the message by which Discord tells that another was pinned
_PICTURES: Final = ("thumbnail", "image")


def render(message: JSON, page: Page = _PAGE) -> str:
    """A message: whether it is pinned, content, attachments, embeds, poll, components; empty for one that shows nothing."""
    if message.get("type") == _PIN_NOTICE:
        author = message["author"]
        return _drawn(wrapped(page.words.pins.format(name=author["global_name"] or author["username"]), page.width))
    if message.get("type") == POLL_RESULT:
        said = {field["name"]: field["value"] for field in message["embeds"][0]["fields"]}
        return _drawn(wrapped(page.words.poll_result.format(question=said["poll_question_text"]), page.width))
    lines = [page.words.pinned] if message.get("pinned") else []
    lines += block(message["content"], page.width, page.names) if message.get("content") else []
    attachments = message.get("attachments") or []
    embeds = message.get("embeds") or []
    if not message.get("flags", 0) & COMPONENTS_V2:
        inside = {file_name(embed[name]) for embed in embeds for name in _PICTURES if embed.get(name)}
        for attachment in attachments:
            lines += _attachment(attachment, page) if attachment["filename"] not in inside else []
    described = {one["filename"]: one.get("description") for one in attachments if one.get("filename")}
    for embed in embeds:
        lines += _embed(embed, described, page)
    lines += _poll(message["poll"], page) if message.get("poll") else []
    return _drawn(lines + component_lines(message.get("components") or [], page))


def render_modal(modal: JSON, page: Page = _PAGE) -> str:
    """A form: its title, questions and fields, and the two buttons."""
    return _drawn(modal_lines(modal, page))


def render_choices(choices: Sequence[JSON], locale: str = "", page: Page = _PAGE) -> str:
    """What an autocompletion offers, in the member's language."""
    return _drawn([line for one in choices for line in wrapped(shown_name(one, locale), page.width, first="• ")])


def _drawn(lines: Sequence[str]) -> str:
    """The lines behind the margin, rules as wide as the widest of them; no blank at either end, never two together."""
    widest = max((len(line) for line in lines if line != RULE), default=0)
    drawn: list[str] = []
    for line in lines:
        text = "─" * widest if line == RULE else line
        if text or (drawn and drawn[-1]):
            drawn.append((MARGIN + text).rstrip() if text else "")
    return "\n".join(drawn).rstrip("\n")


def _embed(embed: JSON, described: Mapping[str, str | None], page: Page) -> list[str]:
    parts = [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
    for field in embed.get("fields") or ():
        parts += ["", f"**{field['name']}**", field["value"]]
    footer = (embed.get("footer") or {}).get("text")
    parts += ["", footer] if footer else []
    lines = [line for part in parts if part is not None for line in block(part, page.width - 2, page.names)]
    for picture in (file_name(embed[name]) for name in _PICTURES if embed.get(name)):
        lines += wrapped(described.get(picture) or picture, page.width - 2, first=f"{IMAGE} ")
    return barred(lines)


def _poll(poll: JSON, page: Page) -> list[str]:
    mark = "[ ]" if poll.get("allow_multiselect") else "( )"
    lines = wrapped(poll["question"].get("text") or "", page.width)
    results = poll.get("results")
    counts = {one["id"]: one["count"] for one in results["answer_counts"]} if results else {}
    for answer in poll["answers"]:
        text = answer["poll_media"].get("text") or ""
        if results:
            text += f" ({page.words.votes.format(count=counts.get(answer['answer_id'], 0))})"
        lines += wrapped(text, page.width, first=f"  {mark} ")
    if results:
        lines.append(page.words.poll_ended if results["is_finalized"] else page.words.poll_open)
    return lines


def _attachment(attachment: JSON, page: Page) -> list[str]:
    image = str(attachment.get("content_type") or "").startswith("image/")
    name, described = attachment.get("filename") or "", attachment.get("description")
    return wrapped(f"{name} — {described}" if described else name, page.width, first=f"{IMAGE if image else FILE} ")
