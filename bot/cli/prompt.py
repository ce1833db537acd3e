"""The prompt of ``courroie run`` without a token: a member's Discord, in a terminal."""

import sys
from collections.abc import AsyncIterable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

from bot.cli.filling import Filling
from bot.cli.moments import now_text
from bot.cli.output import say
from bot.cli.screen import message_text, offered, screen_text, typed
from bot.cli.touches import Touch, touch, touches
from bot.cli.trying import Trial
from bot.domain.errors import InvalidSetting
from bot.domain.setting_reading import read_offsets
from bot.playground.cast import PERSONAS
from bot.playground.commandline import usages
from bot.playground.errors import Refused
from bot.playground.member import DIRECT
from bot.playground.screen import NotOnScreen
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.texts.catalogue import texts_for

_GOODBYES: Final = ("q", "quit", "exit")
_MOVES: Final = ("avance", "advance")
_LOOKS: Final = ("regarde", "look")
_FURTHEST: Final = timedelta(days=3660)
_LOOKED_AT: Final = 3
_LOCALES: Final = {"fr": "fr", "en": "en-US"}


async def converse(conversation: "Conversation", lines: AsyncIterable[str]) -> None:
    """Answer each line, until one says goodbye or there are no more."""
    conversation.invite()
    async for line in lines:
        if line.casefold() in _GOODBYES and not conversation.filling:
            return
        await conversation.take(line)
        conversation.invite()
    say()


class Conversation:
    """Who types, in which language, and the message on the screen."""

    def __init__(self, world: Playground, trial: Trial | None = None) -> None:
        self._world = world
        self._trial = trial
        self._become("membre", "fr")

    def begin_again(self) -> None:
        """Turn to the playground that has taken the other's place."""
        _ = texts_for(self._locale).gettext
        if self._trial is not None:
            self._world = self._trial.world
            self._become(self._persona, self._locale)
            say("\n" + _("Tout recommence à neuf, à la même adresse."))
            self.invite()

    @property
    def filling(self) -> bool:
        """Whether a form is open, and the next line answers one of its fields."""
        return self._form is not None

    def invite(self) -> None:
        """Show that a line is awaited, and for what."""
        if self._form is not None:
            sys.stdout.write(f"\n{self._form.question()} > ")
        else:
            sys.stdout.write(f"\n{self._persona} ({self._locale}) > ")
        sys.stdout.flush()

    async def take(self, line: str) -> None:
        """Do what one line asks."""
        word = line.casefold()
        if self._form is not None:
            await self._fill(self._form, line)
        elif word in PERSONAS:
            self._become(word, self._locale)
        elif word in _LOCALES:
            self._become(self._persona, _LOCALES[word])
        elif line == "?":
            self._help()
        elif word.partition(" ")[0] in _MOVES:
            await self._advance(line.partition(" ")[2])
        elif word.partition(" ")[0] in _LOOKS:
            self._look(line.partition(" ")[2].strip().lstrip("#"))
        elif line.endswith(" ?"):
            say("\n" + await offered(self._hand, line.removesuffix("?")))
        elif line and all(number.isdecimal() for number in _words(line)):
            await self._touch(_words(line))
        elif line:
            shown, text = await typed(self._hand, line, options=False)
            self._show(shown, text)

    def _become(self, persona: str, locale: str) -> None:
        self._persona, self._locale = persona, locale
        self._hand = self._world.hand(persona, locale=locale)
        self._message: dict[str, Any] | None = None
        self._form: Filling | None = None

    async def _touch(self, numbers: list[str]) -> None:
        _ = texts_for(self._locale).gettext
        there = self._touches()
        if any(there[number].votes for number in numbers if number in there):
            self._vote([there[number].label if number in there else "" for number in numbers])
            return
        shown = None
        if self._message is not None and there.keys() >= set(numbers):
            with suppress(NotOnScreen, Refused):
                shown = await touch(self._hand, self._message, [there[number] for number in numbers])
        if shown is None:
            say(_("Il n'y a rien de ce numéro à l'écran."))
        else:
            self._show(shown, screen_text(shown, self._hand, options=False))

    def _vote(self, answers: list[str]) -> None:
        """Vote in the poll on the screen, and show what it has become."""
        _ = texts_for(self._locale).gettext
        try:
            self._message = self._hand.vote(self._message or {}, *answers)
        except (NotOnScreen, Refused):
            say(_("Ce vote n'est pas possible : le sondage est terminé, ou ne prend qu'une réponse."))
            return
        say(f"\n{message_text(self._message, self._hand, options=False)}")
        self._list()

    async def _fill(self, form: Filling, line: str) -> None:
        _ = texts_for(self._locale).gettext
        if line.casefold() == "q":
            self._form = None
            say(_("Le formulaire est fermé; rien n'a été envoyé."))
            return
        refusal = form.take(line)
        if refusal is not None:
            say(refusal)
        elif form.done:
            self._form = None
            shown = await form.send()
            self._show(shown, screen_text(shown, self._hand, options=False))

    async def _advance(self, duration: str) -> None:
        """Let time pass on the loopback Discord, and so for the bot; what falls due meanwhile happens, in order."""
        t = texts_for(self._locale)
        _ = t.gettext
        try:
            delta = sum(read_offsets(duration), timedelta())
        except InvalidSetting:
            delta = timedelta()
        if not timedelta() < delta <= _FURTHEST:
            say(_("Dites de combien, jusqu'à dix ans, comme « avance 7 jours » ou « avance 2 h »."))
            return
        if self._trial is None:
            self._world.clock.advance(delta)
        else:
            await self._trial.stepping.advance(delta)
        say(_("C'est maintenant {instant}.").format(instant=now_text(t, self._world.clock.now())))
        say(_("« regarde annonces » montre ce qui est arrivé dans un salon, « regarde » vos messages privés."))

    def _look(self, channel: str) -> None:
        """Show the last messages of a channel, or of the direct messages with the bot; the last can be touched."""
        _ = texts_for(self._locale).gettext
        try:
            messages = self._hand.sees(channel or DIRECT)[-_LOOKED_AT:]
        except KeyError:
            say(_("Il n'y a pas de salon « {name} ».").format(name=channel))
            return
        if not messages:
            say(_("Il n'y a pas de message à voir là."))
            return
        for message in messages:
            say(f"\n{message_text(message, self._hand, options=False)}")
        self._message = messages[-1]
        self._list()

    def _touches(self) -> dict[str, Touch]:
        return touches(None if self._message is None else self._hand.listed(self._message))

    def _show(self, shown: Shown | None, text: str) -> None:
        say(f"\n{text}")
        if shown is not None and shown.modal is not None:
            self._open(shown)
        if shown is None or shown.message is None:
            return
        self._message = shown.message
        self._list()

    def _list(self) -> None:
        """Number what can be touched."""
        listed = [f"  {number:>3}  {one.label}" for number, one in self._touches().items()]
        if listed:
            say("\n" + "\n".join(listed))

    def _open(self, shown: Shown) -> None:
        _ = texts_for(self._locale).gettext
        self._form = Filling(self._hand, shown)
        say(
            "\n"
            + _(
                "Répondez à chaque question. Une ligne vide garde ce qui est entre crochets, « - » l'efface, « q » ferme "
                "le formulaire sans rien envoyer."
            )
        )

    def _help(self) -> None:
        _ = texts_for(self._locale).gettext
        for usage in usages(self._hand.commands(), self._locale):
            say(f"  {usage}")
        say(
            _(
                "Un numéro touche un bouton ou un menu de la dernière réponse; plusieurs numéros, plusieurs choix d'un menu."
            )
        )
        say(
            _(
                "« avance 7 jours » fait passer le temps, « regarde annonces » montre un salon, « regarde » vos messages privés."
            )
        )
        say(_("Une commande suivie d'une espace et de « ? » montre ce que Discord propose en tapant."))
        say(
            _("Pour changer de personne : {people}. De langue : « fr » ou « en ». « q » pour finir.").format(
                people=", ".join(PERSONAS)
            )
        )


def _words(line: str) -> list[str]:
    return line.replace(",", " ").split()
