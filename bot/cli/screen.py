"""What a member would see on the loopback Discord, as text in a terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.cli.hints import meant
from bot.cli.moments import event_markdown
from bot.domain.errors import UnreadableFile
from bot.playground.commandline import CommandLineError, LineFault
from bot.playground.errors import Refused
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.offers import CommandRefused
from bot.playground.shown import Failure, Shown
from bot.playground.transcript import Page, Words, render, render_modal
from bot.texts.catalogue import N_, Texts, texts_for
from bot.texts.file_problems import file_sentence

_EPHEMERAL: Final = 1 << 6
_LONGEST_DETAIL: Final = 60
_SHOWN_LINES: Final = 20
_WIDEST: Final = 88
_FAULTS: Final = {
    LineFault.NOT_A_COMMAND: N_("Une commande commence par une barre oblique, comme « /aide »."),
    LineFault.UNKNOWN_COMMAND: N_("Discord ne connaît pas la commande « {detail} »."),
    LineFault.MISSING_SUBCOMMAND: N_("« {detail} » attend une suite."),
    LineFault.UNKNOWN_SUBCOMMAND: N_("« {detail} » n'existe pas ici."),
    LineFault.UNKNOWN_OPTION: N_("L'option « {detail} » n'existe pas."),
    LineFault.MISSING_OPTION: N_("Il manque « {detail} »."),
    LineFault.REPEATED_OPTION: N_("« {detail} » est donné deux fois."),
    LineFault.BAD_VALUE: N_("« {detail} » ne convient pas à l'option « {option} »."),
    LineFault.UNEXPECTED_WORDS: N_("Je ne sais que faire de « {detail} »."),
}


def screen_text(shown: Shown, hand: Hand, *, options: bool = True) -> str:
    """All that the member sees of an answer; an answer that only they see says so."""
    t = texts_for(hand.locale)
    _ = t.gettext
    if shown.error is Failure.NO_ANSWER:
        return _("L'application ne répond plus.")
    if shown.error is Failure.STILL_THINKING:
        return _("Courroie réfléchit encore…")
    page = _page(hand, options=options)
    if shown.modal is not None:
        return render_modal(shown.modal, page)
    screens = [render(message, page) for message in shown.messages]
    if any(message["flags"] & _EPHEMERAL for message in shown.messages):
        screens.append("  " + _("(Vous seul voyez ce message.)"))
    return "\n".join(screens)


def message_text(message: JSON, hand: Hand, *, options: bool = True) -> str:
    """A message of a channel."""
    return render(message, _page(hand, options=options))


def events_text(events: Sequence[JSON], hand: Hand) -> str:
    """A server's scheduled events, those that are over too."""
    t = texts_for(hand.locale)
    _ = t.gettext
    texts = [event_markdown(t, event) for event in events] or [_("Il n'y a pas d'événement.")]
    return "\n\n".join(render({"content": text}, _page(hand)) for text in texts)


def files_text(messages: list[JSON], hand: Hand) -> str:
    """The first lines of the texts that messages bring as files, each under its name; empty where there are none."""
    readable = [one for message in messages for one in message["attachments"] if _is_text(one)]
    return "".join(f"\n\n  {one['filename']}\n{_first_lines(hand.content(one))}" for one in readable)


async def typed(hand: Hand, line: str, *, channel: str = "plan", options: bool = True) -> tuple[Shown | None, str]:
    """Type ``line`` for the member: the answer, None where Discord would not send it, and its text.

    Where a command takes a file, the path that is typed is read.
    """
    t = texts_for(hand.locale)
    try:
        shown = await hand.use(line, channel=channel, attached=_files(hand, line))
    except (CommandLineError, CommandRefused) as error:
        return None, _fault_text(t, hand, line, error)
    except UnreadableFile as error:
        return None, file_sentence(t, error)
    except Refused:
        _ = t.gettext
        return None, _("Discord ne prend pas de fichier de plus de 10 Mo.")
    return shown, screen_text(shown, hand, options=options)


async def offered(hand: Hand, line: str) -> str:
    """What Discord offers while ``line`` is being typed, a line each."""
    t = texts_for(hand.locale)
    _ = t.gettext
    try:
        choices = await hand.suggest(line)
    except (CommandLineError, CommandRefused) as error:
        return _fault_text(t, hand, line, error)
    return "\n".join(f"  {choice['name']}" for choice in choices) or _("Discord ne propose rien ici.")


def _is_text(attachment: JSON) -> bool:
    kind = str(attachment["content_type"]).partition(";")[0]
    return kind.startswith("text/") or kind == "application/json"


def _first_lines(content: bytes) -> str:
    lines = content.decode("utf-8", "replace").splitlines()
    shown = [_cut(line, _WIDEST) for line in lines[:_SHOWN_LINES]] + ["…"] * (len(lines) > _SHOWN_LINES)
    return "\n".join(f"    │ {line}".rstrip() for line in shown)


def _files(hand: Hand, line: str) -> dict[str, bytes]:
    """The content of the files that the line names, by their names there."""
    try:
        return {name: Path(name).read_bytes() for name in hand.files_named(line)}
    except OSError as error:
        raise UnreadableFile("file", detail=f"{error.filename}: {error.strerror}") from error


def _fault_text(t: Texts, hand: Hand, line: str, error: CommandLineError | CommandRefused) -> str:
    """Why Discord's own client would not send what was typed, and what may have been meant."""
    _ = t.gettext
    if isinstance(error, CommandRefused):
        return _("Discord ne propose pas « /{name} » à ce membre.").format(name=error.name)
    text = _(_FAULTS[error.code]).format(detail=_cut(error.detail), option=error.option)
    whole = meant(line, hand.commands(), hand.locale) if error.code is LineFault.NOT_A_COMMAND else None
    if whole is not None:
        text += " " + _("Vouliez-vous dire « {command} »?").format(command=_cut(whole))
    if error.suggestions:
        text += " " + _("Possible : {suggestions}.").format(suggestions=", ".join(error.suggestions))
    return text


def _cut(text: str, longest: int = _LONGEST_DETAIL) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _page(hand: Hand, *, options: bool = True) -> Page:
    _ = texts_for(hand.locale).gettext
    words = Words(
        choose=_("Choisir"),
        submit=_("Envoyer"),
        cancel=_("Annuler"),
        pinned=_("📌 Message épinglé"),
        pins=_("📌 {name} a épinglé un message dans ce salon."),
        votes=_("votes : {count}"),
        poll_open=_("Sondage ouvert"),
        poll_ended=_("Sondage terminé"),
        poll_result=_("📊 Le sondage « {question} » est terminé."),
    )
    return Page(options=options, names=hand.names, words=words)
