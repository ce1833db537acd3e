"""What a member would see on the loopback Discord, as text in a terminal."""

from typing import Final

from bot.playground.commandline import CommandLineError, LineFault
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.offers import CommandRefused
from bot.playground.shown import Failure, Shown
from bot.playground.transcript import Page, Words, render, render_modal
from bot.texts.catalogue import N_, Texts, texts_for

_EPHEMERAL: Final = 1 << 6
_FAULTS: Final = {
    LineFault.NOT_A_COMMAND: N_("Une commande commence par une barre oblique, comme « /aide »."),
    LineFault.UNKNOWN_COMMAND: N_("Discord ne connaît pas la commande « {detail} »."),
    LineFault.MISSING_SUBCOMMAND: N_("« {detail} » attend une suite."),
    LineFault.UNKNOWN_SUBCOMMAND: N_("« {detail} » n'existe pas ici."),
    LineFault.UNKNOWN_OPTION: N_("L'option « {detail} » n'existe pas."),
    LineFault.MISSING_OPTION: N_("Il manque « {detail} »."),
    LineFault.REPEATED_OPTION: N_("« {detail} » est donné deux fois."),
    LineFault.BAD_VALUE: N_("« {detail} » ne convient pas à cette option."),
    LineFault.UNEXPECTED_WORDS: N_("Je ne sais que faire de « {detail} »."),
}


def screen_text(shown: Shown, locale: str, *, options: bool = True) -> str:
    """All that the member sees of an answer; an answer that only they see says so."""
    t = texts_for(locale)
    _ = t.gettext
    if shown.error is Failure.NO_ANSWER:
        return _("L'application ne répond plus.")
    if shown.error is Failure.STILL_THINKING:
        return _("Courroie réfléchit encore…")
    page = _page(t, options=options)
    if shown.modal is not None:
        return render_modal(shown.modal, page)
    screens = [render(message, page) for message in shown.messages]
    if any(message["flags"] & _EPHEMERAL for message in shown.messages):
        screens.append("  " + _("(Vous seul voyez ce message.)"))
    return "\n".join(screens)


def message_text(message: JSON, locale: str) -> str:
    """A message of a channel."""
    return render(message, _page(texts_for(locale)))


def fault_text(error: CommandLineError | CommandRefused, locale: str) -> str:
    """Why Discord's own client would not send what was typed."""
    t = texts_for(locale)
    _ = t.gettext
    if isinstance(error, CommandRefused):
        return _("Discord ne propose pas « /{name} » à ce membre.").format(name=error.name)
    text = _(_FAULTS[error.code]).format(detail=error.detail)
    if error.suggestions:
        text += " " + _("Possible : {suggestions}.").format(suggestions=", ".join(error.suggestions))
    return text


async def typed(hand: Hand, line: str, *, options: bool = True) -> tuple[Shown | None, str]:
    """Type ``line`` for the member: the answer, None where Discord would not send it, and its text."""
    try:
        shown = await hand.use(line)
    except (CommandLineError, CommandRefused) as error:
        return None, fault_text(error, hand.locale)
    return shown, screen_text(shown, hand.locale, options=options)


def _page(t: Texts, *, options: bool = True) -> Page:
    _ = t.gettext
    return Page(options=options, words=Words(choose=_("Choisir"), submit=_("Envoyer"), cancel=_("Annuler")))
